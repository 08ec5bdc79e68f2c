// One's own password: where whoever signed in with a one-time password comes first.
import { post } from '/camunda/app/tasklist/scripts/guanjia/api.js';
import { el, show } from '/camunda/app/tasklist/scripts/guanjia/dom.js';
import { sayer } from '/camunda/app/tasklist/scripts/guanjia/texts.js';
import { openPage, refusal } from './page.js';

const say = sayer({
  first: ['您用的是一次性密码。请设置自己的密码，然后就可以开始工作。', 'You signed in with a one-time password. Choose one of your own, then you can begin.'],
  current: ['现在的密码', 'Present password'],
  oneTime: ['一次性密码', 'One-time password'],
  next: ['新密码（至少 10 个字符）', 'New password (at least 10 characters)'],
  again: ['再输一次新密码', 'New password again'],
  differ: ['两次输入的新密码不一样。', 'The two new passwords differ.'],
  save: ['保存', 'Save'],
  done: ['密码已修改。', 'The password was changed.'],
  go: ['开始工作', 'Begin']
});

const PAGE = { id: 'password', everybody: true, name: ['修改密码', 'Change password'], about: ['密码只有您自己知道，请不要告诉任何人。', 'Nobody but you knows it: tell it to nobody.'] };

openPage('password', (place, caller) => {
  const field = (name, autocomplete) => el('input', { type: 'password', name, autocomplete, required: true, maxlength: '200' });
  const current = field('current', 'current-password');
  const next = field('next', 'new-password');
  const again = field('again', 'new-password');
  const said = el('div', { role: 'alert' });
  const save = async (event) => {
    event.preventDefault();
    if (next.value !== again.value) {
      show(said, el('div', { class: 'note error' }, say('differ')));
      return;
    }
    try {
      await post('/password', { current: current.value, next: next.value });
      show(place, el('div', { class: 'note done' }, say('done')), el('a', { class: 'button primary', href: '/camunda/app/tasklist/' }, say('go')));
    } catch (refused) {
      show(said, refusal(refused));
    }
  };
  show(place, el('form', { class: 'card narrow', onsubmit: save },
    caller.mustChangePassword ? el('div', { class: 'note' }, say('first')) : null,
    el('label', {}, el('span', {}, say(caller.mustChangePassword ? 'oneTime' : 'current')), current),
    el('label', {}, el('span', {}, say('next')), next),
    el('label', {}, el('span', {}, say('again')), again),
    said,
    el('button', { type: 'submit', class: 'primary' }, say('save'))));
}, PAGE);
