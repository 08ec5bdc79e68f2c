// Translates what the web apps have in English alone, where their label files do not reach. A rule says where on the
// page ({places}, a selector), what stays as people wrote it ({ownWords}, a selector), and which words: a table of
// pairs, English as text or regular expression, then Chinese.
const ATTRIBUTES = ['placeholder', 'aria-label', 'title', 'alt', 'label'];

export function lookUp(table, text) {
  const asked = text.trim().replace(/\s+/g, ' ');
  if (!asked) {
    return text;
  }
  for (const [english, words] of table) {
    if (typeof english === 'string' ? english === asked : english.test(asked)) {
      return text.replace(text.trim(), () => asked.replace(english, words));
    }
  }
  return text;
}

export function keepTranslated(body, rules) {
  const translate = (node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      translateText(node, rules);
    } else if (node.nodeType === Node.ELEMENT_NODE) {
      translateAttributes(node, rules);
      node.childNodes.forEach(translate);
    }
  };
  translate(body);
  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === 'childList') {
        change.addedNodes.forEach(translate);
      } else if (change.type === 'attributes') {
        translateAttributes(change.target, rules);
      } else {
        translateText(change.target, rules);
      }
    }
  }).observe(body, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES });
}

function translateText(node, rules) {
  const parent = node.parentElement;
  // A choice without a value of its own sends its words: they stay.
  if (!parent || !/[A-Za-z]/.test(node.data) || parent.matches('script, style, textarea, option:not([value])')) {
    return;
  }
  for (const { places, ownWords, table } of rules) {
    if (parent.closest(places) && !(ownWords && parent.closest(ownWords))) {
      const words = lookUp(table, node.data);
      if (words !== node.data) {
        node.data = words;
        return;
      }
    }
  }
}

function translateAttributes(element, rules) {
  for (const name of ATTRIBUTES) {
    const text = element.getAttribute(name);
    if (text && /[A-Za-z]/.test(text)) {
      for (const { places, table } of rules) {
        const words = element.closest(places) ? lookUp(table, text) : text;
        if (words !== text) {
          element.setAttribute(name, words);
          break;
        }
      }
    }
  }
}
