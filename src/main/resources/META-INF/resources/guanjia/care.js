// For the service manager: who had how many hostile conversations, so that others take the next ones.
import { get } from '/camunda/app/tasklist/scripts/guanjia/api.js';
import { offerCommunities } from '/camunda/app/tasklist/scripts/guanjia/communities.js';
import { el, show } from '/camunda/app/tasklist/scripts/guanjia/dom.js';
import { chinese } from '/camunda/app/tasklist/scripts/guanjia/language.js';
import { sayer } from '/camunda/app/tasklist/scripts/guanjia/texts.js';
import { openPage, troubled, wide } from './page.js';

const DAYS = [5, 10, 20];

const say = sayer({
  community: ['小区', 'Community'],
  days: ['最近几个工作日', 'Last working days'],
  colleague: ['同事', 'Colleague'],
  today: ['今天', 'Today'],
  total: ['合计', 'In all'],
  enough: ['今天接待敌意住户已达 {0} 次的同事：{1}。系统会尽量把下一位敌意住户派给别人；请安排轮换，并和本人谈一谈。',
    'These colleagues have had {0} hostile conversations today: {1}. The next hostile resident goes to somebody else where there is one; rotate the work, and talk with them.'],
  calm: ['今天没有同事接待敌意住户达到 {0} 次。', 'Nobody has had {0} hostile conversations today.'],
  none: ['这里没有接待住户的同事。', 'Nobody here speaks with residents.']
});

class Care {
  constructor(place) {
    this.community = el('select', { name: 'community', onchange: () => this.load() });
    this.days = el('select', { name: 'days', onchange: () => this.load() },
      DAYS.map((days) => el('option', { value: String(days) }, String(days))));
    this.result = el('div', {});
    show(place, el('div', { class: 'row' },
      el('label', {}, el('span', {}, say('community')), this.community),
      el('label', {}, el('span', {}, say('days')), this.days)), this.result);
  }

  async open() {
    await offerCommunities(this.community);
    await this.load();
  }

  async load() {
    try {
      const balance = await get(`/communities/${encodeURIComponent(this.community.value)}/hostile-contacts`, { days: this.days.value });
      const tired = balance.items.filter((one) => one.today >= balance.enough);
      show(this.result,
        el('div', { class: tired.length ? 'note warn' : 'note done', role: 'status' }, tired.length
          ? say('enough', balance.enough, tired.map((one) => one.name).join(chinese ? '、' : ', ')) : say('calm', balance.enough)),
        balance.items.length ? this.table(balance) : el('p', { class: 'hint' }, say('none')));
    } catch (refused) {
      show(this.result, troubled(refused, () => this.load()));
    }
  }

  table({ days, items, enough }) {
    const past = days.slice(0, -1).reverse();
    return wide(say('colleague'), el('table', {},
      el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, say('colleague')),
        [say('today'), say('total'), ...past.map(short)].map((name) => el('th', { scope: 'col', class: 'number' }, name)))),
      el('tbody', {}, items.map((one) => el('tr', {},
        el('th', { scope: 'row' }, one.name),
        el('td', { class: 'number' }, one.today >= enough ? el('strong', { class: 'urgent' }, one.today) : one.today || 0),
        el('td', { class: 'number' }, one.total || 0),
        past.map((day) => el('td', { class: 'number' }, one.byDay[day] || 0)))))));
  }
}

function short(day) {
  return new Date(day + 'T00:00').toLocaleDateString(chinese ? 'zh-CN' : 'en-GB', { month: chinese ? 'numeric' : 'short', day: 'numeric', weekday: 'short' });
}

openPage('care', (place) => new Care(place).open());
