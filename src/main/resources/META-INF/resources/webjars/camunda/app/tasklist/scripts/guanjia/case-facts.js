// What a case is about, as its panel shows it: facts, clocks, questions, the flow's own details, papers.
import { url } from './api.js';
import { el } from './dom.js';
import { chinese } from './language.js';
import { onBehalf } from './on-behalf.js';
import { bracketed, duration, money, monthName, say, time, word } from './texts.js';

// Flows about a whole community, which nobody reported: there is no place to photograph and nobody to meet.
export const NO_REPORT = ['billing-run'];

export function facts(panel) {
  const view = panel.view;
  const reported = !NO_REPORT.includes(view.flow);
  const common = !view.house && placeKnown(view.timeline || []);
  const rows = [
    ['caseNumber', view.caseNumber],
    ['status', say('status.' + view.status)],
    ['house', view.house ? view.house.display : common ? bracketed(claimed(view.claimed), say('commonPart')) : view.reporterHidden ? claimed(view.claimed) : reported ? say('houseUnconfirmed') : null],
    ['reportedAddress', view.house || common || view.reporterHidden ? null : claimed(view.claimed)],
    ['reporter', view.anonymous ? say('anonymous') : view.reporterHidden ? say('reporterHidden')
      : [view.reporterName, view.reporterPhone, view.confidential ? say('confidential') : null].filter(Boolean).join(' ')],
    ['handler', view.handler && view.handler.name],
    ['channel', reported && view.channel ? say('channel.' + view.channel) : null],
    ['firstContact', view.firstContact && view.firstContact.name],
    ['severity', view.severity && word('severity', view.severity)],
    ['category', view.categoryLabel || view.category],
    ['description', view.description],
    ['wishedTime', time(view.appointment)],
    ['openedAt', time(view.openedAt)],
    ['closedAt', time(view.closedAt)],
    ['urges', view.urges || null],
    ['outcome', view.outcome && say('outcome.' + view.outcome)]
  ];
  return [el('h4', {}, say('facts')),
    el('dl', { class: 'gj-facts' }, rows.filter(([, value]) => value)
      .flatMap(([key, value]) => [el('dt', {}, say(key)), el('dd', {}, value)]))];
}

export function clocks(panel) {
  const clocks = (panel.view.clocks || []).filter((clock) => clock.running || clock.metAt || clock.breached);
  if (!clocks.length) {
    return null;
  }
  return [el('h4', {}, say('clocks')), el('ul', { class: 'gj-list' }, clocks.map((clock) => {
    const state = clock.metAt ? say('metAt', time(clock.metAt))
      : clock.paused ? say('paused') : clock.running ? say('dueAt', time(clock.dueAt)) : null;
    // A step that was not reached in time has no timer of its own that would say so; what waits for others is not late.
    const past = clock.running && !clock.paused && !clock.waiting && new Date(clock.dueAt) < new Date();
    const late = past || clock.breached && clock.running;
    return el('li', { class: late ? 'gj-late' : clock.warned && clock.running ? 'gj-soon' : null },
      [clock.label || clock.measure, state, (past || clock.breached) && say('breached'),
        clock.pausedMinutes > 0 && say('pausedFor', duration(clock.pausedMinutes))].filter(Boolean).join(' · '));
  }))];
}

export function questions(panel) {
  const open = panel.view.questions || [];
  const ended = panel.view.answeredQuestions || [];
  if (!open.length && !ended.length) {
    return null;
  }
  const words = (question) => [
    question.label || question.id,
    question.facts && question.facts.amount ? say('questionAmount', money(question.facts.amount)) : null,
    question.facts && question.facts.missing,
    question.answer ? say('answered', word('question', question.answer)) : null,
    question.rating ? say('stars', question.rating) : null,
    question.comment
  ].filter(Boolean).join(' · ');
  return [el('h4', {}, say('questions')), el('ul', { class: 'gj-list' },
    open.map((question) => el('li', { class: 'gj-soon' }, words(question), onBehalf(panel.path, question, () => panel.refresh()))),
    ended.map((question) => el('li', {}, el('span', { class: 'gj-time' }, time(question.endedAt)), words(question))))];
}

export function details(panel) {
  const rows = Object.entries(panel.view.details || {})
    .map(([name, value]) => [name, detail(name, value)])
    .filter(([, value]) => value !== null);
  if (!rows.length) {
    return null;
  }
  const paper = (name) => {
    const href = (panel.view.details || {})[name + 'Url'];
    return href ? el('p', {}, el('a', { href, target: '_blank', rel: 'noopener' }, say(name + 'Page'))) : null;
  };
  return [el('h4', {}, say('details')),
    paper('report'), paper('orderReply'),
    el('dl', { class: 'gj-facts' }, rows.flatMap(([name, value]) => [el('dt', {}, say('detail.' + name)), el('dd', {}, value)]))];
}

export function documents(panel) {
  const papers = (panel.view.details || {}).documents || [];
  if (!papers.length) {
    return null;
  }
  return [el('h4', {}, say('documents')), papers.map((paper) => expandable(
    [say('document.' + paper.kind), paper.number,
      paper.answer ? say('documentAnswered', word('answer', paper.answer)) : say('documentDue', time(paper.dueAt)),
      paper.answerNote].filter(Boolean).join(' · '),
    paper.text))];
}

export function issued(panel) {
  if (!panel.issuedDocuments.length) {
    return null;
  }
  return [el('h4', {}, say('issued')), el('ul', { class: 'gj-list' }, panel.issuedDocuments.map((paper) => {
    const at = (format) => el('a', { href: url(`/documents/${encodeURIComponent(paper.number)}.${format}`), target: '_blank', rel: 'noopener' },
      say('issued.' + format));
    return el('li', {}, el('span', { class: 'gj-time' }, time(paper.issuedAt)), `${paper.title} · ${paper.number} · `,
      paper.erased ? el('span', { class: 'gj-hint' }, say('issued.erased')) : [at('pdf'), ' · ', at('html')]);
  }))];
}

// A common part has no house. It is known where it is once the case was classified, which comes after the address
// check, or a person confirmed the place; and not any more when somebody found the address wrong after that.
function placeKnown(timeline) {
  const since = timeline.map(({ kind }) => kind).lastIndexOf('addressDoubted');
  return timeline.slice(since + 1).some(({ kind }) => kind === 'classified' || kind === 'placeConfirmed');
}

// As it was said, with or without the words for its parts ("1期" or "1").
function claimed(address) {
  if (!address) {
    return null;
  }
  const bare = (part, ending) => (part || '').replace(ending, '');
  const phase = bare(address.phase, /期$/);
  const building = bare(address.building, /[栋幢座]$/);
  const unit = bare(address.unit, /单元$/);
  const parts = chinese
    ? [phase && phase + '期', building && building + '栋', unit && unit + '单元', address.room]
    : [phase && 'Phase ' + phase, building && 'Building ' + building, unit && 'Unit ' + unit, address.room];
  return parts.filter(Boolean).join(chinese ? ' ' : ', ') || null;
}

export function expandable(title, text) {
  return el('details', { class: 'gj-paper' }, el('summary', {}, title), el('pre', {}, text));
}

const TIMES = ['eta', 'arrivedAt', 'externalDue', 'begunAt', 'finalPassedAt', 'waterTestBegunAt', 'acceptedAt', 'foundAt', 'reportedAt', 'nextStepAt'];
const MONEY = ['quoteAmount', 'estimatedCost', 'amount', 'billedAmount', 'compensation', 'depositDue', 'depositHeld', 'deduction', 'owed', 'damages', 'promiseAmount'];
const STARS = ['rating', 'teamRating'];
const COUNTS = ['reworkCount', 'returnCount', 'rejections', 'patrols', 'attempts'];
const LISTS = ['quoted', 'used'];
// What was said about a debt, what came of each reason, and what is paid when: a line each.
const LINES = {
  contacts: (one) => [time(one.at), one.channel, one.result, one.reason, one.promiseOn, one.note],
  legalSteps: (one) => [time(one.at), one.step, one.outcome, one.note],
  reasons: (one) => [time(one.recordedAt), one.reason, one.outcome, one.linkedCase, one.day, one.said, one.note],
  instalments: (one) => [one.dueOn, say('money', money(one.amount)), one.stands]
};
// Shown elsewhere, or known by another name.
const ELSEWHERE = ['reportUrl', 'orderReplyUrl', 'groupSize', 'groupLeads', 'documents', 'waitsForPart', 'technician', 'notices', 'violationState', 'awaitsAuthority', 'legal'];

// What the flow tells about its work, as words; null for nothing to show.
function detail(name, value) {
  if (value === null || value === undefined || value === '' || ELSEWHERE.includes(name)) {
    return null;
  }
  if (LISTS.includes(name)) {
    return value.length ? value.map((item) =>
      `${item.name} ${item.quantity}${item.unit} × ${item.unitPrice} = ${say('money', money(item.amount))}`).join('\n') : null;
  }
  if (LINES[name]) {
    return value.length
      ? el('ul', { class: 'gj-list' }, value.map((one) => el('li', {}, LINES[name](one).filter(Boolean).join(' · ')))) : null;
  }
  if (TIMES.includes(name)) {
    return time(value);
  }
  if (MONEY.includes(name)) {
    return say('money', money(value));
  }
  if (name === 'month') {
    return monthName(value);
  }
  if (STARS.includes(name)) {
    return say('stars', value);
  }
  if (COUNTS.includes(name)) {
    return value > 0 ? String(value) : null;
  }
  if (typeof value === 'boolean') {
    return value ? say('yes') : null;
  }
  return typeof value === 'object' ? JSON.stringify(value) : word(name, value);
}
