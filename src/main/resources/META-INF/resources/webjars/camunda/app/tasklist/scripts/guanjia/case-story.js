// What happened in a case, as its panel shows it: escalations, referrals, linked cases, timeline, messages.
import { expandable } from './case-facts.js';
import { el } from './dom.js';
import { duration, labelled, say, time, word } from './texts.js';

export function escalations(panel) {
  const steps = panel.view.escalations || [];
  if (!steps.length) {
    return null;
  }
  const labels = Object.fromEntries((panel.view.clocks || []).map(({ measure, label }) => [measure, label]));
  const lapsed = (step) => steps.some((later) => later.escalated && later.measure === step.measure && later.id > step.id);
  const decided = (step) => [
    step.decision ? say('decision.' + step.decision, step.decisionMinutes ? duration(step.decisionMinutes) : panel.name(step.decisionUser) || '')
      : say(lapsed(step) ? 'escalationLapsed' : 'escalationWaits'),
    step.decisionReason, panel.name(step.decidedBy)].filter(Boolean).join(' · ');
  return [el('h4', {}, say('escalations')), el('ul', { class: 'gj-list' }, steps.map((step) => el('li', {},
    el('span', { class: 'gj-time' }, time(step.at)),
    step.escalated
      ? [labels[step.measure] || step.measure, word('escalation', step.reason),
        say('escalated', say('role.' + step.fromRole), say('role.' + step.toRole)), decided(step)].join(' · ')
      : `${labels[step.measure] || step.measure} · ${say('notEscalated', word('escalation', step.reason))}`)))];
}

export function referrals(panel) {
  const referrals = panel.view.referrals || [];
  if (!referrals.length) {
    return null;
  }
  return [el('h4', {}, say('referrals')), referrals.map((referral) => {
    const rows = [
      ['legalBasis', referral.legalBasis],
      ['referralDuty', referral.duty && word('duty', referral.duty)],
      ['receipt', referral.receipt],
      ['followUpAt', referral.outcome ? null : time(referral.followUpAt)],
      ['outcome', referral.outcome && [word('referral', referral.outcome), referral.outcomeText].filter(Boolean).join(' · ')],
      ['nextBody', referral.nextBody]
    ].filter(([, value]) => value);
    return [el('div', {}, `${referral.documentNumber} · ${say('referralTo', referral.body, referral.phone)}`),
      el('dl', { class: 'gj-facts' }, rows.flatMap(([key, value]) => [el('dt', {}, say(key)), el('dd', {}, value)])),
      referral.document ? expandable(referral.documentNumber, referral.document) : null];
  })];
}

export function linked(panel) {
  const others = panel.view.linkedCases || [];
  const requests = panel.view.linkedRequests || [];
  if (!others.length && !requests.length) {
    return null;
  }
  return [el('h4', {}, say('linkedCases')), el('ul', { class: 'gj-list' },
    others.map((other) => el('li', {},
      [other.caseNumber, say('link.' + other.kind), other.outcome ? say('outcome.' + other.outcome) : say('status.' + other.status), other.title].filter(Boolean).join(' · '))),
    requests.map((request) => el('li', {},
      [request.takenCase ? say('requestTaken', request.takenCase) : say('requestWaits', say('flow.' + request.flow)),
        say('request.' + request.reason)].join(' · '))))];
}

export function timeline(panel) {
  const labels = Object.fromEntries((panel.view.milestones || []).map(({ code, label }) => [code, label]));
  const words = (event) => event.kind === 'milestone'
    ? labels[event.code] || event.code
    : labelled(say('event.' + event.kind), event.text);
  const events = panel.view.timeline || [];
  return [el('h4', {}, say('timeline')), el('ul', { class: 'gj-list' }, events.map((event) =>
    el('li', { class: event.kind === 'milestone' ? 'gj-milestone' : null },
      el('span', { class: 'gj-time' }, time(event.at)),
      words(event),
      event.who ? el('span', { class: 'gj-hint' }, ' · ' + panel.name(event.who)) : null)))];
}

export function messages(panel) {
  const shown = (panel.view.messages || []).filter((message) => message.state !== 'split');
  if (!shown.length) {
    return null;
  }
  const to = (message) => message.recipientKind === 'resident' ? say('toResident', message.recipient || '')
    : message.recipientKind === 'role' ? say('role.' + message.recipient) : message.recipientName || message.recipient;
  const how = (message) => message.state === 'waiting' && !message.reason && new Date(message.nextAt) > new Date(message.createdAt)
    ? say('message.until', time(message.nextAt))
    : message.state === 'waiting' && message.reason ? say('message.again', message.reasonText, time(message.nextAt))
      : message.state === 'undeliverable' ? say('message.undeliverable', message.reasonText)
        : message.state === 'done' ? say('message.done', [message.handledByName, message.handledNote].filter(Boolean).join(' · '))
          : say('message.' + message.state);
  return [el('h4', {}, say('messages')), el('ul', { class: 'gj-list' }, shown.map((message) =>
    el('li', { class: message.state === 'undeliverable' ? 'gj-late' : message.state === 'waiting' && message.reason ? 'gj-soon' : null },
      el('span', { class: 'gj-time' }, time(message.sentAt || message.createdAt)),
      el('span', { title: message.text }, message.subject || message.text),
      el('span', { class: 'gj-hint' }, ` · ${to(message)} · ${how(message)}`))))];
}
