// What only a complaint has in the case panel: its group, its severity judged anew, the mark of a vexatious one, papers.
import { get } from './api.js';
import { el } from './dom.js';
import { reasoned } from './reasoned.js';
import { say, time, word } from './texts.js';

const SEVERITIES = ['minor', 'ordinary', 'important', 'major'];

// Null for what is no complaint; otherwise what the panel shows below the facts.
export async function complaintPart(panel) {
  const { view, path } = panel;
  if (view.flow !== 'complaint') {
    return null;
  }
  const details = view.details || {};
  const [group, mark] = await Promise.all([
    details.groupSize ? get(path + '/group').catch(() => null) : null,
    get(path + '/vexatious').catch(() => null)
  ]);
  return [groupOf(group), details.handlerName && view.type === 'complaint' && view.status === 'open' ? severity(panel) : null,
    mark ? vexatious(panel, mark) : null,
    view.status === 'closed' ? reasoned(panel, 'reopen', '/reopen', (reason) => ({ reason }), [],
      ({ caseNumber, reopened }) => reopened ? say('reopen.done') : say('reopen.linked', caseNumber)) : null];
}

function groupOf(group) {
  if (!group) {
    return null;
  }
  const copied = el('span', { class: 'gj-hint', role: 'status' });
  const copy = async () => {
    await navigator.clipboard.writeText(group.reply);
    copied.textContent = say('copied');
  };
  return [el('h4', {}, say('group')),
    el('div', { class: 'gj-warn' }, group.leads ? say('groupLeads', group.size)
      : group.leadingCase ? say('groupLed', group.size, group.leadingCase) : say('groupLedHidden', group.size)),
    group.reply && !group.leads ? el('div', {}, el('strong', {}, say('groupReply')), el('pre', {}, group.reply),
      navigator.clipboard ? el('button', { type: 'button', class: 'btn btn-default', onclick: copy }, say('copy')) : null, copied) : null];
}

function severity(panel) {
  const choice = el('select', { class: 'form-control', name: 'severity' },
    SEVERITIES.map((code) => el('option', { value: code }, word('severity', code))));
  choice.value = panel.view.severity;
  return reasoned(panel, 'judge', '/severity', (reason) => ({ severity: choice.value, reason }),
    el('label', {}, el('span', {}, say('severity')), choice));
}

function vexatious(panel, mark) {
  if (mark.state === 'none' && !mark.may.length) {
    return null;
  }
  const said = el('div', { role: 'alert' });
  const reason = el('input', { class: 'form-control', type: 'text', name: 'vexatiousReason', maxlength: '1000', placeholder: say('reasonNeeded') });
  const buttons = mark.may.map((act) => {
    const button = el('button', {
      type: 'button', class: 'btn btn-default', name: act,
      onclick: () => reason.value.trim()
        ? panel.change(button, said, '/vexatious', { act, reason: reason.value.trim() }) : reason.focus()
    }, say('vexatious.do.' + act));
    return button;
  });
  return [mark.state === 'set' ? el('div', { class: 'gj-warn' }, say('vexatious.set')) : null,
    el('details', { class: 'gj-paper', open: mark.state === 'proposed' || mark.state === 'set' ? 'open' : null },
      el('summary', {}, say('vexatious', say('vexatious.state.' + mark.state))),
      el('p', { class: 'gj-hint' }, say('vexatious.hint')),
      el('ul', { class: 'gj-list' }, mark.log.map((line) => el('li', {},
        el('span', { class: 'gj-time' }, time(line.at)),
        [say('vexatious.state.' + line.act), line.reason, line.name].join(' · ')))),
      buttons.length ? el('div', { class: 'gj-row' }, el('label', {}, el('span', {}, say('why')), reason), buttons) : null,
      said)];
}
