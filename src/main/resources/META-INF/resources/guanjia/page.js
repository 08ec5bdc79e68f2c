// The frame of our own pages: header, navigation, sign-in, language. A page is an HTML file with
// <base href="/guanjia/" app-root="/camunda"> and one script that calls openPage. Its line in PAGES puts it into the
// navigation; the login is that of the web apps, and so is the token that changes carry (api.js).
import { get, useToken } from '/camunda/app/tasklist/scripts/guanjia/api.js';
import { el, show } from '/camunda/app/tasklist/scripts/guanjia/dom.js';
import { chinese } from '/camunda/app/tasklist/scripts/guanjia/language.js';
import { sayer } from '/camunda/app/tasklist/scripts/guanjia/texts.js';

const AUTH = '/camunda/api/admin/auth/user/default';

// roles: who sees the page besides administrators; null for administrators alone. The server checks by itself.
export const PAGES = [
  {
    id: 'import', href: '/guanjia/import', roles: null,
    name: ['导入数据', 'Import'],
    about: ['从 Excel 或 CSV 文件导入小区、房屋、住户和员工', 'Bring in communities, houses, residents and staff from Excel or CSV files']
  },
  {
    id: 'messages',
    href: '/guanjia/messages',
    roles: ['desk', 'housekeeper', 'service-manager', 'project-manager'],
    name: ['消息', 'Messages'],
    about: ['没有送到业主、住户或同事的消息：再发一次，或另行告知。', 'Messages that did not reach a resident or a colleague: try again or tell it otherwise.']
  },
  {
    id: 'cashier', href: '/guanjia/cashier', roles: ['cashier'],
    name: ['收款', 'Cashier'],
    about: ['查欠费、收款、日结。出账在任务列表里。', 'What a house owes, taking money, closing the day. Bills are run in Tasklist.']
  },
  {
    id: 'bank', href: '/guanjia/bank', roles: ['cashier', 'project-manager', 'region', 'auditor'],
    name: ['银行到账', 'Bank'],
    about: ['导入银行流水,自动入账;对不上的在这里认领。拒收的款项也在这里。', 'Bring in bank statements, which book themselves; place what fits nobody. Refused payments stand here, too.']
  },
  {
    id: 'fees', href: '/guanjia/fees', roles: ['cashier', 'project-manager', 'housekeeper', 'service-manager'],
    name: ['收费', 'Fees'],
    about: ['账户和缴费人、减免、争议、押金、抄表、项目与单价、冲正。', 'Accounts and payers, reductions, disputes, deposits, meters, items and prices, reversals.']
  },
  {
    id: 'collections', href: '/guanjia/collections',
    roles: ['cashier', 'housekeeper', 'service-manager', 'project-manager', 'region', 'auditor', 'legal'],
    name: ['催缴', 'Collections'],
    about: ['批量发起催缴：先试算，再开始。敏感户先由管家确认。', 'Starting collections together: drawn first, then started. Sensitive households need their housekeeper’s word.']
  },
  {
    id: 'limitations', href: '/guanjia/limitations',
    roles: ['cashier', 'service-manager', 'project-manager', 'region', 'auditor', 'legal'],
    name: ['诉讼时效', 'Limitation'],
    about: ['离三年诉讼时效届满不到半年的欠费户，登记欠费确认。', 'Accounts whose debts lapse within half a year; keep a signed debt.']
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
  home: ['管理', 'Administration'],
  navigation: ['导航', 'Navigation'],
  userId: ['用户名', 'User'],
  password: ['密码', 'Password'],
  signIn: ['登录', 'Sign in'],
  signOut: ['退出', 'Sign out'],
  signInFailed: ['用户名或密码不对，或者试得太多：请稍后再试。', 'The user or the password is wrong, or there were too many attempts: try again in a moment.'],
  noConnection: ['连不上服务器，请稍后再试。', 'The server cannot be reached. Try again in a moment.'],
  notForYou: ['您的账号不能使用这个页面，请找管理员。', 'Your account may not use this page. Ask an administrator.'],
  nothingForYou: ['这里没有您的岗位可用的页面。', 'There is no page here for your role.']
});

// One of a pair of texts: Chinese, English.
export function words(pair) {
  return pair[chinese ? 0 : 1];
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
  let caller;
  try {
    caller = await whoIsThere();
  } catch (refused) {
    show(document.body, el('main', {}, el('div', { class: 'note error' }, refused.message)));
    return;
  }
  if (caller.mustChangePassword && id !== 'password') {
    window.location.assign('/guanjia/password');
    return;
  }
  const place = el('div', {});
  show(document.body,
    header(page, caller),
    el('main', {}, el('h1', {}, title), page ? el('p', { class: 'hint' }, words(page.about)) : null, place));
  if (!caller.userId) {
    show(place, signIn(caller.token, () => openPage(id, render, own)));
  } else if (page ? !mayOpen(page, caller) : !PAGES.some((one) => mayOpen(one, caller))) {
    show(place, el('div', { class: 'note warn' }, say(page ? 'notForYou' : 'nothingForYou')));
  } else {
    await render(place, caller);
  }
}

function header(page, caller) {
  const link = (href, name, here) => el('a', { href, 'aria-current': here ? 'page' : null }, name);
  const pages = caller.mustChangePassword ? [] : PAGES.filter((one) => mayOpen(one, caller));
  const apps = caller.mustChangePassword ? [] : WEB_APPS.filter((app) => caller.apps.includes(app.id));
  return el('header', {},
    el('a', { class: 'brand', href: '/guanjia/' }, say('brand')),
    el('nav', { 'aria-label': say('navigation') },
      pages.map((one) => link(one.href, words(one.name), one === page)),
      apps.map((app) => link(`/camunda/app/${app.id}/`, words(app.name), false))),
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
    el('button', { type: 'submit', class: 'primary' }, say('signIn')));
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
