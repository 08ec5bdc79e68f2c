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
      label: chinese ? '管家 · 管理页面' : 'Guanjia · administration',
      href: '/guanjia/',
      description: chinese ? '导入房屋、住户和员工' : 'Import houses, residents and staff'
    }
  ]
};
