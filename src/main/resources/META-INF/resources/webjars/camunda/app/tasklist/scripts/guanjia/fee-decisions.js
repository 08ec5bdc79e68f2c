// In Tasklist's header, for the project manager: the way to what is decided on the fee page, and how much waits there.
import { get } from './api.js';
import { el, show } from './dom.js';
import { say } from './texts.js';

export default {
  id: 'guanjia-fee-decisions',
  pluginPoint: 'tasklist.navbar.action',
  priority: 130,

  async render(node) {
    try {
      const caller = await get('/session');
      if (!caller.roles.includes('project-manager')) {
        return;
      }
      const { items } = await get('/fee-reductions/count');
      const asked = items.reduce((sum, one) => sum + one.asked, 0);
      const where = asked ? '?community=' + encodeURIComponent(items[0].community) : '';
      show(node, el('a', { href: `/guanjia/fees${where}#waiting`, class: 'gj-tools', title: say('reductionsAsked', asked) },
        el('span', { class: 'glyphicon glyphicon-yen' }), ' ', say('feeDesk'),
        asked ? el('span', { class: 'badge gj-badge' }, String(asked)) : null));
    } catch (refused) {
      // The header stays as it is; the page says what is wrong.
    }
  }
};
