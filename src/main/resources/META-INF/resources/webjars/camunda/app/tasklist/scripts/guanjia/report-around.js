// What is known about the house while somebody is on the line: who lives there, what is open, who of us was there last,
// and whether the report belongs to a case that is open already.
import { get } from './api.js';
import { el, show } from './dom.js';
import { tell } from './report-texts.js';
import { time } from './texts.js';

// Within this time an open case of the same house and flow is probably the same matter.
const DUPLICATE = 24 * 60 * 60 * 1000;

export class HouseAround {
  // `reporter` takes a resident's name and phone; `joined` runs when a case was chosen or left.
  constructor(flow, { internal, reporter, joined }) {
    this.flow = flow;
    this.internal = internal;
    this.reporter = reporter;
    this.joined = joined;
    this.part = el('div', { 'aria-live': 'polite' });
    this.note = el('div', {});
    this.urge = el('input', { type: 'checkbox', name: 'urge' });
    this.forget();
  }

  // The same matter beats a new case (joining); another one may still have to do with it (related).
  forget() {
    this.shown = null;
    this.phones = null;
    this.joining = null;
    this.related = null;
    this.urge.checked = false;
    show(this.part);
    show(this.note);
  }

  async load(house) {
    this.shown = house.id;
    show(this.part, el('span', { class: 'gj-hint' }, tell('loading')));
    const [details, cases, visits] = await Promise.allSettled([
      get(`/houses/${house.id}`),
      get('/cases', { house: house.id, status: 'open' }),
      get(`/houses/${house.id}/visits`)
    ]);
    if (this.shown !== house.id) {
      return;
    }
    const lost = [details, cases].find((one) => one.status === 'rejected');
    if (lost) {
      show(this.part, el('div', { class: 'gj-error' }, lost.reason.message, ' ',
        el('button', { type: 'button', class: 'btn btn-default btn-sm', onclick: () => this.load(house) }, tell('tryAgain'))));
      return;
    }
    this.phones = details.value.residents.flatMap((resident) => resident.phones);
    show(this.part,
      el('h4', {}, tell('residents'), el('span', { class: 'gj-hint' }, ' ',
        [details.value.vacant ? tell('vacantHouse') : null, details.value.housekeeperName ? tell('keptBy', details.value.housekeeperName) : null]
          .filter(Boolean).join(' · '))),
      this.list(details.value.residents.flatMap((resident) => this.resident(resident)), 'noResidents'),
      el('h4', {}, tell('openCases')),
      this.list(this.sorted(cases.value.items).map((other) => this.openCase(other)), 'noOpenCases'),
      // Who may not read the visits gets none.
      visits.status === 'rejected' ? null : [
        el('h4', {}, tell('visits')),
        this.list(visits.value.items.map((visit) => this.visit(visit)), 'noVisits')]);
  }

  list(items, none) {
    return items.length ? el('ul', { class: 'gj-list' }, items.map((item) => el('li', {}, item))) : el('span', { class: 'gj-hint' }, tell(none));
  }

  // A button for each number, for a person reports from the one that they hold.
  resident({ name, kind, phones }) {
    const words = [name, tell(kind.toLowerCase())].filter(Boolean).join(' · ');
    if (this.internal) {
      return [el('div', {}, [words, phones.join(' / ')].filter(Boolean).join(' · '))];
    }
    return (phones.length ? phones : ['']).map((phone) => el('button', {
      type: 'button', class: 'gj-pick', onclick: () => this.reporter(name, phone)
    }, [words, phone].filter(Boolean).join(' · ')));
  }

  // The likely ones first.
  sorted(cases) {
    return [...cases].sort((one, other) => Number(this.maybeSame(other)) - Number(this.maybeSame(one)));
  }

  maybeSame(other) {
    return other.flow === this.flow && Date.now() - new Date(other.openedAt).getTime() < DUPLICATE;
  }

  openCase(other) {
    const same = this.maybeSame(other);
    return el('div', { class: same ? 'gj-warn' : 'gj-other' },
      same && !this.internal ? el('div', {}, el('strong', {}, tell('maybeSame'))) : null,
      el('strong', {}, other.caseNumber), ` ${tell('flow.' + other.flow)} · ${other.title || ''} `,
      el('span', { class: 'gj-hint' }, time(other.openedAt)),
      this.internal ? null : el('div', { class: 'gj-row' },
        other.flow === this.flow ? this.choice('sameMatter', other, () => this.join(other.caseNumber)) : null,
        this.choice('relatedMatter', other, () => this.relate(other.caseNumber))));
  }

  choice(key, other, chosen) {
    return el('button', { type: 'button', class: 'btn btn-default btn-sm', 'aria-label': `${tell(key)} ${other.caseNumber}`, onclick: chosen }, tell(key));
  }

  visit({ caseNumber, at, kindName, role, whoName, why, result }) {
    return el('div', { class: 'gj-other' },
      [time(at), kindName, [role ? tell('role.' + role) : null, whoName].filter(Boolean).join(' ')].filter(Boolean).join(' · '),
      result ? [' · ', el('strong', {}, result)] : null,
      el('div', { class: 'gj-hint' }, `${why || ''} ${caseNumber}`));
  }

  join(caseNumber) {
    this.choose(caseNumber, null);
  }

  relate(caseNumber) {
    this.choose(null, caseNumber);
  }

  choose(joining, related) {
    this.joining = joining;
    this.related = related;
    const undo = (label) => el('button', { type: 'button', class: 'btn btn-default btn-sm', onclick: () => this.choose(null, null) }, tell(label));
    show(this.note,
      joining ? el('div', { class: 'gj-warn', role: 'status' },
        el('strong', {}, tell('joinTitle', joining)), el('div', {}, tell('joinHint', joining)),
        el('label', {}, this.urge, ' ', tell('alsoUrged')), undo('notSame')) : null,
      related ? el('div', { class: 'gj-warn', role: 'status' },
        el('strong', {}, tell('relateTitle', related)), el('div', {}, undo('notRelated'))) : null);
    this.joined();
  }

  // The house that a phone is registered to when it is another one; null when nothing speaks against it.
  async elsewhere(community, phone) {
    const digits = phone.replace(/[^\d+]/g, '').replace(/^\+86/, '');
    if (!this.shown || !this.phones || digits.length < 7 || this.phones.some((known) => known.endsWith(digits))) {
      return null;
    }
    const { items } = await get(`/communities/${encodeURIComponent(community)}/houses`, { q: digits, limit: 5 });
    const known = items.filter((house) => house.residents.some((resident) => resident.phones.some((own) => own.endsWith(digits))));
    return known.length && known.every((house) => house.id !== this.shown) ? known[0] : null;
  }
}
