// The fee desk: accounts, what waits, meters, items and prices, billing runs.
import { get, newKey, post, upload } from '/camunda/app/tasklist/scripts/guanjia/api.js';
import { offerCommunities } from '/camunda/app/tasklist/scripts/guanjia/communities.js';
import { afterPause, el, show } from '/camunda/app/tasklist/scripts/guanjia/dom.js';
import { sure } from '/camunda/app/tasklist/scripts/guanjia/sure.js';
import { date, monthName } from '/camunda/app/tasklist/scripts/guanjia/texts.js';
import { fileField, money, openPage, refusal, troubled } from './page.js';
import { Accounts, line } from './fee-account.js';
import { folded, form, housePicker } from './fee-form.js';
import { Prices } from './fee-items.js';
import { say, span, today } from './fee-texts.js';

const TABS = ['account', 'waiting', 'meters', 'items', 'runs'];
// Who keeps no money sees neither meters nor billing runs; the server refuses them.
const OF_MONEY = { roles: ['cashier', 'project-manager'], tabs: ['meters', 'runs'] };

class Desk {
  constructor(place, caller) {
    this.caller = caller;
    this.select = el('select', { name: 'community', onchange: () => this.open(this.tab) });
    this.names = OF_MONEY.roles.some((role) => this.may(role)) ? TABS : TABS.filter((one) => !OF_MONEY.tabs.includes(one));
    this.tabs = this.names.map((id) => el('button', { type: 'button', role: 'tab', id: 'tab-' + id, 'aria-controls': 'tabpanel', onclick: () => this.open(id), onkeydown: (event) => this.move(event) }, say('tab.' + id)));
    this.place = el('div', { role: 'tabpanel', id: 'tabpanel' });
    show(place, el('div', { class: 'row' }, el('label', {}, el('span', {}, say('community')), this.select)),
      el('div', { class: 'tabs', role: 'tablist', 'aria-label': say('tabs') }, this.tabs), this.place);
  }

  community() {
    return this.select.value;
  }

  path(rest) {
    return `/communities/${encodeURIComponent(this.community())}/${rest}`;
  }

  may(role) {
    return this.caller.admin || this.caller.roles.includes(role);
  }

  async start() {
    await offerCommunities(this.select);
    const wanted = new URLSearchParams(window.location.search).get('community');
    if ([...this.select.options].some((one) => one.value === wanted)) {
      this.select.value = wanted;
    }
    const asked = window.location.hash.slice(1);
    await this.open(this.names.includes(asked) ? asked : 'account');
  }

  async open(tab) {
    this.tab = tab;
    // The page's base is another address: a bare '#' would leave this page.
    window.history.replaceState(null, '', window.location.pathname + '#' + tab);
    this.tabs.forEach((one) => {
      const chosen = one.id === 'tab-' + tab;
      one.setAttribute('aria-selected', String(chosen));
      one.tabIndex = chosen ? 0 : -1;
    });
    this.place.setAttribute('aria-labelledby', 'tab-' + tab);
    const place = el('div', {});
    show(this.place, place);
    try {
      await (tab === 'waiting' ? new Waiting(place, this).load() : tab === 'meters' ? new Meters(place, this).load()
        : tab === 'runs' ? new Runs(place, this).load() : tab === 'items' ? new Prices(place, this).load() : new Accounts(place, this));
    } catch (refused) {
      show(place, troubled(refused, () => this.open(tab)));
    }
  }

  // Within a row of tabs the arrows move, as in every other one.
  move(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) {
      event.preventDefault();
      const next = this.tabs[(this.tabs.indexOf(event.target) + step + this.tabs.length) % this.tabs.length];
      next.focus();
      next.click();
    }
  }
}

class Waiting {
  constructor(place, desk) {
    this.place = place;
    this.desk = desk;
  }

  async load(before) {
    const ofMoney = OF_MONEY.roles.some((role) => this.desk.may(role));
    const [asked, waiting] = await Promise.all([
      get(this.desk.path('fee-reductions')), ofMoney ? get(this.desk.path('fee-entries')) : { items: [] }]);
    show(this.place, before ? el('div', { class: 'note done' }, before) : null,
      el('article', { class: 'card' }, el('h2', {}, say('asked')),
        asked.items.length ? asked.items.map((one) => this.reduction(one)) : el('p', { class: 'hint' }, say('nothing'))),
      ofMoney ? el('article', { class: 'card' }, el('h2', {}, say('entries')),
        waiting.items.length ? waiting.items.map((one) => this.entry(one)) : el('p', { class: 'hint' }, say('nothing'))) : null);
  }

  reduction(one) {
    const said = el('div', { role: 'alert' });
    const decide = (approved) => el('button', { type: 'button', class: approved ? 'primary' : null, onclick: async () => {
      if (!approved && !await sure(say('sureRefuse'), say('refuse'))) {
        return;
      }
      try {
        const { credited } = await post(`/fee-reductions/${one.id}/decision`, { approved });
        await this.load(approved && Number(credited) > 0 ? say('approvedWith', money(credited)) : say('done'));
      } catch (refused) {
        show(said, refusal(refused));
      }
    } }, say(approved ? 'approve' : 'refuse'));
    return line(`${one.house} · ${say('reductionLine', one.item, say('reduction.' + one.kind), one.percent)}`,
      `${span(one.from, one.to)} · ${say('askedBy', one.askedByName, one.reason)}`,
      this.desk.may('project-manager') ? el('div', { class: 'row' }, decide(true), decide(false)) : null, said);
  }

  entry(one) {
    return line(`${one.item} ${money(one.amount)}`, one.reason, this.desk.may('cashier') ? folded(say('place'), form(say('place'),
      [{ name: 'houseId', label: say('find'), node: housePicker(() => this.desk.community()), wide: true }],
      (values, key) => post(`/fee-entries/${one.id}/place`, values, key).then(() => null), (text) => this.load(text))) : null);
  }
}

class Meters {
  constructor(place, desk) {
    this.desk = desk;
    this.list = el('div', { 'aria-live': 'polite' });
    this.q = el('input', { type: 'search', name: 'q', maxlength: '40', oninput: afterPause(300, () => this.page()) });
    this.more = el('div', {});
    this.head = el('div', {});
    show(place, this.head, el('label', {}, el('span', {}, say('meterFind')), this.q), this.list, this.more);
  }

  async load() {
    const { items } = await get(this.desk.path('fee-items'));
    const metered = items.filter((one) => ['meter', 'share-area', 'share-household'].includes(one.formula));
    show(this.head, this.desk.may('cashier') ? [this.bring(), el('article', { class: 'card' }, folded(say('addMeter'), form(say('addMeter'), [
      { name: 'item', label: say('item'), type: 'select', options: metered.map((one) => [String(one.id), one.name]) },
      { name: 'houseId', label: say('meterHouse'), node: housePicker(() => this.desk.community()), wide: true },
      { name: 'serial', label: say('serial'), maxlength: 40 }, { name: 'digits', label: say('digits'), type: 'number', value: '5' },
      { name: 'factor', label: say('factor'), type: 'number', optional: true },
      { name: 'from', label: say('from'), type: 'date', value: today() }, { name: 'value', label: say('start'), type: 'number', value: '0' }],
    (values, key) => post(this.desk.path('meters'), values, key).then(() => null), () => this.page())))] : null);
    await this.page();
  }

  bring() {
    const file = fileField('readings', say('file'), '.csv,.xlsx');
    const said = el('div', { role: 'alert' });
    const button = el('button', { type: 'button', onclick: async () => {
      if (!file.input.files[0]) {
        show(said, el('div', { class: 'note warn' }, say('pick')));
        return;
      }
      button.disabled = true;
      try {
        const { rows, taken } = await upload(this.desk.path('readings'), {}, file.input.files[0], newKey());
        show(said, el('div', { class: 'note done' }, say('brought', rows, taken)));
        file.clear();
        await this.page();
      } catch (refused) {
        show(said, refusal(refused));
      } finally {
        button.disabled = false;
      }
    } }, say('importReadings'));
    return el('article', { class: 'card' }, el('h2', {}, say('importReadings')), el('p', { class: 'hint' }, say('importHint')),
      el('div', { class: 'row' }, file.node, button), said);
  }

  async page(after) {
    const asked = this.asked = {};
    let items;
    let next;
    try {
      ({ items, next } = await get(this.desk.path('meters'), { q: this.q.value.trim(), after }));
    } catch (refused) {
      show(this.list, troubled(refused, () => this.page()));
      return;
    }
    if (asked !== this.asked) {
      return;
    }
    const cards = items.map((one) => this.meter(one));
    if (after) {
      this.list.append(...cards);
    } else {
      show(this.list, cards.length ? cards : el('p', { class: 'hint' }, say('nothing')));
    }
    show(this.more, next ? el('button', { type: 'button', onclick: () => this.page(next) }, say('more')) : null);
  }

  meter(one) {
    const readings = el('div', {});
    const again = () => this.page();
    const reading = [{ name: 'readOn', label: say('readOn'), type: 'date', value: today() }, { name: 'value', label: say('reading'), type: 'number' },
      { name: 'rolled', label: say('rolled'), type: 'check' }];
    const list = folded(say('readings'), readings);
    list.addEventListener('toggle', async () => {
      if (list.open) {
        try {
          const { items } = await get(`/meters/${one.id}/readings`);
          show(readings, items.length ? items.map((row) => line(say('readingLine', date(row.readOn), row.reading, row.used))) : el('p', { class: 'hint' }, say('nothing')));
        } catch (refused) {
          show(readings, refusal(refused));
        }
      }
    });
    return el('article', { class: 'card' }, line(`${one.serial} · ${one.itemName} · ${one.house || say('sharedMeter')}`, say('lastReading', date(one.readOn), one.reading)),
      this.desk.may('cashier') ? [folded(say('read'), form(say('read'), reading,
        (values, key) => post(`/meters/${one.id}/readings`, values, key).then((answer) => say('used', answer.used)), again)),
      folded(say('correct'), form(say('correct'), [{ ...reading[0], value: one.readOn }, { ...reading[1], value: one.reading }, reading[2],
        { name: 'reason', label: say('reason'), maxlength: 400, wide: true }],
      (values, key) => post(`/meters/${one.id}/readings/correct`, values, key).then((answer) => say('used', answer.used)), again))] : null, list);
  }
}

class Runs {
  constructor(place, desk) {
    this.place = place;
    this.desk = desk;
  }

  async load(before) {
    const { items } = await get('/cases', { community: this.desk.community(), flow: 'billing-run' });
    const runs = await Promise.all(items.slice(0, 12).map(async (one) => ({ number: one.caseNumber, ...(await get('/billing-runs/' + one.caseNumber)) })));
    show(this.place, el('p', { class: 'hint' }, say('runHint')), before ? el('div', { class: 'note done' }, before) : null,
      runs.length ? runs.map((one) => this.run(one)) : el('p', { class: 'hint' }, say('nothing')));
  }

  run(one) {
    const run = one.run;
    return el('article', { class: 'card' }, line(`${monthName(run.month)} · ${say('run.' + run.state)}`, run.dueOn ? say('runLine', one.number, run.bills, money(run.amount), date(run.dueOn)) : one.number),
      this.desk.may('cashier') && run.state === 'posted' ? folded(say('askReversal'), form(say('askReversal'),
        [{ name: 'reason', label: say('reason'), maxlength: 400, wide: true }],
        (values, key) => post(`/billing-runs/${one.number}/reversal`, values, key).then(() => say('reversalAsked')), (text) => this.load(text),
        { question: say('sureUndo', monthName(run.month)) })) : null);
  }
}

openPage('fees', (place, caller) => new Desk(place, caller).start());
