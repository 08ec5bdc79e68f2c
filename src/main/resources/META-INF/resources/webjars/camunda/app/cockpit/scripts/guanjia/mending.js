// Mending of running cases, single on the page of an instance and in bulk on that of a definition.
import { get, newKey, post } from '../../../tasklist/scripts/guanjia/api.js';
import { el, show } from '../../../tasklist/scripts/guanjia/dom.js';
import { bracketed, time } from '../../../tasklist/scripts/guanjia/texts.js';
import { caseAddress, communitySelect } from './case-page.js';
import { kindWord, say } from './history-texts.js';
import { fault, table } from './way.js';

function field(label, input) {
  return el('label', { class: 'gj-ask' }, el('span', {}, label), input);
}

const isWork = (step) => !step.type || /Task$|ctivity$|ubProcess$/.test(step.type);

// Steps where work is done come first; what else a diagram has says what it is.
function options(steps, first) {
  const named = (step) => (isWork(step) ? step.label : bracketed(step.label, kindWord(step.type)));
  const sorted = [...steps.filter(isWork), ...steps.filter((step) => !isWork(step))];
  return [first === undefined ? null : el('option', { value: '' }, first), ...sorted.map((step) => el('option', { value: step.id }, named(step)))];
}

// What is done to the chosen cases: which way, its details, the reason.
class Hands {
  constructor(page, ended, chosen, after) {
    this.page = page;
    this.chosen = chosen;
    this.after = after;
    this.ways = ended ? ['restart'] : ['move', 'retryFailed', 'migrate'];
    this.details = el('div', {});
    this.said = el('div', { role: 'alert' });
    this.reason = el('textarea', { class: 'form-control', name: 'mendingReason', rows: '2', maxlength: '1000' });
    this.key = newKey();
    this.button = el('button', { type: 'button', class: 'btn btn-primary', name: 'mend', onclick: () => this.mend() }, say('doIt'));
    this.way = el('select', { class: 'form-control', name: 'mendingWay', onchange: () => this.choose() }, this.ways.map((name) => el('option', { value: name }, say(name))));
    this.node = el('div', { class: 'gj-hands' }, el('p', { class: 'gj-hint' }, say('mendingHint')),
      field(say('action'), this.way), this.details, field(say('why'), this.reason),
      this.button, this.said);
    this.choose();
  }

  choose() {
    this.mappings = {};
    this.key = newKey();
    this.calm();
    show(this.said);
    this[this.way.value]();
  }

  calm() {
    this.sure = null;
    show(this.button, say('doIt'));
  }

  move() {
    const standing = new Map();
    this.page.items.forEach((one) => one.standing.forEach((step) => standing.set(step.id, step)));
    this.leave = el('select', { class: 'form-control', name: 'leave' }, options([...standing.values()], say('leaveNone')));
    this.leave.value = standing.size ? [...standing.keys()][0] : '';
    this.enter = el('select', { class: 'form-control', name: 'enter' }, options(this.page.steps, say('enterNone')));
    show(this.details, field(say('leave'), this.leave), field(say('enter'), this.enter));
  }

  retryFailed() {
    show(this.details);
  }

  restart() {
    this.at = el('select', { class: 'form-control', name: 'restartAt' }, options(this.page.steps));
    const start = this.page.steps.find((step) => step.type === 'startEvent');
    this.at.value = start ? start.id : '';
    show(this.details, field(say('restartAt'), this.at));
  }

  migrate() {
    const others = this.page.versions.filter((one) => one.definitionId !== this.page.definitionId);
    if (!others.length) {
      this.target = null;
      show(this.details, el('p', { class: 'gj-hint' }, say('noTarget')));
      return;
    }
    this.target = el('select', { class: 'form-control', name: 'target' }, others.map((one) => el('option', { value: one.definitionId }, say('version', one.version))));
    const preview = el('div', { role: 'status', 'aria-live': 'polite' });
    const look = () => this.preview(preview);
    this.target.addEventListener('change', () => { this.mappings = {}; show(preview); });
    show(this.details, field(say('target'), this.target), el('button', { type: 'button', class: 'btn btn-default', name: 'preview', onclick: look }, say('preview')), preview);
  }

  async preview(node) {
    if (!this.chosen().length) {
      show(node, el('div', { class: 'gj-fault' }, say('needChosen')));
      return;
    }
    try {
      const seen = await post('/mending/migrations/preview', { instances: this.chosen(), target: this.target.value, mappings: this.mappings });
      const pairs = seen.mapped.filter((pair) => this.mappings[pair.from]);
      const pair = (from, label) => {
        const choice = el('select', { class: 'form-control' }, options(seen.targets, say('noCounterpart')));
        choice.value = this.mappings[from] || '';
        choice.addEventListener('change', () => {
          if (choice.value) {
            this.mappings[from] = choice.value;
          } else {
            delete this.mappings[from];
          }
          this.preview(node);
        });
        return field(label, choice);
      };
      const open = [...seen.unmapped.map((step) => pair(step.id, step.label)), ...pairs.map((one) => pair(one.from, one.fromLabel))];
      show(node, el('p', {}, say('mappedSteps', seen.mapped.length)),
        open.length ? el('div', {}, el('strong', {}, say('unmapped')), open) : null,
        table([say('caseNumber'), say('state')], seen.cases.map((one) => [one.caseNumber,
          one.lost.length ? el('span', { class: 'gj-mark gj-bad' }, say('lost', one.lost.join(', '))) : say('fits')]), say('none')));
    } catch (refused) {
      show(node, fault(refused));
    }
  }

  async mend() {
    const instances = this.chosen();
    if (!instances.length || !this.reason.value.trim()) {
      show(this.said, el('div', { class: 'gj-fault' }, say(instances.length ? 'needReason' : 'needChosen')));
      return;
    }
    const way = this.way.value;
    if (way === 'migrate' && !this.target) {
      return;
    }
    const [path, body] = {
      move: () => ['moves', { from: this.leave.value || null, to: this.enter.value || null }],
      retryFailed: () => ['retries', {}],
      restart: () => ['restarts', { at: this.at.value }],
      migrate: () => ['migrations', { target: this.target.value, mappings: this.mappings }]
    }[way]();
    // The web apps are sandboxed and show no dialog of the browser: the button itself asks, once, and again when
    // something else is to be done, or to other cases.
    const deed = JSON.stringify([path, body, instances]);
    if (this.sure !== deed) {
      this.sure = deed;
      show(this.button, say('sure', instances.length, say(way)));
      return;
    }
    this.calm();
    const reason = this.reason.value.trim();
    try {
      const { items } = await post(`/mending/${path}`, { instances, reason, ...body }, this.key);
      await this.after(say('done', items.length));
    } catch (refused) {
      // Without an answer it may have been done: pressed again it is the same request.
      if (refused.status) {
        this.key = newKey();
      }
      show(this.said, fault(refused, null, true));
    }
  }
}

const standing = (one) => one.standing.map((step) => step.label).join(', ');
const failures = (one) => one.failures.map((failure) =>
  el('div', { class: 'gj-bad-text', title: time(failure.at) }, `${failure.step || say('inCalled')}: ${failure.message || say('failed')}`));

// What was done is said above the list, which may have been scrolled away.
const reveal = (node) => node.querySelector('.gj-done')?.scrollIntoView({ block: 'nearest' });

class InstanceTab {
  constructor(node, instanceId) {
    this.node = node;
    this.instanceId = instanceId;
  }

  async load(said) {
    try {
      const page = await get(`/mending/instances/${encodeURIComponent(this.instanceId)}`);
      const one = page.items[0];
      const hands = new Hands(page, Boolean(one.endedAt), () => [this.instanceId], (words) => this.load(words));
      show(this.node, el('div', { class: 'gj-history' },
        said ? el('div', { class: 'gj-done', role: 'status' }, said, ' ',
          el('button', { type: 'button', class: 'btn btn-link gj-in-text', onclick: () => window.location.reload() }, say('redraw'))) : null,
        table([say('caseNumber'), say('standsAt'), say('failed')],
          [[el('a', { href: caseAddress(one.caseNumber, one.instanceId) }, one.caseNumber), standing(one), failures(one)]], ''),
        hands.node));
      reveal(this.node);
    } catch (refused) {
      show(this.node, el('div', { class: 'gj-history' }, said ? el('div', { class: 'gj-done', role: 'status' }, said) : null, fault(refused, () => this.load())));
    }
  }
}

class DefinitionTab {
  constructor(node, definitionId) {
    this.node = node;
    this.definitionId = definitionId;
    this.page = 0;
  }

  async open() {
    try {
      const { items } = await get('/communities');
      this.names = new Map(items.map((one) => [one.id, one.name]));
      this.ended = el('select', { class: 'form-control', name: 'ended' }, el('option', { value: '' }, say('runningCases')), el('option', { value: 'true' }, say('endedCases')));
      this.community = communitySelect(items);
      this.step = el('select', { class: 'form-control', name: 'step' }, el('option', { value: '' }, say('anyStep')));
      this.failed = el('input', { type: 'checkbox', name: 'failed' });
      [this.ended, this.community, this.step, this.failed].forEach((input) => input.addEventListener('change', () => { this.page = 0; this.load(); }));
      this.place = el('div', {});
      show(this.node, el('div', { class: 'gj-history' },
        el('div', { class: 'gj-asked' }, field(say('state'), this.ended), field(say('community'), this.community), field(say('standsAt'), this.step),
          el('label', { class: 'gj-tick' }, this.failed, ' ', say('onlyFailed'))),
        this.place));
      await this.load();
    } catch (refused) {
      show(this.node, el('div', { class: 'gj-history' }, fault(refused, () => this.open())));
    }
  }

  async load(said) {
    try {
      const page = await get(`/mending/definitions/${encodeURIComponent(this.definitionId)}/instances`,
        { community: this.community.value, ended: this.ended.value, step: this.step.value, failed: this.failed.checked, page: this.page });
      if (this.step.options.length === 1) {
        this.step.append(...page.steps.map((step) => el('option', { value: step.id }, step.label)));
      }
      this.show(page, said);
    } catch (refused) {
      show(this.place, fault(refused, () => this.load()));
    }
  }

  show(page, said) {
    const ended = Boolean(this.ended.value);
    const count = el('span', { role: 'status' }, say('chosen', 0));
    const ticks = page.items.map((one) => el('input', { type: 'checkbox', name: 'instance', value: one.instanceId, 'aria-label': say('choose', one.caseNumber), onchange: () => counted() }));
    const chosen = () => ticks.filter((tick) => tick.checked).map((tick) => tick.value);
    const counted = () => show(count, say('chosen', chosen().length));
    const whole = el('input', { type: 'checkbox', 'aria-label': say('chooseAll'), onchange: () => { ticks.forEach((tick) => { tick.checked = whole.checked; }); counted(); } });
    const turn = (by) => () => { this.page += by; this.load(); };
    show(this.place, said ? el('div', { class: 'gj-done', role: 'status' }, said) : null,
      page.items.length ? el('label', { class: 'gj-tick' }, whole, ' ', say('chooseAll')) : null, ' ', page.items.length ? count : null,
      table(['', say('caseNumber'), say('community'), say('began'), ended ? say('left') : say('standsAt'), say('failed')],
        page.items.map((one, index) => [ticks[index], el('a', { href: caseAddress(one.caseNumber, one.instanceId) }, one.caseNumber),
          this.names.get(one.community) || one.community, time(one.startedAt), ended ? time(one.endedAt) : standing(one), failures(one)]), say('noInstances')),
      this.page ? el('button', { type: 'button', class: 'btn btn-default', onclick: turn(-1) }, say('previous')) : null, ' ',
      page.more ? el('button', { type: 'button', class: 'btn btn-default', onclick: turn(1) }, say('next')) : null,
      page.items.length ? new Hands(page, ended, chosen, (words) => this.load(words)).node : null);
    reveal(this.node);
  }
}

export const mendingTabs = [
  {
    id: 'guanjia-mending',
    pluginPoint: 'cockpit.processInstance.runtime.tab',
    priority: 20,
    properties: { label: say('mending') },
    render(node, { processInstanceId }) {
      new InstanceTab(node, processInstanceId).load();
    }
  },
  {
    id: 'guanjia-mending-definition',
    pluginPoint: 'cockpit.processDefinition.runtime.tab',
    priority: 20,
    properties: { label: say('mending') },
    render(node, { processDefinitionId }) {
      new DefinitionTab(node, processDefinitionId).open();
    }
  }
];
