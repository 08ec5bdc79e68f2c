// What all four web apps load of ours.
import './must-change.js';
import { APP_RULES, ENGLISH_RULES } from './app-texts.js';
import { ENGLISH_FORM_RULES, FORM_RULES } from './form-texts.js';
import { chinese } from './language.js';
import { forgetAtSignOut } from './report-draft.js';
import { keepTranslated } from './translate.js';

const base = document.querySelector('base');
const apps = base.getAttribute('app-root') + '/app/';
document.querySelector('link[rel="icon"]')?.setAttribute('href', apps + 'tasklist/styles/mark.svg');

// What a page draws before its labels are there shows their keys, and so does its title; on a slow line that stays.
const KEY = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$/;
const labels = fetch(`${apps}${base.getAttribute('app-name')}/locales/${chinese ? 'zh' : 'en'}.json`)
  .then((answer) => answer.json()).then((file) => file.labels).catch(() => ({}));
labels.then((known) => keepTranslated(document.body, [{ places: 'body', table: [[KEY, (key) => known[key] || key]] }]));

const titled = new MutationObserver(async () => {
  const [, key] = /\| ([A-Z][A-Z_]+)$/.exec(document.title) || [];
  const known = key ? await labels : {};
  if (known[key] && document.title.endsWith(key)) {
    document.title = document.title.replace(key, known[key]);
  }
});
titled.observe(document.head, { subtree: true, childList: true, characterData: true });

if (chinese) {
  document.documentElement.lang = 'zh-CN';
  keepTranslated(document.body, [...FORM_RULES, ...APP_RULES]);
} else {
  keepTranslated(document.body, [...ENGLISH_FORM_RULES, ...ENGLISH_RULES]);
}

forgetAtSignOut();

export default [];
