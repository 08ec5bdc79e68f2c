// In Tasklist's header, for the service manager: the way to the page about those who listen to residents.
import { get } from './api.js';
import { el, show } from './dom.js';
import { say } from './texts.js';

export default {
  id: 'guanjia-care',
  pluginPoint: 'tasklist.navbar.action',
  priority: 130,

  async render(node) {
    try {
      const caller = await get('/session');
      if (caller.roles.includes('service-manager')) {
        show(node, el('a', { href: '/guanjia/care', class: 'gj-tools' },
          el('span', { class: 'glyphicon glyphicon-heart' }), ' ', say('care')));
      }
    } catch (refused) {
      // The header stays as it is.
    }
  }
};
