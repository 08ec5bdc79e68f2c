// The case that a task belongs to, beside the task's form: facts, clocks, photos, notes, timeline, help.
import { get, post, url } from './api.js';
import { el, show } from './dom.js';
import { complaintPart } from './complaint.js';
import { onBehalf } from './on-behalf.js';
import { photoPicker, scaledDown } from './photo.js';
import { reasoned } from './reasoned.js';
import { bracketed, labelled, say, time, word } from './texts.js';

const PHOTO_KINDS = ['before', 'after', 'evidence', 'proof'];
const ROLES = ['housekeeper', 'technician', 'foreman', 'guard', 'control-room', 'cleaner', 'desk', 'cashier',
  'service-manager', 'project-manager', 'contractor'];
const NO_TASK = { requiresPhoto: false, photoKind: null, photoThere: false };

export default {
  id: 'guanjia-case-panel',
  pluginPoint: 'tasklist.task.detail',
  priority: 950,
  properties: { label: say('caseTab') },

  render(node, { taskId }) {
    new CasePanel(node, { taskId }).load();
  }
};

// Shows the case of a task, or a case by its number when nobody works on a task.
export class CasePanel {
  constructor(node, { taskId, caseNumber }) {
    this.node = node;
    this.taskId = taskId;
    this.task = { ...NO_TASK, caseNumber };
  }

  async load() {
    show(this.node, el('div', { class: 'gj' }, say('loading')));
    try {
      await this.readTask();
      if (!this.task.caseNumber) {
        show(this.node, el('div', { class: 'gj' }, say('noCase')));
        return;
      }
      await this.refresh();
    } catch (refused) {
      show(this.node, el('div', { class: 'gj' },
        el('div', { class: 'gj-error', role: 'alert' }, refused.message),
        el('button', { type: 'button', class: 'btn btn-default', onclick: () => this.load() }, say('retry'))));
    }
  }

  async readTask() {
    if (this.taskId) {
      this.task = await get(`/tasks/${encodeURIComponent(this.taskId)}/case`);
    }
  }

  async refresh() {
    this.path = `/cases/${encodeURIComponent(this.task.caseNumber)}`;
    this.view = await get(this.path);
    this.issuedDocuments = (await get(this.path + '/documents')).items;
    const complaint = await complaintPart(this);
    show(this.node, el('div', { class: 'gj' },
      this.photoDuty(),
      this.partAwaited(),
      this.facts(),
      complaint,
      this.clocks(),
      this.questions(),
      this.details(),
      this.documents(),
      this.issued(),
      this.photos(),
      this.notes(),
      this.escalations(),
      this.referrals(),
      this.linked(),
      this.timeline(),
      this.messages(),
      this.support(),
      this.view.status === 'open' ? reasoned(this, 'danger', '/danger', (what) => ({ what }), [], () => say('danger.done')) : null));
  }

  name(userId) {
    return userId ? this.view.people[userId] || userId : null;
  }

  // Nobody has a task while a part is awaited, so whoever sees it come in says so here.
  partAwaited() {
    const details = this.view.details || {};
    if (!details.waitsForPart) {
      return null;
    }
    const said = el('div', { role: 'alert' });
    const arrived = el('button', {
      type: 'button', class: 'btn btn-primary', onclick: () => this.change(arrived, said, '/part-arrived', {})
    }, say('partArrived'));
    return el('div', { class: 'gj-warn' }, say('waitsForPart', details.partName || ''), ' ', arrived, said);
  }

  photoDuty() {
    const { requiresPhoto, photoKind, photoThere } = this.task;
    if (!requiresPhoto) {
      return null;
    }
    if (photoThere) {
      return el('div', { class: 'gj-done' }, say('photoThere'));
    }
    return el('div', { class: 'gj-warn' }, photoKind ? say('photoNeeded', say('photo.' + photoKind)) : say('photoNeededAny'));
  }

  facts() {
    const view = this.view;
    const common = !view.house && placeKnown(view.timeline || []);
    const rows = [
      ['caseNumber', view.caseNumber],
      ['status', say('status.' + view.status)],
      ['house', view.house ? view.house.display : common ? bracketed(claimed(view.claimed), say('commonPart')) : view.reporterHidden ? claimed(view.claimed) : say('houseUnconfirmed')],
      ['reportedAddress', view.house || common || view.reporterHidden ? null : claimed(view.claimed)],
      ['reporter', view.anonymous ? say('anonymous') : view.reporterHidden ? say('reporterHidden')
        : [view.reporterName, view.reporterPhone, view.confidential ? say('confidential') : null].filter(Boolean).join(' ')],
      ['handler', view.handler && view.handler.name],
      ['channel', view.channel ? say('channel.' + view.channel) : null],
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

  clocks() {
    const clocks = (this.view.clocks || []).filter((clock) => clock.running || clock.metAt || clock.breached);
    if (!clocks.length) {
      return null;
    }
    return [el('h4', {}, say('clocks')), el('ul', { class: 'gj-list' }, clocks.map((clock) => {
      const state = clock.metAt ? say('metAt', time(clock.metAt))
        : clock.paused ? say('paused') : clock.running ? say('dueAt', time(clock.dueAt)) : null;
      const late = clock.breached && clock.running;
      return el('li', { class: late ? 'gj-late' : clock.warned && clock.running ? 'gj-soon' : null },
        [clock.label || clock.measure, state, clock.breached && say('breached'),
          clock.pausedMinutes > 0 && say('pausedFor', duration(clock.pausedMinutes))].filter(Boolean).join(' · '));
    }))];
  }

  questions() {
    const open = this.view.questions || [];
    const ended = this.view.answeredQuestions || [];
    if (!open.length && !ended.length) {
      return null;
    }
    const words = (question) => [
      question.label || question.id,
      question.facts && question.facts.amount ? say('questionAmount', question.facts.amount) : null,
      question.facts && question.facts.missing,
      question.answer ? say('answered', word('question', question.answer)) : null,
      question.rating ? say('stars', question.rating) : null,
      question.comment
    ].filter(Boolean).join(' · ');
    return [el('h4', {}, say('questions')), el('ul', { class: 'gj-list' },
      open.map((question) => el('li', { class: 'gj-soon' }, words(question), onBehalf(this.path, question, () => this.refresh()))),
      ended.map((question) => el('li', {}, el('span', { class: 'gj-time' }, time(question.endedAt)), words(question))))];
  }

  details() {
    const rows = Object.entries(this.view.details || {})
      .map(([name, value]) => [name, detail(name, value)])
      .filter(([, value]) => value !== null);
    if (!rows.length) {
      return null;
    }
    const paper = (name) => {
      const href = (this.view.details || {})[name + 'Url'];
      return href ? el('p', {}, el('a', { href, target: '_blank', rel: 'noopener' }, say(name + 'Page'))) : null;
    };
    return [el('h4', {}, say('details')),
      paper('report'), paper('orderReply'),
      el('dl', { class: 'gj-facts' }, rows.flatMap(([name, value]) => [el('dt', {}, say('detail.' + name)), el('dd', {}, value)]))];
  }

  documents() {
    const papers = (this.view.details || {}).documents || [];
    if (!papers.length) {
      return null;
    }
    return [el('h4', {}, say('documents')), papers.map((paper) => expandable(
      [say('document.' + paper.kind), paper.number,
        paper.answer ? say('documentAnswered', word('answer', paper.answer)) : say('documentDue', time(paper.dueAt)),
        paper.answerNote].filter(Boolean).join(' · '),
      paper.text))];
  }

  issued() {
    if (!this.issuedDocuments.length) {
      return null;
    }
    return [el('h4', {}, say('issued')), el('ul', { class: 'gj-list' }, this.issuedDocuments.map((paper) => {
      const at = (format) => el('a', { href: url(`/documents/${encodeURIComponent(paper.number)}.${format}`), target: '_blank', rel: 'noopener' },
        say('issued.' + format));
      return el('li', {}, el('span', { class: 'gj-time' }, time(paper.issuedAt)), `${paper.title} · ${paper.number} · `,
        paper.erased ? el('span', { class: 'gj-hint' }, say('issued.erased')) : [at('pdf'), ' ', at('html')]);
    }))];
  }

  escalations() {
    const steps = this.view.escalations || [];
    if (!steps.length) {
      return null;
    }
    const labels = Object.fromEntries((this.view.clocks || []).map(({ measure, label }) => [measure, label]));
    const lapsed = (step) => steps.some((later) => later.escalated && later.measure === step.measure && later.id > step.id);
    const decided = (step) => [
      step.decision ? say('decision.' + step.decision, step.decisionMinutes ? duration(step.decisionMinutes) : this.name(step.decisionUser) || '')
        : say(lapsed(step) ? 'escalationLapsed' : 'escalationWaits'),
      step.decisionReason, this.name(step.decidedBy)].filter(Boolean).join(' · ');
    return [el('h4', {}, say('escalations')), el('ul', { class: 'gj-list' }, steps.map((step) => el('li', {},
      el('span', { class: 'gj-time' }, time(step.at)),
      step.escalated
        ? [labels[step.measure] || step.measure, word('escalation', step.reason),
          say('escalated', say('role.' + step.fromRole), say('role.' + step.toRole)), decided(step)].join(' · ')
        : `${labels[step.measure] || step.measure} · ${say('notEscalated', word('escalation', step.reason))}`)))];
  }

  referrals() {
    const referrals = this.view.referrals || [];
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

  photos() {
    const photos = this.view.photos || [];
    const kind = el('select', { class: 'form-control', name: 'kind', 'aria-label': say('photoKind') },
      PHOTO_KINDS.map((code) => el('option', { value: code }, say('photo.' + code))));
    kind.value = this.task.photoKind || (this.view.flow === 'repair' ? 'before' : 'evidence');
    const said = el('div', { role: 'alert' });
    const picker = photoPicker(say('takePhoto'), 'photo', (files) => this.upload(files, kind.value, said));
    return [el('h4', {}, say('photos')),
      photos.length ? el('div', { class: 'gj-photos' }, photos.map((photo) => this.photo(photo)))
        : el('span', { class: 'gj-hint' }, say('noPhotos')),
      el('div', { class: 'gj-row' },
        el('label', {}, el('span', {}, say('photoKind')), kind),
        picker),
      said];
  }

  photo(photo) {
    const source = url(`${this.path}/photos/${photo.id}`);
    return el('figure', {},
      el('a', { href: source, target: '_blank', rel: 'noopener' },
        el('img', { src: source, loading: 'lazy', alt: say('photo.' + photo.kind) })),
      el('figcaption', {}, say('photo.' + photo.kind), el('br'), time(photo.addedAt)));
  }

  async upload(files, kind, said) {
    try {
      for (const file of files) {
        show(said, el('span', { class: 'gj-hint' }, say('uploading', file.name)));
        const body = new FormData();
        body.append('photo', await scaledDown(file), file.name.replace(/\.\w+$/, '') + '.jpg');
        body.append('kind', kind);
        await post(this.path + '/photos', body);
      }
      await this.readTask();
      await this.refresh();
    } catch (refused) {
      show(said, el('div', { class: 'gj-error' }, refused.message));
    }
  }

  notes() {
    const text = el('textarea', { class: 'form-control', name: 'note', rows: '2', maxlength: '2000', 'aria-label': say('noteText'), placeholder: say('noteText') });
    const said = el('div', { role: 'alert' });
    const add = el('button', {
      type: 'button', class: 'btn btn-default', onclick: () => {
        if (text.value.trim()) {
          this.change(add, said, '/notes', { text: text.value.trim() });
        } else {
          text.focus();
        }
      }
    }, say('addNote'));
    const notes = this.view.notes || [];
    return [el('h4', {}, say('notes')),
      el('ul', { class: 'gj-list' }, notes.map((note) => el('li', {},
        el('span', { class: 'gj-time' }, time(note.at)), note.text,
        note.who ? el('span', { class: 'gj-hint' }, ' · ' + this.name(note.who)) : null))),
      text, el('div', { class: 'gj-row' }, add), said];
  }

  timeline() {
    const labels = Object.fromEntries((this.view.milestones || []).map(({ code, label }) => [code, label]));
    const words = (event) => event.kind === 'milestone'
      ? labels[event.code] || event.code
      : labelled(say('event.' + event.kind), event.text);
    const events = this.view.timeline || [];
    return [el('h4', {}, say('timeline')), el('ul', { class: 'gj-list' }, events.map((event) =>
      el('li', { class: event.kind === 'milestone' ? 'gj-milestone' : null },
        el('span', { class: 'gj-time' }, time(event.at)),
        words(event),
        event.who ? el('span', { class: 'gj-hint' }, ' · ' + this.name(event.who)) : null)))];
  }

  messages() {
    const shown = (this.view.messages || []).filter((message) => message.state !== 'split');
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

  linked() {
    const others = this.view.linkedCases || [];
    const requests = this.view.linkedRequests || [];
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

  support() {
    const requests = this.view.supports || [];
    const role = el('select', { class: 'form-control', name: 'role', 'aria-label': say('supportRole') },
      ROLES.map((id) => el('option', { value: id }, say('role.' + id))));
    const reason = el('input', { class: 'form-control', type: 'text', name: 'reason', maxlength: '400', 'aria-label': say('supportReason'), placeholder: say('supportReason') });
    const said = el('div', { role: 'alert' });
    const ask = el('button', {
      type: 'button', class: 'btn btn-default', onclick: () => {
        if (reason.value.trim()) {
          this.change(ask, said, '/support', { role: role.value, reason: reason.value.trim() });
        } else {
          reason.focus();
        }
      }
    }, say('askSupport'));
    return [el('h4', {}, say('support')),
      el('ul', { class: 'gj-list' }, requests.map((request) => el('li', {},
        `${say('role.' + request.role)} · ${request.reason} · ${say('support.' + request.state.toLowerCase())}`,
        request.answerReason ? ` · ${request.answerReason}` : '',
        request.result ? ` · ${request.result}` : ''))),
      el('div', { class: 'gj-row' },
        el('label', {}, el('span', {}, say('supportRole')), role),
        el('label', {}, el('span', {}, say('supportReason')), reason),
        ask),
      said];
  }

  // `done` makes of the answer the words that say what came of it, for what the panel does not show by itself.
  async change(button, said, tail, body, done) {
    button.disabled = true;
    try {
      const answer = await post(this.path + tail, body);
      await this.readTask();
      await this.refresh();
      if (done) {
        const words = el('div', { class: 'gj-done', role: 'status' }, done(answer));
        this.node.firstChild.prepend(words);
        words.scrollIntoView({ block: 'center' });
      }
    } catch (refused) {
      button.disabled = false;
      show(said, el('div', { class: 'gj-error' }, refused.message));
    }
  }
}

// A common part has no house. It is known where it is once the case was classified, which comes after the address
// check, or a person confirmed the place; and not any more when somebody found the address wrong after that.
function placeKnown(timeline) {
  const since = timeline.map(({ kind }) => kind).lastIndexOf('addressDoubted');
  return timeline.slice(since + 1).some(({ kind }) => kind === 'classified' || kind === 'placeConfirmed');
}

function duration(minutes) {
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor(minutes % 1440 / 60);
  return [days && say('days', days), hours && say('hours', hours), minutes % 60 && !days && say('minutes', minutes % 60)]
    .filter(Boolean).join(' ');
}

function claimed(address) {
  return address ? [address.phase, address.building, address.unit, address.room].filter(Boolean).join(' / ') : null;
}

function expandable(title, text) {
  return el('details', { class: 'gj-paper' }, el('summary', {}, title), el('pre', {}, text));
}

const TIMES = ['eta', 'arrivedAt', 'externalDue', 'begunAt', 'finalPassedAt', 'waterTestBegunAt', 'acceptedAt', 'foundAt', 'reportedAt', 'nextStepAt'];
const MONEY = ['quoteAmount', 'billedAmount', 'compensation', 'depositDue', 'depositHeld', 'deduction', 'owed', 'damages', 'promiseAmount'];
const STARS = ['rating', 'teamRating'];
const COUNTS = ['reworkCount', 'returnCount', 'rejections', 'patrols', 'attempts'];
const LISTS = ['quoted', 'used'];
// What was said about a debt, and what came of each reason: a line each.
const LINES = {
  contacts: (one) => [time(one.at), one.channel, one.result, one.reason, one.promiseOn, one.note],
  legalSteps: (one) => [time(one.at), one.step, one.outcome, one.note],
  reasons: (one) => [time(one.recordedAt), one.reason, one.outcome, one.linkedCase, one.day, one.said, one.note]
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
      `${item.name} ${item.quantity}${item.unit} × ${item.unitPrice} = ${say('money', item.amount)}`).join('\n') : null;
  }
  if (LINES[name]) {
    return value.length
      ? el('ul', { class: 'gj-list' }, value.map((one) => el('li', {}, LINES[name](one).filter(Boolean).join(' · ')))) : null;
  }
  if (TIMES.includes(name)) {
    return time(value);
  }
  if (MONEY.includes(name)) {
    return say('money', value);
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
