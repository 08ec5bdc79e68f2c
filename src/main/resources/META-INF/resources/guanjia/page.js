// The frame of our own pages: header, navigation, sign-in, language. A page is an HTML file with
// <base href="/guanjia/" app-root="/camunda"> and one script that calls openPage. Its line in PAGES puts it into the
// navigation; the login is that of the web apps, and so is the token that changes carry (api.js).
import { get, useToken } from '/camunda/app/tasklist/scripts/guanjia/api.js';
import { el, show } from '/camunda/app/tasklist/scripts/guanjia/dom.js';
import { chinese } from '/camunda/app/tasklist/scripts/guanjia/language.js';
import { sayer } from '/camunda/app/tasklist/scripts/guanjia/texts.js';

const AUTH = '/camunda/api/admin/auth/user/default';

// roles: who sees the page besides administrators; null for administrators alone. The server checks by itself.
// parts: who of them has a part of the page only, and what that is.
export const PAGES = [
  {
    id: 'import', href: '/guanjia/import', roles: null,
    name: ['导入数据', 'Import'],
    about: ['从 Excel 或 CSV 文件导入小区、房屋、住户和员工。', 'Bring in communities, houses, residents and staff from Excel or CSV files.']
  },
  {
    id: 'messages',
    href: '/guanjia/messages',
    roles: ['desk', 'housekeeper', 'service-manager', 'project-manager'],
    name: ['消息', 'Messages'],
    about: ['没有送到业主、住户或同事的消息：再发一次，或另行告知。', 'Messages that did not reach a resident or a colleague: send them again, or tell the person in another way.']
  },
  {
    id: 'cashier', href: '/guanjia/cashier', roles: ['cashier'],
    name: ['收款', 'Cashier'],
    about: ['查欠费、收款、日结。出账在任务列表里。', 'See what a house owes, take money, close the day. Bills are run in Tasklist.']
  },
  {
    id: 'bank', href: '/guanjia/bank', roles: ['cashier', 'project-manager', 'region', 'auditor'],
    name: ['银行到账', 'Bank'],
    about: ['导入银行流水，自动入账；对不上的在这里认领。拒收的款项也在这里。', 'Bring in bank statements: what matches is booked, the rest is assigned here. Refused payments are listed, too.'],
    parts: [{
      roles: ['project-manager', 'region', 'auditor'],
      about: ['导入过的银行流水、还没有认领的到账和拒收的款项。', 'Bank statements brought in, payments nobody has assigned yet, and refused payments.']
    }]
  },
  {
    id: 'fees', href: '/guanjia/fees', roles: ['cashier', 'project-manager', 'housekeeper', 'service-manager'],
    name: ['收费', 'Fees'],
    about: ['账户和缴费人、减免、争议、押金、抄表、项目与单价、冲正。', 'Accounts and payers, reductions, disputes, deposits, meters, items and prices, reversals.'],
    parts: [{
      roles: ['housekeeper', 'service-manager'],
      about: ['账户和缴费人、减免、争议、押金、项目与单价。', 'Accounts and payers, reductions, disputes, deposits, items and prices.']
    }]
  },
  {
    id: 'collections', href: '/guanjia/collections',
    roles: ['cashier', 'housekeeper', 'service-manager', 'project-manager', 'region', 'auditor', 'legal'],
    name: ['催缴', 'Collections'],
    about: ['批量发起催缴：先试算，再开始。敏感户先由管家确认。', 'Start collections for many households at once: preview first, then start. Sensitive households wait for their housekeeper.'],
    parts: [{
      roles: ['service-manager', 'region', 'auditor', 'legal'],
      about: ['批量催缴的进展：催了哪些户，跳过了哪些户。', 'How collections for many households go: who is asked to pay, and who is left out.']
    }, {
      roles: ['housekeeper'],
      about: ['登记敏感户；对敏感户的催缴由您先确认。', 'Sensitive households are registered here; you confirm before they are asked to pay.']
    }]
  },
  {
    id: 'limitations', href: '/guanjia/limitations',
    roles: ['cashier', 'service-manager', 'project-manager', 'region', 'auditor', 'legal'],
    name: ['诉讼时效', 'Limitation'],
    about: ['离三年诉讼时效届满不到半年的欠费户。', 'Households whose debts can be claimed for less than half a year more.']
  },
  {
    id: 'passes', href: '/guanjia/passes',
    roles: ['guard', 'control-room', 'desk', 'housekeeper', 'foreman', 'service-manager', 'project-manager'],
    name: ['施工出入证', 'Worker passes'],
    about: ['门岗核对施工人员：谁可以进场，在哪套房施工。', 'For the gate: which workers may come in, and for which house.']
  },
  {
    id: 'statistics', href: '/guanjia/statistics', roles: ['service-manager', 'project-manager', 'region', 'auditor'],
    name: ['月度统计', 'Statistics'],
    about: ['入住、空置和有偿服务，按月，可打印。', 'Occupied and vacant houses and paid services by month, to print.']
  },
  {
    id: 'care', href: '/guanjia/care', roles: ['service-manager'],
    name: ['员工关怀', 'Staff care'],
    about: ['每位同事接待敌意住户的次数。用于关怀和轮换，不作考核。', 'How many hostile conversations each colleague had: to care and to rotate, never to judge.']
  }
];

const WEB_APPS = [
  { id: 'tasklist', name: ['任务列表', 'Tasklist'] },
  { id: 'cockpit', name: ['流程监控', 'Cockpit'] },
  { id: 'admin', name: ['系统管理', 'Admin'] }
];

const say = sayer({
  brand: ['管家', 'Guanjia'],
  home: ['我的页面', 'My pages'],
  navigation: ['导航', 'Navigation'],
  userId: ['用户名', 'User'],
  password: ['密码', 'Password'],
  signIn: ['登录', 'Sign in'],
  signOut: ['退出', 'Sign out'],
  signInFailed: ['用户名或密码不对，或者试得太多：请稍后再试。', 'The user or the password is wrong, or there were too many attempts: try again in a moment.'],
  noConnection: ['连不上服务器，请稍后再试。', 'The server cannot be reached. Try again in a moment.'],
  notForYou: ['您的账号不能使用这个页面，请找管理员。', 'Your account may not use this page. Ask an administrator.'],
  nothingForYou: ['这里没有您的岗位可用的页面。请打开：', 'There is no page here for your role. Go to: '],
  skip: ['跳到内容', 'Skip to the content'],
  again: ['重试', 'Try again'],
  sessionEnded: ['登录已过期。请重新登录，已填的内容还在这里。', 'Your login has expired. Sign in again: what you have filled in stays here.'],
  signInAgain: ['重新登录', 'Sign in again'],
  signedIn: ['已登录，请再试一次。', 'You are signed in. Please try again.'],
  forgotten: ['忘了密码？请找管理员发一次性密码。', 'Forgotten your password? An administrator can give you a one-time password.'],
  cancel: ['取消', 'Cancel'],
  number: ['请填数字，例如 12.50。', 'Enter a number, such as 12.50.'],
  chooseFile: ['选择文件', 'Choose a file'],
  noFile: ['还没有选择文件', 'No file chosen']
});

// One of a pair of texts: Chinese, English.
export function words(pair) {
  return pair[chinese ? 0 : 1];
}

// What the page is for, to this caller. Whoever has one role with the whole page reads of all of it.
export function about(page, caller) {
  const parts = page.parts || [];
  const inPart = (role) => parts.some((part) => part.roles.includes(role));
  const whole = caller.admin || (page.roles || []).some((role) => caller.roles.includes(role) && !inPart(role));
  const part = whole ? null : parts.find(({ roles }) => roles.some((role) => caller.roles.includes(role)));
  return words((part || page).about);
}

export function mayOpen(page, caller) {
  return page.everybody || caller.admin || (page.roles || []).some((role) => caller.roles.includes(role));
}

// Draws the frame and, once somebody is signed in who may see it, lets the page fill its place:
// render(place, caller), caller = {userId, name, admin, roles, communities, apps}. id: of a line in PAGES; null for the first page.
// own: such a line of a page that is in no navigation.
export async function openPage(id, render, own) {
  document.documentElement.lang = chinese ? 'zh' : 'en';
  const page = own || PAGES.find((one) => one.id === id) || null;
  const title = page ? words(page.name) : say('home');
  document.title = `${title} · ${say('brand')}`;
  const open = () => openPage(id, render, own);
  let caller;
  try {
    caller = await whoIsThere();
  } catch (refused) {
    show(document.body, el('main', {}, el('h1', {}, title), troubled(refused, open)));
    return;
  }
  if (caller.mustChangePassword && id !== 'password') {
    window.location.assign('/guanjia/password');
    return;
  }
  signedInAs = caller.userId;
  const place = el('div', {});
  const main = el('main', { tabindex: '-1' }, el('h1', {}, title), page ? el('p', { class: 'hint' }, about(page, caller)) : null, place);
  show(document.body, skip(main), header(page, caller), main);
  if (!caller.userId) {
    show(place, signIn(caller.token, open));
  } else if (page && !mayOpen(page, caller)) {
    show(place, el('div', { class: 'note warn' }, say('notForYou')));
  } else if (!page && !PAGES.some((one) => mayOpen(one, caller))) {
    const apps = appLinks(caller);
    show(place, el('div', { class: apps.length ? 'note' : 'note warn' },
      apps.length ? [say('nothingForYou'), apps.map((link, at) => [at ? ' · ' : null, link])] : say('notForYou')));
  } else {
    try {
      await render(place, caller);
    } catch (refused) {
      show(place, troubled(refused, open));
    }
  }
}

// Whoever works by keyboard does not walk through the navigation on every page.
function skip(main) {
  return el('a', { class: 'skip', href: '#', onclick: (event) => { event.preventDefault(); main.focus(); } }, say('skip'));
}

// What the server refused, in a note. Who is not signed in any more does so here, and loses nothing of what is written.
export function refusal(refused) {
  if (refused.status !== 401) {
    return el('div', { class: 'note error' }, refused.message);
  }
  const note = el('div', { class: 'note error' }, say('sessionEnded'), ' ',
    el('button', { type: 'button', onclick: () => signInAgain(note) }, say('signInAgain')));
  return note;
}

// The same for what could not be shown at all, with a button to try it again.
export function troubled(refused, again) {
  return el('div', { role: 'alert' }, refusal(refused), el('button', { type: 'button', onclick: again }, say('again')));
}

// A field for a number says so itself, before anything is sent.
document.addEventListener('input', ({ target }) => {
  if (['decimal', 'numeric'].includes(target.inputMode)) {
    target.setCustomValidity(/^\s*(-?\d+(\.\d+)?)?\s*$/.test(target.value) ? '' : say('number'));
  }
});

let signedInAs = null;

async function signInAgain(note) {
  try {
    const { token } = await whoIsThere();
    const dialog = el('dialog', { class: 'gj-dialog', 'aria-label': say('signIn') }, signIn(token, async () => {
      if ((await whoIsThere()).userId !== signedInAs) {
        window.location.reload();
      }
      dialog.close();
      note.className = 'note done';
      show(note, say('signedIn'));
    }), el('button', { type: 'button', onclick: () => dialog.close() }, say('cancel')));
    dialog.addEventListener('close', () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
  } catch (refused) {
    show(note, refused.message);
  }
}

// A field for a file that speaks the page's language, which the browser's own does not. .input holds the input itself.
export function fileField(name, label, accept) {
  const input = el('input', { type: 'file', class: 'file', name, accept });
  const chosen = el('span', { class: 'hint' }, say('noFile'));
  const node = el('label', {}, el('span', {}, label), input,
    el('span', { class: 'filebox' }, el('span', { class: 'button' }, say('chooseFile')), ' ', chosen));
  const named = () => show(chosen, input.files[0] ? input.files[0].name : say('noFile'));
  input.addEventListener('change', named);
  return { node, input, clear: () => { input.value = ''; named(); } };
}

// A table that may be wider than the screen: it scrolls by keyboard, too.
export function wide(label, table) {
  return el('div', { class: 'wide', role: 'region', 'aria-label': label, tabindex: '0' }, table);
}

// Names one after another.
export function list(names) {
  return names.join(chinese ? '、' : ', ');
}

export { money } from '/camunda/app/tasklist/scripts/guanjia/texts.js';

function appLinks(caller) {
  return WEB_APPS.filter((app) => caller.apps.includes(app.id)).map((app) => el('a', { href: `/camunda/app/${app.id}/` }, words(app.name)));
}

function header(page, caller) {
  const link = (href, name, here) => el('a', { href, 'aria-current': here ? 'page' : null }, name);
  const pages = caller.mustChangePassword ? [] : PAGES.filter((one) => mayOpen(one, caller));
  return el('header', {},
    el('a', { class: 'brand', href: '/guanjia/' }, say('brand')),
    el('nav', { 'aria-label': say('navigation') },
      pages.map((one) => link(one.href, words(one.name), one === page)),
      caller.mustChangePassword ? [] : appLinks(caller)),
    caller.userId ? el('div', { class: 'caller' }, el('span', {}, caller.name),
      el('button', { type: 'button', class: 'quiet', onclick: () => signOut(caller) }, say('signOut'))) : null);
}

function signIn(token, done) {
  const said = el('div', { role: 'alert' });
  const userId = el('input', { type: 'text', name: 'username', autocomplete: 'username', required: true });
  const password = el('input', { type: 'password', name: 'password', autocomplete: 'current-password', required: true });
  const send = async (event) => {
    event.preventDefault();
    const answer = await ask(`${AUTH}/login/welcome`, new URLSearchParams({ username: userId.value.trim(), password: password.value }), token);
    if (answer && answer.ok) {
      await done();
    } else {
      show(said, el('div', { class: 'note error' }, say(answer ? 'signInFailed' : 'noConnection')));
    }
  };
  return el('form', { class: 'card narrow', onsubmit: send },
    el('label', {}, el('span', {}, say('userId')), userId),
    el('label', {}, el('span', {}, say('password')), password),
    said,
    el('button', { type: 'submit', class: 'primary' }, say('signIn')),
    el('p', { class: 'hint' }, say('forgotten')));
}

async function signOut(caller) {
  await ask(`${AUTH}/logout`, new URLSearchParams(), caller.token);
  window.location.reload();
}

// {userId: null} for nobody. The web apps' own question comes first: it gives the session its token.
async function whoIsThere() {
  const answer = await ask(AUTH);
  const login = answer && answer.ok ? await answer.json() : {};
  const session = await get('/session');
  useToken(session.token);
  return { ...session, apps: login.authorizedApps || [] };
}

// Null when the server cannot be reached.
async function ask(path, form, token) {
  try {
    return await fetch(path, {
      method: form ? 'POST' : 'GET',
      body: form,
      credentials: 'same-origin',
      headers: {
        Accept: 'application/json',
        'X-Requested-With': 'XMLHttpRequest',
        ...(token ? { 'X-XSRF-TOKEN': token } : {})
      }
    });
  } catch (lost) {
    return null;
  }
}
