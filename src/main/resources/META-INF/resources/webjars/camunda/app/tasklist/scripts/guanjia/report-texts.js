// What the start forms say beyond the common texts.
import { say, sayer } from './texts.js';

const TEXTS = {
  // finding the house
  searchHint: ['如 3-1-101、3栋1单元101、1期3-101、138…、姓名', 'Such as 3-1-101, phase 1 building 3 room 101, 138…, a name'],
  housesFound: ['找到 {0} 户，用上下键选，回车确定。', '{0} found. Choose with the arrow keys and Enter.'],
  phasesFound: ['{0} 都有这样的房号：请问清是第几期，再选。', '{0} have such a house: ask for the phase, then choose.'],
  phaseName: ['{0} 期', 'phase {0}'],
  comma: ['、', ', '],
  housePicked: ['已选 {0}', 'Chosen: {0}'],
  commonPart: ['没有室号：按公共部位登记。', 'No room: it is about a common part.'],
  pickHouse: ['请在查找结果里选一户，或把期、栋、单元、室填全。', 'Choose a house from the list, or fill in phase, building, unit and room.'],
  unknownHouse: ['没有这一户。请核对期、栋、单元、室，或用上面的查找。', 'There is no such house. Check phase, building, unit and room, or search for it above.'],
  phoneElsewhere: ['这个电话登记在 {0}。请再核对是哪一户；照样登记，地址会先由人核实。',
    'This phone is registered to {0}. Check again which house is meant; if it is reported so, a person confirms the address first.'],
  tryAgain: ['重试', 'Try again'],

  // around the house
  vacantHouse: ['空置', 'vacant'],
  keptBy: ['管家 {0}', 'housekeeper {0}'],
  maybeSame: ['可能是同一件事', 'Possibly the same matter'],
  'flow.renovation-permit': ['装修申报', 'renovation permit'],
  'flow.fee-collection': ['催缴', 'collection'],
  'flow.billing-run': ['出账', 'billing run'],
  visits: ['最近上门', 'Last visits'],
  noVisits: ['还没有上门记录。', 'Nobody of us has been there yet.'],
  byWhom: ['{0} {1}', '{0} {1}'],
  alsoUrged: ['住户在催：同时记一次催单', 'The resident presses for it: note that, too'],

  // photos
  photosHint: ['最多 {0} 张；在手机或电脑上先缩小再发送。', 'At most {0}; they are made smaller before they are sent.'],
  photoOf: ['照片 {0}：{1}', 'Photo {0}: {1}'],
  removeOf: ['移除照片 {0}', 'Remove photo {0}'],
  photosReading: ['正在处理照片…', 'Reading the photos…'],

  // read-back
  readBackHouse: ['请核对是哪一户', 'Check which house it is'],
  readBackHouseDone: ['已核对，是这一户', 'Checked: it is this house'],
  callerIs: ['反映人 {0}', 'Reported by {0}'],

  // drafts
  draftKept: ['填写的内容随时存为草稿，只在本浏览器标签页里，刷新后可恢复；登记后、退出登录或 8 小时后自动清除。',
    'What you type is kept as a draft in this browser tab alone: it outlives a reload, and goes when it is sent, when you sign out, or after 8 hours.'],
  draftPhotosLost: ['照片太多，草稿里只存了文字：刷新后照片要重新添加。', 'Too many photos for the draft: after a reload add them again.'],
  draftFailed: ['浏览器不让存草稿：刷新会丢失内容。', 'The browser keeps no draft: a reload loses what you typed.'],
  draftsTitle: ['未提交的草稿', 'Drafts that were not sent'],
  draftAttempted: ['已发出，但没有收到回答：请恢复后再发一次，不会重复登记。', 'Sent, but no answer came back: restore it and send it again; it is reported once.'],
  draftPhotos: ['{0} 张照片', '{0} photos'],
  draftPhotosGone: ['照片没有存下，请重新添加。', 'Its photos were not kept: add them again.'],
  restore: ['恢复', 'Restore'],
  discard: ['丢弃', 'Discard'],
  restoreOf: ['恢复 {0} 的草稿', 'Restore the draft of {0}'],
  discardOf: ['丢弃 {0} 的草稿', 'Discard the draft of {0}'],
  restored: ['草稿已恢复。请再核对一次地址。', 'The draft is restored. Check the address once more.'],

  // sending
  needField: ['请填写：{0}。', 'Fill in: {0}.'],
  alreadyTaken: ['上一次发出的内容其实已经收到（见本户未结的工单），这次的改动没有登记。确是另一件事或还要补充，请再发一次。',
    'What was sent before had arrived after all (see the open cases of the house); the changes were not reported. If it is another matter, send it again.'],
  lookAtCase: ['查看工单', 'Look at the case'],
  'sentHint.house-visit': ['任务已派给管家。现在可以关闭窗口。', 'The housekeeper has the task. You may close the window now.'],
  'sentHint.fee-collection': ['催缴已发起。现在可以关闭窗口。', 'The collection has begun. You may close the window now.'],

  // the billing run
  billingMonth: ['出账月份', 'Month'],
  needMonth: ['请选择出账月份。', 'Choose the month.'],
  billingBegun: ['已发起，工单号', 'Begun. Case number'],
  billingHint: ['试算完成后在任务里核对。现在可以关闭窗口。', 'Check the preview in your tasks when it is ready. You may close the window now.']
};

const own = sayer(TEXTS);

// A text of the start forms, or a common one.
export const tell = (key, ...values) => (TEXTS[key] ? own(key, ...values) : say(key, ...values));
