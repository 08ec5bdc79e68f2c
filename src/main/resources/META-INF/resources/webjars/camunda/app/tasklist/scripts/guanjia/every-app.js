// What all four web apps load of ours.
import './must-change.js';
import { APP_RULES } from './app-texts.js';
import { ENGLISH_FORM_RULES, FORM_RULES } from './form-texts.js';
import { chinese } from './language.js';
import { keepTranslated } from './translate.js';

const base = document.querySelector('base');
const apps = base.getAttribute('app-root') + '/app/';
document.querySelector('link[rel="icon"]')?.setAttribute('href', apps + 'tasklist/styles/mark.svg');

// The title of the first page is written before its label is there, and shows the label's key.
const titled = new MutationObserver(async () => {
  const [, key] = /\| ([A-Z][A-Z_]+)$/.exec(document.title) || [];
  if (key) {
    const answer = await fetch(`${apps}${base.getAttribute('app-name')}/locales/${chinese ? 'zh' : 'en'}.json`);
    const { labels } = await answer.json();
    if (labels[key] && document.title.endsWith(key)) {
      document.title = document.title.replace(key, labels[key]);
    }
  }
});
titled.observe(document.head, { subtree: true, childList: true, characterData: true });

if (chinese) {
  document.documentElement.lang = 'zh-CN';
  keepTranslated(document.body, [...FORM_RULES, ...APP_RULES]);
} else {
  keepTranslated(document.body, ENGLISH_FORM_RULES);
}

export default [];
