// One case by its number: where the figures of the dashboard lead.
import { CasePanel } from '/camunda/app/tasklist/scripts/guanjia/case-panel.js';
import { el, show } from '/camunda/app/tasklist/scripts/guanjia/dom.js';
import { openPage } from './page.js';

const caseNumber = new URLSearchParams(window.location.search).get('number') || '';

openPage('case', (place) => {
  const panel = el('div', { class: 'case' });
  show(place, panel);
  return new CasePanel(panel, { caseNumber }).load();
}, { id: 'case', everybody: true, name: [caseNumber, caseNumber], about: ['工单的全部内容。', 'All there is to see of a case.'] });
