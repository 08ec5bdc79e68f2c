// Bank statements: bring a file in, see what was booked, say whose money the rest is.
import { get, newKey, post, upload } from '/camunda/app/tasklist/scripts/guanjia/api.js';
import { offerCommunities } from '/camunda/app/tasklist/scripts/guanjia/communities.js';
import { afterPause, el, show } from '/camunda/app/tasklist/scripts/guanjia/dom.js';
import { sure } from '/camunda/app/tasklist/scripts/guanjia/sure.js';
import { date, sayer, time } from '/camunda/app/tasklist/scripts/guanjia/texts.js';
import { fileField, money, openPage, refusal, troubled, wide } from './page.js';

const say = sayer({
  community: ['小区', 'Community'],
  file: ['银行流水（CSV 或 XLSX）', 'Bank statement (CSV or XLSX)'],
  hint: ['网银下载的原文件即可；需要交易日期和收入金额，最好还有对方户名、附言和流水号。', 'The file as the bank gives it. Day and credit are needed; payer, purpose and reference help.'],
  bring: ['导入并匹配', 'Import and match'],
  pick: ['请先选择文件。', 'Choose a file first.'],
  brought: ['已存下，正在逐笔匹配。', 'Kept; the lines are being matched.'],
  again: ['这个文件导入过，没有重复入账。', 'This very file was imported before; nothing was booked twice.'],
  waiting: ['待认领的到账', 'Money to be assigned'],
  waitingOnly: ['待认领合计 {0} 元。', '{0} yuan wait.'],
  waitingSum: ['待认领合计 {0} 元。查明是谁缴的，记到那套房；不是业主缴的费就搁置。', '{0} yuan wait. Find out who paid and book it for that house; set aside what is no fee.'],
  noneWaiting: ['没有待认领的到账。', 'Nothing waits to be assigned.'],
  statements: ['导入过的流水', 'Imported statements'],
  noStatements: ['还没有导入过银行流水。', 'No statement was imported yet.'],
  name: ['文件', 'File'],
  when: ['时间', 'Time'],
  credits: ['新收入', 'New credits'],
  booked: ['已入账', 'Booked'],
  left: ['待认领', 'Waiting'],
  aside: ['已搁置', 'Set aside'],
  known: ['重复', 'Known before'],
  debits: ['支出', 'Debits'],
  fresh: ['匹配中', 'Being matched'],
  payer: ['付款人', 'Payer'],
  account: ['付款账号', 'Account'],
  nobody: ['（无户名）', '(no name)'],
  purpose: ['附言', 'Purpose'],
  reference: ['流水号', 'Reference'],
  cause: ['未入账原因', 'Not booked'],
  likely: ['可能是：{0}', 'Perhaps {0}'],
  place: ['记到这套房', 'Book for this house'],
  placeSure: ['把 {0} 元记到 {1}？', 'Book {0} yuan for {1}?'],
  placeHint: ['记错了要由项目经理冲正。', 'Only the project manager can reverse it.'],
  find: ['查找房屋：房号、电话尾号或姓名', 'Find the house: room, end of the phone number, or name'],
  none: ['没有找到房屋。', 'No house found.'],
  note: ['核实方式（可不填）', 'How it was found out (optional)'],
  noFee: ['不是业主缴的费', 'It is no fee'],
  why: ['搁置原因', 'Why it is set aside'],
  setAside: ['搁置', 'Set aside'],
  asideSure: ['搁置这笔 {0} 元的到账？', 'Set this payment of {0} yuan aside?'],
  asideHint: ['搁置后不再入账。', 'It will not be booked any more.'],
  more: ['更多', 'More'],
  yuan: ['{0} 元', '{0} yuan'],
  refused: ['拒收的款项', 'Refused payments'],
  noRefused: ['没有拒收的款项。', 'Nothing was refused.'],
  house: ['房屋或订单', 'House or order'],
  transaction: ['交易号', 'Transaction'],
  amount: ['金额（元）', 'Amount (yuan)'],
  reason: ['原因', 'Reason']
});

class Bank {
  constructor(place, caller) {
    this.mayWork = caller.admin || caller.roles.includes('cashier');
    this.community = el('select', { name: 'community', onchange: () => this.load() });
    this.file = fileField('file', say('file'), '.csv,.xlsx,.txt');
    this.said = el('div', { role: 'alert' });
    this.waiting = el('div', { 'aria-live': 'polite' });
    this.statements = el('div', {});
    this.refused = el('div', {});
    this.button = el('button', { type: 'button', class: 'primary', onclick: () => this.bring() }, say('bring'));
    show(place,
      el('div', { class: 'row' }, el('label', {}, el('span', {}, say('community')), this.community),
        this.mayWork ? [this.file.node, this.button] : null),
      this.mayWork ? el('p', { class: 'hint' }, say('hint')) : null, this.said,
      el('h2', {}, say('waiting')), this.waiting,
      el('h2', {}, say('statements')), this.statements,
      el('h2', {}, say('refused')), this.refused);
  }

  async open() {
    await offerCommunities(this.community);
    await this.load();
  }

  path(rest) {
    return `/communities/${encodeURIComponent(this.community.value)}/${rest}`;
  }

  async bring() {
    const file = this.file.input.files[0];
    if (!file) {
      show(this.said, el('div', { class: 'note warn' }, say('pick')));
      return;
    }
    this.button.disabled = true;
    try {
      const { again } = await upload(this.path('bank-statements'), { name: file.name }, file, newKey());
      show(this.said, el('div', { class: 'note done' }, say(again ? 'again' : 'brought')));
      this.file.clear();
      await this.load();
    } catch (refused) {
      show(this.said, refusal(refused));
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
      show(this.statements);
      show(this.refused);
      show(this.waiting, troubled(refused, () => this.load()));
    }
  }

  drawWaiting(lines, sum) {
    show(this.waiting, el('p', { class: 'hint' }, lines.items.length ? say(this.mayWork ? 'waitingSum' : 'waitingOnly', money(sum)) : say('noneWaiting')),
      lines.items.map((line) => this.card(line)), this.moreLines(lines.next));
  }

  moreLines(next) {
    if (!next) {
      return null;
    }
    const more = el('button', { type: 'button', onclick: async () => {
      more.disabled = true;
      try {
        const lines = await get(this.path('bank-lines'), { state: 'waiting', after: next });
        more.replaceWith(...lines.items.map((line) => this.card(line)), this.moreLines(lines.next) || '');
      } catch (refused) {
        more.replaceWith(refusal(refused), this.moreLines(next));
      }
    } }, say('more'));
    return more;
  }

  card(line) {
    const said = el('div', { role: 'alert' });
    const facts = [['payer', line.payer || say('nobody')], ['account', line.payerAccount], ['purpose', line.purpose],
      ['reference', line.reference.startsWith('line:') ? null : line.reference], ['cause', line.cause]].filter(([, value]) => value);
    return el('article', { class: 'card bank' },
      el('h3', {}, say('yuan', money(line.amount)), ' ', el('span', { class: 'hint' }, date(line.bookedOn))),
      el('dl', {}, facts.flatMap(([name, value]) => [el('dt', {}, say(name)), el('dd', {}, value)])),
      this.mayWork ? this.actions(line, said) : null, said);
  }

  actions(line, said) {
    const note = el('input', { type: 'text', maxlength: '200', name: 'note' });
    const why = el('input', { type: 'text', maxlength: '200', name: 'reason', required: true });
    const houses = el('div', { 'aria-live': 'polite' });
    const send = async (what, body) => {
      try {
        await post(`/bank-lines/${line.id}/${what}`, body);
        await this.load();
      } catch (refused) {
        show(said, refusal(refused));
      }
    };
    const place = async (house) => {
      if (await sure(say('placeSure', money(line.amount), house.display), say('place'), say('placeHint'))) {
        await send('place', { houseId: house.id, note: note.value.trim() || null });
      }
    };
    const setAside = async (event) => {
      event.preventDefault();
      if (await sure(say('asideSure', money(line.amount)), say('setAside'), say('asideHint'))) {
        await send('set-aside', { reason: why.value.trim() });
      }
    };
    const choice = (house, likely) => el('div', { class: 'row' }, el('span', {}, likely ? say('likely', house.display) : house.display),
      el('button', { type: 'button', class: likely ? 'primary' : null, onclick: () => place(house) }, say('place')));
    const find = el('input', { type: 'search', maxlength: '60', autocomplete: 'off', name: 'q', oninput: afterPause(300, async () => {
      const asked = find.value.trim();
      try {
        const { items } = asked ? await get(this.path('houses'), { q: asked, limit: 6 }) : { items: [] };
        if (asked === find.value.trim()) {
          show(houses, items.map((house) => choice(house, false)), asked && !items.length ? el('div', { class: 'note warn' }, say('none')) : null);
        }
      } catch (refused) {
        show(houses, refusal(refused));
      }
    }) });
    return [line.house ? choice({ id: line.houseId, display: line.house }, true) : null,
      el('div', { class: 'row' }, el('label', { class: 'grow' }, el('span', {}, say('find')), find),
        el('label', { class: 'grow' }, el('span', {}, say('note')), note)),
      houses,
      el('details', { class: 'fold' }, el('summary', {}, say('noFee')),
        el('form', { class: 'row', onsubmit: setAside }, el('label', { class: 'grow' }, el('span', {}, say('why')), why),
          el('button', { type: 'submit' }, say('setAside'))))];
  }

  drawStatements(items) {
    const figures = ['credits', 'fresh', 'booked', 'waiting', 'aside', 'known', 'debits'];
    const title = (name) => say(name === 'waiting' ? 'left' : name);
    show(this.statements, items.length ? wide(say('statements'), el('table', { class: 'stack' },
      el('thead', {}, el('tr', {}, ['name', 'when'].map((name) => el('th', { scope: 'col' }, say(name))),
        figures.map((name) => el('th', { scope: 'col', class: 'number' }, title(name))))),
      el('tbody', {}, items.map((one) => el('tr', {}, el('td', { 'data-name': say('name') }, one.name),
        el('td', { 'data-name': say('when') }, time(one.importedAt)),
        figures.map((name) => el('td', { class: 'number', 'data-name': title(name) }, one[name])))))))
      : el('p', { class: 'hint' }, say('noStatements')));
  }

  drawRefused(items) {
    const columns = ['when', 'house', 'transaction', 'amount', 'reason'];
    const value = { when: (one) => time(one.refusedAt), house: (one) => one.houseName || one.house, transaction: (one) => one.transactionId,
      amount: (one) => money(one.amount), reason: (one) => one.reason };
    const tone = (name) => name === 'amount' ? 'number' : null;
    show(this.refused, items.length ? wide(say('refused'), el('table', { class: 'stack' },
      el('thead', {}, el('tr', {}, columns.map((name) => el('th', { scope: 'col', class: tone(name) }, say(name))))),
      el('tbody', {}, items.map((one) => el('tr', {}, columns.map((name) => el('td', { class: tone(name), 'data-name': say(name) }, value[name](one) || '—')))))))
      : el('p', { class: 'hint' }, say('noRefused')));
  }
}

openPage('bank', (place, caller) => new Bank(place, caller).open());
