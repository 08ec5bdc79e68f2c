// Asks before something that cannot be taken back. The browser's own question does nothing in a sandboxed frame, and
// speaks another language than the page.
import { el } from './dom.js';
import { sayer } from './texts.js';

const say = sayer({
  cancel: ['取消', 'Cancel']
});

// True once the button `yes` was pressed; false for cancel and for Escape. The first button is the safe one.
// details: more paragraphs, each a text. The class names are those of Tasklist and of our own pages.
export function sure(question, yes, ...details) {
  return new Promise((answer) => {
    const asked = document.activeElement;
    const dialog = el('dialog', { class: 'gj gj-dialog gj-sure', 'aria-labelledby': 'gj-sure-question' },
      el('p', { id: 'gj-sure-question' }, el('strong', {}, question)),
      details.filter(Boolean).map((one) => el('p', {}, one)),
      el('div', { class: 'gj-sure-buttons' },
        el('button', { type: 'button', class: 'btn btn-default', onclick: () => dialog.close() }, say('cancel')),
        el('button', { type: 'button', class: 'btn btn-primary primary', onclick: () => dialog.close('yes') }, yes)));
    dialog.addEventListener('close', () => {
      dialog.remove();
      if (asked && asked.isConnected) {
        asked.focus();
      }
      answer(dialog.returnValue === 'yes');
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
