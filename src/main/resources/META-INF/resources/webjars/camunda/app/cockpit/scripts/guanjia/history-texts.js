// What the history of cases, the heat map and the mending of cases say.
import { chinese } from '../../../tasklist/scripts/guanjia/language.js';
import { sayer } from '../../../tasklist/scripts/guanjia/texts.js';

const TEXTS = {
  loading: ['正在加载…', 'Loading…'],
  retry: ['重试', 'Try again'],
  more: ['更多', 'More'],
  back: ['返回查找', 'Back to the search'],
  all: ['全部', 'All'],
  community: ['小区', 'Community'],
  flow: ['流程', 'Flow'],
  from: ['从', 'From'],
  to: ['到', 'To'],
  reload: ['刷新', 'Refresh'],
  none: ['无', 'None'],

  // history of a case
  history: ['办理过程', 'History'],
  cases: ['历史工单', 'Ended cases'],
  searchHint: ['单号开头、标题或电话末四位', 'Start of a case number, title, or last four digits of a phone'],
  searchNumberHint: ['单号开头', 'Start of a case number'],
  find: ['查找', 'Search'],
  endedFrom: ['结束日期从', 'Ended from'],
  endedTo: ['到', 'to'],
  noCases: ['没有符合条件的已结束工单。请放宽日期或换个关键词。', 'No ended case matches. Try a wider period or other words.'],
  caseNumber: ['工单号', 'Case'],
  title: ['事项', 'Matter'],
  opened: ['受理时间', 'Opened'],
  ended: ['结束时间', 'Ended'],
  state: ['状态', 'State'],
  running: ['办理中', 'running'],
  suspended: ['已挂起', 'suspended'],
  completed: ['已完成', 'completed'],
  stopped: ['中途结束', 'stopped'],
  'status.open': ['办理中', 'open'],
  'status.closed': ['已办结', 'closed'],
  'status.cancelled': ['已取消', 'cancelled'],
  whole: ['查看整件工单的过程', 'History of the whole case'],
  caseFacts: ['工单详情', 'Facts of the case'],
  parts: ['各级流程', 'Parts'],
  version: ['第 {0} 版', 'version {0}'],
  openIncidents: ['{0} 个异常', '{0} incidents'],
  diagram: ['走过的路', 'The way it took'],
  noDiagram: ['流程图暂时画不出来，下面的内容不受影响。', 'The diagram cannot be drawn right now; the lists below are complete.'],
  work: ['谁办了什么', 'Who did what'],
  step: ['步骤', 'Step'],
  who: ['办理人', 'By'],
  began: ['开始', 'Began'],
  left: ['结束', 'Ended'],
  took: ['用时', 'Took'],
  nobodyYet: ['待领取', 'not taken'],
  withdrawn: ['已撤回', 'withdrawn'],
  still: ['进行中', 'in progress'],
  cancelled: ['未完成即离开', 'left undone'],
  noWork: ['没有需要人办的步骤。', 'No step was done by a person.'],
  steps: ['经过的步骤', 'Steps'],
  kind: ['类型', 'Kind'],
  open: ['打开', 'Open'],
  variables: ['数据变化', 'Data as it changed'],
  when: ['时间', 'Time'],
  what: ['数据', 'What'],
  value: ['变为', 'Value'],
  before: ['原值', 'Before'],
  empty: ['（空）', '(empty)'],
  withheld: ['（文字内容，本岗位不显示）', '(text, not shown to your role)'],
  atStep: ['在哪一步', 'At the step'],
  house: ['系统', 'The system'],
  noVariables: ['没有数据变化。', 'No data changed.'],
  incidents: ['异常', 'Incidents'],
  message: ['说明', 'Message'],
  settled: ['已解决', 'settled'],
  dropped: ['步骤已离开', 'its step was left'],
  unsettled: ['未解决', 'open'],
  noIncidents: ['没有出过异常。', 'Nothing went wrong.'],
  deeds: ['人的操作', 'Operations'],
  noDeeds: ['没有人的操作记录。', 'No operation by a person is recorded.'],
  repairs: ['流程修复', 'Mended by hand'],
  noRepairs: ['没有人工修复过。', 'It was never mended by hand.'],
  reason: ['原因', 'Reason'],
  'repair.modify': ['移动步骤', 'Moved'],
  'repair.retry': ['重试', 'Tried again'],
  'repair.restart': ['从历史重启', 'Restarted'],
  'repair.migrate': ['迁移版本', 'Migrated'],
  'deed.Claim': ['领取任务', 'took the task'],
  'deed.Complete': ['完成任务', 'completed the task'],
  'deed.Assign': ['指派给 {0}', 'gave it to {0}'],
  'deed.Unassign': ['放回', 'gave it back'],
  'deed.Delegate': ['委托给 {0}', 'delegated it to {0}'],
  'deed.Resolve': ['办完委托', 'resolved it'],
  'deed.Create': ['发起', 'started it'],
  'deed.SetVariable': ['修改数据', 'changed data'],
  'deed.SetVariables': ['修改数据', 'changed data'],
  'deed.ModifyVariable': ['修改数据', 'changed data'],
  'deed.RemoveVariable': ['删除数据', 'removed data'],
  'deed.ModifyProcessInstance': ['移动步骤', 'moved it by hand'],
  'deed.Migrate': ['迁移版本', 'migrated it'],
  'deed.RestartProcessInstance': ['从历史重启', 'restarted it'],
  'deed.SetJobRetries': ['重试', 'tried again'],
  'deed.Execute': ['立即执行', 'executed a step at once'],
  'deed.Suspend': ['挂起', 'suspended it'],
  'deed.Activate': ['恢复', 'resumed it'],
  'deed.SuspendJob': ['暂停计时或执行', 'paused a timer or step'],
  'deed.ActivateJob': ['恢复计时或执行', 'resumed a timer or step'],
  'deed.Delete': ['删除', 'deleted it'],
  'deed.AddGroupLink': ['改变办理岗位', 'changed the roles of the task'],
  'deed.DeleteGroupLink': ['改变办理岗位', 'changed the roles of the task'],
  'deed.AddUserLink': ['改变办理人', 'changed the people of the task'],
  'deed.DeleteUserLink': ['改变办理人', 'changed the people of the task'],
  'deed.SetPriority': ['改变优先级', 'changed its priority'],
  'deed.SetOwner': ['改变任务归属', 'changed the owner of the task'],
  'deed.Update': ['修改任务', 'changed the task'],
  'deed.SetDuedate': ['改变到期时间', 'changed a due time'],
  'deed.Correlate': ['送达消息', 'delivered a message'],
  'deed.other': ['其他操作', 'another operation'],
  'kind.userTask': ['人工任务', 'user task'],
  'kind.serviceTask': ['系统步骤', 'automatic step'],
  'kind.sendTask': ['发送', 'sending'],
  'kind.receiveTask': ['等待消息', 'waiting for a message'],
  'kind.businessRuleTask': ['规则判定', 'decision table'],
  'kind.callActivity': ['调用流程', 'called flow'],
  'kind.subProcess': ['子流程', 'sub-process'],
  'kind.exclusiveGateway': ['判断', 'question'],
  'kind.parallelGateway': ['并行', 'fork or join'],
  'kind.inclusiveGateway': ['多选', 'several ways'],
  'kind.eventBasedGateway': ['等先到的', 'whichever comes first'],
  'kind.other': ['事件', 'event'],

  // heat map
  heat: ['热力图', 'Heat map'],
  heatBy: ['按', 'By'],
  byCount: ['次数', 'how often'],
  byTime: ['平均停留时间', 'mean time spent'],
  byTotal: ['总停留时间', 'total time spent'],
  allVersions: ['含其他版本', 'all versions'],
  noHeat: ['这段时间没有工单经过这个流程。', 'No case came here in this period.'],
  entered: ['进入次数', 'Entered'],
  openNow: ['其中还在', 'Still there'],
  undone: ['未完成即离开', 'Left undone'],
  mean: ['平均停留', 'Mean'],
  longest: ['最长停留', 'Longest'],
  total: ['总停留', 'Total'],
  heatHint: ['颜色越深，{0}越多；数字写在步骤上。', 'The darker, the more: {0}. The figure stands on each step.'],

  // mending
  mending: ['流程修复', 'Mending'],
  mendingOnly: ['流程修复只限管理员和流程设计师。', 'Mending is for administrators and designers alone.'],
  mendingHint: ['修复会立即改变正在办理的工单。请写明原因，原因随工单保存。', 'Mending changes running cases at once. Say why; the reason is kept with the case.'],
  standsAt: ['停在', 'Stands at'],
  failed: ['出错', 'Failed'],
  inCalled: ['下级流程', 'in a called flow'],
  runningCases: ['正在办理', 'Running'],
  endedCases: ['已结束', 'Ended'],
  onlyFailed: ['只看出错的', 'only those that failed'],
  anyStep: ['任何步骤', 'any step'],
  chooseAll: ['全选本页', 'Choose the whole page'],
  choose: ['选择 {0}', 'Choose {0}'],
  chosen: ['已选 {0} 件', '{0} chosen'],
  noInstances: ['没有符合条件的工单。', 'No case matches.'],
  next: ['下一页', 'Next page'],
  previous: ['上一页', 'Previous page'],
  action: ['怎么修复', 'What to do'],
  move: ['移动步骤', 'Move'],
  retryFailed: ['重试出错步骤', 'Try again what failed'],
  restart: ['从历史重启', 'Restart'],
  migrate: ['迁移到另一版本', 'Migrate'],
  leave: ['离开的步骤', 'Step to leave'],
  enter: ['进入的步骤', 'Step to enter'],
  leaveNone: ['不离开，只增加一步', 'leave none, enter one more'],
  enterNone: ['不进入，只去掉一步', 'enter none, only leave'],
  restartAt: ['从哪一步开始', 'Step to start at'],
  target: ['目标版本', 'Target version'],
  noTarget: ['这个流程没有其他版本。', 'This flow has no other version.'],
  preview: ['预览', 'Preview'],
  mappedSteps: ['{0} 个步骤原样对应', '{0} steps map as they are'],
  unmapped: ['目标版本没有的步骤，请选对应步骤', 'Steps that the target lacks: choose their counterparts'],
  noCounterpart: ['没有对应', 'no counterpart'],
  fits: ['可以迁移', 'can go over'],
  lost: ['停在没有对应的步骤：{0}', 'stands at a step without counterpart: {0}'],
  why: ['原因（必填，随工单保存）', 'Reason (required, kept with the case)'],
  doIt: ['执行', 'Do it'],
  sure: ['再点一次确认：{0} 件工单“{1}”', 'Press again to confirm: {0} cases, {1}'],
  needReason: ['请写明原因。', 'Say why.'],
  needChosen: ['请先选择工单。', 'Choose cases first.'],
  redraw: ['刷新流程图', 'Draw the diagram anew'],
  done: ['已完成 {0} 件。', '{0} done.']
};

export const say = sayer(TEXTS);

const FLOWS = {
  repair: ['报修', 'Repairs'],
  complaint: ['投诉', 'Complaints'],
  'renovation-permit': ['装修申报', 'Renovation permits'],
  'renovation-violation': ['装修违规', 'Renovation violations'],
  'billing-run': ['出账', 'Billing'],
  'fee-collection': ['催缴', 'Collection']
};

// The flows whose cases are kept: id and word.
export const flows = Object.entries(FLOWS).map(([id, words]) => [id, words[chinese ? 0 : 1]]);

export function flowWord(id) {
  return FLOWS[id] ? FLOWS[id][chinese ? 0 : 1] : id;
}

export function deedWord(deed) {
  const key = `deed.${deed.operation}`;
  return TEXTS[key] ? say(key, deed.whom || '') : say('deed.other');
}

export function kindWord(type) {
  return TEXTS[`kind.${type}`] ? say(`kind.${type}`) : say('kind.other');
}

const UNITS = [[86400000, '天', 'd'], [3600000, '小时', 'h'], [60000, '分钟', 'min'], [1000, '秒', 's']];

// A duration in its two largest units.
export function lasting(millis) {
  if (millis === null || millis === undefined) {
    return '';
  }
  const first = UNITS.findIndex(([size]) => millis >= size);
  if (first < 0) {
    return chinese ? '不到 1 秒' : '< 1 s';
  }
  const word = (index, amount) => `${amount} ${UNITS[index][chinese ? 1 : 2]}`;
  const amount = Math.floor(millis / UNITS[first][0]);
  const rest = first + 1 < UNITS.length ? Math.floor((millis % UNITS[first][0]) / UNITS[first + 1][0]) : 0;
  return rest ? `${word(first, amount)} ${word(first + 1, rest)}` : word(first, amount);
}
