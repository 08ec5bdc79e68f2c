// What Cockpit gets that its community edition lacks: history of cases, heat map, mending.
import { get } from '../../../tasklist/scripts/guanjia/api.js';
import { el, show } from '../../../tasklist/scripts/guanjia/dom.js';
import { caseAddress, casesLink, casesPage } from './case-page.js';
import { heatTab, heatViewer } from './heat.js';
import { say } from './history-texts.js';
import { mendingTabs } from './mending.js';
import { fault, instanceHistory, paintWay, wayLists } from './way.js';

const historyTab = {
  id: 'guanjia-history',
  pluginPoint: 'cockpit.processInstance.runtime.tab',
  priority: 30,
  properties: { label: say('history') },
  async render(node, { processInstanceId }) {
    const load = async () => {
      try {
        const history = await instanceHistory(processInstanceId);
        show(node, el('div', { class: 'gj-history' },
          el('a', { href: caseAddress(history.caseNumber, processInstanceId) }, say('whole'), ' ', history.caseNumber),
          wayLists(history, (instance) => { window.location.hash = caseAddress(history.caseNumber, instance); })));
      } catch (refused) {
        show(node, el('div', { class: 'gj-history' }, fault(refused, load)));
      }
    };
    show(node, el('div', { class: 'gj-history' }, say('loading')));
    await load();
  }
};

const historyPath = {
  id: 'guanjia-history-path',
  pluginPoint: 'cockpit.processInstance.diagram.plugin',
  priority: 0,
  async render(viewer, { processInstanceId }) {
    try {
      paintWay(viewer, await instanceHistory(processInstanceId));
    } catch (refused) {
      // The tab below says why.
    }
  }
};

const may = (caller) => caller.admin || caller.roles.includes('designer');

// Before the sign-in nobody knows who will read: whoever may not mend then gets the page anew, without the tabs.
async function mends() {
  try {
    const caller = await get('/session');
    if (caller.userId) {
      return may(caller);
    }
  } catch (unknown) {
    // Nobody yet.
  }
  window.addEventListener('hashchange', async function signedIn() {
    if (!window.location.hash.startsWith('#/login')) {
      window.removeEventListener('hashchange', signedIn);
      if (!may(await get('/session'))) {
        window.location.reload();
      }
    }
  });
  return true;
}

export default [historyTab, historyPath, heatTab, heatViewer, casesPage, casesLink, ...(await mends() ? mendingTabs : [])];
