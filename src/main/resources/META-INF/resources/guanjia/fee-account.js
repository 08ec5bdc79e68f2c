// An account at the fee desk: who pays, what is charged, reduced, disputed, billed, held and paid.
import { get, post } from '/camunda/app/tasklist/scripts/guanjia/api.js';
import { el, show } from '/camunda/app/tasklist/scripts/guanjia/dom.js';
import { date } from '/camunda/app/tasklist/scripts/guanjia/texts.js';
import { folded, form, housePicker } from './fee-form.js';
import { say, span, today } from './fee-texts.js';
import { list, money, refusal, troubled } from './page.js';

const CHANNELS = ['cash', 'card', 'transfer', 'wechat', 'alipay', 'unionpay'];

export class Accounts {
  constructor(place, desk) {
    this.desk = desk;
    this.account = el('div', { 'aria-live': 'polite' });
    show(place, el('label', {}, el('span', {}, say('find')), housePicker(() => desk.community(), (house) => this.open(house.id))), this.account);
    show(this.account, el('p', { class: 'hint' }, say('accountHint')));
  }

  async open(houseId, before) {
    this.houseId = houseId;
    try {
      this.items = (await get(`/communities/${encodeURIComponent(this.desk.community())}/fee-items`)).items;
      const [sheet, owed] = await Promise.all([get(`/houses/${houseId}/fee-account`), get(`/houses/${houseId}/bills`)]);
      show(this.account, before ? el('div', { class: 'note done' }, before) : null, this.draw(sheet, owed));
    } catch (refused) {
      show(this.account, refused.status === 404 && this.desk.may('cashier')
        ? el('article', { class: 'card' }, el('p', {}, say('noAccount')),
          form(say('openAccount'), this.payer(), (values, key) => this.send('fee-account', values, key), (text) => this.open(houseId, text), { primary: true }))
        : refused.status === 404 ? el('div', { class: 'note error', role: 'alert' }, refusal(refused))
          : troubled(refused, () => this.open(houseId)));
    }
  }

  send(path, values, key) {
    return post(`/houses/${this.houseId}/${path}`, values, key).then((answer) =>
      Number(answer.credited) > 0 ? say('credited', money(answer.credited)) : null);
  }

  again() {
    return (text) => this.open(this.houseId, text);
  }

  payer() {
    return [
      { name: 'from', label: say('from'), type: 'date', value: today() },
      { name: 'kind', label: say('kind'), type: 'select', options: ['owner', 'tenant', 'company'].map((one) => [one, say('payer.' + one)]) },
      { name: 'name', label: say('payerName'), maxlength: 100, wide: true }];
  }

  draw(sheet, owed) {
    const cashier = this.desk.may('cashier');
    const manager = this.desk.may('project-manager');
    return [
      el('article', { class: 'card' }, el('h2', {}, sheet.house),
        el('p', {}, say('owes', money(owed.owed), money(owed.overdue), money(owed.lateDamages))),
        el('p', {}, say('summary', money(sheet.prepaid), money(sheet.depositBalance), date(sheet.openedOn)), sheet.closedOn ? say('closedOn', date(sheet.closedOn)) : '')),
      this.section('bills', owed.items.map((bill) => this.bill(bill, manager)),
        cashier && Number(owed.lateDamages) > 0 ? folded(say('damages'), form(say('damages'),
          [{ name: 'until', label: say('until'), type: 'date', value: today() }],
          (values, key) => this.send('late-damages', values, key), this.again())) : null),
      this.section('payers', sheet.payers.map((one) => line(`${say('payer.' + one.kind)} ${one.name}`, span(one.from, one.to))),
        cashier ? folded(say('changePayer'), form(say('changePayer'), this.payer(), (values, key) => this.send('payers', values, key), this.again())) : null,
        cashier && !sheet.closedOn ? folded(say('closeAccount'), form(say('closeAccount'), [{ name: 'lastDay', label: say('lastDay'), type: 'date', value: today() }],
          (values, key) => this.send('fee-account/close', values, key), this.again(), { question: ({ lastDay }) => say('sureClose', date(lastDay)) })) : null),
      this.section('charges', sheet.charges.map((one) => line(one.name + (one.quantity === null ? '' : ` × ${one.quantity}`), span(one.from, one.to),
        cashier && !one.to ? folded(say('endCharge'), form(say('endCharge'), [{ name: 'lastDay', label: say('lastDay'), type: 'date', value: today() }],
          (values, key) => this.send('charges/end', { ...values, item: one.item }, key), this.again())) : null)),
      cashier ? folded(say('addCharge'), form(say('addCharge'), [this.pickItem(), ...days(),
        { name: 'quantity', label: say('quantity'), type: 'number', optional: true }],
      (values, key) => this.send('charges', values, key), this.again())) : null),
      this.reductions(sheet), this.disputes(sheet, owed), this.deposits(sheet, cashier, manager), this.payments(sheet, manager)];
  }

  section(name, lines, ...more) {
    return el('article', { class: 'card' }, el('h2', {}, say(name)), lines.length ? lines : el('p', { class: 'hint' }, say('nothing')), more);
  }

  pickItem() {
    return { name: 'item', label: say('item'), type: 'select', options: this.items.filter((one) => one.monthly).map((one) => [String(one.id), one.name]) };
  }

  bill(bill, manager) {
    const names = list([...new Set(bill.lines.map((one) => one.name))]);
    const damages = bill.lines.some((one) => this.items.some((item) => item.code === one.item && item.formula === 'damages'));
    const undo = (path, label, question) => folded(label, form(label, [{ name: 'reason', label: say('reason'), maxlength: 400, wide: true }],
      (values, key) => post(`/bills/${bill.number}/${path}`, values, key).then(() => null), this.again(), { question }));
    return line(`${names} · ${say('bill.' + bill.state)}`, say('billLine', date(bill.from), date(bill.to), date(bill.dueOn), money(bill.amount), money(bill.open)),
      manager && bill.state !== 'reversed' ? (damages ? undo('waive', say('waive'), say('sureWaive')) : undo('reverse', say('reverse'), say('sureReverseBill'))) : null);
  }

  reductions(sheet) {
    const mayAsk = ['cashier', 'housekeeper', 'service-manager'].some((role) => this.desk.may(role));
    return this.section('reductions', sheet.reductions.map((one) => line(
      say('reductionLine', one.item, say('reduction.' + one.kind), one.percent) + ' · ' + say('state.' + one.state), `${span(one.from, one.to)} · ${one.reason}`,
      this.desk.may('cashier') && one.state === 'approved' && !one.to ? folded(say('end'), form(say('end'), [{ name: 'lastDay', label: say('lastDay'), type: 'date', value: today() }],
        (values, key) => post(`/fee-reductions/${one.id}/end`, values, key).then(() => null), this.again())) : null)),
    mayAsk ? folded(say('askReduction'), [el('p', { class: 'hint' }, say('vacancyHint')), form(say('askReduction'), [this.pickItem(),
      { name: 'kind', label: say('kind'), type: 'select', options: ['vacancy', 'discount'].map((one) => [one, say('reduction.' + one)]) },
      { name: 'percent', label: say('percent'), type: 'number', optional: true }, ...days(),
      { name: 'reason', label: say('reason'), maxlength: 400, wide: true }],
    (values, key) => this.send('fee-reductions', values, key), this.again())]) : null);
  }

  disputes(sheet, owed) {
    const may = ['cashier', 'housekeeper', 'service-manager'].some((role) => this.desk.may(role));
    return this.section('disputes', sheet.disputes.map((one) => line(
      `${one.bill ? say('bill') + ' ' + one.bill : say('allBills')} · ${say(one.justified ? 'justified' : 'notJustified')}`,
      `${span(one.from, one.to)} · ${one.reason}${one.caseNumber ? ' · ' + one.caseNumber : ''}${one.outcome ? ' · ' + one.outcome : ''}`,
      may && !one.to ? folded(say('closeDispute'), form(say('closeDispute'), [{ name: 'lastDay', label: say('lastDay'), type: 'date', value: today() },
        { name: 'justified', label: say('kind'), type: 'select', value: String(one.justified), options: [['true', say('dispute.yes')], ['false', say('dispute.no')]] },
        { name: 'reason', label: say('reason'), maxlength: 400, wide: true }],
      (values, key) => post(`/fee-disputes/${one.id}/close`, { ...values, justified: values.justified === 'true' }, key).then(() => null), this.again())) : null)),
    may ? folded(say('addDispute'), form(say('addDispute'), [
      { name: 'bill', label: say('bill'), type: 'select', options: [['', say('allBills')], ...owed.items.filter((one) => Number(one.open) > 0)
        .map((one) => [one.number, `${date(one.from)} · ${money(one.open)}`])] },
      { name: 'from', label: say('from'), type: 'date', value: today() },
      { name: 'justified', label: say('justified'), type: 'check', value: true },
      { name: 'reason', label: say('reason'), maxlength: 400, wide: true }],
    (values, key) => this.send('fee-disputes', values, key), this.again())) : null);
  }

  deposits(sheet, cashier, manager) {
    return this.section('deposits', sheet.deposits.map((one) => line(say('depositLine', one.what, money(one.amount), money(one.held)), one.caseNumber || '',
      manager && one.bill && Number(one.held) > 0 ? folded(say('returnDeposit'), form(say('returnDeposit'), [
        { name: 'keep', label: say('keep'), type: 'number', optional: true }, { name: 'reason', label: say('reason'), maxlength: 400, wide: true }],
      (values, key) => post(`/bills/${one.bill}/return-deposit`, values, key).then(() => null), this.again(),
        { question: ({ keep }) => say('sureReturn', keep || '0') })) : null)),
    cashier ? folded(say('addDeposit'), form(say('addDeposit'), [{ name: 'amount', label: say('amount'), type: 'number' },
      { name: 'reference', label: say('reference'), maxlength: 40 }, { name: 'reason', label: say('reason'), maxlength: 400, wide: true }],
    (values, key) => this.send('deposits', values, key), this.again())) : null);
  }

  payments(sheet, manager) {
    const undo = (one) => folded(say('reverse'), form(say('reverse'), [{ name: 'reason', label: say('reason'), maxlength: 200, wide: true }],
      (values, key) => post(`/payments/${one.id}/reverse`, values, key).then(() => null), this.again(), { question: say('sureReverse') }));
    return this.section('payments', sheet.payments.map((one) => line(
      `${say('entry.' + one.kind)} ${money(one.amount)} · ${say('channel.' + one.channel)}`, `${date(one.bookedOn)} · ${one.receipt}${one.note ? ' · ' + one.note : ''}`,
      manager && one.kind !== 'reversal' && !one.reversed ? undo(one) : null)),
    manager && Number(sheet.prepaid) > 0 ? folded(say('refund'), form(say('refund'), [
      { name: 'amount', label: say('amount'), type: 'number', value: sheet.prepaid },
      { name: 'channel', label: say('channel'), type: 'select', options: CHANNELS.map((one) => [one, say('channel.' + one)]) },
      { name: 'transactionId', label: say('transaction') }, { name: 'reason', label: say('reason'), maxlength: 200, wide: true }],
    (values, key) => this.send('refunds', values, key), this.again(), { question: ({ amount }) => say('sureRefund', amount) })) : null);
  }
}

function days() {
  return [{ name: 'from', label: say('from'), type: 'date', value: today() }, { name: 'to', label: say('to'), type: 'date', optional: true }];
}

export function line(first, second, ...more) {
  return el('div', { class: 'entry' }, el('div', {}, first), second ? el('div', { class: 'hint' }, second) : null, more);
}
