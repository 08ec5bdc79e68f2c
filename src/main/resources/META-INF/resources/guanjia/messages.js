// Messages that no channel took: try again, at another address where somebody knows one, or tell it and say so.
import { get, post } from '/camunda/app/tasklist/scripts/guanjia/api.js';
import { el, show } from '/camunda/app/tasklist/scripts/guanjia/dom.js';
import { say as word, sayer, time } from '/camunda/app/tasklist/scripts/guanjia/texts.js';
import { openPage, refusal, troubled } from './page.js';

const STATES = ['undeliverable', 'waiting', 'done', 'sent'];

const say = sayer({
  community: ['小区', 'Community'],
  all: ['全部', 'All'],
  state: ['状态', 'State'],
  'state.undeliverable': ['无法送达', 'Undeliverable'],
  'state.waiting': ['等待发送', 'Waiting'],
  'state.done': ['已另行告知', 'Told in another way'],
  'state.sent': ['已发送', 'Sent'],
  waitsForYou: ['有 {0} 条无法送达，请再发一次或另行告知；有 {1} 条第一次没发成，系统正在重试。',
    '{0} could not be delivered: send them again or tell the person in another way. {1} failed at first and are being tried again.'],
  allDelivered: ['没有无法送达的消息。', 'No message waits for you.'],
  nothingWaits: ['没有无法送达的消息；有 {0} 条第一次没发成，系统正在重试。', 'No message waits for you. {0} failed at first and are being tried again.'],
  none: ['这里没有消息。', 'There are no messages here.'],
  more: ['更多', 'More'],
  to: ['发给', 'To'],
  why: ['原因', 'Reason'],
  when: ['产生于', 'Written'],
  next: ['下次发送', 'Next attempt'],
  sentAt: ['发出于', 'Sent'],
  tried: ['已试 {0} 次', 'tried {0} times'],
  by: ['处理', 'Handled by'],
  text: ['内容', 'Text'],
  urgent: ['急', 'Urgent'],
  again: ['再发一次', 'Send again'],
  address: ['改用邮箱（不填则用登记的地址）', 'Another e-mail address (left empty: the registered one)'],
  keep: ['同时存入住户登记', 'Keep it in the resident\'s register, too'],
  told: ['已电话或当面告知', 'Told by phone or at the door'],
  note: ['备注（可不填）', 'Note (optional)'],
  againDone: ['已重新排队发送。', 'It is queued again.'],
  againWaits: ['已重新排队，免打扰时段过后发送：{0}。', 'It is queued again and leaves after the quiet hours: {0}.'],
  toldDone: ['已记下。', 'Noted.']
});

class Inbox {
  constructor(place) {
    this.community = el('select', { name: 'community', onchange: () => this.load() },
      el('option', { value: '' }, say('all')));
    this.state = el('select', { name: 'state', onchange: () => this.load() },
      STATES.map((state) => el('option', { value: state }, say('state.' + state))));
    this.count = el('div', { role: 'status' });
    this.list = el('div', {});
    show(place, el('div', { class: 'row' },
      el('label', {}, el('span', {}, say('community')), this.community),
      el('label', {}, el('span', {}, say('state')), this.state)), this.count, this.list);
  }

  async open() {
    const { items } = await get('/communities');
    this.names = new Map(items.map((one) => [one.id, one.name]));
    this.community.append(...items.map((one) => el('option', { value: one.id }, one.name)));
    await this.load();
  }

  async load(after) {
    try {
      if (!after) {
        await this.showCount();
      }
      const page = await get('/messages', { state: this.state.value, community: this.community.value, limit: 20, after });
      const more = page.next ? el('button', { type: 'button', onclick: () => { more.remove(); this.load(page.next); } }, say('more')) : null;
      const cards = page.items.map((message) => this.card(message));
      if (after) {
        this.list.append(...cards, more || '');
      } else {
        // That nothing is undeliverable stands above already.
        show(this.list, cards.length ? cards : this.state.value === 'undeliverable' ? null : el('p', { class: 'hint' }, say('none')), more);
      }
    } catch (refused) {
      show(this.list, troubled(refused, () => this.load()));
    }
  }

  async showCount() {
    const { undeliverable, delayed } = await get('/messages/count', { community: this.community.value });
    show(this.count, el('div', { class: undeliverable ? 'note warn' : 'note done' },
      undeliverable ? say('waitsForYou', undeliverable, delayed) : delayed ? say('nothingWaits', delayed) : say('allDelivered')));
  }

  card(message) {
    const rows = [
      ['to', [recipient(message), this.names.get(message.community), message.address].filter(Boolean).join(' · ')],
      ['why', message.reasonText && [message.reasonText, message.attempts > 1 && say('tried', message.attempts), message.lastError].filter(Boolean).join(' · ')],
      ['when', time(message.createdAt)],
      ['next', message.state === 'waiting' ? time(message.nextAt) : null],
      ['sentAt', time(message.sentAt)],
      ['by', message.handledByName && [message.handledByName, time(message.handledAt), message.handledNote].filter(Boolean).join(' · ')],
      ['text', message.text]
    ].filter(([, value]) => value);
    const card = el('article', { class: 'card message', 'data-id': message.id },
      el('h2', {}, message.urgent && message.recipientKind === 'resident' ? el('span', { class: 'urgent' }, say('urgent')) : null,
        message.subject, ' ', message.caseNumber
          ? el('a', { class: 'hint', href: '/guanjia/case?number=' + encodeURIComponent(message.caseNumber) }, message.caseNumber) : null),
      el('dl', {}, rows.flatMap(([name, value]) => [el('dt', {}, say(name)), el('dd', {}, value)])),
      message.state === 'undeliverable' ? this.actions(message, () => card) : null);
    return card;
  }

  actions(message, card) {
    const said = el('div', { role: 'alert' });
    const address = el('input', { type: 'text', inputmode: 'email', name: 'address', maxlength: '254', autocomplete: 'off' });
    const keep = el('input', { type: 'checkbox', name: 'keep' });
    const note = el('input', { type: 'text', name: 'note', maxlength: '400' });
    const finish = async (button, path, body, words) => {
      button.disabled = true;
      try {
        const now = await post(`/messages/${message.id}/${path}`, body);
        show(card(), el('div', { class: 'note done' }, words(now)));
        await this.showCount();
      } catch (refused) {
        button.disabled = false;
        show(said, refusal(refused));
      }
    };
    const toRole = message.recipientKind === 'role';
    const again = el('button', { type: 'button', class: 'primary', onclick: () =>
      finish(again, 'retry', { address: toRole ? null : address.value.trim() || null, keep: keep.checked }, (now) =>
        new Date(now.nextAt) > new Date() ? say('againWaits', time(now.nextAt)) : say('againDone')) }, say('again'));
    const told = el('button', { type: 'button', onclick: () =>
      finish(told, 'done', { note: note.value.trim() || null }, () => say('toldDone')) }, say('told'));
    return el('div', {},
      el('div', { class: 'row' },
        toRole ? null : el('label', { class: 'grow' }, el('span', {}, say('address')), address),
        message.recipientKind === 'resident' ? el('label', { class: 'tick' }, keep, el('span', {}, say('keep'))) : null,
        again),
      el('div', { class: 'row' }, el('label', { class: 'grow' }, el('span', {}, say('note')), note), told),
      said);
  }
}

function recipient(message) {
  return message.recipientKind === 'role' ? word('role.' + message.recipient) : message.recipientName || message.recipient;
}

openPage('messages', (place) => new Inbox(place).open());
