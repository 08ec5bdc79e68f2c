// What Admin loads of ours.
import { app, locales } from '../../tasklist/scripts/guanjia/language.js';

export default {
  app,
  locales,
  customScripts: ['../tasklist/scripts/guanjia/must-change'],
  csrfCookieName: 'XSRF-TOKEN'
};
