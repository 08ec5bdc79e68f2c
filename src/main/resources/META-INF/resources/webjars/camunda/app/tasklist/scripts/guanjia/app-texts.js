// Texts that the four web apps have in English alone, outside their label files, and their Chinese.

const VALUES = [
  ['String', '文本'],
  ['Boolean', '布尔值'],
  ['Integer', '整数'],
  ['Short', '短整数'],
  ['Long', '长整数'],
  ['Double', '双精度数'],
  ['Date', '日期'],
  ['Object', '对象'],
  ['File', '文件'],
  ['Bytes', '二进制'],
  ['Null', '空'],
  ['null', '空'],
  ['string', '文本'],
  ['boolean', '布尔值'],
  ['integer', '整数'],
  ['long', '长整数'],
  ['double', '双精度数'],
  ['date', '日期']
];

const TABLES_OF_DECISIONS = [
  ['When', '当'],
  ['And', '且'],
  ['Then', '则'],
  ['Annotations', '说明'],
  ['Hit policy:', '命中方式：'],
  ['View DRD', '查看决策需求图'],
  ['Unique', '唯一'],
  ['First', '首个'],
  ['Priority', '优先'],
  ['Any', '任一'],
  ['Collect', '汇总'],
  ['Collect (Sum)', '汇总（求和）'],
  ['Collect (Min)', '汇总（最小）'],
  ['Collect (Max)', '汇总（最大）'],
  ['Collect (Count)', '汇总（计数）'],
  ['Rule order', '按规则顺序'],
  ['Output order', '按输出顺序'],
  ['No overlap is possible and all rules are disjoint. Only a single rule can be matched', '规则互不重叠，只会命中一条。'],
  ['Rules may overlap. The first matching rule will be chosen', '规则可以重叠，取第一条命中的规则。'],
  ['Rules may overlap. The one with the highest priority will be chosen', '规则可以重叠，取优先级最高的规则。'],
  ['Rules may overlap. Their output have to match', '规则可以重叠，但结果须相同。'],
  ['Collects the values of all matching rules', '汇总所有命中规则的值。'],
  ['Collects the values of all matching rules and sums up to a single value', '把所有命中规则的值相加。'],
  ['Collects the values of all matching rules and uses the lowest value', '取所有命中规则中最小的值。'],
  ['Collects the values of all matching rules and uses the highest value', '取所有命中规则中最大的值。'],
  ['Collects the values of all matching rules and counts the number of them', '统计命中规则的条数。'],
  ['Collects the values of all matching rules in rule order', '按规则顺序列出所有命中规则的值。'],
  ['Collects the values of all matching rules in decreasing output priority order', '按输出优先级从高到低列出所有命中规则的值。'],
  [/^Decision name: (.*)$/, '决策名称：$1'],
  [/^Input label: (.*)$/, '输入名称：$1'],
  [/^Input expression: (.*)$/, '输入表达式：$1'],
  [/^Output label: (.*)$/, '输出名称：$1'],
  [/^Output name: (.*)$/, '输出变量：$1'],
  ['Input label', '输入名称'],
  ['Input type', '输入类型'],
  ['Input values', '输入取值'],
  ['Output label', '输出名称'],
  ['Output name', '输出变量'],
  ['Output type', '输出类型'],
  ['Output values', '输出取值']
];

const JOBS = [
  ['timer-transition', '定时器'],
  ['timer-intermediate-transition', '定时器（中间事件）'],
  ['timer-start-event', '定时器（开始事件）'],
  ['timer-start-event-subprocess', '定时器（事件子流程）'],
  ['async-continuation', '异步执行'],
  ['async-before', '执行前异步'],
  ['async-after', '执行后异步'],
  ['message-job-declaration', '异步执行'],
  ['event', '事件'],
  ['history-cleanup', '历史清理'],
  [/^DATE: (.*)$/, '日期：$1'],
  [/^DURATION: (.*)$/, '时长：$1'],
  [/^CYCLE: (.*)$/, '周期：$1'],
  ['failedJob', '后台作业失败'],
  ['failedExternalTask', '外部任务失败']
];

const PERMISSIONS = {
  ALL: '全部',
  NONE: '无',
  ACCESS: '访问',
  READ: '查看',
  CREATE: '新建',
  UPDATE: '修改',
  DELETE: '删除',
  EDIT: '编辑',
  SHARE: '共享',
  SET: '设置',
  SUSPEND: '挂起',
  RESOURCES: '资源',
  READ_TASK: '查看任务',
  UPDATE_TASK: '修改任务',
  TASK_WORK: '办理任务',
  TASK_ASSIGN: '指派任务',
  CREATE_INSTANCE: '发起流程实例',
  READ_INSTANCE: '查看流程实例',
  UPDATE_INSTANCE: '修改流程实例',
  DELETE_INSTANCE: '删除流程实例',
  SUSPEND_INSTANCE: '挂起流程实例',
  MIGRATE_INSTANCE: '迁移流程实例',
  RETRY_JOB: '重试后台作业',
  READ_HISTORY: '查看历史',
  UPDATE_HISTORY: '修改历史',
  DELETE_HISTORY: '删除历史',
  READ_VARIABLE: '查看变量',
  UPDATE_VARIABLE: '修改变量',
  READ_INSTANCE_VARIABLE: '查看流程变量',
  UPDATE_INSTANCE_VARIABLE: '修改流程变量',
  READ_TASK_VARIABLE: '查看任务变量',
  UPDATE_TASK_VARIABLE: '修改任务变量',
  READ_HISTORY_VARIABLE: '查看历史变量',
  CREATE_BATCH_MIGRATE_PROCESS_INSTANCES: '批量迁移流程实例',
  CREATE_BATCH_MODIFY_PROCESS_INSTANCES: '批量调整流程实例',
  CREATE_BATCH_RESTART_PROCESS_INSTANCES: '批量重新发起流程实例',
  CREATE_BATCH_UPDATE_PROCESS_INSTANCES_SUSPEND: '批量挂起流程实例',
  CREATE_BATCH_DELETE_RUNNING_PROCESS_INSTANCES: '批量删除运行中的流程实例',
  CREATE_BATCH_DELETE_FINISHED_PROCESS_INSTANCES: '批量删除已结束的流程实例',
  CREATE_BATCH_DELETE_DECISION_INSTANCES: '批量删除决策实例',
  CREATE_BATCH_SET_JOB_RETRIES: '批量设置后台作业重试次数',
  CREATE_BATCH_SET_EXTERNAL_TASK_RETRIES: '批量设置外部任务重试次数',
  CREATE_BATCH_SET_REMOVAL_TIME: '批量设置清除时间',
  CREATE_BATCH_SET_VARIABLES: '批量设置变量',
  CREATE_BATCH_CORRELATE_MESSAGE: '批量关联消息'
};

// What Tasklist's filters ask for; a star says that an expression may stand there.
const CRITERIA = [
  ['Process Instance', '流程实例'],
  ['Process definition', '流程定义'],
  ['Case Instance', '案例实例'],
  ['Case definition', '案例定义'],
  ['Other', '其他'],
  ['User / Group', '人员 / 岗位'],
  ['Task', '任务'],
  ['Dates', '日期'],
  ['Key', '键'],
  ['Key In', '键为其中之一'],
  ['Name', '名称'],
  ['Name Like', '名称包含'],
  ['Business Key', '工单号'],
  ['Business Key Like', '工单号包含'],
  ['Active', '运行中'],
  ['Activity Instance ID In', '环节实例 ID 为其中之一'],
  ['Execution ID', '执行 ID'],
  ['Assignee', '办理人'],
  ['Assignee in', '办理人为其中之一'],
  ['Assignee Like', '办理人包含'],
  ['Owner', '负责人'],
  ['Candidate Group', '候选岗位'],
  ['Candidate Groups', '候选岗位为其中之一'],
  ['Candidate User', '候选人员'],
  ['Involved User', '参与人员'],
  ['Assigned', '已有办理人'],
  ['Unassigned', '没有办理人'],
  ['Delegation State', '委派状态'],
  ['Definition Key', '任务定义键'],
  ['Definition Key In', '任务定义键为其中之一'],
  ['Definition Key Like', '任务定义键包含'],
  ['Description', '作业指导'],
  ['Description Like', '作业指导包含'],
  ['Priority', '优先级'],
  ['Priority Max', '优先级不高于'],
  ['Priority Min', '优先级不低于'],
  ['Tenant ID In', '小区 ID 为其中之一'],
  ['Without Tenant ID', '没有小区 ID'],
  ['Without Due Date', '没有到期时间'],
  ['Created Before', '创建时间早于'],
  ['Created After', '创建时间晚于'],
  ['Due Before', '到期时间早于'],
  ['Due After', '到期时间晚于'],
  ['Follow Up After', '跟进时间晚于'],
  ['Follow Up Before', '跟进时间早于'],
  ['Follow Up Before or Not Existent', '跟进时间早于或没有']
];

// What the tree of a case's steps says about each, when the pointer rests on it.
const STEPS = [
  ['processDefinition', '流程定义'],
  ['callActivity', '调用流程'],
  ['subProcess', '子流程'],
  ['transaction', '事务子流程'],
  ['multiInstanceBody', '多实例'],
  ['userTask', '人工任务'],
  ['serviceTask', '自动任务'],
  ['businessRuleTask', '决策任务'],
  ['sendTask', '发送任务'],
  ['receiveTask', '接收任务'],
  ['manualTask', '手工任务'],
  ['startEvent', '开始事件'],
  ['messageStartEvent', '消息开始事件'],
  ['intermediateTimer', '定时事件'],
  ['intermediateMessageCatch', '消息事件'],
  ['boundaryTimer', '定时边界事件'],
  ['boundaryMessage', '消息边界事件'],
  ['boundaryError', '错误边界事件'],
  ['eventBasedGateway', '事件网关'],
  ['exclusiveGateway', '排他网关'],
  ['parallelGateway', '并行网关'],
  ['inclusiveGateway', '包容网关']
];

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October',
  'November', 'December'];
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

const CALENDAR = [
  ...MONTHS.map((month, index) => [month, (index + 1) + '月']),
  ...MONTHS.map((month, index) => [new RegExp(`^${month} (\\d{4})$`), `$1年${index + 1}月`]),
  ...DAYS.map((day, index) => [day, '星期' + '日一二三四五六'[index]]),
  ...DAYS.map((day, index) => [day.slice(0, 3), '日一二三四五六'[index]]),
  ['Today', '今天'],
  ['Clear', '清除'],
  ['Close', '关闭'],
  ['Done', '关闭'],
  ['previous', '上一页'],
  ['next', '下一页'],
  ['HH', '时'],
  ['MM', '分'],
  ['SS', '秒']
];

const APPS = [
  ['Tasklist', '任务列表'],
  ['Cockpit', '流程监控'],
  ['Admin', '系统管理'],
  ['Welcome', '欢迎']
];

const ANYWHERE = [
  ['zoom in', '放大'],
  ['zoom out', '缩小'],
  ['reset zoom', '恢复大小'],
  ['Toggle this section', '展开或收起此部分'],
  ['Job Retry Action', '重试后台作业'],
  ['Add Variable Action', '添加变量'],
  ['Suspended Job Definition', '已挂起的后台作业定义'],
  ['Invalid Date Value.', '日期无效。'],
  ['Loading diagram', '正在加载图形'],
  ['Message is null.', '没有消息内容。'],
  ['Select all', '全选'],
  ['Unselect all', '全不选'],
  ['Actions', '操作'],
  ['Jonny', '名'],
  ['Prosciutto', '姓'],
  ['j.prosciutto@acme.org', 'name@example.com'],
  ['Download', '下载'],
  ['Upload', '上传'],
  ['CAM_WIDGET_HEADER_TOGGLE_NAVIGATION', '展开或收起导航']
];

const starred = (table) => table.map(([english, words]) => [new RegExp(`^${english}( \\*)?$`), words + '$1']);

// A time zone by its name in Chinese, as the browser knows it.
function zone(id) {
  try {
    return new Intl.DateTimeFormat('zh-CN', { timeZone: id, timeZoneName: 'long' }).formatToParts(new Date())
      .find(({ type }) => type === 'timeZoneName').value;
  } catch (unknown) {
    return id;
  }
}

// Words of the trade where the English of the web apps has a general one, and the way out where it names none.
export const ENGLISH_RULES = [
  { places: '.task-details .nav-tabs', table: [['Description', 'Work instruction']] },
  { places: '.alert .status', table: [
    ['An error happened while submitting the task form', 'Not submitted; look at the entries marked red, or at the reason given here']
  ] }
];

export const APP_RULES = [
  { places: 'footer, [cam-widget-footer]', table: [[/^[A-Z][A-Za-z]+(\/[A-Z][A-Za-z_]+)+$/, zone]] },
  { places: '.modal-dialog option, .modal-dialog optgroup', table: [...starred(CRITERIA), ...VALUES] },
  { places: '.tooltip-inner', table: STEPS },
  { places: '.alert', table: [[/^The user with id '.*' does not have .*permission.*$/, '您的账号没有这项权限：可以查看，不能办理。']] },
  { places: '.tile-footer', table: [[/^No 个运行中的实例$/, '没有运行中的实例']] },
  { places: 'th.state', table: [['State', '状态']] },
  { places: '.app-switch', table: APPS },
  { places: '.tjs-container', ownWords: '.cell, .input-label, .output-label, .decision-table-name', table: [...TABLES_OF_DECISIONS, ...VALUES] },
  { places: '[class*="type-"], td.type, .null-value, .variable-type', table: [...VALUES, ...JOBS] },
  { places: 'td.configuration', table: JOBS },
  { places: 'td.permissions, .modal-body dd', table: [
    [/^[A-Z_]+(, [A-Z_]+)*$/, (names) => names.split(', ').map((name) => PERMISSIONS[name] || name).join('、')]
  ] },
  { places: '[uib-datepicker], [uib-timepicker], .uib-datepicker-popup, .uib-daypicker, .uib-monthpicker, .uib-timepicker', table: CALENDAR },
  { places: 'body', ownWords: '.tjs-container, .gj, .fjs-container, [ng-model]', table: ANYWHERE }
];
