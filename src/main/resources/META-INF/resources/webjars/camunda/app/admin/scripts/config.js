// What Admin loads of ours.
export default {
  app: {
    name: '管家',
    vendor: 'Guanjia'
  },
  customScripts: ['../tasklist/scripts/guanjia/must-change'],
  csrfCookieName: 'XSRF-TOKEN'
};
