// The cashier's counter and the closing of the day.
import { get, post } from '/camunda/app/tasklist/scripts/guanjia/api.js';
import { Counter } from '/camunda/app/tasklist/scripts/guanjia/counter.js';
import { el, show } from '/camunda/app/tasklist/scripts/guanjia/dom.js';
import { sure } from '/camunda/app/tasklist/scripts/guanjia/sure.js';
import { sayer } from '/camunda/app/tasklist/scripts/guanjia/texts.js';
import { money, openPage, refusal, troubled } from './page.js';

const say = sayer({
  'channel.cash': ['现金', 'Cash'],
  'channel.card': ['刷卡', 'Card'],
  'channel.transfer': ['转账', 'Transfer'],
  'channel.wechat': ['微信', 'WeChat'],
  'channel.alipay': ['支付宝', 'Alipay'],
  'channel.unionpay': ['云闪付', 'UnionPay'],
  day: ['日结', 'Close the day'],
  counted: ['{0}：入账 {1} 笔，{2} 元。实际清点（元）', '{0}: {1} booked, {2} yuan. Counted (yuan)'],
  which: ['日期', 'Day'],
  noMoney: ['这一天没有入账。', 'Nothing is booked that day.'],
  close: ['清点无误，日结', 'It agrees: close the day'],
  closeSure: ['日结 {0}？', 'Close {0}?'],
  closeHint: ['日结后不能改，之后的收款记到下一天。', 'A closed day cannot be changed. What comes later is booked on the next day.'],
  closeYes: ['日结', 'Close the day'],
  dayClosed: ['已日结，之后的收款记到下一天。', 'Closed. What comes now is booked on the next day.']
});

class Day {
  constructor(place) {
    this.date = el('input', { type: 'date', name: 'day', value: today(), onchange: () => this.showDay() });
    this.day = el('div', {});
    show(place, el('section', { class: 'card' }, el('h2', {}, say('day')),
      el('div', { class: 'row' }, el('label', {}, el('span', {}, say('which')), this.date)), this.day));
  }

  async of(community) {
    this.community = community;
    await this.showDay();
  }

  async showDay() {
    const path = `/communities/${encodeURIComponent(this.community)}/day-closing`;
    const day = this.date.value;
    const said = el('div', { role: 'alert' });
    try {
      const { totals } = await get(path, { day });
      const inputs = totals.map((total) => el('input', { type: 'text', inputmode: 'decimal', maxlength: '14', name: total.channel }));
      const send = async (event) => {
        event.preventDefault();
        if (!await sure(say('closeSure', day), say('closeYes'), say('closeHint'))) {
          return;
        }
        close.disabled = true;
        try {
          await post(path, { day, counted: Object.fromEntries(totals.map((total, i) => [total.channel, inputs[i].value || '0'])) });
          show(this.day, el('div', { class: 'note done' }, say('dayClosed')));
        } catch (refused) {
          close.disabled = false;
          show(said, refusal(refused));
        }
      };
      const close = el('button', { type: 'submit' }, say('close'));
      show(this.day, totals.length
        ? el('form', { onsubmit: send }, totals.map((total, i) => el('label', { class: 'short' },
          el('span', {}, say('counted', say('channel.' + total.channel), total.payments, money(total.amount))), inputs[i])), close, said)
        : el('p', { class: 'hint' }, say('noMoney')));
    } catch (refused) {
      show(this.day, troubled(refused, () => this.showDay()));
    }
  }
}

function today() {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
}

openPage('cashier', async (place) => {
  const counter = el('section', { class: 'counter' });
  const closing = el('div', {});
  show(place, counter, closing);
  const day = new Day(closing);
  const again = (community) => day.of(community);
  await new Counter(counter, { taken: again, chosen: again, problem: refusal }).open();
});
