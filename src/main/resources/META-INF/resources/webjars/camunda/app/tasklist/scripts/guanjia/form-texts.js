// Texts that Tasklist's form renderer has in English alone, and their Chinese.

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October',
  'November', 'December'];
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

const TABLE = [
  ['Field is required.', '此项必填。'],
  [/^Field must match pattern \^20\[0-9\].+$/, '请写成 2026-12-31 的样子。'],
  [/^Field must match pattern (.+)\.$/, '格式不符，应为：$1'],
  [/^Field must have minimum value of (.+)\.$/, '不能小于 $1。'],
  [/^Field must have maximum value of (.+)\.$/, '不能大于 $1。'],
  [/^Field must have minimum length of (.+)\.$/, '至少 $1 个字。'],
  [/^Field must have maximum length of (.+)\.$/, '最多 $1 个字。'],
  [/^Field must be a valid\s+international phone number\..*$/, '请填写带国家代码的电话号码，如 +8613800000000。'],
  ['Field must be a valid email.', '请填写有效的电子邮箱。'],
  ['Value is not a number.', '请填写数字。'],
  ['Value is expected to be an integer.', '请填写整数。'],
  [/^Value is expected to have at most (\d+) decimal digits?\.$/, '最多 $1 位小数。'],
  [/^Please select a valid value, the two nearest valid values are (.+) and (.+)\.$/, '不是有效的值，最接近的是 $1 和 $2。'],
  ['Date and time must both be entered.', '日期和时间都要填写。'],
  ['Select', '请选择'],
  ['Search', '搜索'],
  ['No results', '没有结果'],
  ['Nothing to show.', '没有内容。'],
  ['No content to show.', '没有内容。'],
  ['All values selected', '已全部选择'],
  ['Increment', '增加'],
  ['Decrement', '减少'],
  ['Hour', '小时'],
  ['Minute', '分钟'],
  ['Year', '年'],
  ['Month', '月'],
  ['Scroll to increment', '滚动可增减'],
  ['Click to toggle', '点击切换'],
  ['AM', '上午'],
  ['PM', '下午'],
  ['No options source defined in the form definition', '表单没有给出选项。'],
  ['Skip to search', '跳到搜索'],
  ['Remove tag', '移除'],
  [/^Remove list item (\d+)$/, '移除第 $1 项'],
  [/^Remove (.+)$/, '移除 $1'],
  ['Add new', '添加'],
  ['Collapse', '收起'],
  [/^Expand all \((\d+)\)$/, '全部展开（$1）'],
  [/^List contains (\d+) items?$/, '共 $1 项'],
  ['Next page', '下一页'],
  ['Previous page', '上一页'],
  ['of', '/'],
  [/^Click to sort by (.+) ascending$/, '按 $1 升序排列'],
  [/^Click to sort by (.+) descending$/, '按 $1 降序排列'],
  ['Click to remove sorting', '取消排序'],
  ['Download', '下载'],
  ['Submit', '提交'],
  ['Reset', '重置'],
  ['Checked', '已勾选'],
  ['Not checked', '未勾选'],
  ['Image view', '图片'],
  ['This is an image placeholder', '图片'],
  ["External content couldn't be loaded.", '外部内容无法加载。'],
  ['Failed to render form', '表单无法显示'],
  ['No timezone', '无时区'],
  ['mm/dd/yyyy', '月/日/年'],
  ['dd/mm/yyyy', '日/月/年'],
  ['yyyy/mm/dd', '年/月/日'],
  ['yyyy/m/d', '年/月/日'],
  [/^hh:mm \?m$/, '时:分'],
  ['--:--', '时:分'],
  ...MONTHS.map((month, index) => [month, (index + 1) + '月']),
  ...DAYS.map((day, index) => [day, '日一二三四五六'[index]])
];

// What it says in English of a day that is written otherwise is its pattern: nobody reads that.
const DAY = [[/^Field must match pattern \^20\[0-9\].+$/, 'Please write it like 2026-12-31.']];

// Labels and values that a designer or a resident wrote stay as they are: only what the renderer itself writes
// is looked up, and that stands in other elements.
const rules = (table) => [{
  places: '.fjs-container, .flatpickr-calendar',
  ownWords: '.fjs-form-field-label, .fjs-form-field-description, .fjs-form-field-text, .fjs-form-field-html, '
    + '.fjs-table-td, .fjs-select-display:not(.fjs-select-placeholder), .fjs-taglist-tag-label, .fjs-dropdownlist-item',
  table
}];

export const FORM_RULES = rules(TABLE);
export const ENGLISH_FORM_RULES = rules(DAY);
