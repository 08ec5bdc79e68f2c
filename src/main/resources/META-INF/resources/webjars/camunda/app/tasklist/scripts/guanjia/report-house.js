// Which house a report is about: typed as a phone number, a room or a name and picked from what is found, or filled in
// field by field. The phase stands first and is never guessed: building 3 exists in phase 1 and in phase 2.
import { get } from './api.js';
import { afterPause, el, show } from './dom.js';
import { chinese } from './language.js';
import { tell } from './report-texts.js';

export const FIELDS = ['phase', 'building', 'unit', 'room'];

const SHOWN = 10;

export class HousePicker {
  // `changed` runs when the address was; `picked` with the house when it is certain, with null when it is not any more.
  constructor({ changed, picked, complain }) {
    this.changed = changed;
    this.picked = picked;
    this.complain = complain;
    this.house = null;
    this.options = [];
    this.active = -1;
    this.community = el('select', { class: 'form-control', name: 'community', onchange: () => this.communityChosen() });
    this.listbox = el('ul', { class: 'gj-options', role: 'listbox', id: 'gj-houses', 'aria-label': tell('whichHouse'), hidden: true });
    this.query = el('input', {
      class: 'form-control', type: 'text', inputmode: 'search', enterkeyhint: 'search', name: 'q', autocomplete: 'off', maxlength: '60',
      placeholder: tell('searchHint'), role: 'combobox', 'aria-expanded': 'false', 'aria-controls': 'gj-houses', 'aria-autocomplete': 'list',
      oninput: afterPause(300, () => this.search()),
      onkeydown: (event) => this.key(event)
    });
    this.state = el('div', { class: 'gj-hint', role: 'status', 'aria-live': 'polite' });
    this.five = Object.fromEntries(FIELDS.map((name) => [name, el('input', {
      class: 'form-control', type: 'text', name, maxlength: '30', autocomplete: 'off', oninput: () => this.typed(),
      onkeydown: (event) => this.listbox.hidden || this.key(event)
    })]));
    this.lookUp = afterPause(500, () => this.lookUpTyped());
    const labelled = (key, control, extra) => el('label', { class: extra }, el('span', {}, tell(key)), control);
    this.part = el('div', { onfocusout: ({ relatedTarget }) => this.part.contains(relatedTarget) || this.close() },
      el('div', { class: 'gj-grid' },
        labelled('community', this.community),
        labelled('searchHouse', this.query)),
      this.listbox,
      this.state,
      el('div', { class: 'gj-five' }, FIELDS.map((name) => labelled(name, this.five[name]))));
  }

  async load() {
    const { items } = await get('/communities');
    show(this.community,
      items.length === 1 ? null : el('option', { value: '' }, tell('choose')),
      items.map(({ id, name }) => el('option', { value: id }, name)));
  }

  communityChosen() {
    this.clear();
    this.search();
  }

  clear() {
    FIELDS.forEach((name) => { this.five[name].value = ''; });
    this.typed();
  }

  address() {
    return Object.fromEntries(FIELDS.map((name) => [name, this.five[name].value.trim()]));
  }

  // As it is read to the caller, the community first.
  words() {
    const community = this.community.value ? this.community.selectedOptions[0].textContent : '';
    return [community, addressWords(this.address())].filter(Boolean).join(' ');
  }

  // A phone number that was searched for is the caller's.
  typedPhone() {
    const typed = this.query.value.replace(/[\s()-]/g, '');
    return /^\+?\d{7,}$/.test(typed) ? typed : '';
  }

  async search() {
    const asked = this.query.value.trim();
    const community = this.community.value;
    this.asked = asked;
    if (!asked || !community) {
      show(this.state);
      this.close();
      return;
    }
    show(this.state, tell('searching'));
    try {
      const { items, next } = await get(`/communities/${encodeURIComponent(community)}/houses`, { q: asked, limit: SHOWN });
      if (this.asked === asked) {
        this.offer(items, next);
      }
    } catch (refused) {
      show(this.state);
      this.complain(Object.assign(refused, { field: 'q' }));
    }
  }

  offer(houses, more) {
    this.options = houses;
    this.active = -1;
    const phases = [...new Set(houses.map((house) => house.phase).filter(Boolean))];
    show(this.state,
      phases.length > 1 ? el('strong', {}, tell('phasesFound', phases.map((phase) => tell('phaseName', phase)).join(tell('comma')))) : null,
      ' ',
      houses.length ? tell('housesFound', houses.length) : tell('noHouse'),
      more ? ' ' + tell('moreHouses') : null);
    show(this.listbox, houses.map((house, index) => el('li', {
      role: 'option', id: 'gj-house-' + index, class: 'gj-option', 'aria-selected': 'false',
      // Before the field loses the focus and the list closes.
      onmousedown: (event) => event.preventDefault(),
      onclick: () => this.pick(house)
    }, house.phase ? el('span', { class: 'gj-phase' }, tell('phaseName', house.phase)) : null,
    addressWords({ ...house, phase: '' }),
    el('span', { class: 'gj-hint' }, ' ', house.residents.map((resident) => resident.name).filter(Boolean).join(tell('comma'))))));
    this.open(houses.length > 0);
    this.activate(-1);
  }

  open(whether) {
    this.listbox.hidden = !whether;
    this.query.setAttribute('aria-expanded', String(whether));
  }

  close() {
    this.open(false);
    this.activate(-1);
  }

  activate(index) {
    this.active = index;
    Array.from(this.listbox.children).forEach((option, i) => option.setAttribute('aria-selected', String(i === index)));
    if (index < 0) {
      this.query.removeAttribute('aria-activedescendant');
    } else {
      this.query.setAttribute('aria-activedescendant', 'gj-house-' + index);
      this.listbox.children[index].scrollIntoView({ block: 'nearest' });
    }
  }

  key(event) {
    if (event.isComposing) {
      return;
    }
    const open = !this.listbox.hidden;
    const count = this.options.length;
    if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && count) {
      event.preventDefault();
      this.open(true);
      this.activate(event.key === 'ArrowDown' ? (this.active + 1) % count : (this.active <= 0 ? count : this.active) - 1);
    } else if (event.key === 'Enter') {
      // Enter chooses; the form is sent by its button alone.
      event.preventDefault();
      if (open && (this.active >= 0 || count === 1)) {
        this.pick(this.options[Math.max(this.active, 0)]);
      } else if (!open) {
        this.search();
      }
    } else if (event.key === 'Escape' && open) {
      // The window itself stays.
      event.preventDefault();
      event.stopPropagation();
      this.close();
    }
  }

  pick(house) {
    FIELDS.forEach((name) => { this.five[name].value = house[name] || ''; });
    this.close();
    this.certain(house);
  }

  certain(house) {
    this.house = house;
    show(this.state, tell('housePicked', addressWords(house)));
    this.changed();
    this.picked(house);
  }

  // Whoever edits one of the fields no longer means the house that was picked; what is typed in full is looked up.
  typed() {
    if (this.house) {
      this.house = null;
      show(this.state);
      this.picked(null);
    }
    this.changed();
    this.lookUp();
  }

  async lookUpTyped() {
    const given = this.address();
    const community = this.community.value;
    if (this.house || !community || !given.building || !given.room) {
      return;
    }
    const q = chineseWords(given).replace(/\s/g, '');
    try {
      const { items } = await get(`/communities/${encodeURIComponent(community)}/houses`, { q, limit: SHOWN });
      const room = given.room.replace(/室$/, '').toUpperCase();
      const fitting = items.filter((house) => house.room === room);
      if (this.house || JSON.stringify(this.address()) !== JSON.stringify(given)) {
        return;
      }
      if (fitting.length === 1 && (given.phase || !fitting[0].phase) && (given.unit || !fitting[0].unit)) {
        this.certain(fitting[0]);
      } else if (fitting.length) {
        this.offer(fitting, null);
      } else {
        show(this.state, items.length ? null : tell('unknownHouse'));
      }
    } catch (refused) {
      // The server looks again when the report is sent.
    }
  }
}

export function addressWords(house) {
  if (chinese) {
    return chineseWords(house);
  }
  return FIELDS.filter((name) => house[name]).map((name) => `${tell(name).toLowerCase()} ${house[name]}`).join(' ');
}

// Whoever types the word with the number does not get it twice.
function chineseWords(house) {
  const words = { phase: /期$/, building: /(栋|幢|座|号楼|楼|#)$/, unit: /单元$/, room: /[室房号]$/ };
  const signs = { phase: '期', building: '栋', unit: '单元', room: '室' };
  return FIELDS.filter((name) => house[name])
    .map((name) => (words[name].test(house[name]) ? house[name] : house[name] + signs[name])).join(' ');
}
