// What came of complaints without a name, for every resident: notices.html?community=yunqi, no sign-in.
import { el, show } from '/camunda/app/tasklist/scripts/guanjia/dom.js';
import { chinese } from '/camunda/app/tasklist/scripts/guanjia/language.js';
import { sayer } from '/camunda/app/tasklist/scripts/guanjia/texts.js';

const say = sayer({
  title: ['匿名投诉处理结果公示', 'Results of anonymous complaints'],
  about: ['匿名投诉没有联系人，处理结果在这里公布。', 'An anonymous complaint leaves nobody to call back: its result is published here.'],
  none: ['目前没有公示。', 'Nothing is published at present.'],
  more: ['更多', 'More'],
  failed: ['没有找到这个小区的公示，请核对链接。', 'No notices of this community were found; check the link.'],
  away: ['服务器现在无法回答，请稍后再试。', 'The server cannot answer at present. Try again in a moment.'],
  again: ['重试', 'Try again']
});

document.documentElement.lang = chinese ? 'zh' : 'en';
document.title = say('title');

const community = new URLSearchParams(location.search).get('community') || '';
const list = el('div', {});
const more = el('button', { type: 'button', onclick: () => load(more.dataset.after) }, say('more'));
const head = el('h1', {}, say('title'));
show(document.body, el('main', {}, head, el('p', { class: 'hint' }, say('about')), list, more));
more.hidden = true;

async function load(after) {
  const response = await fetch(`/api/communities/${encodeURIComponent(community)}/notices${after ? `?after=${after}` : ''}`).catch(() => ({ ok: false }));
  if (!response.ok) {
    more.hidden = true;
    const unknown = response.status === 404 || response.status === 400;
    const failed = el('div', { role: 'alert' }, el('div', { class: 'note error' }, say(unknown ? 'failed' : 'away')),
      unknown ? null : el('button', { type: 'button', onclick: () => { failed.remove(); load(after); } }, say('again')));
    list.append(failed);
    return;
  }
  const page = await response.json();
  head.textContent = `${page.community} · ${say('title')}`;
  document.title = head.textContent;
  if (!after && !page.items.length) {
    show(list, el('p', {}, say('none')));
  }
  list.append(...page.items.map((one) => el('article', { class: 'card' },
    el('h2', {}, one.subject), el('p', {}, one.text), el('small', { class: 'hint' }, `${one.publishedOn} · ${one.caseNumber}`))));
  more.hidden = !page.next;
  more.dataset.after = page.next || '';
}

await load();
