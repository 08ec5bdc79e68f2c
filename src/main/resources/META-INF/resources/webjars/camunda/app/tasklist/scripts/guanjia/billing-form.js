// The start form of a billing run: which community, which month.
import { get, newKey, post } from './api.js';
import { el, show } from './dom.js';
import { tell } from './report-texts.js';

// `camForm` is the engine's form: its own submit is prevented, the run begins by POST /api/billing-runs.
export function billingForm(camForm, place) {
  const community = el('select', { class: 'form-control', name: 'community' });
  const month = el('input', { class: 'form-control', type: 'month', name: 'month', value: thisMonth() });
  const message = el('div', { role: 'alert' });
  // One attempt has one key: without an answer it stays the same one.
  let key = newKey();
  let busy = false;
  let done = false;
  const labelled = (name, input) => el('label', {}, el('span', {}, tell(name)), input);
  show(place, el('div', { class: 'gj' },
    el('div', { class: 'gj-grid' }, labelled('community', community), labelled('billingMonth', month)), message));
  load();

  async function load() {
    show(message);
    try {
      const { items } = await get('/communities');
      show(community,
        items.length === 1 ? null : el('option', { value: '' }, tell('choose')),
        items.map(({ id, name }) => el('option', { value: id }, name)));
      community.focus();
    } catch (refused) {
      complain(refused);
      message.append(el('button', { type: 'button', class: 'btn btn-default', onclick: load }, tell('tryAgain')));
    }
  }

  function complain(refused) {
    show(message, el('div', { class: 'gj-error' }, refused.message));
    const control = { community, month }[refused.field];
    if (control) {
      control.focus();
    }
  }

  function missing() {
    const no = (field, text) => Object.assign(new Error(tell(text)), { field });
    return community.value ? (month.value ? null : no('month', 'needMonth')) : no('community', 'needCommunity');
  }

  camForm.on('submit', async () => {
    camForm.submitPrevented = true;
    if (busy || done) {
      return;
    }
    const wrong = missing();
    if (wrong) {
      complain(wrong);
      return;
    }
    busy = true;
    try {
      const { caseNumber } = await post('/billing-runs', { community: community.value, month: month.value }, key);
      done = true;
      const begun = el('div', { class: 'gj-done', role: 'status', tabindex: '-1' },
        el('div', {}, tell('billingBegun')), el('div', { class: 'gj-number' }, caseNumber), el('div', {}, tell('billingHint')));
      show(place, el('div', { class: 'gj' }, begun));
      begun.focus();
    } catch (refused) {
      if (refused.status >= 400 && refused.status < 500) {
        key = newKey();
      }
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
