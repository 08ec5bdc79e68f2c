// Debts whose three years are about to end: for the cashier and the managers.
import { get, post } from '/camunda/app/tasklist/scripts/guanjia/api.js';
import { offerCommunities } from '/camunda/app/tasklist/scripts/guanjia/communities.js';
import { el, show } from '/camunda/app/tasklist/scripts/guanjia/dom.js';
import { date, sayer } from '/camunda/app/tasklist/scripts/guanjia/texts.js';
import { money, openPage, refusal, troubled } from './page.js';

const say = sayer({
  community: ['小区', 'Community'],
  noCommunity: ['您的账号没有小区。', 'Your account serves no community.'],
  none: ['没有时效将满的欠费。', 'No debt is about to lapse.'],
  intro: ['物业费的诉讼时效是三年，从到期日算起；催告函送达、书面承诺、部分付款、起诉都使它重新计算。这里列出已满 30 个月的欠费户，最早届满的在前。',
    'A debt can be claimed for three years from its due day; a served demand, a promise in writing, a part payment or a claim start the time again. Households whose time has run for 30 months or more are listed, the next to lapse on top.'],
  house: ['房屋', 'House'],
  open: ['最早那张账单欠（元）', 'Oldest bill, open (yuan)'],
  runsFrom: ['起算', 'Runs from'],
  lapsesOn: ['届满', 'Lapses on'],
  state: ['状态', 'State'],
  warning: ['不到半年', 'Within half a year'],
  escalation: ['不到三个月', 'Within three months'],
  lapsed: ['已届满', 'Lapsed'],
  due: ['到期日', 'due day'],
  demand: ['催告函送达', 'demand served'],
  letter: ['律师函送达', 'letter served'],
  promise: ['承诺付款', 'promised to pay'],
  instalments: ['最后一期分期', 'last instalment'],
  payment: ['部分付款', 'part paid'],
  mediation: ['申请调解', 'mediation asked for'],
  claim: ['起诉或仲裁', 'claim filed'],
  more: ['更多', 'More'],
  acknowledge: ['登记欠费确认', 'Record a signed acknowledgement'],
  acknowledgeHint: ['业主书面确认欠费后，三年从签字那天重新起算。', 'Once the owner has acknowledged the debt in writing, three years begin anew on the day of the signature.'],
  day: ['签字日期', 'Day of the signature'],
  reference: ['确认书编号', 'Number of the paper'],
  keep: ['登记', 'Record it'],
  cancel: ['取消', 'Cancel'],
  kept: ['已登记，{0} 张账单的时效重新计算。', 'Recorded: the limitation of {0} bills begins anew.']
});

const TONES = { warning: 'soon', escalation: 'bad', lapsed: 'bad' };

class Limitations {
  constructor(place, caller) {
    this.maySign = caller.admin || caller.roles.some((role) => ['cashier', 'legal'].includes(role));
    this.community = el('select', { name: 'community', onchange: () => this.load() });
    this.choice = el('label', {}, el('span', {}, say('community')), this.community);
    this.note = el('div', { 'aria-live': 'polite' });
    this.list = el('div', {});
    show(place, el('p', { class: 'hint' }, say('intro')), el('div', { class: 'row' }, this.choice), this.note, this.list);
  }

  async open() {
    const items = await offerCommunities(this.community);
    if (!items.length) {
      show(this.list, el('div', { class: 'note warn' }, say('noCommunity')));
      return;
    }
    this.choice.hidden = items.length === 1;
    await this.load();
  }

  // Pages come in the order of houses; all of them are read, so that the first to lapse can stand in front.
  async load() {
    const asked = this.asked = {};
    try {
      const all = [];
      for (let after = 0; after !== null;) {
        const page = await get(`/communities/${encodeURIComponent(this.community.value)}/limitations`, { after });
        if (asked !== this.asked) {
          return;
        }
        all.push(...page.items);
        after = page.next;
      }
      all.sort((one, other) => one.lapsesOn.localeCompare(other.lapsesOn) || one.houseId - other.houseId);
      show(this.list, all.length ? all.map((line) => this.card(line)) : el('div', { class: 'note' }, say('none')));
    } catch (refused) {
      show(this.list, troubled(refused, () => this.load()));
    }
  }

  card(line) {
    const rows = [
      ['lapsesOn', date(line.lapsesOn)],
      ['runsFrom', `${date(line.runsFrom)} ${say(line.because)} ${line.reference || ''}`],
      ['open', money(line.open)]
    ];
    const card = el('article', { class: `card pass ${TONES[line.level]}` },
      el('h2', {}, line.house, el('span', { class: 'state' }, say(line.level))),
      el('dl', {}, rows.flatMap(([name, value]) => [el('dt', {}, say(name)), el('dd', {}, value)])));
    if (this.maySign) {
      const button = el('button', { type: 'button', onclick: () => { const form = this.form(line, button);
        button.replaceWith(form);
        form.querySelector('input').focus(); } }, say('acknowledge'));
      card.append(el('div', { class: 'row' }, button));
    }
    return card;
  }

  form(line, button) {
    const day = el('input', { type: 'date', name: 'day', required: 'required' });
    const reference = el('input', { type: 'text', name: 'reference', maxlength: '64', required: 'required' });
    const said = el('div', { role: 'alert' });
    const form = el('form', {
      onsubmit: async (event) => {
        event.preventDefault();
        try {
          const { bills } = await post(`/houses/${line.houseId}/acknowledgements`, { day: day.value, reference: reference.value });
          show(this.note, el('div', { class: 'note done' }, say('kept', bills)));
          await this.load();
        } catch (refused) {
          show(said, refusal(refused));
        }
      }
    }, el('p', { class: 'hint after' }, say('acknowledgeHint')),
    el('div', { class: 'row' }, el('label', {}, el('span', {}, say('day')), day), el('label', {}, el('span', {}, say('reference')), reference)), said,
    el('button', { type: 'submit', class: 'primary' }, say('keep')), ' ',
    el('button', { type: 'button', onclick: () => { form.replaceWith(button); button.focus(); } }, say('cancel')));
    return form;
  }
}

openPage('limitations', (place, caller) => new Limitations(place, caller).open());
