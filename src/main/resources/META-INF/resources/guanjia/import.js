// The page on which an administrator brings in a company's own files: choose, check, read the report, import.
import { Refused, download, get, newKey, post, upload, url } from '/camunda/app/tasklist/scripts/guanjia/api.js';
import { el, show } from '/camunda/app/tasklist/scripts/guanjia/dom.js';
import { sure } from '/camunda/app/tasklist/scripts/guanjia/sure.js';
import { bracketed, labelled, sayer, time } from '/camunda/app/tasklist/scripts/guanjia/texts.js';
import { fileField, openPage, refusal, troubled, wide } from './page.js';

const LARGEST = 50 * 1024 * 1024;
const ASK_AGAIN = 1000;
const KINDS = ['communities', 'houses', 'staff'];

const say = sayer({
  'kind.communities': ['小区', 'Communities'],
  'kind.houses': ['房屋和住户', 'Houses and residents'],
  'kind.staff': ['员工', 'Staff'],
  'hint.communities': ['第一步：房屋和员工都属于某个小区。', 'First: houses and staff belong to communities.'],
  'hint.houses': ['一行一个住户，同一房屋可以写几行；也可以一户一行。', 'A row per resident, the house repeated; or a row per house.'],
  'hint.staff': ['一行一个员工；导入后为新员工生成一次性密码。', 'A row per colleague; new ones get one-time passwords afterwards.'],
  what: ['导入什么', 'What to import'],
  template: ['下载模板', 'Template'],
  file: ['文件（.xlsx 或 .csv，不超过 50 MB）', 'File (.xlsx or .csv, 50 MB at most)'],
  community: ['文件里没有小区列时，都属于', 'Rows that name no community belong to'],
  byColumn: ['（按文件里的“小区”列）', '(as the file\'s column says)'],
  movedOut: ['文件里的房屋，不在文件里的住户已搬走（会从系统中删去）', 'In the file\'s houses, residents not in the file have moved out (they are removed)'],
  check: ['上传并检查', 'Upload and check'],
  checkHint: ['只检查，不改动任何数据。', 'This only checks; nothing is changed.'],
  uploading: ['正在上传…', 'Uploading…'],
  chooseFile: ['请先选择文件。', 'Choose a file first.'],
  tooLarge: ['文件超过 50 MB。请按小区拆成几个文件，或删去图片和无关的列。', 'The file is larger than 50 MB. Split it by community, or remove pictures and columns that are not needed.'],
  rows: ['{0} 行', '{0} rows'],
  rowsDone: ['{0}，{1} 行', '{0}, {1} rows'],
  clean: ['检查通过，可以导入。', 'Checked: it can be imported.'],
  faulty: ['{0} 处错误，没有改动任何数据。请改正文件后重新上传。', '{0} errors; nothing was changed. Correct the file and upload it again.'],
  imported: ['已全部导入。', 'All of it was imported.'],
  stopped: ['服务器在中途停止了，没有任何改动。', 'The server stopped in the middle; nothing was changed.'],
  nothingNew: ['文件和系统中的数据完全一致，不需要导入。', 'The file agrees with what is registered; there is nothing to import.'],
  run: ['导入这个文件', 'Import this file'],
  runSure: ['确定导入“{0}”？', 'Import “{0}”?'],
  runYes: ['导入', 'Import'],
  runRemoves: ['其中 {0} 个住户会作为已搬走删去。', '{0} residents will be removed as moved out.'],
  allFaults: ['下载全部 {0} 条（Excel）', 'Download all {0} (Excel)'],
  allFaultsCsv: ['下载 CSV', 'Download CSV'],
  firstFaults: ['下面是前 {0} 条，共 {1} 条。', 'The first {0} of {1}.'],
  errors: ['错误', 'Errors'],
  warnings: ['提醒', 'Notes'],
  level: ['级别', 'Level'],
  row: ['行', 'Row'],
  column: ['列', 'Column'],
  value: ['内容', 'Value'],
  reason: ['原因和办法', 'Reason and what to do'],
  passwords: ['生成并下载 {0} 个新账号的一次性密码', 'Make and download one-time passwords for {0} new accounts'],
  passwordsHint: ['密码只在这次下载中出现，7 天内有效，首次登录时必须修改。再生成一次，之前的就失效。', 'They are in this one download only, valid for 7 days, and must be changed at the first sign-in. Making them again ends those from before.'],
  history: ['以前的导入', 'Earlier imports'],
  noHistory: ['还没有导入过。', 'Nothing was imported yet.'],
  more: ['更多', 'More'],
  another: ['选择别的文件', 'Choose another file'],
  by: ['{0}，{1}', '{0}, {1}'],
  reissue: ['给一个员工重新发一次性密码', 'A new one-time password for one colleague'],
  reissueHint: ['员工忘了密码，或一次性密码已过期时使用。', 'For who forgot a password, or whose one-time password has expired.'],
  userId: ['工号', 'User id'],
  issue: ['生成', 'Make'],
  issued: ['{0} 的一次性密码：', 'One-time password of {0}:'],
  issuedHint: ['只显示这一次，{0} 前有效。请当面告诉本人。', 'Shown this once, valid until {0}. Tell it to the colleague in person.']
});

class ImportPage {
  constructor(place) {
    this.form = el('div', {});
    this.job = el('div', {});
    this.history = el('div', {});
    this.asked = 0;
    show(place, this.form, this.job, this.history, this.reissue());
    window.addEventListener('hashchange', () => this.follow());
    this.begin();
  }

  async begin() {
    if (!await this.drawForm()) {
      return;
    }
    const list = await this.drawHistory();
    const running = list.find((job) => job.state === 'checking' || job.state === 'importing');
    if (running && !window.location.hash) {
      window.location.hash = running.id;
    } else {
      this.follow();
    }
  }

  // False when the communities could not be read: then nothing else is asked for.
  async drawForm() {
    let communities;
    try {
      communities = (await get('/communities')).items;
    } catch (refused) {
      show(this.form, troubled(refused, () => this.begin()));
      return false;
    }
    this.kind = el('div', { class: 'choices', role: 'radiogroup', 'aria-label': say('what') }, KINDS.map((kind) =>
      el('div', { class: 'choice' },
        el('label', { class: 'tick' },
          el('input', { type: 'radio', name: 'kind', value: kind, checked: kind === (communities.length ? 'houses' : 'communities'), onchange: () => this.kindChosen() }),
          el('span', {}, el('strong', {}, say('kind.' + kind)), el('br'), el('span', { class: 'hint' }, say('hint.' + kind)))),
        el('div', { class: 'hint' }, labelled(say('template'), ' '),
          el('a', { href: url(`/imports/templates/${kind}?format=xlsx`) }, 'Excel'), ' · ',
          el('a', { href: url(`/imports/templates/${kind}?format=csv`) }, 'CSV')))));
    this.file = fileField('file', say('file'), '.xlsx,.csv,.txt,.xlsm');
    this.community = el('select', { name: 'community' }, el('option', { value: '' }, say('byColumn')),
      communities.map((one) => el('option', { value: one.id }, bracketed(one.name, one.id))));
    this.movedOut = el('input', { type: 'checkbox', name: 'movedOut' });
    this.communityLine = el('label', {}, el('span', {}, say('community')), this.community);
    this.movedOutLine = el('label', { class: 'tick' }, this.movedOut, el('span', {}, say('movedOut')));
    this.said = el('div', { role: 'alert' });
    this.send = el('button', { type: 'submit', class: 'primary' }, say('check'));
    show(this.form, el('form', { class: 'card', onsubmit: (event) => { event.preventDefault(); this.check(); } },
      this.kind,
      this.file.node,
      this.communityLine, this.movedOutLine, this.said,
      el('div', { class: 'row' }, this.send, el('span', { class: 'hint' }, say('checkHint')))));
    this.kindChosen();
    return true;
  }

  chosen() {
    return this.kind.querySelector('input:checked').value;
  }

  kindChosen() {
    this.communityLine.hidden = this.chosen() === 'communities';
    this.movedOutLine.hidden = this.chosen() !== 'houses';
  }

  async check() {
    const file = this.file.input.files[0];
    if (!file || file.size > LARGEST) {
      show(this.said, el('div', { class: 'note error' }, say(file ? 'tooLarge' : 'chooseFile')));
      return;
    }
    this.send.disabled = true;
    show(this.said, el('div', { class: 'note' }, say('uploading')));
    try {
      const query = { kind: this.chosen(), name: file.name };
      if (query.kind !== 'communities' && this.community.value) {
        query.community = this.community.value;
      }
      if (query.kind === 'houses' && this.movedOut.checked) {
        query.movedOut = 'true';
      }
      const { id } = await upload('/imports', query, file, newKey());
      show(this.said);
      window.location.hash = id;
    } catch (refused) {
      show(this.said, refusal(refused));
    }
    this.send.disabled = false;
  }

  // Shows the job that the address names, and asks again while it runs.
  async follow() {
    const id = window.location.hash.slice(1);
    const asked = ++this.asked;
    this.form.hidden = Boolean(id);
    if (!/^\d+$/.test(id)) {
      this.form.hidden = false;
      show(this.job);
      return;
    }
    try {
      const job = await get(`/imports/${id}`);
      if (asked !== this.asked) {
        return;
      }
      this.drawJob(job);
      if (job.state === 'checking' || job.state === 'importing') {
        window.setTimeout(() => asked === this.asked && this.follow(), ASK_AGAIN);
      } else {
        this.drawHistory();
      }
    } catch (refused) {
      show(this.job, refusal(refused), this.back());
      // The server is away for a moment: the work may go on.
      if (refused instanceof Refused && (refused.status === 0 || refused.status === 503)) {
        window.setTimeout(() => asked === this.asked && this.follow(), 3 * ASK_AGAIN);
      }
    }
  }

  back() {
    return el('button', { type: 'button', onclick: () => { window.location.hash = ''; } }, say('another'));
  }

  drawJob(job) {
    show(this.job, el('section', { class: 'card', 'aria-live': 'polite' },
      el('h2', {}, `${job.kindName} · ${job.fileName}`),
      el('p', { class: 'hint' }, say('by', job.createdBy, time(job.createdAt))),
      this.state(job), this.counts(job), this.buttons(job), this.faults(job)));
  }

  state(job) {
    if (job.state === 'checking' || job.state === 'importing') {
      const step = job.step || job.stateName;
      return el('div', {}, el('progress', {}), el('p', {}, labelled(job.stateName, job.done ? say('rowsDone', step, job.done) : step)));
    }
    if (job.state === 'refused' || job.state === 'failed') {
      return el('div', { class: 'note error' }, job.refusal);
    }
    if (job.state === 'stopped') {
      return el('div', { class: 'note warn' }, say('stopped'));
    }
    if (job.errors) {
      return el('div', { class: 'note error' }, say('faulty', job.errors));
    }
    if (job.state === 'imported') {
      return el('div', { class: 'note done' }, say('imported'));
    }
    return el('div', { class: 'note done' }, say(this.changes(job) ? 'clean' : 'nothingNew'));
  }

  changes(job) {
    return job.counts.some((count) => /\.(new|changed|removed)$/.test(count.what) && count.number);
  }

  counts(job) {
    const shown = job.counts.filter((count) => count.number);
    return job.rows ? el('dl', { class: 'figures' },
      el('div', {}, el('dt', {}, say('rows', '').trim()), el('dd', {}, String(job.rows))),
      shown.map((count) => el('div', {}, el('dt', {}, count.label), el('dd', {}, String(count.number))))) : null;
  }

  buttons(job) {
    const said = el('div', { role: 'alert' });
    const fail = (refused) => show(said, refusal(refused));
    const buttons = [];
    if (job.mayRun && (this.changes(job) || job.state !== 'checked')) {
      const key = newKey();
      buttons.push(el('button', { type: 'button', class: 'primary', onclick: async (event) => {
        const removed = job.counts.find((count) => count.what === 'people.removed' && count.number);
        if (!await sure(say('runSure', job.fileName), say('runYes'), removed && say('runRemoves', removed.number))) {
          return;
        }
        event.target.disabled = true;
        try {
          await post(`/imports/${job.id}/run`, {}, key);
          this.follow();
        } catch (refused) {
          event.target.disabled = false;
          fail(refused);
        }
      } }, say('run')));
    }
    if (job.state === 'imported' && job.newAccounts) {
      buttons.push(el('button', { type: 'button', class: 'primary', onclick: async () => {
        try {
          const { name, blob } = await download(`/imports/${job.id}/passwords`);
          const link = el('a', { href: URL.createObjectURL(blob), download: name });
          link.click();
          URL.revokeObjectURL(link.href);
        } catch (refused) {
          fail(refused);
        }
      } }, say('passwords', job.newAccounts)));
    }
    if (job.state !== 'checking' && job.state !== 'importing') {
      buttons.push(this.back());
    }
    return el('div', {}, el('div', { class: 'row' }, buttons), said,
      job.state === 'imported' && job.newAccounts ? el('p', { class: 'hint' }, say('passwordsHint')) : null);
  }

  faults(job) {
    const all = job.errors + job.warnings;
    if (!all || !job.faults.length) {
      return null;
    }
    const line = (fault) => el('tr', {},
      el('td', { 'data-name': say('level') }, el('span', { class: fault.error ? 'badge bad' : 'badge' }, say(fault.error ? 'errors' : 'warnings'))),
      el('td', { 'data-name': say('row'), class: 'number' }, fault.row ? String(fault.row) : ''),
      el('td', { 'data-name': say('column') }, fault.column),
      el('td', { 'data-name': say('value') }, fault.value),
      el('td', { 'data-name': say('reason') }, fault.message));
    return el('div', {},
      el('p', { class: 'row' },
        el('span', {}, `${say('errors')} ${job.errors} · ${say('warnings')} ${job.warnings}`),
        el('a', { class: 'button', href: url(`/imports/${job.id}/faults?format=xlsx`) }, say('allFaults', all)),
        el('a', { class: 'button', href: url(`/imports/${job.id}/faults?format=csv`) }, say('allFaultsCsv'))),
      job.faults.length < all ? el('p', { class: 'hint' }, say('firstFaults', job.faults.length, all)) : null,
      wide(say('errors'), el('table', { class: 'stack faults' },
        el('thead', {}, el('tr', {}, ['level', 'row', 'column', 'value', 'reason'].map((name) => el('th', { class: name === 'row' ? 'number' : null }, say(name))))),
        el('tbody', {}, job.faults.map(line)))));
  }

  async drawHistory(after) {
    try {
      const page = await get('/imports', { after, limit: 10 });
      const lines = page.items.map((job) => el('li', {}, el('a', { href: `import#${job.id}` }, job.fileName), ' ',
        el('span', { class: 'hint' }, `${job.kindName} · ${job.stateName} · ${time(job.createdAt)} · ${job.createdBy}`)));
      const more = page.next ? el('button', { type: 'button', onclick: () => { more.remove(); this.drawHistory(page.next); } }, say('more')) : null;
      const list = el('ul', { class: 'lines' }, lines);
      if (after) {
        this.history.firstChild.append(list, more || '');
      } else {
        show(this.history, el('section', { class: 'card' }, el('h2', {}, say('history')),
          lines.length ? list : el('p', { class: 'hint' }, say('noHistory')), more));
      }
      return page.items;
    } catch (refused) {
      show(this.history, troubled(refused, () => this.drawHistory()));
      return [];
    }
  }

  reissue() {
    const userId = el('input', { type: 'text', name: 'userId', autocomplete: 'off', maxlength: '64', required: true });
    const said = el('div', { role: 'status', 'aria-live': 'polite' });
    const send = async (event) => {
      event.preventDefault();
      try {
        const issued = await post(`/staff/${encodeURIComponent(userId.value.trim())}/one-time-password`, {});
        show(said, el('div', { class: 'note done' }, say('issued', issued.userId), ' ', el('code', {}, issued.password),
          el('div', { class: 'hint' }, say('issuedHint', time(issued.validUntil)))));
        userId.value = '';
      } catch (refused) {
        show(said, refusal(refused));
      }
    };
    return el('details', { class: 'card' }, el('summary', {}, say('reissue')),
      el('p', { class: 'hint' }, say('reissueHint')),
      el('form', { onsubmit: send },
        el('label', { class: 'short' }, el('span', {}, say('userId')), userId),
        el('button', { type: 'submit' }, say('issue'))), said);
  }
}

openPage('import', (place) => new ImportPage(place));
