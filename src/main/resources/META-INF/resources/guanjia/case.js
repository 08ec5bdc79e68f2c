// One case by its number: where the figures of the dashboard lead.
import { CasePanel } from '/camunda/app/tasklist/scripts/guanjia/case-panel.js';
import { el, show } from '/camunda/app/tasklist/scripts/guanjia/dom.js';
import { sayer } from '/camunda/app/tasklist/scripts/guanjia/texts.js';
import { openPage } from './page.js';

const say = sayer({
  number: ['工单号（如 BX-20261123-0007）', 'Case number (such as BX-20261123-0007)'],
  open: ['查看工单', 'Show the case']
});

const caseNumber = (new URLSearchParams(window.location.search).get('number') || '').trim();

openPage('case', (place) => {
  if (!caseNumber) {
    show(place, ask());
    return null;
  }
  const panel = el('div', { class: 'case' });
  show(place, panel);
  return new CasePanel(panel, { caseNumber }).load();
}, {
  id: 'case', everybody: true, name: caseNumber ? [caseNumber, caseNumber] : ['查看工单', 'A case'],
  about: ['工单的全部内容。', 'All there is to see of a case.']
});

function ask() {
  const number = el('input', { type: 'search', name: 'number', maxlength: '40', required: true, autocomplete: 'off' });
  return el('form', { class: 'card row', onsubmit: (event) => {
    event.preventDefault();
    window.location.assign('/guanjia/case?number=' + encodeURIComponent(number.value.trim()));
  } }, el('label', { class: 'grow' }, el('span', {}, say('number')), number), el('button', { type: 'submit', class: 'primary' }, say('open')));
}
