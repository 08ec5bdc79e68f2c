// Tasklist offers to start a process to everybody, and shows an empty list to whoever may start none: see user-styles.css.
import { engine } from './api.js';

const STARTABLE = { latest: true, active: true, startableInTasklist: true, startablePermissionCheck: true };

export default {
  id: 'guanjia-start-right',
  pluginPoint: 'tasklist.navbar.action',
  priority: 101,

  async render() {
    document.body.classList.remove('gj-starter');
    try {
      const { count } = await engine('/process-definition/count', STARTABLE);
      document.body.classList.toggle('gj-starter', count > 0);
    } catch (unknown) {
      document.body.classList.add('gj-starter');
    }
  }
};
