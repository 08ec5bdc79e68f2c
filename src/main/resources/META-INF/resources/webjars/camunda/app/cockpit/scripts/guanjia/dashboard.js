// The operations dashboard on Cockpit's first page, for whoever answers for a community.
import { get, post, url } from '../../../tasklist/scripts/guanjia/api.js';
import { el, show } from '../../../tasklist/scripts/guanjia/dom.js';
import { monthName, time } from '../../../tasklist/scripts/guanjia/texts.js';
import { drawCollection, drawTrend } from './charts.js';
import { money, numberFormat, percent, say, shortDay } from './dashboard-texts.js';
import { caseLink, showArrears, showCases } from './figure-cases.js';

const READERS = ['service-manager', 'project-manager', 'region', 'auditor'];
const SENDERS = ['service-manager', 'project-manager'];
// Columns of words; all others hold numbers.
const WORDS = ['flow', 'severity', 'clock', 'house', 'signals', 'visit', 'community', 'colleague', 'period', 'day'];
// Figures whose column has a name of its own.
const FIGURES = { inTime: 'clock' };
const FEW = 8;
const REMEMBERED = 'guanjia.dashboard.community';

class Dashboard {
  constructor(node, caller) {
    this.node = node;
    this.caller = caller;
    this.community = window.localStorage.getItem(REMEMBERED) || '';
  }

  async load() {
    try {
      this.board = await get('/figures', { community: this.community });
      this.draw();
    } catch (refused) {
      if (refused.status === 404 && this.community) {
        // Remembered from before, and not theirs any more.
        this.choose('');
        return;
      }
      show(this.node, el('div', { class: 'gj-board' }, el('h1', {}, say('title')),
        el('div', { class: 'gj-fault', role: 'alert' }, refused.message), ' ',
        el('button', { type: 'button', class: 'btn btn-default', onclick: () => this.load() }, say('retry'))));
    }
  }

  choose(community) {
    this.community = community;
    window.localStorage.setItem(REMEMBERED, community);
    this.load();
  }

  behind(title, question) {
    showCases(title, { community: this.community, ...question });
  }

  // A number that opens the cases behind it; zero opens nothing.
  number(text, count, title, question) {
    return count
      ? el('button', { type: 'button', class: 'gj-figure', 'aria-label': `${title}: ${text}`, onclick: () => this.behind(title, question) }, text)
      : el('span', { class: 'gj-zero' }, text);
  }

  draw() {
    const board = this.board;
    const trend = el('canvas', { role: 'img', 'aria-label': say('trendAlt') });
    const collection = board.collection ? el('canvas', { role: 'img', 'aria-label': say('collectionAlt') }) : null;
    show(this.node, el('div', { class: 'gj-board' },
      this.head(),
      this.tiles(),
      el('div', { class: 'gj-cards' },
        card('openCases', this.openCases()),
        el('div', { class: 'gj-stack' },
          card('trend', [el('div', { class: 'gj-chart' }, trend), this.days()]),
          card('clocks', this.clocks())),
        card('houses', this.houses(), say('housesHint')),
        board.byCommunity.length > 1 ? card('byCommunity', this.communities()) : null,
        board.escalations.length ? card('escalations', this.escalations()) : null,
        board.hostile ? card('hostile', this.hostile(), say('hostileHint')) : null,
        collection ? card('collection', [el('div', { class: 'gj-chart' }, collection), this.collection()]) : null)));
    drawTrend(trend, board.trend, (figure, day) => this.behind(`${say(figure === 'clock' ? 'decided' : figure)} ${shortDay(day)}`, { figure, window: day }));
    if (collection) {
      drawCollection(collection, board.collection.months);
    }
  }

  head() {
    const chooser = el('select', { class: 'form-control', name: 'community', onchange: (event) => this.choose(event.target.value) },
      el('option', { value: '' }, say('allCommunities')),
      this.board.communities.map((one) => el('option', { value: one.id }, one.name)));
    chooser.value = this.community;
    const file = (format) => url(`/figures/export?${new URLSearchParams({ format, community: this.community })}`);
    return el('div', { class: 'gj-head' },
      el('h1', {}, say('title')),
      el('label', {}, el('span', {}, say('community')), chooser),
      el('span', { class: 'gj-as-of' }, say('asOf', time(this.board.asOf))),
      el('span', { class: 'gj-acts' },
        el('button', { type: 'button', class: 'btn btn-default', onclick: () => this.load() }, say('refresh')),
        el('a', { class: 'btn btn-default', href: file('xlsx'), download: '' }, say('excel')),
        el('a', { class: 'btn btn-default', href: file('csv'), download: '' }, say('csv')),
        el('a', { class: 'btn btn-default', href: '/guanjia/statistics' }, say('statistics'))));
  }

  tiles() {
    const { open, today, month, collection } = this.board;
    const total = open.reduce((sum, flow) => sum + flow.total, 0);
    const overdue = open.reduce((sum, flow) => sum + flow.overdue, 0);
    const minutes = (seconds) => seconds === null ? say('none') : say('minutes', Math.round(seconds / 60));
    const tile = (name, text, count, question, below) => el('div', { class: 'gj-tile' },
      el('div', { class: 'gj-name' }, say(name)),
      el('div', { class: 'gj-big' }, this.number(text, count, say(name), question)),
      el('div', { class: 'gj-below' }, below));
    const counted = (name, figure) => tile(name, numberFormat.format(month[name]), month[name], { figure, window: 'month' },
      [say('month'), ' · ', this.number(say('todayIs', today[name]), today[name], say(name), { figure, window: 'today' })]);
    const rated = (name, figure, bad, all, good) => tile(name, percent(good ? all(month) - bad(month) : bad(month), all(month)), all(month), { figure, window: 'month', bad: !good && bad(month) > 0 },
      [say('month'), ' · ', this.number(say('todayIs', percent(good ? all(today) - bad(today) : bad(today), all(today))), all(today), say(name), { figure, window: 'today' })]);
    return el('div', { class: 'gj-tiles' },
      tile('open', numberFormat.format(total), total, { figure: 'open' }, ' '),
      tile('overdue', numberFormat.format(overdue), overdue, { figure: 'overdue' }, ' '),
      counted('opened', 'opened'),
      counted('closed', 'closed'),
      rated('inTime', 'clock', (of) => of.late, (of) => of.clocks, true),
      tile('scene', minutes(month.sceneSeconds), month.scene, { figure: 'scene', window: 'month' },
        [say('month'), ' · ', this.number(say('todayIs', minutes(today.sceneSeconds)), today.scene, say('scene'), { figure: 'scene', window: 'today' })]),
      rated('rework', 'rework', (of) => of.reworked, (of) => of.repaired, false),
      rated('dispatch', 'dispatch', (of) => of.misdispatched, (of) => of.dispatched, false),
      tile('escalation', numberFormat.format(month.escalations), month.escalations, { figure: 'escalation', window: 'month' },
        [say('month'), ' · ', this.number(say('todayIs', today.escalations), today.escalations, say('escalation'), { figure: 'escalation', window: 'today' })]),
      collection ? el('div', { class: 'gj-tile' },
        el('div', { class: 'gj-name' }, say('collectionRate')),
        el('div', { class: 'gj-big' }, this.owing(percent(collection.received, collection.receivable), say('arrears'), null)),
        el('div', { class: 'gj-below' }, say('thisYear'), ' · ', say('asOf', time(collection.asOf)))) : null);
  }

  // A number that opens the houses that owe it.
  owing(text, title, month) {
    return el('button', { type: 'button', class: 'gj-figure', 'aria-label': `${title}: ${text}`,
      onclick: () => showArrears(title, { month, community: this.community }) }, text);
  }

  // The numbers of the chart, for whoever does not see it; each opens its cases.
  days() {
    const body = el('div', {});
    const cell = (day, name, count, question) => el('td', { class: 'gj-right' },
      this.number(numberFormat.format(count), count, `${say(name)} ${shortDay(day)}`, { ...question, window: day }));
    const details = el('details', { class: 'gj-days' }, el('summary', {}, say('asTable')), body);
    details.addEventListener('toggle', () => show(body, table(['day', 'opened', 'closed', 'decided', 'late', 'escalation'],
      [...this.board.trend].reverse().map((one) => el('tr', {}, el('th', { scope: 'row' }, shortDay(one.day)),
        cell(one.day, 'opened', one.opened, { figure: 'opened' }),
        cell(one.day, 'closed', one.closed, { figure: 'closed' }),
        cell(one.day, 'decided', one.clocks, { figure: 'clock' }),
        cell(one.day, 'late', one.late, { figure: 'clock', bad: true }),
        cell(one.day, 'escalation', one.escalations, { figure: 'escalation' }))))), { once: true });
    return details;
  }

  openCases() {
    const most = Math.max(1, ...this.board.open.flatMap((flow) => flow.severities.map((one) => one.total)));
    const rows = this.board.open.flatMap((flow) => flow.severities.map((one, index) => el('tr', {},
      index ? null : el('th', { scope: 'rowgroup', rowspan: String(flow.severities.length) }, flow.name, ' ',
        this.number(numberFormat.format(flow.total), flow.total, flow.name, { figure: 'open', flow: flow.flow })),
      el('td', { class: 'gj-nowrap' }, one.name),
      el('td', { class: 'gj-bar' }, bar(one.total, most, one.overdue)),
      el('td', { class: 'gj-right' }, this.number(numberFormat.format(one.total), one.total, `${flow.name} ${one.name}`, { figure: 'open', flow: flow.flow, severity: one.severity })),
      el('td', { class: 'gj-right' }, this.number(numberFormat.format(one.overdue), one.overdue, `${flow.name} ${one.name} ${say('overdue')}`, { figure: 'overdue', flow: flow.flow, severity: one.severity })))));
    return table(['flow', 'severity', null, 'count', 'overdue'], rows);
  }

  clocks() {
    const place = el('div', {});
    const lines = (clocks) => clocks.map((one) => {
      const title = `${one.flowName} ${one.name}`;
      const question = { figure: 'clock', flow: one.flow, part: one.measure };
      return el('tr', {},
        el('td', {}, one.flowName),
        el('td', {}, one.name),
        el('td', { class: 'gj-right' }, this.number(percent(one.today - one.todayLate, one.today), one.today, title, { ...question, window: 'today' })),
        el('td', { class: 'gj-right' }, this.number(percent(one.month - one.monthLate, one.month), one.month, title, { ...question, window: 'month' })),
        el('td', { class: 'gj-right' }, this.number(numberFormat.format(one.monthLate), one.monthLate, `${title} ${say('late')}`, { ...question, window: 'month', bad: true })),
        el('td', { class: 'gj-right' }, this.number(numberFormat.format(one.month), one.month, `${title} ${say('decided')}`, { ...question, window: 'month' })));
    });
    const all = this.board.clocks;
    const main = all.filter((one) => one.main);
    const fill = (clocks) => show(place,
      stacked(['flow', 'clock', 'today', 'month', 'late', 'decided'], lines(clocks)),
      clocks.length < all.length ? el('button', { type: 'button', class: 'btn btn-link', onclick: () => fill(all) }, say('allClocks')) : null);
    fill(main.length ? main : all);
    return place;
  }

  escalations() {
    const place = el('div', {});
    const fill = (some) => show(place, table(['flow', 'clock', 'today', 'month'], some.map((one) => {
      const question = { figure: 'escalation', flow: one.flow, part: one.measure };
      const title = `${say('escalations')} ${one.flowName} ${one.name}`;
      return el('tr', {},
        el('td', {}, one.flowName), el('td', {}, one.name),
        el('td', { class: 'gj-right' }, this.number(numberFormat.format(one.today), one.today, title, { ...question, window: 'today' })),
        el('td', { class: 'gj-right' }, this.number(numberFormat.format(one.month), one.month, title, { ...question, window: 'month' })));
    })), some.length < this.board.escalations.length
      ? el('button', { type: 'button', class: 'btn btn-link', onclick: () => fill(this.board.escalations) }, say('all')) : null);
    fill(this.board.escalations.slice(0, FEW));
    return place;
  }

  houses() {
    const { houses } = this.board;
    return houses.length
      ? stacked(['house', 'reports', 'signals', 'visit'], houses.map((one) => el('tr', {},
        el('th', { scope: 'row' }, one.house, one.atRisk ? el('span', { class: 'gj-risk' }, say('atRisk')) : null),
        el('td', { class: 'gj-right' }, this.number(numberFormat.format(one.reports), one.reports, `${one.house} ${say('reports')}`, { figure: 'house', part: String(one.houseId), window: 'month' })),
        el('td', {}, one.signals.map((signal) => el('span', { class: 'gj-signal' }, say('signal.' + signal)))),
        this.visit(one))))
      : el('p', {}, say('noHouses'));
  }

  visit(house) {
    const cell = el('td', {});
    if (house.visit) {
      show(cell, say('visitOpen', ''), caseLink(house.visit));
    } else if (this.caller.admin || SENDERS.some((role) => this.caller.roles.includes(role))) {
      const said = el('div', { role: 'alert' });
      const send = el('button', {
        type: 'button', class: 'btn btn-default btn-sm', 'aria-label': `${say('sendVisit')}: ${house.house}`,
        onclick: async () => {
          send.disabled = true;
          try {
            const { caseNumber } = await post(`/houses/${house.houseId}/visits`, { signals: house.signals });
            show(cell, el('span', { role: 'status' }, say('visitSent', ''), caseLink(caseNumber)));
          } catch (refused) {
            send.disabled = false;
            show(said, el('div', { class: 'gj-fault' }, refused.message));
          }
        }
      }, say('sendVisit'));
      show(cell, send, said);
    } else {
      show(cell, say('none'));
    }
    return cell;
  }

  communities() {
    return stacked(['community', 'open', 'overdue', 'opened', 'closed', 'inTime', 'scene', 'rework', 'dispatch', 'escalation', 'collectionRate'],
      this.board.byCommunity.map(({ id, name, open, overdue, month, receivable, received }) => {
        const cell = (figure, text, count, bad) => el('td', { class: 'gj-right' },
          this.number(text, count, `${name} ${say(figure)}`, { figure: FIGURES[figure] || figure, window: 'month', bad: Boolean(bad), community: id }));
        const counted = (figure, count) => cell(figure, numberFormat.format(count), count);
        return el('tr', {},
          el('th', { scope: 'row' }, el('button', { type: 'button', class: 'gj-figure', onclick: () => this.choose(id) }, name)),
          counted('open', open), counted('overdue', overdue), counted('opened', month.opened), counted('closed', month.closed),
          cell('inTime', percent(month.clocks - month.late, month.clocks), month.clocks),
          cell('scene', month.sceneSeconds === null ? say('none') : say('minutes', Math.round(month.sceneSeconds / 60)), month.scene),
          cell('rework', percent(month.reworked, month.repaired), month.repaired, month.reworked),
          cell('dispatch', percent(month.misdispatched, month.dispatched), month.dispatched, month.misdispatched),
          counted('escalation', month.escalations),
          el('td', { class: 'gj-right' }, receivable ? el('button', { type: 'button', class: 'gj-figure', 'aria-label': `${name} ${say('arrears')}: ${percent(received, receivable)}`,
            onclick: () => showArrears(`${name} ${say('arrears')}`, { community: id }) }, percent(received, receivable)) : say('none')));
      }));
  }

  hostile() {
    return this.board.hostile.length
      ? table(['colleague', 'today', 'month'], this.board.hostile.map((one) => el('tr', {},
        el('th', { scope: 'row' }, one.name),
        ['today', 'month'].map((window) => el('td', { class: 'gj-right' },
          this.number(numberFormat.format(one[window]), one[window], `${say('hostile')} ${one.name}`, { figure: 'hostile', window, part: one.userId }))))))
      : el('p', {}, say('nothing'));
  }

  collection() {
    return stacked(['period', 'receivable', 'received', 'owed', 'collectionRate'], [...this.board.collection.months].reverse().map((one) => {
      const period = monthName(`${Math.floor(one.month / 100)}-${String(one.month % 100).padStart(2, '0')}`);
      const owed = one.receivable - one.received;
      return el('tr', {}, el('th', { scope: 'row' }, period),
        el('td', { class: 'gj-right' }, money(one.receivable)), el('td', { class: 'gj-right' }, money(one.received)),
        el('td', { class: 'gj-right' }, owed > 0 ? this.owing(money(owed), `${say('arrears')} ${period}`, one.month) : money(owed)),
        el('td', { class: 'gj-right' }, percent(one.received, one.receivable)));
    }));
  }
}

function card(name, content, hint) {
  return el('div', { role: 'region', class: `gj-card gj-card-${name}`, 'aria-label': say(name) }, el('h2', {}, say(name)),
    hint ? el('p', { class: 'gj-hint' }, hint) : null, content);
}

function table(heads, rows) {
  return el('div', { class: 'gj-scroll' }, el('table', { class: 'table' },
    el('thead', {}, el('tr', {}, heads.map((name) => name ? el('th', { scope: 'col', class: WORDS.includes(name) ? null : 'gj-right' }, say(name)) : el('td', { class: 'gj-blank' })))),
    el('tbody', {}, rows)));
}

// A table whose rows stand below one another on a phone, each cell with its head.
function stacked(heads, rows) {
  const node = table(heads, rows);
  node.querySelector('table').classList.add('gj-stacked');
  rows.forEach((row) => [...row.children].forEach((cell, index) => { cell.dataset.head = say(heads[index]); }));
  return node;
}

// A bar as an SVG: a width in a style attribute would need another content security policy.
function bar(total, most, overdue) {
  // What is overdue is taller as well as red: not everybody tells red from blue.
  const part = (width, x, colour, height) => {
    const rect = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
    Object.entries({ x, y: (10 - height) / 2, width, height, fill: colour }).forEach(([name, value]) => rect.setAttribute(name, value));
    return rect;
  };
  const drawing = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  Object.entries({ viewBox: '0 0 100 10', preserveAspectRatio: 'none', 'aria-hidden': 'true' }).forEach(([name, value]) => drawing.setAttribute(name, value));
  drawing.append(part(100 * overdue / most, 0, '#b3261e', 10), part(100 * (total - overdue) / most, 100 * overdue / most, '#3b6ea5', 5));
  return drawing;
}

export default [{
  id: 'guanjia-dashboard',
  pluginPoint: 'cockpit.dashboard',
  priority: 100,

  async render(node) {
    show(node, el('div', { class: 'gj-board' }, say('loading')));
    try {
      const caller = await get('/session');
      if (caller.admin || READERS.some((role) => caller.roles.includes(role))) {
        await new Dashboard(node, caller).load();
      } else {
        // A designer has Cockpit too, and no community's figures.
        node.closest('section.deprecate')?.remove();
      }
    } catch (refused) {
      show(node, el('div', { class: 'gj-board' }, el('div', { class: 'gj-fault', role: 'alert' }, refused.message)));
    }
  }
}];
