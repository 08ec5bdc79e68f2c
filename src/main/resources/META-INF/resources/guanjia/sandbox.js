// The sandbox's page to pay on: it stands for a payment company's own and moves no money.
import { get, post, useToken } from '/camunda/app/tasklist/scripts/guanjia/api.js';
import { el, show } from '/camunda/app/tasklist/scripts/guanjia/dom.js';
import { chinese } from '/camunda/app/tasklist/scripts/guanjia/language.js';
import { sayer } from '/camunda/app/tasklist/scripts/guanjia/texts.js';
import { money } from './page.js';

const say = sayer({
  title: ['沙箱收银台', 'Sandbox till'],
  warn: ['演示用：不会扣任何人的钱。', 'For trying out: nobody is charged.'],
  order: ['订单号', 'Order'],
  subject: ['用途', 'For'],
  amount: ['金额', 'Amount'],
  yuan: ['{0} 元', '{0} yuan'],
  wechat: ['用微信支付', 'Pay with WeChat'],
  alipay: ['用支付宝支付', 'Pay with Alipay'],
  unionpay: ['用云闪付支付', 'Pay with UnionPay'],
  fail: ['放弃支付', 'Give up'],
  paid: ['支付成功。', 'Paid.'],
  failed: ['没有支付。', 'Not paid.'],
  back: ['返回缴费页', 'Back to the payment page']
});

const order = new URLSearchParams(window.location.search).get('order') || '';
const path = `/sandbox/${encodeURIComponent(order)}`;
const place = el('div', { 'aria-live': 'polite' });
document.documentElement.lang = chinese ? 'zh' : 'en';
document.title = say('title');
show(document.body, el('main', { class: 'check' }, el('h1', {}, say('title')), el('div', { class: 'note warn' }, say('warn')), place));

function failed(refused) {
  show(place, el('div', { class: 'note error', role: 'alert' }, refused.message));
}

function draw(payment) {
  const press = (body, name, kind) => {
    const button = el('button', { type: 'button', class: kind, onclick: () => send(body) }, say(name));
    return el('p', {}, button);
  };
  const rows = [['order', payment.order], ['subject', payment.subject], ['amount', say('yuan', money(payment.amount))]];
  show(place, el('article', { class: 'card' },
    el('dl', { class: 'check' }, rows.flatMap(([name, value]) => [el('dt', {}, say(name)), el('dd', {}, value)])),
    payment.state === 'waiting'
      ? [...['wechat', 'alipay', 'unionpay'].map((channel) => press({ pay: true, channel }, channel, 'primary')), press({ pay: false }, 'fail', '')]
      : [el('div', { class: payment.state === 'paid' ? 'note done' : 'note warn' }, say(payment.state)),
        el('p', {}, el('a', { class: 'button', href: payment.returnUrl }, say('back')))]));
}

async function send(body) {
  place.querySelectorAll('button').forEach((button) => { button.disabled = true; });
  try {
    draw(await post(path, body));
  } catch (refused) {
    failed(refused);
  }
}

async function load() {
  try {
    useToken((await get('/session')).token);
    draw(await get(path));
  } catch (refused) {
    failed(refused);
  }
}

load();
