// The history of one process instance: painted on its diagram, and as lists.
import { get } from '../../../tasklist/scripts/guanjia/api.js';
import { el } from '../../../tasklist/scripts/guanjia/dom.js';
import { chinese } from '../../../tasklist/scripts/guanjia/language.js';
import { time } from '../../../tasklist/scripts/guanjia/texts.js';
import { deedWord, kindWord, lasting, say } from './history-texts.js';

const asked = new Map();

// Tab and diagram of a page ask for the same instance at the same moment.
export function instanceHistory(id) {
  if (!asked.has(id)) {
    asked.set(id, get(`/history/instances/${encodeURIComponent(id)}`));
    window.setTimeout(() => asked.delete(id), 2000);
  }
  return asked.get(id);
}

const LINE = 16;

// How far below the top edge of a step a line of so many letters stands without lying on another element or its label.
function free(elements, shape, letters) {
  const width = Math.max(shape.width, letters * 7);
  const around = (other) => other.x <= shape.x && other.y <= shape.y && other.x + other.width >= shape.x + shape.width && other.y + other.height >= shape.y + shape.height;
  const others = elements.filter((other) => !other.waypoints && other.width && !around(other));
  const clear = (top) => others.every((other) => other.x > shape.x + width || other.x + other.width < shape.x
    || other.y > shape.y + top + LINE || other.y + other.height < shape.y + top);
  return [shape.height + 2, -LINE - 2, shape.height - LINE - 2].find(clear) ?? 2;
}

// Marks what was taken and writes on each step how often it was entered, when first, and how long it took.
export function paintWay(viewer, history) {
  const canvas = viewer.get('canvas');
  const overlays = viewer.get('overlays');
  const elements = viewer.get('elementRegistry');
  history.flows.filter((id) => elements.get(id)).forEach((id) => canvas.addMarker(id, 'gj-taken'));
  const visits = new Map();
  history.steps.forEach((step) => visits.set(step.element, [...(visits.get(step.element) || []), step]));
  for (const [id, steps] of visits) {
    const shape = elements.get(id);
    if (!shape) {
      continue;
    }
    canvas.addMarker(id, steps.some((step) => !step.endedAt) ? 'gj-here' : 'gj-been');
    if (/Task$|Activity$|SubProcess$/.test(shape.type)) {
      const known = steps.filter((step) => step.millis !== null).reduce((sum, step) => sum + step.millis, 0);
      const words = [
        new Date(steps[0].startedAt).toLocaleString(chinese ? 'zh-CN' : 'en-GB', { month: chinese ? 'numeric' : 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
        steps.every((step) => step.endedAt) ? lasting(known) : say('still'),
        steps.length > 1 ? `×${steps.length}` : ''
      ];
      const line = words.filter(Boolean).join(' · ');
      overlays.add(id, 'gj-way', {
        position: { top: free(elements, shape, line.length), left: 0 },
        show: { minZoom: -Infinity, maxZoom: Infinity },
        html: el('div', { class: 'gj-way', title: `${time(steps[0].startedAt)} · ${steps.map((step) => step.by).filter(Boolean).join(', ')}` }, line)
      });
    }
  }
}

export function table(columns, rows, empty) {
  if (!rows.length) {
    return el('p', { class: 'gj-hint' }, empty);
  }
  return el('div', { class: 'gj-scroll', tabindex: '0', role: 'region', 'aria-label': columns.join(', ') },
    el('table', { class: 'table gj-table gj-stacked' },
      el('thead', {}, el('tr', {}, columns.map((name) => el('th', { scope: 'col' }, name)))),
      el('tbody', {}, rows.map((cells) => el('tr', {}, cells.map((cell, index) => el('td', { 'data-head': columns[index] }, cell)))))));
}

const value = (change) => {
  if (change.withheld) {
    return say('withheld');
  }
  if (change.to === null) {
    return say('empty');
  }
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(change.to) ? time(change.to) : change.to;
};

// The lists below the diagram; {open} is called with the id of an instance that a step called.
export function wayLists(history, open) {
  const since = (step) => Date.now() - new Date(step.startedAt).getTime();
  return [
    section('steps', table([say('step'), say('kind'), say('who'), say('began'), say('left'), say('took')],
      history.steps.map((step) => [
        step.called && open
          ? el('button', { type: 'button', class: 'btn btn-link gj-in-text', onclick: () => open(step.called) }, step.label || kindWord(step.type))
          : step.label || kindWord(step.type),
        kindWord(step.type), step.by || '', time(step.startedAt),
        step.endedAt ? [time(step.endedAt), step.cancelled ? el('span', { class: 'gj-mark' }, say('cancelled')) : null] : el('span', { class: 'gj-mark gj-now' }, say('still')),
        lasting(step.endedAt ? step.millis : since(step))]), say('none'))),
    section('variables', table([say('when'), say('what'), say('value'), say('before'), say('atStep'), say('who')],
      history.variables.map((change) => [time(change.at), change.label, value(change), change.from || '', change.step || '', change.by || say('house')]),
      say('noVariables'))),
    section('incidents', table([say('when'), say('step'), say('message'), say('state')],
      history.incidents.map((one) => [time(one.at), one.step || '', one.message || '',
        one.endedAt ? `${say(one.resolved ? 'settled' : 'dropped')} · ${time(one.endedAt)}` : el('span', { class: 'gj-mark gj-bad' }, say('unsettled'))]),
      say('noIncidents'))),
    section('deeds', table([say('when'), say('who'), say('deeds'), say('step')],
      history.deeds.map((deed) => [time(deed.at), deed.by || say('house'), deedWord(deed), deed.step || '']), say('noDeeds')))
  ];
}

export function repairList(repairs) {
  return section('repairs', table([say('when'), say('action'), say('step'), say('reason'), say('who')],
    repairs.map((one) => [time(one.at), say(`repair.${one.kind}`), `${one.part}: ${[one.from, one.to].filter(Boolean).join(' → ')}`, one.reason, one.by]),
    say('noRepairs')));
}

export function section(name, ...content) {
  return el('section', { class: 'gj-part' }, el('h2', {}, say(name)), content);
}

// A place that is read out as it changes has the role itself ({live}): nested, it would be read twice.
export function fault(refused, again, live) {
  return el('div', { class: 'gj-fault', role: live ? null : 'alert' }, refused.message, ' ',
    again ? el('button', { type: 'button', class: 'btn btn-default', onclick: again }, say('retry')) : null);
}
