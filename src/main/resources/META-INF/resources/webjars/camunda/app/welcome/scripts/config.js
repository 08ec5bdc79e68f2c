// What Camunda's Welcome shows of ours: the way to our own pages.
const chinese = ((navigator.languages || [navigator.language || ''])[0] || '').toLowerCase().startsWith('zh');

export default {
  app: {
    name: '管家',
    vendor: 'Guanjia'
  },
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
