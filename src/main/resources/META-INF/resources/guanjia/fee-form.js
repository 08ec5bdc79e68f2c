// Forms of the fee desk: a foldable card each, with what went wrong beside the button.
import { get, newKey } from '/camunda/app/tasklist/scripts/guanjia/api.js';
import { afterPause, el, show } from '/camunda/app/tasklist/scripts/guanjia/dom.js';
import { sure } from '/camunda/app/tasklist/scripts/guanjia/sure.js';
import { labelled } from '/camunda/app/tasklist/scripts/guanjia/texts.js';
import { say } from './fee-texts.js';
import { list, refusal } from './page.js';

// fields: {name, label, type: text|date|number|select|check, value, options: [[value, label]], maxlength, optional}.
// send(values, key) answers a text to show, or nothing for "done"; then, if it is given, follows. question: what is asked before
// a step that is not taken back by the same hand, or (values) => such a question.
export function form(title, fields, send, then, { primary, question } = {}) {
  const inputs = {};
  const said = el('div', { role: 'alert' });
  // One attempt has one number: a second click or a lost answer changes nothing twice.
  let key = newKey();
  const button = el('button', { type: 'submit', class: primary ? 'primary' : null }, title);
  const node = el('form', {
    onsubmit: async (event) => {
      event.preventDefault();
      const values = Object.fromEntries(fields.map((one) => [one.name, read(one, inputs[one.name])]));
      if (question && !await sure(typeof question === 'function' ? question(values) : question, title)) {
        return;
      }
      button.disabled = true;
      try {
        const text = await send(values, key);
        key = newKey();
        show(said, el('div', { class: 'note done' }, text || say('done')));
        if (then) {
          await then(text || say('done'));
        }
      } catch (refused) {
        // What is sent after a refusal is another attempt.
        key = newKey();
        const field = fields.find((one) => one.name === refused.field);
        if (field) {
          refused.message = labelled(field.label, refused.message);
        }
        show(said, refusal(refused));
        const wrong = field && inputs[field.name];
        if (wrong) {
          wrong.focus();
        }
      } finally {
        button.disabled = false;
      }
    }
  }, el('div', { class: 'row' }, fields.map((one) => field(one, inputs)), button), said);
  return node;
}

export function folded(title, content) {
  return el('details', { class: 'fold' }, el('summary', {}, title), content);
}

function field(one, inputs) {
  const common = { name: one.name };
  if (one.type === 'select') {
    inputs[one.name] = el('select', common, one.options.map(([value, label]) => el('option', { value, selected: value === one.value }, label)));
  } else if (one.type === 'check') {
    inputs[one.name] = el('input', { ...common, type: 'checkbox', checked: one.value });
    return el('label', { class: 'tick' }, inputs[one.name], el('span', {}, one.label));
  } else if (one.node) {
    inputs[one.name] = one.node;
  } else {
    inputs[one.name] = el('input', {
      ...common, type: one.type === 'date' ? 'date' : 'text', value: one.value === undefined || one.value === null ? '' : String(one.value),
      inputmode: one.type === 'number' ? 'decimal' : null, maxlength: String(one.maxlength || 64), autocomplete: 'off', required: !one.optional
    });
  }
  return el('label', { class: one.wide ? 'grow' : null }, el('span', {}, one.label), inputs[one.name]);
}

function read(one, input) {
  if (one.type === 'check') {
    return input.checked;
  }
  const text = one.node ? input.chosen : input.value.trim();
  return text === '' || text === undefined ? null : text;
}

// A search box that ends in one house; its property "chosen" is the house's id.
export function housePicker(community, onChosen) {
  const found = el('div', { class: 'found', 'aria-live': 'polite' });
  const box = el('div', {});
  const input = el('input', {
    type: 'search', maxlength: '60', autocomplete: 'off', 'aria-label': say('find'),
    oninput: afterPause(300, async () => {
      const asked = box.asked = {};
      box.chosen = null;
      const text = input.value.trim();
      let items;
      try {
        items = text ? (await get(`/communities/${encodeURIComponent(community())}/houses`, { q: text, limit: 8 })).items : [];
      } catch (refused) {
        show(found, refusal(refused));
        return;
      }
      if (asked !== box.asked) {
        return;
      }
      show(found, items.map((house) => el('button', {
        type: 'button', class: 'quiet', onclick: () => {
          box.chosen = house.id;
          input.value = house.display;
          show(found);
          if (onChosen) {
            onChosen(house);
          }
        }
      }, house.display + ' ' + list((house.residents || []).map((one) => one.name)))),
      items.length || !text ? null : el('div', { class: 'note warn' }, say('none')));
    })
  });
  box.append(input, found);
  box.focus = () => input.focus();
  return box;
}
