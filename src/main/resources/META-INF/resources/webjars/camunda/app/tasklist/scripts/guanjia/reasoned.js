// A rare act that needs a word of why, folded away in the case panel.
import { el } from './dom.js';
import { say } from './texts.js';

// The name gives the texts (title, .hint, .do) and the field; body makes of the words what the API takes, done of its answer
// what came of it.
export function reasoned(panel, name, tail, body, fields = [], done = null) {
  const reason = el('input', { class: 'form-control', type: 'text', name: name + 'Reason', maxlength: '1000', placeholder: say('reasonNeeded') });
  const said = el('div', { role: 'alert' });
  const act = el('button', {
    type: 'button', class: 'btn btn-default', name,
    onclick: () => reason.value.trim() ? panel.change(act, said, tail, body(reason.value.trim()), done) : reason.focus()
  }, say(name + '.do'));
  return el('details', { class: 'gj-paper' }, el('summary', {}, say(name)),
    el('p', { class: 'gj-hint' }, say(name + '.hint')),
    el('div', { class: 'gj-row' }, fields, el('label', {}, el('span', {}, say('why')), reason), act), said);
}
