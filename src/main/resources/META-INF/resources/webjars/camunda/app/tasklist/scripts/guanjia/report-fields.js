// The fields that only one flow has: { name, label: [zh, en], type, options: [code, zh, en][], max }, a text field without
// the last three; type 'checks' takes several of its options and sends their codes with commas, 'textarea' lines.
import { el } from './dom.js';
import { chinese } from './language.js';
import { tell } from './report-texts.js';

// The words of a pair [zh, en] in the reader's language.
export const pick = ([zh, en]) => (chinese ? zh : en);

// Each field: its label, what stands on the page, of which kind it is (line, wide or tick), and what it sends.
export function ownFields(fields) {
  return fields.map(ownField);
}

export function categoryField(categories) {
  return el('select', { class: 'form-control', name: 'category' },
    el('option', { value: '' }, tell('categoryNone')), options(categories));
}

function options(all) {
  return all.map(([code, zh, en]) => el('option', { value: code }, pick([zh, en])));
}

function ownField({ name, label: both, type, options: codes, max }) {
  const label = pick(both);
  if (type === 'checks') {
    const boxes = codes.map(([code]) => el('input', { type: 'checkbox', name, value: code }));
    const control = el('fieldset', {}, el('legend', {}, label),
      el('div', { class: 'gj-checks' }, codes.map(([code, zh, en], i) => el('label', { title: code }, boxes[i], ' ', pick([zh, en])))));
    return { name, label, kind: 'wide', control, read: () => boxes.filter((box) => box.checked).map((box) => box.value).join(',') };
  }
  if (type === 'textarea') {
    const area = el('textarea', { class: 'form-control', name, rows: '3', maxlength: String(max) });
    return { name, label, kind: 'wide', control: el('label', {}, el('span', {}, label), area), read: () => area.value.trim() };
  }
  if (type === 'checkbox') {
    const box = el('input', { type, name });
    return { name, label, kind: 'tick', control: box, read: () => (box.checked ? true : '') };
  }
  const control = codes
    ? el('select', { class: 'form-control', name }, options(codes))
    : el('input', { class: 'form-control', type: type || 'text', name, maxlength: '60', autocomplete: 'off' });
  const value = () => control.value.trim();
  return {
    name, label, kind: 'line', control,
    read: () => (value() && type === 'datetime-local' ? new Date(value()).toISOString() : value())
  };
}
