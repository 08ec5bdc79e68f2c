// What can be done to a case beside its task's form: photos, notes, asking for help, a part that came in.
import { post, url } from './api.js';
import { NO_REPORT } from './case-facts.js';
import { el, show } from './dom.js';
import { photoPicker, scaledDown } from './photo.js';
import { say, time } from './texts.js';

const PHOTO_KINDS = ['before', 'after', 'evidence', 'proof'];
const ROLES = ['housekeeper', 'technician', 'foreman', 'guard', 'control-room', 'cleaner', 'desk', 'cashier',
  'service-manager', 'project-manager', 'contractor'];

// Nobody has a task while a part is awaited, so whoever sees it come in says so here.
export function partAwaited(panel) {
  const details = panel.view.details || {};
  if (!details.waitsForPart) {
    return null;
  }
  const said = el('div', { role: 'alert' });
  const arrived = el('button', {
    type: 'button', class: 'btn btn-primary', onclick: () => panel.change(arrived, said, '/part-arrived', {})
  }, say('partArrived'));
  return el('div', { class: 'gj-warn' }, say('waitsForPart', details.partName || ''), ' ', arrived, said);
}

export function photoDuty(panel) {
  const { requiresPhoto, photoKind, photoThere, mayComplete } = panel.task;
  if (!requiresPhoto || !mayComplete) {
    return null;
  }
  if (photoThere) {
    return el('div', { class: 'gj-done' }, say('photoThere'));
  }
  return el('div', { class: 'gj-warn' }, photoKind ? say('photoNeeded', say('photo.' + photoKind)) : say('photoNeededAny'));
}

export function photos(panel) {
  const taken = panel.view.photos || [];
  if (NO_REPORT.includes(panel.view.flow) && !taken.length) {
    return null;
  }
  const kind = el('select', { class: 'form-control', name: 'kind', 'aria-label': say('photoKind') },
    PHOTO_KINDS.map((code) => el('option', { value: code }, say('photo.' + code))));
  kind.value = panel.task.photoKind || (panel.view.flow === 'repair' ? 'before' : 'evidence');
  const said = el('div', { role: 'alert' });
  const picker = photoPicker(say('takePhoto'), 'photo', (files) => upload(panel, files, kind.value, said));
  return [el('h4', {}, say('photos')),
    taken.length ? el('div', { class: 'gj-photos' }, taken.map((one) => photo(panel, one)))
      : el('span', { class: 'gj-hint' }, say('noPhotos')),
    el('div', { class: 'gj-row' },
      el('label', {}, el('span', {}, say('photoKind')), kind),
      picker),
    said];
}

function photo(panel, one) {
  const source = url(`${panel.path}/photos/${one.id}`);
  return el('figure', {},
    el('a', { href: source, target: '_blank', rel: 'noopener' },
      el('img', { src: source, loading: 'lazy', alt: say('photo.' + one.kind) })),
    el('figcaption', {}, say('photo.' + one.kind), el('br'), time(one.addedAt)));
}

async function upload(panel, files, kind, said) {
  try {
    for (const file of files) {
      show(said, el('span', { class: 'gj-hint' }, say('uploading', file.name)));
      const body = new FormData();
      body.append('photo', await scaledDown(file), file.name.replace(/\.\w+$/, '') + '.jpg');
      body.append('kind', kind);
      await post(panel.path + '/photos', body);
    }
    await panel.readTask();
    await panel.refresh();
  } catch (refused) {
    show(said, el('div', { class: 'gj-error' }, refused.message));
  }
}

export function notes(panel) {
  const text = el('textarea', { class: 'form-control', name: 'note', rows: '2', maxlength: '2000', 'aria-label': say('noteText'), placeholder: say('noteText') });
  const said = el('div', { role: 'alert' });
  const add = el('button', {
    type: 'button', class: 'btn btn-default', onclick: () => {
      if (text.value.trim()) {
        panel.change(add, said, '/notes', { text: text.value.trim() });
      } else {
        text.focus();
      }
    }
  }, say('addNote'));
  const written = panel.view.notes || [];
  return [el('h4', {}, say('notes')),
    el('ul', { class: 'gj-list' }, written.map((note) => el('li', {},
      el('span', { class: 'gj-time' }, time(note.at)), note.text,
      note.who ? el('span', { class: 'gj-hint' }, ' · ' + panel.name(note.who)) : null))),
    text, el('div', { class: 'gj-row' }, add), said];
}

export function support(panel) {
  const requests = panel.view.supports || [];
  const role = el('select', { class: 'form-control', name: 'role', 'aria-label': say('supportRole') },
    ROLES.map((id) => el('option', { value: id }, say('role.' + id))));
  const reason = el('input', { class: 'form-control', type: 'text', name: 'reason', maxlength: '400', 'aria-label': say('supportReason'), placeholder: say('supportReason') });
  const said = el('div', { role: 'alert' });
  const ask = el('button', {
    type: 'button', class: 'btn btn-default', onclick: () => {
      if (reason.value.trim()) {
        panel.change(ask, said, '/support', { role: role.value, reason: reason.value.trim() });
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
