// Who may come in to work: the passes of workers, for the guard at the gate with a phone.
import { get } from '/camunda/app/tasklist/scripts/guanjia/api.js';
import { offerCommunities } from '/camunda/app/tasklist/scripts/guanjia/communities.js';
import { afterPause, el, show } from '/camunda/app/tasklist/scripts/guanjia/dom.js';
import { date, sayer } from '/camunda/app/tasklist/scripts/guanjia/texts.js';
import { openPage, troubled } from './page.js';

const say = sayer({
  community: ['小区', 'Community'],
  find: ['姓名、房号或证号', 'Name, room or pass number'],
  more: ['更多', 'More'],
  none: ['没有找到出入证。请用姓名、房号（如 802）或证号再查一次；确实没有证的施工人员不能进场。',
    'No pass found. Try the name, the room (such as 802) or the pass number; workers without a pass do not come in.'],
  noneYet: ['这个小区还没有施工出入证；没有证的施工人员不能进场。', 'This community has issued no passes yet; workers without a pass do not come in.'],
  noCommunity: ['您的账号没有小区。', 'Your account serves no community.'],
  house: ['施工房屋', 'House'],
  valid: ['有效期', 'Valid'],
  days: ['{0} 至 {1}', '{0} to {1}'],
  number: ['证号', 'Pass'],
  why: ['原因', 'Reason'],
  VALID: ['可以进场', 'May come in'],
  NOT_YET: ['还没到开始日', 'Not yet valid'],
  SUSPENDED: ['已暂停，不能进场', 'Suspended: not let in'],
  LAPSED: ['已过期，不能进场', 'Expired: not let in'],
  REVOKED: ['已收回，不能进场', 'Revoked: not let in']
});

const TONES = { VALID: 'good', NOT_YET: 'soon' };

class Gate {
  constructor(place) {
    this.community = el('select', { name: 'community', onchange: () => this.load() });
    this.find = el('input', {
      type: 'search', name: 'q', maxlength: '64', autocomplete: 'off',
      oninput: afterPause(300, () => this.load())
    });
    this.list = el('div', { 'aria-live': 'polite' });
    this.choice = el('label', { class: 'grow' }, el('span', {}, say('community')), this.community);
    show(place, el('div', { class: 'row' },
      el('label', { class: 'grow' }, el('span', {}, say('find')), this.find), this.choice), this.list);
  }

  async open() {
    const items = await offerCommunities(this.community);
    if (!items.length) {
      show(this.list, el('div', { class: 'note warn' }, say('noCommunity')));
      return;
    }
    this.choice.hidden = items.length === 1;
    await this.load();
  }

  // Answers may come in another order than they were asked for: only the last one counts.
  async load(after) {
    const asked = this.asked = {};
    const q = this.find.value.trim();
    try {
      const page = await get(`/communities/${encodeURIComponent(this.community.value)}/worker-passes`,
        { q, after, limit: 30 });
      if (asked !== this.asked) {
        return;
      }
      const more = page.next ? el('button', { type: 'button', onclick: () => { more.remove(); this.load(page.next); } }, say('more')) : null;
      const cards = page.items.map(card);
      if (after) {
        this.list.append(...cards, more || '');
      } else {
        show(this.list, cards.length ? cards : el('div', { class: q ? 'note warn' : 'note' }, say(q ? 'none' : 'noneYet')), more);
      }
    } catch (refused) {
      show(this.list, troubled(refused, () => this.load()));
    }
  }
}

function card(pass) {
  const rows = [
    ['house', pass.house],
    ['valid', say('days', date(pass.validFrom), date(pass.validTo))],
    ['why', pass.reason],
    ['number', pass.number]
  ].filter(([, value]) => value);
  return el('article', { class: `card pass ${TONES[pass.state] || 'bad'}` },
    el('h2', {}, pass.worker, ' ', el('span', { class: 'hint' }, pass.trade), el('span', { class: 'state' }, say(pass.state))),
    el('dl', {}, rows.flatMap(([name, value]) => [el('dt', {}, say(name)), el('dd', {}, value)])));
}

openPage('passes', (place) => new Gate(place).open());
