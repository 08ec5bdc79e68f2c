// The cashier's counter: find the house, see what it owes, take money, close the day.
import { get, newKey, post } from '/camunda/app/tasklist/scripts/guanjia/api.js';
import { afterPause, el, show } from '/camunda/app/tasklist/scripts/guanjia/dom.js';
import { sayer } from '/camunda/app/tasklist/scripts/guanjia/texts.js';
import { openPage } from './page.js';

const CHANNELS = ['cash', 'card', 'transfer', 'wechat', 'alipay', 'unionpay'];

const say = sayer({
  community: ['小区', 'Community'],
  find: ['房号、电话尾号或姓名', 'Room, end of the phone number, or name'],
  none: ['没有找到房屋。', 'No house found.'],
  owed: ['欠费 {0} 元,其中逾期 {1} 元;预存 {2} 元;违约金另计 {3} 元', 'Owes {0} yuan, {1} overdue; prepaid {2}; late damages besides: {3}'],
  closed: ['账户已关闭:先还旧欠,多出的待退。', 'The account is closed: old bills are settled, the rest waits to be refunded.'],
  nothing: ['没有待缴账单。', 'No open bill.'],
  bill: ['{0} 至 {1},到期 {2}', '{0} to {1}, due {2}'],
  open: ['待缴', 'To pay'],
  oldest: ['不勾选:先还最早到期的', 'None ticked: the oldest due first'],
  amount: ['收款金额(元)', 'Amount (yuan)'],
  channel: ['方式', 'Channel'],
  'channel.cash': ['现金', 'Cash'],
  'channel.card': ['刷卡', 'Card'],
  'channel.transfer': ['转账', 'Transfer'],
  'channel.wechat': ['微信', 'WeChat'],
  'channel.alipay': ['支付宝', 'Alipay'],
  'channel.unionpay': ['云闪付', 'UnionPay'],
  transaction: ['交易号(现金可不填)', 'Transaction id (not for cash)'],
  take: ['收款', 'Take the money'],
  taken: ['已收 {0} 元,收据号 {1};还账单 {2} 元,余 {3} 元', 'Taken: {0} yuan, receipt {1}; {2} for bills, {3} left'],
  day: ['日结', 'Close the day'],
  counted: ['{0}:入账 {1} 笔 {2} 元,清点', '{0}: {1} booked, {2} yuan; counted'],
  which: ['日期', 'Day'],
  noMoney: ['这一天没有入账。', 'Nothing is booked that day.'],
  close: ['清点无误,日结', 'It agrees: close the day'],
  dayClosed: ['已日结,之后的收款记到下一天。', 'Closed. What comes now is booked on the next day.']
});

class Counter {
  constructor(place) {
    this.community = el('select', { name: 'community', 'aria-label': say('community'), onchange: () => this.chosen() });
    this.find = el('input', {
      type: 'search', name: 'q', maxlength: '60', autocomplete: 'off', placeholder: say('find'), 'aria-label': say('find'),
      oninput: afterPause(300, () => this.search())
    });
    this.houses = el('div', { 'aria-live': 'polite' });
    this.account = el('div', { 'aria-live': 'polite' });
    this.date = el('input', { type: 'date', name: 'day', value: today(), onchange: () => this.showDay() });
    this.day = el('div', {});
    show(place, el('div', { class: 'row' },
      el('label', {}, el('span', {}, say('community')), this.community),
      el('label', { class: 'grow' }, el('span', {}, say('find')), this.find)),
    this.houses, this.account, el('h2', {}, say('day')),
    el('div', { class: 'row' }, el('label', {}, el('span', {}, say('which')), this.date)), this.day);
  }

  async open() {
    const { items } = await get('/communities');
    this.community.append(...items.map((one) => el('option', { value: one.id }, one.name)));
    await this.chosen();
  }

  async chosen() {
    show(this.houses);
    show(this.account);
    await this.showDay();
  }

  async search() {
    const asked = this.asked = {};
    const { items } = this.find.value.trim()
      ? await get(`/communities/${encodeURIComponent(this.community.value)}/houses`, { q: this.find.value.trim(), limit: 8 })
      : { items: [] };
    if (asked === this.asked) {
      show(this.houses, items.map((house) => el('button', { type: 'button', class: 'quiet', onclick: () => this.showAccount(house) },
        house.display + ' ' + house.residents.map((one) => one.name).join('、'))),
      items.length || !this.find.value.trim() ? null : el('div', { class: 'note warn' }, say('none')));
    }
  }

  async showAccount(house, before) {
    show(this.houses);
    try {
      const account = await get(`/houses/${house.id}/bills`, { open: true });
      const bills = account.items.filter((bill) => Number(bill.open) > 0).reverse();
      const ticks = bills.map((bill) => el('input', { type: 'checkbox', name: bill.number, onchange: () => this.sum(ticks, bills) }));
      this.amount = el('input', { type: 'text', inputmode: 'decimal', name: 'amount', maxlength: '12', value: account.owed > 0 ? account.owed : '' });
      show(this.account, before, el('article', { class: 'card' },
        el('h2', {}, house.display),
        el('p', {}, say('owed', account.owed, account.overdue, account.prepaid, account.lateDamages)),
        account.closed ? el('div', { class: 'note warn' }, say('closed')) : null,
        bills.length ? bills.map((bill, i) => el('label', { class: 'tick' }, ticks[i], el('span', {},
          say('bill', bill.from, bill.to, bill.dueOn), ' ', bill.lines.map((line) => line.name).join('、'), ' · ', say('open'), ' ', bill.open)))
          : el('p', { class: 'hint' }, say('nothing')),
        bills.length ? el('p', { class: 'hint' }, say('oldest')) : null,
        this.form(house, bills, ticks)));
    } catch (refused) {
      show(this.account, el('div', { class: 'note error', role: 'alert' }, refused.message));
    }
  }

  // In fen: sums of decimals are none.
  sum(ticks, bills) {
    const fen = bills.reduce((all, bill, i) => all + (ticks[i].checked ? Math.round(Number(bill.open) * 100) : 0), 0);
    this.amount.value = (fen / 100).toFixed(2);
  }

  form(house, bills, ticks) {
    const channel = el('select', { name: 'channel' }, CHANNELS.map((one) => el('option', { value: one }, say('channel.' + one))));
    const transaction = el('input', { type: 'text', name: 'transactionId', maxlength: '64', autocomplete: 'off' });
    const said = el('div', { role: 'alert' });
    // One attempt has one number of its own: a lost answer or a second click takes the money once.
    const own = newKey();
    const take = el('button', { type: 'button', class: 'primary', onclick: async () => {
      take.disabled = true;
      let left = Math.round(Number(this.amount.value.trim()) * 100);
      const parts = [];
      bills.forEach((bill, i) => {
        const part = Math.min(left, Math.round(Number(bill.open) * 100));
        if (ticks[i].checked && part > 0) {
          parts.push({ bill: bill.number, amount: (part / 100).toFixed(2) });
          left -= part;
        }
      });
      try {
        const taken = await post('/payments', {
          houseId: house.id, channel: channel.value, amount: this.amount.value.trim() || null, bills: parts,
          transactionId: transaction.value.trim() || (channel.value === 'cash' ? own : null)
        });
        await this.showAccount(house, el('div', { class: 'note done' },
          say('taken', taken.amount, taken.receipt, taken.settled, taken.unallocated)));
        await this.showDay();
      } catch (refused) {
        take.disabled = false;
        show(said, el('div', { class: 'note error' }, refused.message));
      }
    } }, say('take'));
    return el('div', {},
      el('div', { class: 'row' },
        el('label', {}, el('span', {}, say('amount')), this.amount),
        el('label', {}, el('span', {}, say('channel')), channel),
        el('label', { class: 'grow' }, el('span', {}, say('transaction')), transaction),
        take),
      said);
  }

  async showDay() {
    const path = `/communities/${encodeURIComponent(this.community.value)}/day-closing`;
    const day = this.date.value;
    const said = el('div', { role: 'alert' });
    try {
      const { totals } = await get(path, { day });
      const inputs = totals.map((total) => el('input', { type: 'text', inputmode: 'decimal', maxlength: '14', name: total.channel }));
      const close = el('button', { type: 'button', onclick: async () => {
        close.disabled = true;
        try {
          await post(path, { day, counted: Object.fromEntries(totals.map((total, i) => [total.channel, inputs[i].value || '0'])) });
          show(this.day, el('div', { class: 'note done' }, say('dayClosed')));
        } catch (refused) {
          close.disabled = false;
          show(said, el('div', { class: 'note error' }, refused.message));
        }
      } }, say('close'));
      show(this.day, totals.length
        ? totals.map((total, i) => el('label', { class: 'row' },
          el('span', {}, say('counted', say('channel.' + total.channel), total.payments, Number(total.amount).toFixed(2))), inputs[i]))
        : el('p', { class: 'hint' }, say('noMoney')), totals.length ? close : null, said);
    } catch (refused) {
      show(this.day, el('div', { class: 'note error' }, refused.message));
    }
  }
}

function today() {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
}

openPage('cashier', (place) => new Counter(place).open());
