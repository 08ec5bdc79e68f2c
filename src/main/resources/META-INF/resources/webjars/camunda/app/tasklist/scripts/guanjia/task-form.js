// What a task's form gets from us: the photo that the task needs, the standard that its result has to come up to, and
// names where a user id is asked for.
import { get, post, signedIn } from './api.js';
import { nameHolder } from './cards.js';
import { beingKept, checklist } from './checklist.js';
import { el, show } from './dom.js';
import { photoPicker, scaledDown } from './photo.js';
import { say } from './texts.js';

// Form keys that hold a user id, and whose names are offered for them.
const COLLEAGUES = {
  technicianId: ['technician'],
  reworkTechnician: ['technician'],
  newAssignee: ['technician', 'housekeeper', 'guard', 'control-room', 'foreman', 'contractor', 'desk']
};

function taskInHand() {
  return new URLSearchParams(window.location.hash.replace(/^#\/?\??/, '')).get('task');
}

async function enrich(form) {
  const taskId = taskInHand();
  if (!taskId) {
    return;
  }
  try {
    const task = await get(`/tasks/${encodeURIComponent(taskId)}/case`);
    allow(taskId, task);
    if (!task.caseNumber) {
      return;
    }
    const { authorizedApps } = await signedIn();
    document.body.classList.toggle('gj-watcher', (authorizedApps || []).includes('cockpit'));
    if (task.mayComplete && (task.requiresPhoto || task.photoKind)) {
      photoBox(form, task);
    }
    const standard = await checklist(task);
    if (standard) {
      form.before(el('div', { class: 'gj' }, standard));
    }
    await offerNames(form, task.community);
    await nameHolder(taskId);
  } catch (refused) {
    // The form works without; the case panel says what is wrong.
    allow(taskId, { mayTake: true, mayHandOn: true });
  }
}

// Tasklist offers everybody to claim a task, to take it from who has it and to hand it on; see user-styles.css.
let allowed = null;

function allow(taskId, { mayTake, mayHandOn }) {
  if (taskInHand() === taskId) {
    allowed = taskId;
    document.body.classList.toggle('gj-may-take', mayTake);
    document.body.classList.toggle('gj-may-hand-on', mayHandOn);
  }
}

window.addEventListener('hashchange', () => {
  if (taskInHand() !== allowed) {
    allowed = null;
    document.body.classList.remove('gj-may-take', 'gj-may-hand-on');
  }
});

// The photo is taken right here, beside the answers.
function photoBox(form, task) {
  const kind = task.photoKind || 'evidence';
  const said = el('div', { role: 'alert' });
  const box = el('div', { class: 'gj gj-warn gj-photo-box' });
  const picker = photoPicker(say('takePhoto'), 'neededPhoto', async (files) => {
    try {
      for (const file of files) {
        show(said, el('span', { class: 'gj-hint' }, say('uploading', file.name)));
        const body = new FormData();
        body.append('photo', await scaledDown(file), file.name.replace(/\.\w+$/, '') + '.jpg');
        body.append('kind', kind);
        await post(`/cases/${encodeURIComponent(task.caseNumber)}/photos`, body);
      }
      there();
      show(said);
    } catch (refused) {
      show(said, el('div', { class: 'gj-error' }, refused.message));
    }
  });
  const there = () => {
    box.className = 'gj gj-done gj-photo-box';
    show(box, el('div', {}, say('photoThere')), picker, said);
  };
  if (task.photoThere) {
    there();
  } else {
    show(box,
      el('div', {}, !task.requiresPhoto ? say('photoWanted', say('photo.' + task.photoKind))
        : task.photoKind ? say('photoNeeded', say('photo.' + task.photoKind)) : say('photoNeededAny')),
      picker, said);
  }
  form.before(box);
}

// A field that appears later (shown by another answer) gets its list when it appears.
async function offerNames(form, community) {
  const lists = new Map();
  const offer = async () => {
    for (const [key, roles] of Object.entries(COLLEAGUES)) {
      const input = form.querySelector(`input[id$="-Field_${key}"]`);
      if (!input || input.hasAttribute('list')) {
        continue;
      }
      const id = 'gj-colleagues-' + key;
      input.setAttribute('list', id);
      input.setAttribute('placeholder', say('pickColleague'));
      input.setAttribute('autocomplete', 'off');
      if (!lists.has(key)) {
        lists.set(key, names(community, roles));
      }
      const options = el('datalist', { id });
      const chosen = el('div', { class: 'gj gj-hint', role: 'status' });
      input.after(options);
      (input.closest('.fjs-input-group') || input).after(chosen);
      const known = await lists.get(key);
      show(options, known.map((one) => el('option', { value: one.userId }, words(one))));
      const nameIt = () => show(chosen, known.filter(({ userId }) => userId === input.value.trim()).map(words));
      input.addEventListener('input', nameIt);
      nameIt();
    }
  };
  await offer();
  new MutationObserver(offer).observe(form, { subtree: true, childList: true });
}

async function names(community, roles) {
  const answers = await Promise.all(roles.map((role) =>
    get(`/communities/${encodeURIComponent(community)}/staff`, { role }).then(({ items }) => items.map((one) => ({ ...one, role })))));
  return answers.flat().sort((a, b) => Number(b.onDuty) - Number(a.onDuty));
}

function words(one) {
  return `${one.name} · ${say('role.' + one.role)} · ${say(one.onDuty ? 'onDuty' : 'notOnDuty')}`;
}

export function enrichForms(body) {
  const seen = new WeakSet();
  const look = () => body.querySelectorAll('.fjs-container').forEach((container) => {
    const form = container.closest('.task-form, form, [cam-tasklist-form]') || container;
    if (!seen.has(container)) {
      seen.add(container);
      enrich(form);
    }
  });
  new MutationObserver(look).observe(body, { subtree: true, childList: true });
}

// Another tab or another task throws the form away. Tasklist's own Save keeps the answers until the task is completed;
// whoever looks something up in the case must not have to think of it.
export function keepAnswers(body) {
  body.addEventListener('click', (event) => {
    if (event.target.closest('.task-details .nav-tabs a, .tasks-list .task, .task-filters a')) {
      const save = body.querySelector('.task-details .form-actions button[ng-click^="save"]:not([disabled])');
      if (save) {
        save.click();
      }
    }
  }, true);
}

// Whoever judges the last line and completes at once is not told that it is open still.
export function completeWhenKept(body) {
  body.addEventListener('click', (event) => {
    const complete = event.target.closest('.task-details .form-actions button[ng-click^="complete"]');
    const kept = complete && beingKept();
    if (kept) {
      event.preventDefault();
      event.stopImmediatePropagation();
      kept.then(() => complete.click());
    }
  }, true);
}
