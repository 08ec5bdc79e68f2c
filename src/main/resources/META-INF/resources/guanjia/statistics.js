// The monthly statistics (S1-24): occupied and vacant houses and paid services, on one printed page.
import { get, url } from '/camunda/app/tasklist/scripts/guanjia/api.js';
import { el, show } from '/camunda/app/tasklist/scripts/guanjia/dom.js';
import { monthName, sayer, time } from '/camunda/app/tasklist/scripts/guanjia/texts.js';
import { money, openPage, troubled, wide } from './page.js';

const MONTHS = 24;

const say = sayer({
  community: ['小区', 'Community'],
  all: ['全部小区', 'All communities'],
  month: ['月份', 'Month'],
  print: ['打印', 'Print'],
  excel: ['导出 Excel', 'Export to Excel'],
  csv: ['导出 CSV', 'Export as CSV'],
  title: ['{0}月度统计', 'Monthly statistics, {0}'],
  running: ['本月尚未结束，为到现在的数。', 'This month is not over: the numbers so far.'],
  madeAt: ['{0} 定稿', 'Drawn up {0}'],
  notKept: ['该月没有登记户数，只有有偿服务。', 'Houses were not counted in that month; only paid services are known.'],
  occupancy: ['入住与空置', 'Occupied and vacant houses'],
  houses: ['总户数', 'Houses'],
  occupied: ['入住', 'Occupied'],
  vacant: ['空置', 'Vacant'],
  rate: ['入住率', 'Occupancy'],
  services: ['有偿服务', 'Paid services'],
  service: ['项目', 'Service'],
  jobs: ['单数', 'Jobs'],
  amount: ['金额（元）', 'Amount (yuan)'],
  total: ['合计', 'Total'],
  noServices: ['本月没有有偿服务。', 'No paid service in this month.'],
  maker: ['制表', 'Prepared by'],
  checker: ['审核', 'Checked by'],
  none: ['—', '—']
});

const count = (number) => number === null ? say('none') : String(number);

class Statistics {
  constructor(place, caller) {
    this.caller = caller;
    this.community = el('select', { name: 'community', onchange: () => this.load() }, el('option', { value: '' }, say('all')));
    this.month = el('select', { name: 'month', onchange: () => this.load() });
    this.files = el('span', { class: 'acts' });
    this.result = el('div', {});
    show(place, el('div', { class: 'row no-print' },
      el('label', {}, el('span', {}, say('month')), this.month),
      el('label', {}, el('span', {}, say('community')), this.community),
      this.files), this.result);
  }

  async open() {
    const running = await get('/statistics');
    this.community.append(...running.items.map((one) => el('option', { value: one.community }, one.name)));
    const [year, number] = running.month.split('-').map(Number);
    for (let back = 0; back < MONTHS; back++) {
      const month = new Date(Date.UTC(year, number - 1 - back, 1)).toISOString().slice(0, 7);
      this.month.append(el('option', { value: month }, monthName(month)));
    }
    await this.load();
  }

  async load() {
    const question = { month: this.month.value, community: this.community.value };
    try {
      const statistics = await get('/statistics', question);
      const file = (format) => url('/statistics/export?' + new URLSearchParams({ ...question, format }));
      show(this.files,
        el('button', { type: 'button', class: 'primary', onclick: () => window.print() }, say('print')),
        el('a', { class: 'button', href: file('xlsx'), download: '' }, say('excel')),
        el('a', { class: 'button', href: file('csv'), download: '' }, say('csv')));
      show(this.result, this.sheet(statistics));
    } catch (refused) {
      show(this.files);
      show(this.result, troubled(refused, () => this.load()));
    }
  }

  sheet({ month, running, items }) {
    const drawnUp = items.map((one) => one.madeAt).filter(Boolean).sort().pop();
    const known = items.filter((one) => one.houses !== null);
    const sum = (name) => known.reduce((total, one) => total + one[name], 0);
    return el('article', { class: 'sheet' },
      el('h2', {}, say('title', monthName(month))),
      el('p', { class: 'hint' }, running ? say('running') : drawnUp ? say('madeAt', time(drawnUp)) : say('notKept')),
      el('h3', {}, say('occupancy')),
      table(say('occupancy'), ['community', 'houses', 'occupied', 'vacant', 'rate'], [
        ...items.map((one) => occupancy(one.name, one)),
        items.length > 1 && known.length ? occupancy(say('total'), { houses: sum('houses'), occupied: sum('occupied'), vacant: sum('vacant') }) : null]),
      el('h3', {}, say('services')),
      items.some((one) => one.services.length) ? this.services(items) : el('p', {}, say('noServices')),
      el('p', { class: 'sign' }, el('span', {}, say('maker') + ' ____________'), el('span', {}, say('checker') + ' ____________')));
  }

  services(items) {
    const lines = items.flatMap((one) => one.services.map((paid) => el('tr', {},
      el('th', { scope: 'row' }, one.name), cell('service', paid.name, false), cell('jobs', paid.jobs, true), cell('amount', money(paid.amount), true))));
    return table(say('services'), ['community', 'service', 'jobs', 'amount'], [...lines, el('tr', {},
      el('th', { scope: 'row', colspan: '2' }, say('total')),
      cell('jobs', items.reduce((total, one) => total + one.jobs, 0), true),
      cell('amount', money(items.reduce((total, one) => total + Number(one.amount), 0)), true))]);
  }
}

function occupancy(name, { houses, occupied, vacant }) {
  return el('tr', {}, el('th', { scope: 'row' }, name),
    cell('houses', count(houses), true), cell('occupied', count(occupied), true), cell('vacant', count(vacant), true),
    cell('rate', houses ? (100 * occupied / houses).toFixed(1) + '%' : say('none'), true));
}

function cell(name, text, number) {
  return el('td', { 'data-name': say(name), class: number ? 'number' : null }, text);
}

function table(name, heads, rows) {
  return wide(name, el('table', { class: 'stack' },
    el('thead', {}, el('tr', {}, heads.map((name) => el('th', { scope: 'col', class: ['community', 'service'].includes(name) ? null : 'number' }, say(name))))),
    el('tbody', {}, rows)));
}

openPage('statistics', (place, caller) => new Statistics(place, caller).open());
