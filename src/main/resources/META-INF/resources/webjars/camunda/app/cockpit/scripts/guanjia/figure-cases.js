// The cases behind a figure, in a dialog; each number opens its case.
import { get } from '../../../tasklist/scripts/guanjia/api.js';
import { el, show } from '../../../tasklist/scripts/guanjia/dom.js';
import { time } from '../../../tasklist/scripts/guanjia/texts.js';
import { date, money, numberFormat, say } from './dashboard-texts.js';

// Figures that count clocks: their lists say which.
const MEASURED = ['clock', 'escalation'];

// title: what the reader pressed; question: {figure, window, flow, severity, part, bad, community}
export function showCases(title, question) {
  const clock = MEASURED.includes(question.figure);
  showRows(title, ['caseNumber', 'flow', 'severity', 'matter', ...(clock ? ['clock'] : []), 'when', 'state'], 'nothingBehind',
    (after) => get('/figures/cases', { ...question, after }), (one) => line(one, clock));
}

// The houses behind the collection rate; question: {month, community}
export function showArrears(title, question) {
  showRows(title, ['house', 'owed', 'bills', 'since', 'collectionCase'], 'nobodyOwes',
    (after) => get('/figures/arrears', { ...question, after }), owing,
    (page) => say('owingInAll', numberFormat.format(page.houses), money(page.owed), time(page.asOf)));
}

function showRows(title, heads, nothing, ask, draw, sum) {
  const head = el('h2', {}, title);
  const body = el('tbody', {});
  const summed = el('p', { class: 'gj-hint' });
  const said = el('div', { role: 'status' });
  const more = el('button', { type: 'button', class: 'btn btn-default', hidden: true }, say('more'));
  const dialog = el('dialog', { class: 'gj-behind', 'aria-label': title },
    el('div', { class: 'gj-behind-head' }, head,
      el('button', { type: 'button', class: 'btn btn-default', onclick: () => dialog.close() }, say('close'))),
    sum ? summed : null,
    el('div', { class: 'gj-scroll' }, el('table', { class: 'table gj-stacked' },
      el('thead', {}, el('tr', {}, heads.map((name) => el('th', { scope: 'col' }, say(name))))),
      body)),
    said, more);
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();

  const load = async (after) => {
    more.disabled = true;
    try {
      const page = await ask(after);
      if (sum) {
        show(summed, sum(page));
      }
      const rows = page.items.map(draw);
      rows.forEach((row) => [...row.children].forEach((cell, index) => { cell.dataset.head = say(heads[index]); }));
      body.append(...rows);
      more.hidden = !page.next;
      more.disabled = false;
      more.onclick = () => load(page.next);
      show(said, body.children.length ? null : say(nothing));
    } catch (refused) {
      show(said, el('div', { class: 'gj-fault' }, refused.message));
    }
  };
  load(null);
}

export function caseLink(caseNumber) {
  return el('a', { href: `/guanjia/case?number=${encodeURIComponent(caseNumber)}`, target: '_blank', rel: 'noopener' }, caseNumber);
}

function owing(one) {
  return el('tr', {},
    el('td', {}, one.house),
    el('td', { class: 'gj-nowrap' }, money(one.owed)),
    el('td', {}, numberFormat.format(one.bills)),
    el('td', { class: 'gj-nowrap' }, date(one.since)),
    el('td', { class: 'gj-nowrap' }, one.collection ? caseLink(one.collection) : say('none')));
}

function line(one, clock) {
  return el('tr', {},
    el('td', { class: 'gj-nowrap' }, caseLink(one.caseNumber)),
    el('td', {}, one.flowName),
    el('td', {}, one.severity),
    el('td', {}, one.title),
    clock ? el('td', { class: one.bad ? 'gj-bad' : null }, one.what || say('none')) : null,
    el('td', { class: 'gj-nowrap' }, time(one.at)),
    el('td', { class: 'gj-nowrap' }, say('status.' + one.status)));
}
