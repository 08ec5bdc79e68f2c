// The case that a task belongs to, beside the task's form: facts, clocks, photos, notes, timeline, help.
import { get, post } from './api.js';
import { notes, partAwaited, photoDuty, photos, support } from './case-acts.js';
import { clocks, details, documents, facts, issued, NO_REPORT, questions } from './case-facts.js';
import { escalations, linked, messages, referrals, timeline } from './case-story.js';
import { checklist, judged } from './checklist.js';
import { el, show } from './dom.js';
import { complaintPart } from './complaint.js';
import { reasoned } from './reasoned.js';
import { say } from './texts.js';

const NO_TASK = { requiresPhoto: false, photoKind: null, photoThere: false, mayComplete: false, standard: null };

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
    const [issuedDocuments, judgedTasks] = await Promise.all([get(this.path + '/documents'), get(this.path + '/checklists')]);
    this.issuedDocuments = issuedDocuments.items;
    this.judged = judgedTasks.items;
    const complaint = await complaintPart(this);
    const standard = await checklist(this.task);
    show(this.node, el('div', { class: 'gj' },
      photoDuty(this),
      standard,
      partAwaited(this),
      facts(this),
      complaint,
      clocks(this),
      questions(this),
      details(this),
      documents(this),
      issued(this),
      this.view.wordsHidden ? el('p', { class: 'gj-hint' }, say('wordsHidden')) : [photos(this), judged(this), notes(this)],
      escalations(this),
      referrals(this),
      linked(this),
      timeline(this),
      messages(this),
      this.view.wordsHidden ? null : support(this),
      this.view.status === 'open' && !this.view.wordsHidden && !NO_REPORT.includes(this.view.flow) ? reasoned(this, 'danger', '/danger', (what) => ({ what }), [], () => say('danger.done')) : null));
  }

  name(userId) {
    return userId ? this.view.people[userId] || userId : null;
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
