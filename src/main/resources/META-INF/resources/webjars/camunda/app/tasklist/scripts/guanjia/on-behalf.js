// A colleague passes on what a resident says at the counter or on the telephone: what is handed in, that works are
// finished, more time, that a violation is put right, an objection. Not for questions that judge our own work or its price: these only the resident answers.
import { post } from './api.js';
import { el, show } from './dom.js';
import { say, word } from './texts.js';

const QUESTIONS = ['completion', 'works', 'rectified', 'objection'];
const DATED = ['extend'];

// `done` runs when the answer has been taken.
export function onBehalf(path, question, done) {
  if (!QUESTIONS.includes(question.id)) {
    return null;
  }
  const said = el('div', { role: 'alert' });
  const day = el('input', { class: 'form-control', type: 'date', name: 'answerDay', 'aria-label': say('extendTo') });
  const comment = el('input', { class: 'form-control', type: 'text', name: 'answerComment', maxlength: '400', placeholder: say('answerComment'), 'aria-label': say('answerComment') });
  const send = async (answer) => {
    const words = [DATED.includes(answer) ? day.value : '', comment.value.trim()].filter(Boolean).join(' ');
    try {
      await post(path + '/answers', { question: question.id, answer, comment: words || null });
      await done();
    } catch (refused) {
      show(said, el('div', { class: 'gj-error' }, refused.message));
    }
  };
  return el('div', {},
    el('div', { class: 'gj-hint' }, say('onBehalfAnswer')),
    el('div', { class: 'gj-row' },
      question.options.some((option) => DATED.includes(option)) ? el('label', {}, say('extendTo'), ' ', day) : null,
      comment,
      question.options.map((option) => el('button', { type: 'button', class: 'btn btn-default btn-sm', name: option, onclick: () => send(option) },
        word('question', option)))),
    said);
}
