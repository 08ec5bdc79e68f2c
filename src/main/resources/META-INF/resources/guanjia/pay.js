// What a payment code opens on a resident's phone: what is owed, and the way to pay it.
import { get, post, useToken } from '/camunda/app/tasklist/scripts/guanjia/api.js';
import { el, show } from '/camunda/app/tasklist/scripts/guanjia/dom.js';
import { chinese } from '/camunda/app/tasklist/scripts/guanjia/language.js';
import { date, sayer } from '/camunda/app/tasklist/scripts/guanjia/texts.js';
import { money } from './page.js';

const say = sayer({
  title: ['缴费', 'Pay your fees'],
  house: ['房屋', 'House'],
  what: ['账单', 'Bill'],
  days: ['{0} 至 {1}', '{0} to {1}'],
  all: ['全部待缴账单', 'All open bills'],
  dueOn: ['缴费到期日', 'Due'],
  amount: ['应缴', 'To pay'],
  yuan: ['{0} 元', '{0} yuan'],
  pay: ['去支付', 'Go to payment'],
  nothing: ['已缴清，没有要缴的费用。', 'All paid: there is nothing to pay.'],
  paid: ['已收到 {0} 元，收据号 {1}。谢谢！', 'We received {0} yuan, receipt {1}. Thank you!'],
  wait: ['刚付完？到账通常只要几秒，请稍候再刷新本页。请勿重复支付。', 'Just paid? It usually takes a few seconds to arrive: reload in a moment, and do not pay twice.'],
  question: ['对金额有疑问，先问管家或物业服务中心，不用急着付。', 'If you doubt the amount, ask your housekeeper or the service centre first.'],
  reload: ['刷新', 'Reload'],
  noCode: ['链接不完整，请重新扫码，或向物业服务中心要新的缴费码。', 'The link is incomplete: scan the code again, or ask the service centre for a new one.']
});

const code = new URLSearchParams(window.location.search).get('c') || '';
const place = el('div', { 'aria-live': 'polite' });
document.documentElement.lang = chinese ? 'zh' : 'en';
document.title = say('title');
show(document.body, el('main', { class: 'check' }, el('h1', {}, say('title')), place));

function failed(refused, again) {
  show(place, el('div', { class: 'note error', role: 'alert' }, refused.message),
    again ? el('button', { type: 'button', onclick: load }, say('reload')) : null);
}

async function load() {
  if (!code) {
    show(place, el('div', { class: 'note error', role: 'alert' }, say('noCode')));
    return;
  }
  try {
    // Staff who try it with their own session need its token; a resident has none.
    useToken((await get('/session')).token);
    const due = await get(`/pay/${encodeURIComponent(code)}`);
    const rows = [['house', due.house], ['what', due.from ? say('days', date(due.from), date(due.to)) : say('all')], ['dueOn', date(due.dueOn)],
      ['amount', due.state === 'due' ? say('yuan', money(due.amount)) : null]].filter(([, value]) => value);
    const go = el('button', { type: 'button', class: 'primary', onclick: async () => {
      go.disabled = true;
      try {
        window.location.assign((await post(`/pay/${encodeURIComponent(code)}`)).payUrl);
      } catch (refused) {
        failed(refused, true);
      }
    } }, say('pay'));
    show(place, el('article', { class: 'card' },
      el('dl', { class: 'check' }, rows.flatMap(([name, value]) => [el('dt', {}, say(name)), el('dd', {}, value)])),
      due.paid ? el('div', { class: 'note done' }, say('paid', money(due.paid.amount), due.paid.receipt)) : null,
      due.state === 'due' ? go : el('div', { class: 'note done' }, say('nothing'))),
    due.state === 'due' ? el('p', { class: 'hint' }, say('question')) : null,
    due.state === 'due' ? el('p', { class: 'hint' }, say('wait')) : null);
  } catch (refused) {
    failed(refused, refused.status !== 404);
  }
}

load();
