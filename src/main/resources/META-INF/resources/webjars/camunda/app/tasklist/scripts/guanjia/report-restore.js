// A draft of a form: what of it is kept, how it is offered again, and how the fields are filled from it.
import { el } from './dom.js';
import { addressWords } from './report-house.js';
import { tell } from './report-texts.js';
import { time } from './texts.js';

const NOT_KEPT = ['readBack', 'photos'];

// What a form holds now. The read-back is not kept: whoever comes back reads the address again.
export function draftOf(form) {
  const values = {};
  const controls = Array.from(form.root.querySelectorAll('input[name], select[name], textarea[name]'))
    .filter((control) => !NOT_KEPT.includes(control.name));
  for (const control of controls) {
    if (control.type === 'checkbox') {
      values[control.name] = control.value === 'on' ? control.checked : [...(values[control.name] || []), ...(control.checked ? [control.value] : [])];
    } else {
      values[control.name] = control.value;
    }
  }
  const typed = controls.some((control) => (control.type === 'checkbox' ? control.checked : control.tagName !== 'SELECT' && control.value.trim()));
  const house = form.picker.house;
  return {
    values,
    house: house && { id: house.id, phase: house.phase, building: house.building, unit: house.unit, room: house.room, residents: [] },
    joining: form.around.joining,
    related: form.around.related,
    photos: form.photos.all.length,
    key: form.key,
    attempted: form.attempted,
    empty: !typed && !form.photos.all.length
  };
}

export function fill(root, values) {
  for (const control of root.querySelectorAll('input[name], select[name], textarea[name]')) {
    const value = values[control.name];
    if (value === undefined || NOT_KEPT.includes(control.name)) {
      continue;
    }
    if (control.type === 'checkbox') {
      control.checked = Array.isArray(value) ? value.includes(control.value) : value === true;
    } else {
      control.value = value;
    }
  }
}

// The drafts of this form, each to be restored or discarded; nothing without one.
export function draftOffer(drafts, restore, discard) {
  if (!drafts.length) {
    return null;
  }
  return el('div', { class: 'gj-warn', role: 'region', 'aria-label': tell('draftsTitle') },
    el('strong', {}, tell('draftsTitle')),
    drafts.map((draft) => {
      const words = [time(draft.at), draft.house ? addressWords(draft.house) : draft.values.q, draft.values.description.slice(0, 40),
        draft.photos ? tell('draftPhotos', draft.photos) : null].filter(Boolean).join(' · ');
      return el('div', { class: 'gj-draft' },
        el('div', {}, words),
        draft.attempted ? el('div', {}, tell('draftAttempted')) : null,
        el('div', { class: 'gj-row' },
          el('button', { type: 'button', class: 'btn btn-primary btn-sm', 'aria-label': tell('restoreOf', time(draft.at)), onclick: () => restore(draft) }, tell('restore')),
          el('button', { type: 'button', class: 'btn btn-default btn-sm', 'aria-label': tell('discardOf', time(draft.at)), onclick: () => discard(draft) }, tell('discard'))));
    }));
}
