// What Cockpit loads of ours.
import { locales, named } from '../../tasklist/scripts/guanjia/language.js';

export default {
  app: named('流程监控', 'Cockpit'),
  locales,
  customScripts: ['../tasklist/scripts/guanjia/every-app', 'scripts/guanjia/dates', 'scripts/guanjia/dashboard', 'scripts/guanjia/history'],
  csrfCookieName: 'XSRF-TOKEN'
};
