// What the operations dashboard says.
import { chinese } from '../../../tasklist/scripts/guanjia/language.js';
import { sayer } from '../../../tasklist/scripts/guanjia/texts.js';

export const say = sayer({
  title: ['经营看板', 'Operations'],
  community: ['小区', 'Community'],
  allCommunities: ['全部小区', 'All communities'],
  asOf: ['截至 {0}', 'As of {0}'],
  refresh: ['刷新', 'Refresh'],
  excel: ['导出 Excel', 'Excel'],
  csv: ['导出 CSV', 'CSV'],
  statistics: ['月度统计', 'Monthly statistics'],
  loading: ['正在加载…', 'Loading…'],
  retry: ['重试', 'Try again'],
  close: ['关闭', 'Close'],
  more: ['更多', 'More'],
  today: ['今天', 'Today'],
  month: ['最近 30 天', 'Last 30 days'],
  todayIs: ['今天 {0}', 'today {0}'],
  none: ['—', '—'],
  nothing: ['30 天内没有敌意接待。', 'No hostile conversation in thirty days.'],
  nothingBehind: ['没有工单。', 'There is no case.'],

  open: ['在办', 'Open'],
  overdue: ['超时未办', 'Overdue'],
  opened: ['受理', 'Reported'],
  closed: ['办结', 'Ended'],
  inTime: ['时限达成率', 'In time'],
  late: ['超时', 'Late'],
  decided: ['到期时限', 'Clocks decided'],
  scene: ['首到现场', 'First on scene'],
  minutes: ['{0} 分钟', '{0} min'],
  rework: ['返工率', 'Rework'],
  dispatch: ['派错率', 'Mis-dispatch'],
  escalation: ['升级', 'Escalations'],
  collectionRate: ['收缴率', 'Collection rate'],
  thisYear: ['今年到期的账单', 'bills due this year'],
  arrears: ['欠费房屋', 'Houses that owe'],
  owed: ['未收', 'Owed'],
  bills: ['账单数', 'Bills'],
  since: ['最早到期', 'Due since'],
  collectionCase: ['催缴工单', 'Collection'],
  owingInAll: ['共 {0} 户，合计 {1}，截至 {2}', '{0} houses owe {1} in all, as of {2}'],
  nobodyOwes: ['没有欠费的房屋。', 'No house owes anything.'],
  asTable: ['按日看数字', 'The numbers, day by day'],
  day: ['日期', 'Day'],
  cases: ['{0} 单', '{0} cases'],

  openCases: ['在办：流程与等级', 'Open cases by flow and severity'],
  flow: ['流程', 'Flow'],
  severity: ['等级', 'Severity'],
  count: ['单数', 'Cases'],
  trend: ['30 天走势', 'Thirty days'],
  trendAlt: ['每天受理、办结和时限达成率的走势图，数字见下面的表。', 'Reported and ended cases and clocks met in time by day; the table below has the numbers.'],
  percent: ['达成率 %', 'in time %'],
  clocks: ['服务时限', 'Service clocks'],
  clock: ['时限', 'Clock'],
  all: ['全部', 'All'],
  allClocks: ['全部时限', 'All clocks'],
  escalations: ['升级', 'Escalations'],
  houses: ['重点房屋', 'Houses to look in on'],
  housesHint: ['30 天内多次报事、重复投诉、住户有敌意或需要多关心的房屋；其中有超时事项或欠费较久的排在前面。派管家上门走访，把不满消除在萌芽。',
    'Houses with many reports, repeated complaints, a hostile resident or a household to take care of in thirty days; those of them with something overdue or long arrears come first. A visit nips dissatisfaction in the bud.'],
  house: ['房屋', 'House'],
  reports: ['报修和投诉', 'Reports'],
  signals: ['信号', 'Signals'],
  atRisk: ['风险', 'at risk'],
  'signal.repeatReports': ['多次报事', 'many reports'],
  'signal.repeatComplaints': ['重复投诉', 'repeated complaints'],
  'signal.hostile': ['住户有敌意', 'hostile resident'],
  'signal.vulnerable': ['需要多关心', 'to take care of'],
  'signal.overdue': ['有超时事项', 'something overdue'],
  'signal.arrears': ['欠费较久', 'long in arrears'],
  visit: ['走访', 'Visit'],
  sendVisit: ['派管家走访', 'Send the housekeeper'],
  visitOpen: ['走访中 {0}', 'Visit {0}'],
  visitSent: ['已派走访 {0}', 'Visit {0} is on its way'],
  noHouses: ['没有需要特别关心的房屋。', 'No house needs special care.'],
  byCommunity: ['各小区（最近 30 天）', 'Communities (last 30 days)'],
  collection: ['物业费收缴', 'Collection'],
  collectionAlt: ['今年每月应收与实收的柱状图，数字见下面的表。', 'What fell due and what was paid of it, by month of this year; the table below has the numbers.'],
  receivable: ['应收', 'Receivable'],
  received: ['实收', 'Received'],
  period: ['月份', 'Month'],
  hostile: ['敌意接待', 'Hostile conversations'],
  hostileHint: ['用于关怀和轮换，不作考核。', 'To care and to rotate, never to judge.'],
  colleague: ['同事', 'Colleague'],

  caseNumber: ['单号', 'Case'],
  matter: ['事项', 'Matter'],
  when: ['时间', 'When'],
  state: ['状态', 'Status'],
  'status.open': ['在办', 'open'],
  'status.closed': ['已办结', 'closed'],
  'status.cancelled': ['已取消', 'cancelled']
});

export const numberFormat = new Intl.NumberFormat(chinese ? 'zh-CN' : 'en-GB');

export function percent(part, all) {
  return all ? (100 * part / all).toLocaleString(chinese ? 'zh-CN' : 'en-GB', { maximumFractionDigits: 1 }) + '%' : say('none');
}

export function shortDay(day) {
  return new Date(day + 'T00:00').toLocaleDateString(chinese ? 'zh-CN' : 'en-GB', { month: chinese ? 'numeric' : 'short', day: 'numeric' });
}

export function date(day) {
  return new Date(day + 'T00:00').toLocaleDateString(chinese ? 'zh-CN' : 'en-GB', { dateStyle: 'medium' });
}

export function money(amount) {
  const yuan = Number(amount).toLocaleString(chinese ? 'zh-CN' : 'en-GB', { maximumFractionDigits: 0 });
  return chinese ? `${yuan} 元` : `${yuan} yuan`;
}
