// In Tasklist's header: find a case that nobody holds a task of, switch the duty phone, go off duty.
import { get, post, signedIn } from './api.js';
import { CasePanel } from './case-panel.js';
import { el, show } from './dom.js';
import { sure } from './sure.js';
import { labelled, say, time, word } from './texts.js';

export default {
  id: 'guanjia-tools',
  pluginPoint: 'tasklist.navbar.action',
  priority: 150,

  render(node) {
    show(node, el('a', { href: '', class: 'gj-tools', onclick: (event) => {
      event.preventDefault();
      new Tools().open();
    } }, el('span', { class: 'glyphicon glyphicon-search' }), ' ', say('tools')));
  }
};

class Tools {
  constructor() {
    this.query = el('input', { class: 'form-control', type: 'search', name: 'caseQuery', maxlength: '60', placeholder: say('findCaseHint'), 'aria-label': say('findCaseHint') });
    this.onlyOpen = el('input', { type: 'checkbox', name: 'onlyOpen', checked: true });
    this.found = el('div', { role: 'status', 'aria-live': 'polite' });
    this.duty = el('div', {});
    this.list = el('div', {},
      el('h4', {}, say('findCase')),
      el('form', { onsubmit: (event) => { event.preventDefault(); this.find(); } },
        el('div', { class: 'gj-row' }, this.query,
          el('label', {}, this.onlyOpen, ' ', say('onlyOpen')),
          el('button', { type: 'submit', class: 'btn btn-primary' }, say('find')))),
      this.found,
      this.duty);
    this.one = el('div', {});
    this.dialog = el('dialog', { class: 'gj gj-dialog', 'aria-label': say('tools') },
      el('div', { class: 'gj-dialog-head' }, el('strong', {}, say('tools')),
        el('button', { type: 'button', class: 'btn btn-default', onclick: () => this.dialog.close() }, say('close'))),
      this.list, this.one);
    this.dialog.addEventListener('close', () => this.dialog.remove());
  }

  open() {
    document.body.append(this.dialog);
    this.dialog.showModal();
    this.query.focus();
    this.find();
    this.showDuty();
  }

  async find(after) {
    try {
      const page = await get('/cases', { q: this.query.value.trim(), status: this.onlyOpen.checked ? 'open' : '', limit: 10, after });
      const lines = page.items.map((line) => el('li', {}, el('button', { type: 'button', class: 'gj-pick', onclick: () => this.showCase(line.caseNumber) },
        line.severity ? el('span', { class: 'gj-severity gj-' + line.severity.toLowerCase() }, word('severity', line.severity)) : null,
        el('strong', {}, line.caseNumber), line.title ? ` ${line.title} ` : ' ',
        el('span', { class: 'gj-hint' }, `${say('status.' + line.status)} · ${time(line.openedAt)}`))));
      const more = page.next ? el('button', { type: 'button', class: 'btn btn-link', onclick: () => { more.remove(); this.find(page.next); } }, say('more')) : null;
      const list = el('ul', { class: 'gj-list' }, lines);
      if (after) {
        this.found.append(list, more || '');
      } else {
        show(this.found, lines.length ? list : el('span', { class: 'gj-hint' }, say(this.onlyOpen.checked ? 'noneOpen' : 'noCases')), more);
      }
    } catch (refused) {
      show(this.found, el('div', { class: 'gj-error' }, refused.message));
    }
  }

  showCase(caseNumber) {
    const place = el('div', {});
    this.list.hidden = true;
    show(this.one, el('button', { type: 'button', class: 'btn btn-link', onclick: () => {
      this.list.hidden = false;
      show(this.one);
      this.find();
    } }, '← ', say('back')), place);
    new CasePanel(place, { caseNumber }).load();
  }

  async showDuty() {
    try {
      const { items } = await get('/communities');
      const phones = await Promise.all(items.map((community) => get(`/duty-phone/${encodeURIComponent(community.id)}`)
        .then((phone) => ({ ...phone, name: community.name }))));
      show(this.duty, el('h4', {}, say('onDutyTitle')), phones.map((phone) => this.phone(phone)), this.offDuty());
    } catch (refused) {
      show(this.duty, el('div', { class: 'gj-error' }, refused.message));
    }
  }

  phone(phone) {
    const out = phone.state === 'out';
    const reason = el('input', { class: 'form-control', type: 'text', name: 'phoneReason', maxlength: '200', placeholder: say('why'), 'aria-label': say('why') });
    const change = () => this.change(said, async () => {
      await post(`/duty-phone/${encodeURIComponent(phone.community)}`, { state: out ? 'in' : 'out', reason: reason.value.trim() });
      await this.showDuty();
    });
    const said = el('div', { role: 'alert' });
    return el('div', {},
      el('div', {}, labelled(`${phone.name} · ${say('dutyPhone')}`, out ? say('phoneOut', phone.holderName || '', time(phone.since)) : say('phoneIn'))),
      el('div', { class: 'gj-hint' }, say('intakeNow', say('role.' + phone.intakeRole))),
      el('div', { class: 'gj-row' }, reason,
        el('button', { type: 'button', class: 'btn btn-default', onclick: change }, say(out ? 'comeBack' : 'goOut'))),
      said);
  }

  offDuty() {
    const said = el('div', { role: 'alert' });
    const go = () => this.change(said, async () => {
      if (await sure(say('offDutySure'), say('offDutyYes'))) {
        await post(`/staff/${encodeURIComponent((await signedIn()).userId)}/off-duty`, { reason: say('offDuty') });
        show(said, el('div', { class: 'gj-done' }, say('offDutyDone')));
      }
    });
    return el('div', { class: 'gj-row' }, el('button', { type: 'button', class: 'btn btn-default', onclick: go }, say('offDuty')), said);
  }

  async change(said, work) {
    try {
      await work();
    } catch (refused) {
      show(said, el('div', { class: 'gj-error' }, refused.message));
    }
  }
}
