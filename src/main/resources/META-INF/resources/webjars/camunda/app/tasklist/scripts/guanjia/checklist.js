// The standard that a task's result has to come up to. Line by line it is judged, and each judgement is kept at once.
import { get, post } from './api.js';
import { el, show } from './dom.js';
import { sayer, time } from './texts.js';

const say = sayer({
  title: ['{0}', 'Standard: {0}'],
  progress: ['已判定 {0} 条，共 {1} 条', '{0} of {1} judged'],
  progressFailed: ['已判定 {0} 条，共 {1} 条，其中 {2} 条不合格', '{0} of {1} judged, {2} of them failed'],
  claimFirst: ['领取任务以后才能判定。', 'Claim the task to judge.'],
  pass: ['合格', 'Passed'],
  fail: ['不合格', 'Failed'],
  notApplicable: ['不适用', 'Not applicable'],
  notKept: ['写明原因并保存才算数。', 'It counts once the reason is kept. '],
  decisive: ['有这一条不合格，结果就不能选合格。', 'While this failed, the result cannot be passed.'],
  remark: ['哪里不合格，差多少（必填）', 'What failed, and by how much (needed)'],
  keep: ['保存不合格', 'Keep as failed'],
  saving: ['正在保存…', 'Saving…'],
  judged: ['{0} · {1} · {2}', '{0} · {1} · {2}'],
  records: ['验收记录', 'Judged by standard'],
  version: ['第 {0} 版', 'version {0}'],
  passed: ['合格 {0}', '{0} passed'],
  failed: ['不合格 {0}', '{0} failed'],
  leftOut: ['不适用 {0}', '{0} not applicable'],
  earlier: ['改判前：{0}', 'Before: {0}']
});

const MARKS = { pass: '✓', fail: '✗', notApplicable: '–' };
const LONGEST_REMARK = 500;
const underWay = new Set();
let groups = 0;

// The judgements that are on their way, as a promise that they have arrived, or null.
export function beingKept() {
  return underWay.size ? Promise.allSettled([...underWay]) : null;
}

// The checklist of a task, or null for a task whose result has no standard.
export async function checklist(task) {
  if (!task.standard) {
    return null;
  }
  const path = `/tasks/${encodeURIComponent(task.taskId)}/checklist`;
  const list = await get(path);
  const progress = el('p', { class: 'gj-hint', role: 'status' });
  const claimFirst = el('p', { class: 'gj-warn' }, say('claimFirst'));
  const tell = (now) => {
    claimFirst.hidden = now.mine;
    const judged = now.lines.filter(({ result }) => result);
    const failed = judged.filter(({ result }) => result === 'fail').length;
    show(progress, say(failed ? 'progressFailed' : 'progress', judged.length, now.lines.length, failed));
  };
  tell(list);
  return el('section', { class: 'gj-checklist', 'aria-label': say('title', list.name) },
    el('h4', {}, say('title', list.name)),
    claimFirst,
    progress,
    list.lines.map((line, index) => lineOf(line, index, async (result, remark) => {
      const now = await post(`${path}/${encodeURIComponent(line.line)}`, { result, remark });
      tell(now);
      return now.lines.find((one) => one.line === line.line);
    })));
}

// `keep` sends a judgement and gives the line as it stands then.
function lineOf(line, index, keep) {
  const group = `gj-line-${++groups}`;
  const said = el('div', { role: 'status' });
  const remark = el('textarea', { class: 'form-control', rows: '2', maxlength: LONGEST_REMARK, id: group + '-remark' });
  const send = el('button', { type: 'button', class: 'btn btn-default', onclick: () => judge('fail') }, say('keep'));
  const why = el('div', { class: 'gj-why' }, el('label', { for: remark.id }, say('remark')), remark, send);
  const choices = ['pass', 'fail', ...(line.mayNotApply ? ['notApplicable'] : [])].map((result) => {
    const radio = el('input', { type: 'radio', name: group, value: result, onchange: () => chosen(result) });
    return el('label', { class: 'gj-choice gj-' + result }, radio, el('span', {}, `${MARKS[result]} ${say(result)}`));
  });
  const box = el('fieldset', { class: 'gj-line' },
    el('legend', {}, `${index + 1}. ${line.text}`),
    line.measure ? el('p', { class: 'gj-hint' }, line.measure) : null,
    el('div', { class: 'gj-choices' }, choices), why, said);

  function draw(now) {
    box.querySelectorAll('input[type=radio]').forEach((radio) => { radio.checked = radio.value === now.result; });
    box.dataset.result = now.result || '';
    why.hidden = now.result !== 'fail';
    remark.value = now.remark || '';
    show(said, now.result
      ? el('span', { class: 'gj-hint' }, say('judged', say(now.result), now.by || '', time(now.at))) : null);
  }

  // A failed line is kept with its reason, so it waits for one.
  function chosen(result) {
    if (result !== 'fail') {
      judge(result);
      return;
    }
    why.hidden = false;
    show(said, el('span', { class: 'gj-hint' }, say('notKept'), line.decisive ? say('decisive') : ''));
    remark.focus();
  }

  async function judge(result) {
    show(said, el('span', { class: 'gj-hint' }, say('saving')));
    const kept = keep(result, result === 'fail' ? remark.value.trim() : null);
    underWay.add(kept);
    try {
      line = await kept;
      draw(line);
    } catch (refused) {
      const typed = remark.value;
      const open = result === 'fail';
      draw(line);
      if (open) {
        box.querySelector('input[value=fail]').checked = true;
        why.hidden = false;
        remark.value = typed;
      }
      show(said, el('div', { class: 'gj-error', role: 'alert' }, refused.message));
    } finally {
      underWay.delete(kept);
    }
  }

  draw(line);
  return box;
}

// What was judged in the case so far, task by task; the task at hand shows its own above.
export function judged(panel) {
  const others = panel.judged.filter(({ taskId }) => taskId !== panel.taskId);
  if (!others.length) {
    return null;
  }
  const count = (task, result) => task.lines.filter((line) => line.result === result).length;
  const words = (line) => [`${MARKS[line.result]} ${line.text}`, say(line.result), line.remark].filter(Boolean).join(' · ');
  const who = (line) => el('span', { class: 'gj-hint' }, ` · ${line.by} · ${time(line.at)}`);
  return [el('h4', {}, say('records')), others.map((task) => {
    const failed = count(task, 'fail');
    const sums = [say('passed', count(task, 'pass')), failed ? say('failed', failed) : null,
      count(task, 'notApplicable') ? say('leftOut', count(task, 'notApplicable')) : null];
    return el('details', { class: 'gj-paper', open: failed > 0 },
      el('summary', {}, [task.task, task.name, say('version', task.version), ...sums].filter(Boolean).join(' · ')),
      el('ul', { class: 'gj-list' },
        task.lines.map((line) => el('li', { class: line.result === 'fail' ? 'gj-late' : null }, words(line), who(line),
          task.earlier.filter((one) => one.line === line.line).map((one) =>
            el('div', { class: 'gj-hint' }, say('earlier', [say(one.result), one.remark].filter(Boolean).join(' · ')), who(one)))))));
  })];
}
