// Items and prices of a community, and what its contract says about paying.
import { get, post } from '/camunda/app/tasklist/scripts/guanjia/api.js';
import { el, show } from '/camunda/app/tasklist/scripts/guanjia/dom.js';
import { date, labelled } from '/camunda/app/tasklist/scripts/guanjia/texts.js';
import { line } from './fee-account.js';
import { folded, form } from './fee-form.js';
import { say, today } from './fee-texts.js';
import { money } from './page.js';

const MONTHLY = ['area', 'fixed', 'meter', 'parking', 'share-area', 'share-household'];

export class Prices {
  constructor(place, desk) {
    this.place = place;
    this.desk = desk;
  }

  async load(before) {
    const [{ items }, contract] = await Promise.all([get(this.desk.path('fee-items')), get(this.desk.path('fee-contract'))]);
    const manager = this.desk.may('project-manager');
    const again = (text) => this.load(text);
    show(this.place, before ? el('div', { class: 'note done' }, before) : null,
      items.map((one) => this.item(one, manager, again)),
      manager ? el('article', { class: 'card' }, el('h2', {}, say('addItem')), form(say('addItem'), [
        { name: 'code', label: say('code'), maxlength: 32 }, { name: 'name', label: say('name') },
        { name: 'formula', label: say('formula'), type: 'select', options: MONTHLY.map((one) => [one, say('formula.' + one)]) },
        ...cycle({ cycleMonths: 1, prepaid: false, vacancyPercent: 100 })],
      (values, key) => post(this.desk.path('fee-items'), sent(values), key).then(() => null), again)) : null,
      el('article', { class: 'card' }, el('h2', {}, say('contract')), manager ? form(say('save'), [
        { name: 'dueDays', label: say('dueDays'), type: 'number', value: contract.dueDays },
        { name: 'dailyRate', label: say('dailyRate'), type: 'number', value: contract.dailyRate },
        { name: 'graceDays', label: say('graceDays'), type: 'number', value: contract.graceDays },
        { name: 'capPercent', label: say('capPercent'), type: 'number', value: contract.capPercent }],
      (values, key) => post(this.desk.path('fee-contract'), values, key).then(() => null))
        : ['dueDays', 'dailyRate', 'graceDays', 'capPercent'].map((name) => line(labelled(say(name), String(contract[name]))))),
      manager ? el('article', { class: 'card' }, el('h2', {}, say('openAll')), form(say('openAll'), [{ name: 'from', label: say('from'), type: 'date', value: today() }],
        (values, key) => post(this.desk.path('fee-accounts'), values, key).then((answer) => say('opened', answer.houses)), null,
        { question: ({ from }) => say('sureOpenAll', date(from)) })) : null);
  }

  item(one, manager, again) {
    const prices = one.prices.map((price) => line(say('priceLine', date(price.from), Number(price.price))
      + (Number(price.surcharge) ? say('plus', money(price.surcharge)) : '') + (price.to ? say('priceTo', date(price.to)) : '')));
    return el('article', { class: 'card' }, el('h2', {}, one.name, one.monthly ? [' ', el('span', { class: 'hint' }, one.code)] : null),
      el('p', { class: 'hint' }, say('formula.' + one.formula), one.monthly ? ` · ${say('cycle.' + one.cycleMonths)}` : '',
        one.cycleMonths > 1 ? ` · ${say(one.prepaid ? 'prepaid' : 'postpaid')}` : '',
        Number(one.vacancyPercent) < 100 ? ' · ' + labelled(say('vacancyPercent'), String(Number(one.vacancyPercent))) : ''),
      one.monthly && !prices.length ? el('div', { class: 'note warn' }, say('noPrice')) : prices,
      manager && one.monthly ? [folded(say('addPrice'), form(say('addPrice'), [
        { name: 'from', label: say('from'), type: 'date', value: today() }, { name: 'to', label: say('to'), type: 'date', optional: true },
        { name: 'price', label: say('price'), type: 'number' }, { name: 'surcharge', label: say('surcharge'), type: 'number', optional: true }],
      (values, key) => post(`/fee-items/${one.id}/prices`, values, key).then(() => null), again)),
      folded(say('change'), form(say('change'), [{ name: 'name', label: say('name'), value: one.name }, ...cycle(one)],
        (values, key) => post(`/fee-items/${one.id}`, sent(values), key).then(() => null), again)),
      folded(say('chargeAll'), form(say('chargeAll'), [{ name: 'from', label: say('from'), type: 'date', value: today() }],
        (values, key) => post(`/fee-items/${one.id}/charge-all`, values, key).then((answer) => say('chargedTo', answer.houses)), again,
        { question: ({ from }) => say('sureChargeAll', one.name, date(from)) }))] : null);
  }
}

function cycle(one) {
  return [
    { name: 'cycleMonths', label: say('cycle'), type: 'select', value: String(one.cycleMonths), options: [1, 3, 6, 12].map((months) => [String(months), say('cycle.' + months)]) },
    { name: 'prepaid', label: say('when'), type: 'select', value: String(one.prepaid), options: [['false', say('postpaid')], ['true', say('prepaid')]] },
    { name: 'vacancyPercent', label: say('vacancyPercent'), type: 'number', value: one.vacancyPercent }];
}

function sent(values) {
  return { ...values, prepaid: values.prepaid === 'true' };
}
