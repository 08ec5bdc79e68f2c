// Bank statements: bring a file in, see what was booked, say whose money the rest is.
import { get, newKey, post, upload } from '/camunda/app/tasklist/scripts/guanjia/api.js';
import { afterPause, el, show } from '/camunda/app/tasklist/scripts/guanjia/dom.js';
import { sayer } from '/camunda/app/tasklist/scripts/guanjia/texts.js';
import { openPage } from './page.js';

const say = sayer({
  community: ['小区', 'Community'],
  file: ['银行流水(CSV 或 XLSX)', 'Bank statement (CSV or XLSX)'],
  hint: ['网银下载的原文件即可;需要交易日期和收入金额,最好还有对方户名、附言和流水号。', 'The file as the bank gives it: day and credit are needed; payer, purpose and reference help.'],
  bring: ['导入', 'Bring in'],
  pick: ['请先选文件。', 'Choose a file first.'],
  brought: ['已存下,正在逐笔匹配。', 'Kept; the lines are being matched.'],
  again: ['这个文件导入过,没有重复入账。', 'This very file was brought before; nothing was booked twice.'],
  waiting: ['待认领', 'Waiting'],
  waitingSum: ['待认领合计 {0} 元', '{0} yuan wait to be placed'],
  noneWaiting: ['没有待认领的到账。', 'Nothing waits to be placed.'],
  statements: ['导入过的流水', 'Statements brought in'],
  noStatements: ['还没有导入过银行流水。', 'No statement was brought in yet.'],
  name: ['文件', 'File'],
  when: ['时间', 'Time'],
  credits: ['新收入', 'New credits'],
  booked: ['已入账', 'Booked'],
  left: ['待认领', 'Waiting'],
  aside: ['已搁置', 'Set aside'],
  known: ['重复', 'Known'],
  debits: ['支出', 'Debits'],
  fresh: ['匹配中', 'Being matched'],
  by: ['付款人 {0}', 'Payer {0}'],
  nobody: ['(无户名)', '(no name)'],
  words: ['附言 {0}', 'Purpose {0}'],
  reference: ['流水号 {0}', 'Reference {0}'],
  likely: ['可能是 {0}', 'Perhaps {0}'],
  place: ['记到这套房', 'Book for this house'],
  find: ['房号、电话尾号或姓名', 'Room, end of the phone number, or name'],
  none: ['没有找到房屋。', 'No house found.'],
  note: ['核实方式(可不填)', 'How it was found out (optional)'],
  why: ['搁置原因', 'Reason'],
  setAside: ['不是业主缴的费,搁置', 'No fee: set aside'],
  more: ['更多', 'More'],
  yuan: ['{0} 元', '{0} yuan'],
  refused: ['拒收的款项', 'Refused payments'],
  noRefused: ['没有拒收的款项。', 'Nothing was refused.'],
  house: ['房屋或订单', 'House or order'],
  transaction: ['交易号', 'Transaction'],
  amount: ['金额', 'Amount'],
  reason: ['原因', 'Reason']
});

class Bank {
  constructor(place, caller) {
    this.mayWork = caller.admin || caller.roles.includes('cashier');
    this.community = el('select', { name: 'community', 'aria-label': say('community'), onchange: () => this.load() });
    this.file = el('input', { type: 'file', name: 'file', accept: '.csv,.xlsx,.txt' });
    this.said = el('div', { role: 'alert' });
    this.waiting = el('div', { 'aria-live': 'polite' });
    this.statements = el('div', {});
    this.refused = el('div', {});
    this.button = el('button', { type: 'button', class: 'primary', onclick: () => this.bring() }, say('bring'));
    show(place,
      el('div', { class: 'row' }, el('label', { class: 'grow' }, el('span', {}, say('community')), this.community),
        this.mayWork ? el('label', { class: 'grow' }, el('span', {}, say('file')), this.file) : null, this.mayWork ? this.button : null),
      this.mayWork ? el('p', { class: 'hint' }, say('hint')) : null, this.said,
      el('h2', {}, say('waiting')), this.waiting,
      el('h2', {}, say('statements')), this.statements,
      el('h2', {}, say('refused')), this.refused);
  }

  async open() {
    const { items } = await get('/communities');
    this.community.append(...items.map((one) => el('option', { value: one.id }, one.name)));
    await this.load();
  }

  path(rest) {
    return `/communities/${encodeURIComponent(this.community.value)}/${rest}`;
  }

  async bring() {
    const file = this.file.files[0];
    if (!file) {
      show(this.said, el('div', { class: 'note warn' }, say('pick')));
      return;
    }
    this.button.disabled = true;
    try {
      const { again } = await upload(this.path('bank-statements'), { name: file.name }, file, newKey());
      show(this.said, el('div', { class: 'note done' }, say(again ? 'again' : 'brought')));
      this.file.value = '';
      await this.load();
    } catch (refused) {
      show(this.said, el('div', { class: 'note error' }, refused.message));
    } finally {
      this.button.disabled = false;
    }
  }

  async load() {
    window.clearTimeout(this.again);
    try {
      const asked = this.community.value;
      const [lines, brought, refused] = await Promise.all([
        get(this.path('bank-lines'), { state: 'waiting' }), get(this.path('bank-statements')), get(this.path('refused-payments'))]);
      if (asked !== this.community.value) {
        return;
      }
      this.drawWaiting(lines, brought.waitingAmount);
      this.drawStatements(brought.items);
      this.drawRefused(refused.items);
      // While lines are being matched the list grows by itself.
      if (brought.items.some((one) => one.fresh > 0)) {
        this.again = window.setTimeout(() => this.load(), 2000);
      }
    } catch (refused) {
      show(this.waiting, el('div', { class: 'note error', role: 'alert' }, refused.message));
    }
  }

  drawWaiting(lines, sum) {
    show(this.waiting, lines.items.length ? el('p', { class: 'hint' }, say('waitingSum', sum)) : el('p', { class: 'hint' }, say('noneWaiting')),
      lines.items.map((line) => this.card(line)), this.moreLines(lines.next));
  }

  moreLines(next) {
    if (!next) {
      return null;
    }
    const more = el('button', { type: 'button', onclick: async () => {
      more.disabled = true;
      const lines = await get(this.path('bank-lines'), { state: 'waiting', after: next });
      more.replaceWith(...lines.items.map((line) => this.card(line)), this.moreLines(lines.next) || '');
    } }, say('more'));
    return more;
  }

  card(line) {
    const said = el('div', { role: 'alert' });
    const act = el('div', {});
    const card = el('article', { class: 'card' },
      el('h2', {}, say('yuan', line.amount), ' · ', line.bookedOn),
      el('ul', { class: 'lines' },
        el('li', {}, say('by', line.payer || say('nobody')), line.payerAccount ? ` · ${line.payerAccount}` : ''),
        line.purpose ? el('li', {}, say('words', line.purpose)) : null,
        el('li', { class: 'hint' }, line.reference.startsWith('line:') ? null : say('reference', line.reference) + ' · ', line.cause)),
      act, said);
    if (this.mayWork) {
      show(act, this.actions(line, said));
    }
    return card;
  }

  actions(line, said) {
    const note = el('input', { type: 'text', maxlength: '200', name: 'note' });
    const why = el('input', { type: 'text', maxlength: '200', name: 'reason' });
    const houses = el('div', {});
    const send = async (what, body) => {
      try {
        await post(`/bank-lines/${line.id}/${what}`, body);
        await this.load();
      } catch (refused) {
        show(said, el('div', { class: 'note error' }, refused.message));
      }
    };
    const choice = (house, primary) => el('div', { class: 'row' }, el('span', {}, primary ? say('likely', house.display) : house.display),
      el('button', { type: 'button', class: primary ? 'primary' : 'quiet', onclick: () => send('place', { houseId: house.id, note: note.value.trim() || null }) }, say('place')));
    const find = el('input', { type: 'search', maxlength: '60', autocomplete: 'off', name: 'q', oninput: afterPause(300, async () => {
      const asked = find.value.trim();
      const { items } = asked ? await get(this.path('houses'), { q: asked, limit: 6 }) : { items: [] };
      if (asked === find.value.trim()) {
        show(houses, items.map((house) => choice(house, false)), asked && !items.length ? el('div', { class: 'note warn' }, say('none')) : null);
      }
    }) });
    return [line.house ? choice({ id: line.houseId, display: line.house }, true) : null,
      el('div', { class: 'row' }, el('label', { class: 'grow' }, el('span', {}, say('find')), find),
        el('label', { class: 'grow' }, el('span', {}, say('note')), note)),
      houses,
      el('div', { class: 'row' }, el('label', { class: 'grow' }, el('span', {}, say('why')), why),
        el('button', { type: 'button', onclick: () => send('set-aside', { reason: why.value.trim() }) }, say('setAside')))];
  }

  drawStatements(items) {
    const figures = ['credits', 'fresh', 'booked', 'waiting', 'aside', 'known', 'debits'];
    const title = (name) => say(name === 'waiting' ? 'left' : name);
    show(this.statements, items.length ? el('div', { class: 'wide' }, el('table', { class: 'stack' },
      el('thead', {}, el('tr', {}, el('th', {}, say('name')), el('th', {}, say('when')), figures.map((name) => el('th', { class: 'number' }, title(name))))),
      el('tbody', {}, items.map((one) => el('tr', {}, el('td', { 'data-name': say('name') }, one.name),
        el('td', { 'data-name': say('when') }, new Date(one.importedAt).toLocaleString()),
        figures.map((name) => el('td', { class: 'number', 'data-name': title(name) }, one[name])))))))
      : el('p', { class: 'hint' }, say('noStatements')));
  }

  drawRefused(items) {
    const columns = ['when', 'house', 'transaction', 'amount', 'reason'];
    const value = { when: (one) => new Date(one.refusedAt).toLocaleString(), house: (one) => one.house, transaction: (one) => one.transactionId,
      amount: (one) => one.amount, reason: (one) => one.reason };
    show(this.refused, items.length ? el('div', { class: 'wide' }, el('table', { class: 'stack' },
      el('thead', {}, el('tr', {}, columns.map((name) => el('th', {}, say(name))))),
      el('tbody', {}, items.map((one) => el('tr', {}, columns.map((name) => el('td', { 'data-name': say(name) }, value[name](one) || '—')))))))
      : el('p', { class: 'hint' }, say('noRefused')));
  }
}

openPage('bank', (place, caller) => new Bank(place, caller).open());
