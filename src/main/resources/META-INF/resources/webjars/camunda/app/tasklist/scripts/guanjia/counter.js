// Taking money: find the house, see what it owes, take it, print the receipt, show the code to pay by phone. The cashier's
// page and the start form in Tasklist use it.
import { get, newKey, post, url } from './api.js';
import { offerCommunities } from './communities.js';
import { afterPause, el, show } from './dom.js';
import { chinese } from './language.js';
import { date, sayer } from './texts.js';

const CHANNELS = ['cash', 'card', 'transfer', 'wechat', 'alipay', 'unionpay'];
const PATIENCE = 100;

const say = sayer({
  community: ['小区', 'Community'],
  find: ['查找房屋：房号、电话尾号或姓名', 'Find the house: room, end of the phone number, or name'],
  tryAgain: ['重试', 'Try again'],
  none: ['没有找到房屋。', 'No house found.'],
  owed: ['欠费 {0} 元，其中逾期 {1} 元；预存 {2} 元；违约金另计 {3} 元', 'Owes {0} yuan, {1} of it overdue; prepaid: {2}; late damages besides: {3}'],
  closed: ['账户已关闭：先还旧欠，多出的待退。', 'The account is closed: old bills are settled, the rest waits to be refunded.'],
  nothing: ['没有待缴账单。', 'No open bill.'],
  bill: ['{0} 至 {1}，到期 {2}', '{0} to {1}, due {2}'],
  open: ['待缴', 'To pay'],
  oldest: ['勾选要付的账单；不勾选就先付最早到期的。', 'Tick the bills to pay; with none ticked the oldest is paid first.'],
  amount: ['收款金额（元）', 'Amount (yuan)'],
  channel: ['方式', 'Channel'],
  'channel.cash': ['现金', 'Cash'],
  'channel.card': ['刷卡', 'Card'],
  'channel.transfer': ['转账', 'Transfer'],
  'channel.wechat': ['微信', 'WeChat'],
  'channel.alipay': ['支付宝', 'Alipay'],
  'channel.unionpay': ['云闪付', 'UnionPay'],
  transaction: ['交易号（现金可不填）', 'Transaction id (not for cash)'],
  take: ['收款', 'Take the money'],
  noAmount: ['请填收款金额，例如 536.42。', 'Enter the amount, such as 536.42.'],
  noTransaction: ['不是现金：请填交易号。', 'It is no cash: enter the transaction id.'],
  taken: ['已收 {0} 元，收据号 {1}；付账单 {2} 元，留在账户 {3} 元。', 'Taken: {0} yuan, receipt {1}; {2} paid bills, {3} stay on the account.'],
  print: ['打印收据', 'Print the receipt'],
  printAgain: ['补打（标明副本）', 'Print again (as a copy)'],
  slip: ['打印退款单', 'Print the slip'],
  payments: ['最近的收款和退款', 'Latest payments and refunds'],
  noPayments: ['还没有收过款。', 'No payment yet.'],
  'kind.payment': ['收款', 'Payment'],
  'kind.refund': ['退款', 'Refund'],
  'kind.reversal': ['冲正', 'Reversal'],
  reversed: ['已冲正', 'reversed'],
  yuan: ['{0} 元', '{0} yuan'],
  code: ['收款码', 'Code to pay'],
  codeAll: ['全部欠费的收款码', 'Code to pay all of it'],
  scan: ['请住户用手机扫码，页面上的金额是 {0} 元。付完这里会显示到账。', 'Let the resident scan it: the page asks for {0} yuan. When the money has arrived you see it here.'],
  arrived: ['已到账 {0} 元，收据号 {1}。', 'Arrived: {0} yuan, receipt {1}.'],
  closeCode: ['收起', 'Close']
});

export class Counter {
  // `taken` is called after each payment; `chosen` when another community was chosen; `problem` draws a refusal. All may be missing.
  constructor(place, { taken, chosen, problem } = {}) {
    this.problem = problem || ((refused) => el('div', { class: 'note error' }, refused.message));
    this.whenTaken = taken || (() => {});
    this.whenChosen = chosen || (() => {});
    this.community = el('select', { name: 'community', onchange: () => this.chosen() });
    this.find = el('input', {
      type: 'search', name: 'q', maxlength: '60', autocomplete: 'off',
      oninput: afterPause(300, () => this.search())
    });
    this.houses = el('div', { class: 'found', 'aria-live': 'polite' });
    this.account = el('div', { 'aria-live': 'polite' });
    show(place, el('div', { class: 'row' },
      el('label', {}, el('span', {}, say('community')), this.community),
      el('label', { class: 'grow' }, el('span', {}, say('find')), this.find)),
    this.houses, this.account);
  }

  async open() {
    try {
      await offerCommunities(this.community);
      await this.chosen();
      this.find.focus();
    } catch (refused) {
      this.complain(refused, () => this.open());
    }
  }

  // What was typed stays; `again` tries once more.
  complain(refused, again) {
    show(this.houses, el('div', { role: 'alert' }, this.problem(refused), ' ',
      el('button', { type: 'button', class: 'quiet', onclick: again }, say('tryAgain'))));
  }

  // Nobody looks any more: stop asking whether money has come.
  leave() {
    window.clearTimeout(this.watch);
  }

  async chosen() {
    show(this.houses);
    show(this.account);
    await this.whenChosen(this.community.value);
  }

  async search() {
    const asked = this.asked = {};
    try {
      const { items } = this.find.value.trim()
        ? await get(`/communities/${encodeURIComponent(this.community.value)}/houses`, { q: this.find.value.trim(), limit: 8 })
        : { items: [] };
      if (asked === this.asked) {
        show(this.houses, items.map((house) => el('button', { type: 'button', class: 'quiet', onclick: () => this.showAccount(house) },
          house.display + ' ' + house.residents.map((one) => one.name).join(chinese ? '、' : ', '))),
        items.length || !this.find.value.trim() ? null : el('div', { class: 'note warn' }, say('none')));
      }
    } catch (refused) {
      if (asked === this.asked) {
        this.complain(refused, () => this.search());
      }
    }
  }

  async showAccount(house, before) {
    show(this.houses);
    window.clearTimeout(this.watch);
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
          say('bill', date(bill.from), date(bill.to), date(bill.dueOn)), ' ', bill.lines.map((line) => line.name).join(chinese ? '、' : ', '), ' · ', say('open'), ' ', bill.open, ' ',
          el('button', { type: 'button', class: 'quiet', onclick: (event) => this.showCode(event, house, `/bills/${bill.number}/pay-link`) }, say('code')))))
          : el('p', { class: 'hint' }, say('nothing')),
        bills.length ? el('p', { class: 'hint' }, say('oldest')) : null,
        this.form(house, bills, ticks),
        bills.length ? el('p', {}, el('button', { type: 'button', onclick: (event) => this.showCode(event, house, `/houses/${house.id}/pay-link`) }, say('codeAll'))) : null,
        this.code = el('div', { 'aria-live': 'polite' }),
        await this.payments(house)));
    } catch (refused) {
      show(this.account, el('div', { role: 'alert' }, this.problem(refused)));
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
      if (!/^\d+(\.\d{1,2})?$/.test(this.amount.value.trim())) {
        show(said, el('div', { class: 'note error' }, say('noAmount')));
        this.amount.focus();
        return;
      }
      if (channel.value !== 'cash' && !transaction.value.trim()) {
        show(said, el('div', { class: 'note error' }, say('noTransaction')));
        transaction.focus();
        return;
      }
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
          say('taken', taken.amount, taken.receipt, taken.settled, taken.unallocated), ' ', this.printer(taken.id, say('print'))));
        await this.whenTaken(this.community.value);
      } catch (refused) {
        take.disabled = false;
        show(said, this.problem(refused));
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

  async payments(house) {
    const { items } = await get(`/houses/${house.id}/payments`);
    return el('details', {}, el('summary', {}, say('payments')),
      items.length ? el('ul', { class: 'lines' }, items.map((one) => el('li', {}, date(one.bookedOn), ' · ', say('kind.' + one.kind), ' · ', say('channel.' + one.channel), ' · ',
        say('yuan', one.amount), ' · ', one.receipt, one.reversed ? ' · ' + say('reversed') : '', ' ',
        one.kind === 'reversal' || one.reversed ? null : this.printer(one.id, say(one.kind === 'refund' ? 'slip' : 'printAgain')))))
        : el('p', { class: 'hint' }, say('noPayments')));
  }

  // The page opens before the answer is there: browsers block a window that opens by itself.
  printer(payment, name) {
    const said = el('span', { role: 'alert' });
    const button = el('button', { type: 'button', class: 'quiet', onclick: async () => {
      const paper = window.open('', '_blank');
      button.disabled = true;
      try {
        paper.location = (await post(`/payments/${payment}/receipt`)).url;
      } catch (refused) {
        paper.close();
        show(said, this.problem(refused));
      } finally {
        button.disabled = false;
      }
    } }, name);
    return [button, said];
  }

  async showCode(event, house, path) {
    event.preventDefault();
    window.clearTimeout(this.watch);
    try {
      const link = await post(path);
      const due = await get(`/pay/${link.code}`);
      const state = el('p', {}, say('scan', due.amount));
      show(this.code, el('figure', { class: 'code' }, el('img', { src: url(`/pay/${link.code}/qr.png`), alt: link.url, width: 240, height: 240 }),
        el('figcaption', {}, state, el('a', { href: link.url, target: '_blank', rel: 'noopener' }, link.url), ' ',
          el('button', { type: 'button', class: 'quiet', onclick: () => { window.clearTimeout(this.watch); show(this.code); } }, say('closeCode')))));
      this.await(house, link.code, (due.paid || {}).receipt, PATIENCE);
    } catch (refused) {
      show(this.code, el('div', { role: 'alert' }, this.problem(refused)));
    }
  }

  // Looks every three seconds whether the money has come, for five minutes.
  await(house, code, before, times) {
    this.watch = window.setTimeout(async () => {
      const due = await get(`/pay/${code}`).catch(() => ({}));
      if (due.paid && due.paid.receipt !== before) {
        await this.showAccount(house, el('div', { class: 'note done' }, say('arrived', due.paid.amount, due.paid.receipt)));
        await this.whenTaken(this.community.value);
      } else if (times > 0) {
        this.await(house, code, before, times - 1);
      }
    }, 3000);
  }
}
