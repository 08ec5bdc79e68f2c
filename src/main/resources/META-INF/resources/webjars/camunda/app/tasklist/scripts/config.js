// What Tasklist loads of ours.
import { chinese, locales, named } from './guanjia/language.js';

export default {
  app: named('任务列表', 'Tasklist'),
  locales,
  dateFormat: {
    normal: 'LLL',
    long: 'LLLL'
  },
  customScripts: ['scripts/guanjia/tasklist'],
  csrfCookieName: 'XSRF-TOKEN',
  disableWelcomeMessage: true,
  shortcuts: {
    claimTask: {
      key: 'ctrl+alt+c',
      description: chinese ? '领取当前任务' : 'claims the currently selected task'
    },
    focusFilter: {
      key: 'ctrl+shift+f',
      description: chinese ? '跳到第一个筛选' : 'moves to the first filter'
    },
    focusList: {
      key: 'ctrl+alt+l',
      description: chinese ? '跳到任务列表' : 'moves to the first task in the list'
    },
    focusForm: {
      key: 'ctrl+alt+f',
      description: chinese ? '跳到表单' : 'moves to the first field of the form'
    },
    startProcess: {
      key: 'ctrl+alt+p',
      description: chinese ? '发起流程' : 'opens the start dialog'
    }
  }
};
