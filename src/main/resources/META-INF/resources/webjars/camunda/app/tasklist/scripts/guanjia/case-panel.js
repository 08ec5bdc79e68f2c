// The case that a task belongs to, beside the task's form: facts, clocks, photos, notes, timeline, help.
import { get, post, url } from './api.js';
import { el, show } from './dom.js';
import { scaledDown } from './photo.js';
import { say, time } from './texts.js';

const PHOTO_KINDS = ['before', 'after', 'evidence', 'proof'];
const ROLES = ['housekeeper', 'technician', 'foreman', 'guard', 'control-room', 'cleaner', 'desk', 'cashier',
  'service-manager', 'project-manager', 'contractor'];

export default {
  id: 'guanjia-case-panel',
  pluginPoint: 'tasklist.task.detail',
  priority: 950,
  properties: { label: say('caseTab') },

  render(node, { taskId }) {
    new CasePanel(node, taskId).load();
  }
};

class CasePanel {
  constructor(node, taskId) {
    this.node = node;
    this.taskId = taskId;
  }

  async load() {
    show(this.node, el('div', { class: 'gj' }, say('loading')));
    try {
      this.task = await get(`/tasks/${encodeURIComponent(this.taskId)}/case`);
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

  async refresh() {
    const path = `/cases/${encodeURIComponent(this.task.caseNumber)}`;
    const [view, support] = await Promise.all([get(path), get(path + '/support')]);
    this.path = path;
    this.view = view;
    show(this.node, el('div', { class: 'gj' },
      this.photoDuty(),
      this.facts(),
      this.clocks(),
      this.questions(),
      this.photos(),
      this.notes(),
      this.timeline(),
      this.linked(),
      this.support(support.items)));
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
    const rows = [
      ['caseNumber', view.caseNumber],
      ['status', say('status.' + view.status)],
      ['house', view.house ? view.house.display : say('houseUnconfirmed')],
      ['reportedAddress', view.house ? null : claimed(view.claimed)],
      ['reporter', [view.reporterName, view.reporterPhone].filter(Boolean).join(' ')],
      ['channel', view.channel ? say('channel.' + view.channel) : null],
      ['firstContact', view.firstContact && view.firstContact.name],
      ['severity', view.severity],
      ['category', view.category],
      ['description', view.description],
      ['wishedTime', time(view.appointment)],
      ['openedAt', time(view.openedAt)],
      ['closedAt', time(view.closedAt)],
      ['outcome', view.outcome]
    ];
    return [el('h4', {}, say('facts')),
      el('dl', { class: 'gj-facts' }, rows.filter(([, value]) => value)
        .flatMap(([key, value]) => [el('dt', {}, say(key)), el('dd', {}, value)]))];
  }

  clocks() {
    const clocks = this.view.clocks || [];
    if (!clocks.length) {
      return null;
    }
    return [el('h4', {}, say('clocks')), el('ul', { class: 'gj-list' }, clocks.map((clock) => {
      const state = clock.metAt ? say('metAt', time(clock.metAt))
        : clock.paused ? say('paused') : say('dueAt', time(clock.dueAt));
      return el('li', { class: clock.breached && !clock.metAt ? 'gj-late' : null },
        `${clock.label || clock.measure} · ${state}`, clock.breached ? ` · ${say('breached')}` : '');
    }))];
  }

  questions() {
    const questions = this.view.questions || [];
    if (!questions.length) {
      return null;
    }
    return [el('h4', {}, say('questions')), el('ul', { class: 'gj-list' }, questions.map((question) =>
      el('li', {}, `${question.label || question.id}${!question.endedAt ? '' : ' · ' + (question.answer || '—')}`)))];
  }

  photos() {
    const photos = this.view.photos || [];
    const kind = el('select', { class: 'form-control', name: 'kind', 'aria-label': say('photoKind') },
      PHOTO_KINDS.map((code) => el('option', { value: code }, say('photo.' + code))));
    kind.value = this.task.photoKind || 'before';
    const said = el('div', { role: 'alert' });
    const input = el('input', {
      type: 'file', accept: 'image/*', multiple: true, name: 'photo', 'aria-label': say('takePhoto'),
      onchange: () => this.upload(Array.from(input.files), kind.value, said)
    });
    return [el('h4', {}, say('photos')),
      photos.length ? el('div', { class: 'gj-photos' }, photos.map((photo) => this.photo(photo)))
        : el('span', { class: 'gj-hint' }, say('noPhotos')),
      el('div', { class: 'gj-row' },
        el('label', {}, el('span', {}, say('photoKind')), kind),
        el('label', {}, el('span', {}, say('takePhoto')), input)),
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
      this.task = await get(`/tasks/${encodeURIComponent(this.taskId)}/case`);
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
        note.who ? el('span', { class: 'gj-hint' }, ' · ' + note.who) : null))),
      text, el('div', { class: 'gj-row' }, add), said];
  }

  timeline() {
    const labels = Object.fromEntries((this.view.milestones || []).map(({ code, label }) => [code, label]));
    const words = (event) => event.kind === 'milestone'
      ? labels[event.code] || event.code
      : [say('event.' + event.kind), event.text].filter(Boolean).join('：');
    const events = this.view.timeline || [];
    return [el('h4', {}, say('timeline')), el('ul', { class: 'gj-list' }, events.map((event) =>
      el('li', { class: event.kind === 'milestone' ? 'gj-milestone' : null },
        el('span', { class: 'gj-time' }, time(event.at)),
        words(event),
        event.who ? el('span', { class: 'gj-hint' }, ' · ' + event.who) : null)))];
  }

  linked() {
    const others = this.view.linkedCases || [];
    if (!others.length) {
      return null;
    }
    return [el('h4', {}, say('linkedCases')), el('ul', { class: 'gj-list' }, others.map((other) =>
      el('li', {}, `${other.caseNumber || other.flow}`, other.kind ? ` · ${other.kind}` : '', other.status ? ` · ${say('status.' + other.status)}` : '')))];
  }

  support(requests) {
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
        request.answerReason ? ` · ${request.answerReason}` : ''))),
      el('div', { class: 'gj-row' },
        el('label', {}, el('span', {}, say('supportRole')), role),
        el('label', {}, el('span', {}, say('supportReason')), reason),
        ask),
      said];
  }

  async change(button, said, tail, body) {
    button.disabled = true;
    try {
      await post(this.path + tail, body);
      await this.refresh();
    } catch (refused) {
      button.disabled = false;
      show(said, el('div', { class: 'gj-error' }, refused.message));
    }
  }
}

function claimed(address) {
  return address ? [address.phase, address.building, address.unit, address.room].filter(Boolean).join(' / ') : null;
}
