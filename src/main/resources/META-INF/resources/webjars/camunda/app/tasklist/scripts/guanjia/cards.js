// What stands on a task's card in the list: whose house, what it is about, how bad, until when, and who has it. Engine variables of a case are
// hidden from whoever may see a task alone, so the cards ask our API, once for all cards of a page.
import { get } from './api.js';
import { afterPause, el, show } from './dom.js';
import { say, time, word } from './texts.js';

let waiting = [];

const ask = afterPause(50, async () => {
  const asked = waiting;
  waiting = [];
  for (let from = 0; from < asked.length; from += 50) {
    const part = asked.slice(from, from + 50);
    try {
      const { items } = await get('/tasks/cards?' + part.map(({ taskId }) => 'id=' + encodeURIComponent(taskId)).join('&'));
      const known = new Map(items.map((item) => [item.taskId, item]));
      part.filter(({ taskId }) => known.has(taskId)).forEach(({ node, taskId }) => fill(node, known.get(taskId)));
    } catch (refused) {
      // The card stays as Tasklist made it; the case panel says what is wrong.
    }
  }
});

function fill(node, card) {
  show(node, el('div', { class: 'gj gj-card' },
    el('div', {}, card.severity ? el('span', { class: 'gj-severity gj-' + card.severity.toLowerCase(), title: say('severity') }, word('severity', card.severity)) : null,
      card.house),
    el('div', { class: 'gj-hint' }, [card.caseNumber, card.dueAt && say('dueAt', time(card.dueAt))].filter(Boolean).join(' · ')),
    el('div', { class: 'gj-hint' }, card.title)));
  nameAssignee(node.closest('li.task')?.querySelector('.names .assignee'), card);
  if (card.taskId === new URLSearchParams(window.location.hash.replace(/^#\/?\??/, '')).get('task')) {
    nameAssignee(holder(), card);
  }
}

function holder() {
  return document.querySelector('.task-details .assignee .view-value span:last-child');
}

// A task that was opened by its address stands in no list: its card is asked for on its own.
export async function nameHolder(taskId) {
  if (showsId(holder())) {
    const { items } = await get('/tasks/cards?id=' + encodeURIComponent(taskId));
    items.forEach((card) => nameAssignee(holder(), card));
  }
}

// Tasklist knows the names of those accounts alone that the reader may see, and writes the ids of all others.
function showsId(place) {
  return place && place.firstChild && !place.querySelector('*') && /^[\w.@+-]+$/.test(place.textContent.trim());
}

// The text's node stays: Tasklist writes the next task's assignee into it.
function nameAssignee(place, { assignee }) {
  if (assignee && showsId(place)) {
    place.firstChild.data = assignee;
  }
}

export default {
  id: 'guanjia-card',
  pluginPoint: 'tasklist.card',
  priority: 100,

  render(node, { taskId }) {
    waiting.push({ node, taskId });
    ask();
  }
};
