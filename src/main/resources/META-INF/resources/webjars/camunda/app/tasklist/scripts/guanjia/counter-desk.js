// In Tasklist's header, for the cashier: the form to take money (收款), over whatever task is open.
import { get } from './api.js';
import { Counter } from './counter.js';
import { el, show } from './dom.js';
import { say } from './texts.js';

export default {
  id: 'guanjia-counter',
  pluginPoint: 'tasklist.navbar.action',
  priority: 125,

  async render(node) {
    try {
      const caller = await get('/session');
      if (caller.roles.includes('cashier')) {
        show(node, el('a', { href: '', class: 'gj-tools', onclick: (event) => {
          event.preventDefault();
          open();
        } }, el('span', { class: 'glyphicon glyphicon-yen' }), ' ', say('takeMoney')));
      }
    } catch (refused) {
      // The header stays as it is.
    }
  }
};

function open() {
  const place = el('div', { class: 'gj-counter' });
  const dialog = el('dialog', { class: 'gj gj-dialog', 'aria-label': say('takeMoney') },
    el('div', { class: 'gj-dialog-head' }, el('strong', {}, say('takeMoney')),
      el('button', { type: 'button', class: 'btn btn-default', onclick: () => dialog.close() }, say('close'))),
    place);
  const counter = new Counter(place);
  dialog.addEventListener('close', () => {
    counter.leave();
    dialog.remove();
  });
  document.body.append(dialog);
  dialog.showModal();
  counter.open();
}
