// In Tasklist's header, for whoever looks after messages: how many did not reach their resident or colleague.
import { get } from './api.js';
import { el, show } from './dom.js';
import { say } from './texts.js';

const MESSENGERS = ['desk', 'housekeeper', 'service-manager', 'project-manager'];

export default {
  id: 'guanjia-inbox',
  pluginPoint: 'tasklist.navbar.action',
  priority: 140,

  async render(node) {
    try {
      const caller = await get('/session');
      if (!caller.admin && !MESSENGERS.some((role) => caller.roles.includes(role))) {
        return;
      }
      const { undeliverable } = await get('/messages/count');
      show(node, el('a', { href: '/guanjia/messages', class: 'gj-tools', title: say('undeliverable', undeliverable) },
        el('span', { class: 'glyphicon glyphicon-envelope' }), ' ', say('messages'),
        undeliverable ? el('span', { class: 'badge gj-badge' }, String(undeliverable)) : null));
    } catch (refused) {
      // The header stays as it is; the page says what is wrong.
    }
  }
};
