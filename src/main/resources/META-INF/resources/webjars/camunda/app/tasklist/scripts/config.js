// What Tasklist loads of ours. The locale "zh-CN" never matches in Camunda's web apps, "zh" does. The fallback is loaded
// beside the chosen locale, and whichever comes last decides the language of dates: a Chinese browser gets Chinese alone.
const chinese = ((navigator.languages || [navigator.language || ''])[0] || '').toLowerCase().startsWith('zh');

export default {
  app: {
    name: '管家',
    vendor: 'Guanjia'
  },
  dateFormat: {
    normal: 'LLL',
    long: 'LLLL'
  },
  locales: {
    availableLocales: ['en', 'zh'],
    fallbackLocale: chinese ? 'zh' : 'en'
  },
  customScripts: ['scripts/guanjia/tasklist'],
  csrfCookieName: 'XSRF-TOKEN',
  disableWelcomeMessage: true,
  shortcuts: {
    claimTask: {
      key: 'ctrl+alt+c',
      description: '领取当前任务 · claims the currently selected task'
    },
    focusFilter: {
      key: 'ctrl+shift+f',
      description: '跳到第一个筛选 · moves to the first filter'
    },
    focusList: {
      key: 'ctrl+alt+l',
      description: '跳到任务列表 · moves to the first task in the list'
    },
    focusForm: {
      key: 'ctrl+alt+f',
      description: '跳到表单 · moves to the first field of the form'
    },
    startProcess: {
      key: 'ctrl+alt+p',
      description: '发起流程 · opens the start dialog'
    }
  }
};
