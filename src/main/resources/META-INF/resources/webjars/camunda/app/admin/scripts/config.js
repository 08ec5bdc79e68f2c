// What Admin loads of ours.
import { locales, named } from '../../tasklist/scripts/guanjia/language.js';

export default {
  app: named('系统管理', 'Admin'),
  locales,
  customScripts: ['../tasklist/scripts/guanjia/every-app'],
  csrfCookieName: 'XSRF-TOKEN'
};
