// Collections started together: draw, look at who is hit and who is not, start, watch. Besides, the sensitive households.
import { get, post } from '/camunda/app/tasklist/scripts/guanjia/api.js';
import { offerCommunities } from '/camunda/app/tasklist/scripts/guanjia/communities.js';
import { afterPause, el, show } from '/camunda/app/tasklist/scripts/guanjia/dom.js';
import { sure } from '/camunda/app/tasklist/scripts/guanjia/sure.js';
import { date, sayer, time } from '/camunda/app/tasklist/scripts/guanjia/texts.js';
import { list, money, openPage, refusal, troubled, wide } from './page.js';

const EVERY = 2000;
const ORDER = ['hit', 'started', 'running', 'blocked'];
const CATEGORIES = ['low-income', 'bereaved', 'ill', 'disabled', 'elderly-alone', 'other'];

const say = sayer({
  community: ['小区', 'Community'],
  all: ['全部小区', 'All communities'],
  days: ['逾期至少（天）', 'Overdue for at least (days)'],
  amount: ['欠费至少（元）', 'Owes at least (yuan)'],
  draw: ['试算', 'Preview'],
  drawHint: ['试算不通知任何人：先看会催哪些户、跳过哪些户。', 'A preview tells nobody anything: it shows who would be collected from and who is left out.'],
  batches: ['批次', 'Batches'],
  none: ['还没有批次。', 'No batch yet.'],
  noneBegin: ['还没有批次。先试算。', 'No batch yet. Begin with a preview.'],
  drawn: ['{0} {1} 试算', 'previewed {0} by {1}'],
  started: ['{0} {1} 开始', 'started {0} by {1}'],
  terms: ['逾期至少 {0} 天、欠费至少 {1} 元', 'overdue for {0} days or more, {1} yuan or more'],
  nobody: ['所选小区没有逾期欠费。', 'Nothing is overdue in the chosen communities.'],
  'batch.drafted': ['待开始', 'Not started yet'],
  'batch.starting': ['正在发起', 'Being started'],
  'batch.stopped': ['已暂停', 'Stopped'],
  'batch.done': ['已完成', 'Done'],
  'batch.abandoned': ['已放弃', 'Given up'],
  progress: ['已发起 {0} 户（{1}%）', '{0} started ({1}%)'],
  start: ['开始催缴 {0} 户', 'Start {0} collections'],
  startSure: ['对 {0} 户开始催缴？', 'Start collections for {0} households?'],
  startHint: ['这些住户会收到催缴提醒，开始后可以暂停。', 'These households will be reminded. It can be stopped meanwhile.'],
  startYes: ['开始催缴', 'Start'],
  abandonSure: ['放弃这个批次？放弃后不能再开始。', 'Give this batch up? It cannot be started any more.'],
  endSure: ['把 {0} 移出敏感户名单？之后会照常催缴。', 'Take {0} off the list? It will be collected from like any other.'],
  pickHouse: ['请先查找并选择房屋。', 'Find and choose the house first.'],
  noHouse: ['没有找到房屋。', 'No house found.'],
  goOn: ['继续', 'Go on'],
  stop: ['暂停', 'Stop for now'],
  abandon: ['放弃', 'Give up'],
  'state.hit': ['将催缴', 'To be collected from'],
  'state.started': ['已发起', 'Started'],
  'state.running': ['已在催缴', 'In collection already'],
  'state.blocked': ['跳过', 'Left out'],
  'reason.sensitive': ['敏感户，待管家确认', 'sensitive: the housekeeper has not agreed yet'],
  'reason.dispute': ['有成立的争议未了结', 'a justified dispute is open'],
  'reason.small': ['低于金额下限', 'owes less than the amount'],
  'reason.early': ['逾期天数不够', 'not overdue for long enough'],
  'reason.settled': ['已缴清', 'paid meanwhile'],
  'reason.failed': ['发起失败，请找管理员', 'could not be started: tell an administrator'],
  households: ['{0} 户，{1} 元', '{0} households, {1} yuan'],
  show: ['查看', 'Show'],
  house: ['房屋', 'House'],
  owed: ['欠费（元）', 'Owed (yuan)'],
  due: ['最早到期', 'Due since'],
  case: ['催缴单', 'Collection case'],
  more: ['更多', 'More'],
  sensitive: ['敏感户', 'Sensitive households'],
  noSensitive: ['这个小区没有登记敏感户。', 'No household of this community is on the list.'],
  find: ['查找房屋：房号、电话尾号或姓名', 'Find the house: room, end of the phone number, or name'],
  category: ['类别', 'Category'],
  'category.low-income': ['低保、困难', 'Low income'],
  'category.bereaved': ['丧亲', 'Bereaved'],
  'category.ill': ['重病', 'Seriously ill'],
  'category.disabled': ['残疾', 'Disabled'],
  'category.elderly-alone': ['独居老人', 'Elderly and alone'],
  'category.other': ['其他', 'Other'],
  until: ['截止日（可不填）', 'Last day (optional)'],
  note: ['说明（可不填）', 'Note (optional)'],
  add: ['登记敏感户', 'Add to the list'],
  added: ['已登记。', 'Added to the list.'],
  lastDay: ['至 {0}', 'until {0}'],
  confirmed: ['{0} 确认可以催缴，有效期至 {1}：{2}', '{0} agreed to collection, valid until {1}: {2}'],
  unconfirmed: ['管家未确认，不催缴。', 'The housekeeper has not agreed: not collected from.'],
  confirmNote: ['与住户沟通的情况', 'What was talked about with the household'],
  confirm: ['确认可以催缴', 'Agree to collection'],
  end: ['移出名单', 'Take off the list']
});

class Collections {
  constructor(place, caller) {
    const may = (...roles) => caller.admin || roles.some((role) => caller.roles.includes(role));
    this.collects = may('cashier', 'project-manager');
    this.reads = may('cashier', 'service-manager', 'project-manager', 'region', 'auditor', 'legal');
    this.cares = may('housekeeper', 'service-manager', 'project-manager');
    this.confirms = may('housekeeper');
    this.place = place;
  }

  async open() {
    this.cared = el('select', { name: 'cared', onchange: () => this.showSensitive() });
    const items = await offerCommunities(this.cared);
    this.names = new Map(items.map((one) => [one.id, one.name]));
    const options = () => items.map((one) => el('option', { value: one.id }, one.name));
    this.list = el('div', {});
    this.said = el('div', { role: 'alert' });
    this.sensitive = el('div', { 'aria-live': 'polite' });
    show(this.place,
      this.collects ? [this.form(options()), el('p', { class: 'hint' }, say('drawHint'))] : null, this.said,
      this.reads ? [el('h2', {}, say('batches')), this.list] : null,
      this.cares ? [el('h2', {}, say('sensitive')), el('div', { class: 'card' },
        el('div', { class: 'row' }, el('label', {}, el('span', {}, say('community')), this.cared)), this.listing()), this.sensitive] : null);
    if (this.reads) {
      await this.load();
    }
    if (this.cares) {
      await this.showSensitive();
    }
  }

  form(options) {
    const community = el('select', { name: 'community' }, el('option', { value: '' }, say('all')), options);
    const days = el('input', { type: 'text', name: 'days', inputmode: 'numeric', pattern: '[0-9]{1,4}', maxlength: '4', value: '3', required: true });
    const amount = el('input', { type: 'text', name: 'amount', inputmode: 'decimal', maxlength: '12', value: '1', required: true });
    const draw = el('button', { type: 'submit', class: 'primary' }, say('draw'));
    const send = (event) => {
      event.preventDefault();
      this.does(draw, async () => {
        await post('/collection-batches', { community: community.value || null, days: Number(days.value), amount: amount.value.trim() });
        await this.load();
      });
    };
    return el('form', { class: 'row', onsubmit: send },
      el('label', {}, el('span', {}, say('community')), community),
      el('label', {}, el('span', {}, say('days')), days),
      el('label', {}, el('span', {}, say('amount')), amount), draw);
  }

  // What a button does; a refusal is said above the list, and the button can be pressed again.
  async does(button, work) {
    button.disabled = true;
    show(this.said);
    try {
      await work();
    } catch (refused) {
      show(this.said, refusal(refused));
    } finally {
      button.disabled = false;
    }
  }

  async load() {
    let items;
    let next;
    try {
      ({ items, next } = await get('/collection-batches'));
    } catch (refused) {
      show(this.list, troubled(refused, () => this.load()));
      return;
    }
    show(this.list, items.length ? items.map((batch) => this.card(batch)) : el('p', { class: 'hint' }, say(this.collects ? 'noneBegin' : 'none')), this.moreBatches(next));
  }

  moreBatches(next) {
    if (!next) {
      return null;
    }
    const more = el('button', { type: 'button', class: 'quiet', onclick: () => this.does(more, async () => {
      const page = await get('/collection-batches', { before: next });
      more.replaceWith(...page.items.map((batch) => this.card(batch)), ...[this.moreBatches(page.next)].filter(Boolean));
    }) }, say('more'));
    return more;
  }

  // A batch that is being started draws its numbers anew until it is done; who reads its houses is left in peace.
  card(batch) {
    const numbers = el('div', { role: 'status' });
    const lines = el('div', {});
    this.fill(numbers, lines, batch);
    return el('article', { class: 'card' },
      el('h3', {}, list(batch.communities.map((id) => this.names.get(id) || id))),
      el('p', { class: 'hint' }, say('terms', batch.days, money(batch.amount)), ' · ', say('drawn', time(batch.drawnAt), batch.drawnByName)),
      numbers, lines);
  }

  fill(numbers, lines, batch) {
    const again = async () => {
      const now = await get(`/collection-batches/${batch.id}`);
      this.fill(numbers, lines, now);
    };
    const button = (word, verb, kind, ...asked) => {
      const one = el('button', { type: 'button', class: kind, onclick: () => this.does(one, async () => {
        if (asked.length && !await sure(...asked)) {
          return;
        }
        await post(`/collection-batches/${batch.id}/${verb}`);
        await again();
      }) }, word);
      return one;
    };
    const hit = batch.counts.find((count) => count.state === 'hit');
    const begun = batch.state !== 'drafted' && batch.startedAt;
    show(numbers,
      el('p', {}, el('strong', {}, say('batch.' + batch.state)), begun ? [' · ', say('started', time(batch.startedAt), batch.startedByName)] : null),
      begun ? [el('progress', { max: '100', value: batch.percent, 'aria-label': say('batch.starting') }), ' ', say('progress', batch.started, batch.percent)] : null,
      batch.counts.length ? null : el('p', {}, say('nobody')),
      el('table', { class: 'counts' }, el('tbody', {}, ORDER.flatMap((state) => batch.counts.filter((count) => count.state === state)).map((count) => el('tr', {},
        el('td', {}, say('state.' + count.state), count.state === 'blocked' ? [' · ', say('reason.' + count.reason)] : null),
        el('td', {}, say('households', count.houses, money(count.owed))),
        el('td', {}, el('button', { type: 'button', class: 'quiet', 'aria-label': `${say('show')} ${say('state.' + count.state)}`, onclick: () => this.showLines(lines, batch, count) }, say('show'))))))),
      this.collects ? el('div', { class: 'row' },
        batch.state === 'drafted' && hit ? button(say('start', hit.houses), 'start', 'primary', say('startSure', hit.houses), say('startYes'), say('startHint')) : null,
        batch.state === 'stopped' ? button(say('goOn'), 'start', 'primary') : null,
        batch.state === 'starting' ? button(say('stop'), 'stop', 'quiet') : null,
        batch.state === 'drafted' || batch.state === 'stopped' ? button(say('abandon'), 'abandon', 'quiet', say('abandonSure'), say('abandon')) : null) : null);
    if (batch.state === 'starting') {
      window.setTimeout(() => numbers.isConnected && again().catch(() => { /* The next look at the page asks again. */ }), EVERY);
    }
  }

  async showLines(place, batch, count) {
    const rows = el('tbody', {});
    const table = el('table', { class: 'stack' },
      el('thead', {}, el('tr', {}, ['house', 'owed', 'due', 'case'].map((word) => el('th', { scope: 'col', class: word === 'owed' ? 'number' : null }, say(word))))), rows);
    const more = el('button', { type: 'button', class: 'quiet' }, say('more'));
    const page = async (after) => {
      const { items, next } = await get(`/collection-batches/${batch.id}/houses`, { state: count.state, reason: count.reason || null, after });
      rows.append(...items.map((line) => el('tr', {},
        el('td', { 'data-name': say('house') }, line.house), el('td', { class: 'number', 'data-name': say('owed') }, money(line.owed)),
        el('td', { 'data-name': say('due') }, date(line.dueOn)), el('td', { 'data-name': say('case') }, line.caseNumber ? el('a', { href: '/guanjia/case?number=' + encodeURIComponent(line.caseNumber) }, line.caseNumber) : ''))));
      more.hidden = !next;
      more.onclick = () => this.does(more, () => page(next));
    };
    show(place, el('h4', {}, say('state.' + count.state), count.state === 'blocked' ? [' · ', say('reason.' + count.reason)] : null), wide(say('state.' + count.state), table), more);
    try {
      await page(null);
    } catch (refused) {
      show(place, troubled(refused, () => this.showLines(place, batch, count)));
    }
  }

  listing() {
    const houses = el('select', { name: 'house', required: true }, el('option', { value: '' }, say('pickHouse')));
    const find = el('input', { type: 'search', name: 'q', maxlength: '60', autocomplete: 'off', oninput: afterPause(300, async () => {
      const asked = this.asked = {};
      const q = find.value.trim();
      try {
        const { items } = q ? await get(`/communities/${encodeURIComponent(this.cared.value)}/houses`, { q, limit: 8 }) : { items: [] };
        if (asked === this.asked) {
          show(houses, items.length ? items.map((house) => el('option', { value: house.id }, house.display))
            : el('option', { value: '' }, say(q ? 'noHouse' : 'pickHouse')));
        }
      } catch (refused) {
        show(this.said, refusal(refused));
      }
    }) });
    const category = el('select', { name: 'category' }, CATEGORIES.map((one) => el('option', { value: one }, say('category.' + one))));
    const until = el('input', { type: 'date', name: 'until' });
    const note = el('input', { type: 'text', name: 'note', maxlength: '400' });
    const add = el('button', { type: 'submit' }, say('add'));
    const send = (event) => {
      event.preventDefault();
      this.does(add, async () => {
        await post(`/houses/${houses.value}/sensitive`, { category: category.value, until: until.value || null, note: note.value.trim() || null });
        note.value = '';
        await this.showSensitive();
        show(this.said, el('div', { class: 'note done' }, say('added')));
      });
    };
    return el('form', { class: 'row', onsubmit: send },
      el('label', {}, el('span', {}, say('find')), find), el('label', {}, el('span', {}, say('house')), houses),
      el('label', {}, el('span', {}, say('category')), category), el('label', {}, el('span', {}, say('until')), until),
      el('label', { class: 'grow' }, el('span', {}, say('note')), note), add);
  }

  async showSensitive(before, cards = []) {
    const community = this.cared.value;
    let items;
    let next;
    try {
      ({ items, next } = await get(`/communities/${encodeURIComponent(community)}/sensitive-houses`, { before }));
    } catch (refused) {
      show(this.sensitive, cards, troubled(refused, () => this.showSensitive(before, cards)));
      return;
    }
    if (community !== this.cared.value) {
      return;
    }
    const all = [...cards, ...items.map((one) => this.listed(one))];
    const more = el('button', { type: 'button', class: 'quiet', onclick: () => this.does(more, () => this.showSensitive(next, all)) }, say('more'));
    show(this.sensitive, all.length ? all : el('p', { class: 'hint' }, say('noSensitive')), next ? more : null);
  }

  listed(one) {
    const note = el('input', { type: 'text', name: 'note', maxlength: '400', required: true });
    const confirm = el('button', { type: 'submit' }, say('confirm'));
    const end = el('button', { type: 'button', class: 'quiet', onclick: () => this.does(end, async () => {
      if (!await sure(say('endSure', one.house), say('end'))) {
        return;
      }
      await post(`/houses/${one.houseId}/sensitive/end`);
      await this.showSensitive();
    }) }, say('end'));
    const send = (event) => {
      event.preventDefault();
      this.does(confirm, async () => {
        await post(`/houses/${one.houseId}/sensitive/confirm`, { note: note.value.trim() });
        await this.showSensitive();
      });
    };
    return el('article', { class: 'card' },
      el('h3', {}, one.house),
      el('p', {}, say('category.' + one.category), one.until ? [' · ', say('lastDay', date(one.until))] : null, one.note ? [' · ', one.note] : null),
      el('p', { class: 'hint' }, one.confirmedUntil ? say('confirmed', one.confirmedByName, date(one.confirmedUntil), one.confirmNote) : say('unconfirmed')),
      el('form', { class: 'row', onsubmit: send },
        this.confirms ? [el('label', { class: 'grow' }, el('span', {}, say('confirmNote')), note), confirm] : null, end));
  }
}

openPage('collections', (place, caller) => new Collections(place, caller).open());
