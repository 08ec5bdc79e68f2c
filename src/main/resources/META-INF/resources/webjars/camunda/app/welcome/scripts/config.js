// What Camunda's Welcome shows of ours: the way to our own pages.
import { chinese, locales, named } from '../../tasklist/scripts/guanjia/language.js';

export default {
  app: named('欢迎', 'Welcome'),
  locales,
  customScripts: ['../tasklist/scripts/guanjia/every-app'],
  csrfCookieName: 'XSRF-TOKEN',
  disableWelcomeMessage: true,
  links: [
    {
      label: chinese ? '管家 · 更多页面' : 'Guanjia · more pages',
      href: '/guanjia/',
      description: chinese ? '消息、导入等，按您的岗位显示' : 'Messages, import and others, as your role allows'
    }
  ]
};
