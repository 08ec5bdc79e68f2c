// What a browser shows instead of a page that is refused, missing or broken; the header leads on.
import { openPage } from './page.js';

const PAGES = {
  401: {
    name: ['请先登录', 'Sign in first'],
    about: ['登录后打开这个地址。', 'The address is opened once you are signed in.']
  },
  403: {
    name: ['不能打开', 'Not for you'],
    about: ['您的岗位不能使用这个页面。请用上面的链接，或找管理员。', 'Your role may not use this page. Take a link above, or ask an administrator.']
  },
  404: {
    name: ['没有这个页面', 'No such page'],
    about: ['地址可能写错了，或者页面已经搬走。请用上面的链接。', 'The address may be wrong, or the page has moved. Take a link above.']
  },
  '5xx': {
    name: ['服务器出错', 'The server failed'],
    about: ['什么也没有改变。请稍后再试；一再出错请告诉管理员。', 'Nothing was changed. Try again in a moment; if it keeps failing, tell an administrator.']
  }
};

const status = document.documentElement.dataset.status;

// Whoever has signed in on the page that asked for it gets what was asked for.
openPage('error', () => status === '401' && window.location.reload(), { everybody: true, ...PAGES[status] });
