// The start form of a billing run: which community, which month.
import { get, newKey, post } from './api.js';
import { el, show } from './dom.js';
import { chinese } from './language.js';
import { say } from './texts.js';

const word = (zh, en) => (chinese ? zh : en);

// `camForm` is the engine's form: its own submit is prevented, the run begins by POST /api/billing-runs.
export function billingForm(camForm, place) {
  const community = el('select', { class: 'form-control', name: 'community' });
  const month = el('input', { class: 'form-control', type: 'month', name: 'month', value: thisMonth() });
  const message = el('div', { role: 'alert' });
  let key = newKey();
  let busy = false;
  const labelled = (zh, en, input) => el('label', {}, el('span', {}, word(zh, en)), input);
  show(place, el('div', { class: 'gj-grid' },
    labelled('小区', 'Community', community), labelled('出账月份', 'Month', month)), message);
  get('/communities').then(({ items }) => show(community,
    items.length === 1 ? null : el('option', { value: '' }, say('choose')),
    items.map(({ id, name }) => el('option', { value: id }, name)))).catch(complain);

  function complain(refused) {
    show(message, el('div', { class: 'alert alert-danger' }, refused.message));
  }

  camForm.on('submit', async () => {
    camForm.submitPrevented = true;
    if (busy) {
      return;
    }
    busy = true;
    try {
      const { caseNumber } = await post('/billing-runs', { community: community.value, month: month.value }, key);
      show(message, el('div', { class: 'alert alert-success' },
        word('已发起 ', 'Begun: ') + caseNumber + word(',试算完成后在任务里核对。', '. Check the preview in your tasks.')));
    } catch (refused) {
      // Corrected and sent again, it is another attempt.
      key = newKey();
      complain(refused);
    } finally {
      busy = false;
    }
  });
}

function thisMonth() {
  const now = new Date();
  return now.getFullYear() + '-' + String(now.getMonth() + 1).padStart(2, '0');
}
