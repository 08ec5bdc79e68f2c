// Cockpit's page of cases that have ended, and the history of one case, running or ended.
import { get } from '../../../tasklist/scripts/guanjia/api.js';
import { CasePanel } from '../../../tasklist/scripts/guanjia/case-panel.js';
import { el, show } from '../../../tasklist/scripts/guanjia/dom.js';
import { time } from '../../../tasklist/scripts/guanjia/texts.js';
import { drawDiagram } from './diagram.js';
import { flows, flowWord, lasting, say } from './history-texts.js';
import { fault, instanceHistory, paintWay, repairList, section, table, wayLists } from './way.js';

export const PAGE = '/guanjia-cases';

export function caseAddress(caseNumber, instance) {
  return `#${PAGE}?case=${encodeURIComponent(caseNumber)}${instance ? '&part=' + encodeURIComponent(instance) : ''}`;
}

export function communitySelect(items, chosen) {
  const select = el('select', { class: 'form-control', name: 'community' },
    el('option', { value: '' }, say('all')), items.map((one) => el('option', { value: one.id }, one.name)));
  select.value = chosen || '';
  return select;
}

function labelled(label, input) {
  return el('label', { class: 'gj-ask' }, el('span', {}, label), input);
}

class CasesPage {
  constructor(node) {
    this.node = node;
    this.onHash = () => this.route();
    window.addEventListener('hashchange', this.onHash);
    this.route();
  }

  close() {
    window.removeEventListener('hashchange', this.onHash);
  }

  route() {
    const [path, query] = window.location.hash.replace(/^#/, '').split('?');
    if (path !== PAGE) {
      return;
    }
    const asked = new URLSearchParams(query || '');
    // The diagram keeps its viewport in the address, too.
    const shown = `${asked.get('case')} ${asked.get('part')}`;
    if (shown === this.shown) {
      return;
    }
    this.shown = shown;
    document.title = `${say('cases')} | ${document.title.split('|').pop().trim()}`;
    if (asked.get('case')) {
      this.one(asked.get('case'), asked.get('part'));
    } else {
      this.search();
    }
  }

  async search() {
    if (this.list) {
      show(this.node, this.list);
      return;
    }
    try {
      const [{ items }, caller] = await Promise.all([get('/communities'), get('/session')]);
      const q = el('input', { class: 'form-control', type: 'search', name: 'q', maxlength: '60' });
      const community = communitySelect(items);
      const flow = el('select', { class: 'form-control', name: 'flow' },
        el('option', { value: '' }, say('all')), flows.map(([id, word]) => el('option', { value: id }, word)));
      const from = el('input', { class: 'form-control', type: 'date', name: 'from' });
      const to = el('input', { class: 'form-control', type: 'date', name: 'to' });
      const found = el('div', { role: 'status', 'aria-live': 'polite' });
      const find = (after) => this.find(found, { q: q.value.trim(), community: community.value, flow: flow.value, from: from.value, to: to.value, after, limit: 30 }, find);
      this.list = el('div', { class: 'gj-history' }, el('h1', {}, say('cases')),
        el('form', { class: 'gj-asked', onsubmit: (event) => { event.preventDefault(); find(); } },
          labelled(say(caller.readsWords ? 'searchHint' : 'searchNumberHint'), q), labelled(say('community'), community), labelled(say('flow'), flow),
          labelled(say('endedFrom'), from), labelled(say('endedTo'), to),
          el('button', { type: 'submit', class: 'btn btn-primary' }, say('find'))),
        found);
      show(this.node, this.list);
      find();
    } catch (refused) {
      show(this.node, el('div', { class: 'gj-history' }, fault(refused, () => this.search())));
    }
  }

  async find(found, query, again) {
    if (!query.after) {
      show(found, say('loading'));
    }
    try {
      const page = await get('/history/cases', query);
      const rows = page.items.map((line) => [
        el('a', { href: caseAddress(line.caseNumber) }, line.caseNumber), flowWord(line.flow), line.title ?? say('withheld'),
        time(line.openedAt), time(line.closedAt), say(`status.${line.status}`)]);
      const list = table([say('caseNumber'), say('flow'), say('title'), say('opened'), say('ended'), say('state')], rows, say('noCases'));
      const more = page.next
        ? el('button', { type: 'button', class: 'btn btn-default', onclick: () => { more.remove(); again(page.next); } }, say('more')) : null;
      if (query.after) {
        found.append(list, more || '');
      } else {
        show(found, list, more);
      }
    } catch (refused) {
      show(found, fault(refused, () => again(query.after), true));
    }
  }

  async one(caseNumber, part) {
    const back = el('a', { href: `#${PAGE}` }, '← ', say('back'));
    show(this.node, el('div', { class: 'gj-history' }, back, el('p', {}, say('loading'))));
    try {
      const whole = await get(`/history/cases/${encodeURIComponent(caseNumber)}`);
      const chosen = whole.parts.find((one) => one.instanceId === part) || whole.parts[0];
      const facts = el('details', { class: 'gj-facts' }, el('summary', {}, say('caseFacts')));
      facts.addEventListener('toggle', () => {
        const place = el('div', {});
        facts.append(place);
        new CasePanel(place, { caseNumber }).load();
      }, { once: true });
      const way = el('div', {});
      show(this.node, el('div', { class: 'gj-history' }, back,
        el('h1', {}, caseNumber, ' ', el('small', {}, [flowWord(whole.flow), say(`status.${whole.status}`), [time(whole.openedAt), time(whole.closedAt)].filter(Boolean).join(' → ')].join(' · '))),
        facts,
        el('div', { class: 'gj-columns' },
          el('nav', { class: 'gj-tree', 'aria-label': say('parts') }, el('h2', {}, say('parts')), whole.parts.map((one) => this.branch(caseNumber, one, one === chosen))),
          way),
        section('work', table([say('step'), say('who'), say('began'), say('left'), say('took')],
          whole.work.map((task) => [task.step, task.by || say(task.endedAt ? 'none' : 'nobodyYet'), time(task.startedAt),
            task.endedAt ? [time(task.endedAt), task.done ? null : el('span', { class: 'gj-mark' }, say('withdrawn'))] : el('span', { class: 'gj-mark gj-now' }, say('still')),
            lasting((task.endedAt ? new Date(task.endedAt) : new Date()) - new Date(task.startedAt))]), say('noWork'))),
        repairList(whole.repairs)));
      if (chosen) {
        await this.way(way, caseNumber, chosen);
      }
    } catch (refused) {
      show(this.node, el('div', { class: 'gj-history' }, back, fault(refused, () => this.one(caseNumber, part))));
    }
  }

  branch(caseNumber, part, chosen) {
    return el('a', { class: chosen ? 'gj-branch gj-chosen' : 'gj-branch', href: caseAddress(caseNumber, part.instanceId), style: `padding-left: ${8 + part.depth * 16}px`, 'aria-current': chosen ? 'true' : null },
      el('strong', {}, part.name), ' ', el('span', { class: 'gj-hint' }, `${say(part.state)} · ${time(part.endedAt || part.startedAt)}`),
      part.open ? el('span', { class: 'gj-mark gj-bad' }, say('openIncidents', part.open)) : null);
  }

  async way(node, caseNumber, part) {
    const picture = el('div', { class: 'gj-diagram' }, el('p', { class: 'gj-hint' }, say('loading')));
    const lists = el('div', {}, say('loading'));
    show(node, el('section', { class: 'gj-part' }, el('h2', {}, part.name, ' ', el('small', {}, say('version', part.version))), picture), lists);
    try {
      const history = await instanceHistory(part.instanceId);
      show(lists, wayLists(history, (instance) => { window.location.hash = caseAddress(caseNumber, instance); }));
      try {
        paintWay(await drawDiagram(picture, part.definitionId), history);
      } catch (noViewer) {
        show(picture, el('p', { class: 'gj-hint' }, say('noDiagram')));
      }
    } catch (refused) {
      show(lists, fault(refused, () => this.way(node, caseNumber, part)));
    }
  }
}

let page = null;

export const casesPage = {
  id: 'guanjia-cases-page',
  pluginPoint: 'cockpit.route',
  priority: 0,
  properties: { path: PAGE, reloadOnSearch: false, label: say('cases') },
  render(node) {
    node.className = 'gj-page';
    page = new CasesPage(node);
  },
  unmount() {
    page?.close();
  }
};

export const casesLink = {
  id: 'guanjia-cases-link',
  pluginPoint: 'cockpit.navigation',
  priority: 5,
  properties: { label: say('cases') },
  render(node) {
    show(node, el('a', { href: `#${PAGE}` }, say('cases')));
  }
};
