// The start form of every flow: whose house, who reports, what it is about, address read back, send.
import { get, newKey } from './api.js';
import { CasePanel } from './case-panel.js';
import { afterPause, el, show } from './dom.js';
import { HouseAround } from './report-around.js';
import { Drafts } from './report-draft.js';
import { draftOffer, draftOf, fill } from './report-restore.js';
import { categoryField, ownFields, pick } from './report-fields.js';
import { FIELDS, HousePicker, addressWords } from './report-house.js';
import { ReportPhotos } from './report-photos.js';
import { sendNote, sendReport } from './report-send.js';
import { tell } from './report-texts.js';
import { labelled } from './texts.js';

const CHANNELS = ['phone', 'desk', 'patrol', 'colleague', 'call-centre', '12345', 'alarm'];
const LONGEST_DESCRIPTION = 4000;

// Called by the form of a flow. `camForm` is the engine's form: its own submit is prevented, the report goes to
// POST /api/cases/{flow}. `place` is the element to fill; the categories and the flow's own fields come with the form:
// options.fields as in report-fields.js. A flow without categories asks for none, and for no appointment;
// options.appointment is false where nobody waits for a visit. options.channel is the one that is chosen at first.
// options.internal: colleagues begin it among themselves, so nobody reports and a house must be certain.
// options.description: [zh, en], what the description is called; options.longest: its characters.
export function reportForm(camForm, flow, place, options = {}) {
  const form = new ReportForm(flow, place, options);
  camForm.on('submit', () => {
    camForm.submitPrevented = true;
    form.send();
  });
}

class ReportForm {
  constructor(flow, place, { categories = [], fields = [], channel = CHANNELS[0], internal = false,
    appointment = categories.length > 0, description = null, longest = LONGEST_DESCRIPTION }) {
    this.flow = flow;
    this.place = place;
    this.options = { categories, fields, channel, internal, appointment, description, longest };
    this.begin();
  }

  async begin() {
    this.done = false;
    this.busy = false;
    this.drafts = null;
    this.id = newKey();
    // One attempt has one key: sent again after a lost answer, or after a reload, it counts once.
    this.key = newKey();
    this.attempted = false;
    this.build();
    try {
      const [{ userId }] = await Promise.all([get('/session'), this.picker.load()]);
      this.drafts = new Drafts(userId, this.flow);
      this.offerDrafts();
      this.root.setAttribute('aria-busy', 'false');
      (this.picker.community.value ? this.picker.query : this.picker.community).focus();
    } catch (refused) {
      this.complain(refused);
      this.message.append(el('button', { type: 'button', class: 'btn btn-default', onclick: () => this.begin() }, tell('tryAgain')));
    }
  }

  build() {
    const { categories, fields, channel, internal, appointment, description, longest } = this.options;
    this.picker = new HousePicker({
      changed: () => this.addressChanged(),
      picked: (house) => this.housePicked(house),
      complain: (refused) => this.complain(refused)
    });
    this.around = new HouseAround(this.flow, {
      internal,
      reporter: (name, phone) => this.reporterIs(name, phone),
      joined: () => this.joined()
    });
    this.photos = new ReportPhotos(() => this.photosChanged(), (wrong) => this.complain(wrong));
    const input = (name, type, max) => el('input', { class: 'form-control', type, name, maxlength: String(max), autocomplete: 'off' });
    this.reporterName = input('reporterName', 'text', 60);
    this.reporterPhone = input('reporterPhone', 'tel', 30);
    this.reporterPhone.addEventListener('input', afterPause(500, () => this.checkPhone()));
    this.phoneWarning = el('div', { role: 'status' });
    this.channel = el('select', { class: 'form-control', name: 'channel', onchange: () => this.showAddress() },
      CHANNELS.map((code) => el('option', { value: code }, tell('channel.' + code))));
    this.channel.value = internal ? 'desk' : channel;
    this.onBehalf = el('input', { type: 'checkbox', name: 'onBehalf' });
    this.description = el('textarea', {
      class: 'form-control', name: 'description', rows: '4', maxlength: String(longest), placeholder: description ? null : tell('descriptionHint')
    });
    this.category = categories.length ? categoryField(categories) : null;
    this.appointment = appointment ? el('input', { class: 'form-control', type: 'datetime-local', name: 'appointment' }) : null;
    this.own = ownFields(fields);
    this.confirmed = el('input', { type: 'checkbox', name: 'readBack' });
    this.readBack = el('div', { class: 'gj-read-back' });
    this.message = el('div', { role: 'alert', id: 'gj-report-message' });
    this.offered = el('div', {});
    this.draftState = el('div', { class: 'gj-hint', role: 'status' }, tell('draftKept'));
    const label = (name, control, extra) => el('label', { class: extra }, el('span', {}, name), control);
    const kinds = (what) => this.own.filter((field) => field.kind === what);
    show(this.place, el('div', { class: 'gj gj-report', 'aria-busy': 'true' },
      this.offered,
      el('h4', {}, tell('whichHouse')), this.picker.part, this.around.part,
      internal ? null : [
        el('h4', {}, tell('who')),
        el('div', { class: 'gj-grid' },
          label(tell('reporterName'), this.reporterName), label(tell('reporterPhone'), this.reporterPhone), label(tell('channel'), this.channel)),
        this.phoneWarning,
        el('div', { class: 'gj-row' }, el('label', {}, this.onBehalf, ' ', tell('onBehalf')))],
      this.around.note,
      el('h4', {}, tell('what')),
      label(description ? pick(description) : tell('description'), this.description, 'gj-wide'),
      this.beyond = el('div', {},
        el('div', { class: 'gj-grid' },
          this.category ? label(tell('categoryOptional'), this.category) : null,
          this.appointment ? label(tell('appointment'), this.appointment) : null,
          kinds('line').map((field) => label(field.label, field.control))),
        kinds('wide').map((field) => el('div', { class: 'gj-wide' }, field.control)),
        kinds('tick').map((field) => el('div', { class: 'gj-row' }, el('label', {}, field.control, ' ', field.label)))),
      internal ? null : this.photos.part,
      this.readBack, this.message, this.draftState));
    this.root = this.place.firstChild;
    // Who writes on has read what was wrong.
    this.root.addEventListener('input', () => {
      this.clearMessage();
      this.changed();
    });
    this.root.addEventListener('change', () => this.changed());
    this.showAddress();
  }

  offerDrafts() {
    const old = this.drafts.list();
    show(this.offered, draftOffer(old, (draft) => this.restore(draft), (draft) => {
      this.drafts.drop(draft.id);
      this.offerDrafts();
      this.picker.query.focus();
    }));
  }

  async restore(draft) {
    this.id = draft.id;
    this.key = draft.key;
    this.attempted = draft.attempted;
    fill(this.root, draft.values);
    this.photos.restore(this.drafts.photos(draft.id));
    if (draft.house) {
      this.picker.certain(draft.house);
      this.around.urge.checked = draft.values.urge === true;
      this.around.choose(draft.joining, draft.related);
    }
    show(this.offered, el('div', { class: 'gj-done', role: 'status' }, tell('restored'),
      draft.photos > this.photos.all.length ? ' ' + tell('draftPhotosGone') : null));
    this.showAddress();
    this.changed();
    this.description.focus();
  }

  // Keeps the draft as it is now; what nobody typed in is none.
  changed() {
    if (!this.drafts || this.done) {
      return;
    }
    const draft = draftOf(this);
    if (draft.empty) {
      this.drafts.drop(this.id);
      return;
    }
    if (!this.drafts.save(this.id, draft)) {
      show(this.draftState, tell('draftFailed'));
    }
  }

  photosChanged() {
    this.changed();
    const kept = !this.drafts || this.drafts.savePhotos(this.id, this.photos.all);
    show(this.draftState, tell(kept ? 'draftKept' : 'draftPhotosLost'));
  }

  addressChanged() {
    this.confirmed.checked = false;
    this.showAddress();
    this.changed();
  }

  housePicked(house) {
    this.around.forget();
    this.joined();
    if (house) {
      this.around.load(house).then(() => this.checkPhone());
      if (!this.options.internal && !this.reporterPhone.value) {
        this.reporterPhone.value = this.picker.typedPhone();
      }
    }
    this.changed();
  }

  reporterIs(name, phone) {
    this.reporterName.value = name;
    this.reporterPhone.value = phone || this.reporterPhone.value;
    this.checkPhone();
    this.changed();
    this.reporterName.focus();
  }

  async checkPhone() {
    const house = await this.around.elsewhere(this.picker.community.value, this.reporterPhone.value).catch(() => null);
    show(this.phoneWarning, house ? el('div', { class: 'gj-warn' }, tell('phoneElsewhere', addressWords(house))) : null);
  }

  // Words and photos go to the case that is open: the rest is not asked.
  joined() {
    const joining = Boolean(this.around.joining);
    this.beyond.hidden = joining;
    this.readBack.hidden = joining;
    if (joining || this.around.related) {
      this.description.focus();
    }
    this.changed();
  }

  // On patrol nobody calls: the finder compares the address himself.
  foundByStaff() {
    return this.channel.value === 'patrol';
  }

  showAddress() {
    const address = this.picker.address();
    const words = this.picker.words();
    const key = this.options.internal ? 'readBackHouse' : this.foundByStaff() ? 'readBackFound' : 'readBack';
    show(this.readBack,
      el('span', {}, tell(key)),
      el('strong', {}, words || '—'),
      FIELDS.some((name) => address[name]) && !address.phase ? el('div', { class: 'gj-warn' }, tell('phaseMissing')) : null,
      address.building && !address.room && !this.options.internal ? el('div', { class: 'gj-hint' }, tell('commonPart')) : null,
      el('label', {}, this.confirmed, ' ', tell(key + 'Done')));
  }

  clearMessage() {
    show(this.message);
    this.root.querySelectorAll('[aria-invalid]').forEach((control) => {
      control.removeAttribute('aria-invalid');
      control.removeAttribute('aria-describedby');
    });
  }

  // What is wrong stands under the field that is to blame: a long form hides its own end.
  complain(error) {
    this.clearMessage();
    if (!error) {
      return;
    }
    const field = error.field && error.field.replace(/[[.].*$/, '');
    const control = field && this.root.querySelector(`[name="${CSS.escape(field)}"]`);
    const part = control && control.closest('.gj-grid, .gj-five, .gj-wide, .gj-row, .gj-read-back');
    if (part) {
      part.after(this.message);
    } else {
      this.draftState.before(this.message);
    }
    // The server's words name no field, and several stand side by side.
    const named = error.status && control && control.closest('label')?.querySelector('span')?.textContent;
    show(this.message, el('div', { class: 'gj-error' }, labelled(named, error.code === 'intake.unknownHouse' ? tell('unknownHouse') : error.message)));
    (control || this.message).scrollIntoView({ block: 'center' });
    if (control) {
      control.setAttribute('aria-invalid', 'true');
      control.setAttribute('aria-describedby', this.message.id);
      control.focus();
    }
  }

  missing() {
    const no = (field, key) => Object.assign(new Error(tell(key)), { field });
    const address = this.picker.address();
    if (!this.around.joining && !this.picker.community.value) {
      return no('community', 'needCommunity');
    }
    if (!this.around.joining && (this.options.internal ? !this.picker.house : !address.building)) {
      return no('q', 'pickHouse');
    }
    if (!this.description.value.trim()) {
      const { description } = this.options;
      return description ? Object.assign(new Error(tell('needField', pick(description))), { field: 'description' }) : no('description', 'needDescription');
    }
    return this.around.joining || this.confirmed.checked ? null : no('readBack', 'readBackNeeded');
  }

  async send() {
    if (this.busy || this.done) {
      return;
    }
    const missing = this.missing();
    if (missing) {
      this.complain(missing);
      return;
    }
    this.busy = true;
    this.clearMessage();
    this.draftState.before(this.message);
    show(this.message, el('span', { class: 'gj-hint' }, tell('sending')));
    const again = this.attempted;
    this.attempted = true;
    this.changed();
    try {
      const joining = this.around.joining;
      const caseNumber = joining ? await sendNote(this) : await sendReport(this);
      this.finish(tell(joining ? 'joined' : 'reported'), caseNumber);
    } catch (refused) {
      this.refused(refused, again);
    } finally {
      this.busy = false;
    }
  }

  // A refusal changed nothing: what is corrected is another attempt. Without an answer it stays the same one.
  refused(refused, again) {
    const taken = again && refused.code === 'webapps.keyReused';
    if (taken || (refused.status >= 400 && refused.status < 500 && ![401, 408, 429].includes(refused.status) && refused.code !== 'webapps.keyInUse')) {
      this.attempted = false;
      this.key = newKey();
      this.changed();
    }
    this.complain(taken ? new Error(tell('alreadyTaken')) : refused);
    if (taken && this.picker.house) {
      this.around.load(this.picker.house);
    }
  }

  finish(title, caseNumber) {
    this.done = true;
    this.drafts?.drop(this.id);
    const hint = this.options.internal ? 'sentHint.' + this.flow : this.foundByStaff() ? 'reportedFoundHint' : 'reportedHint';
    const look = el('div', {});
    const sent = el('div', { class: 'gj-done', role: 'status', tabindex: '-1' },
      el('div', {}, title), el('div', { class: 'gj-number' }, caseNumber), el('div', {}, tell(hint)));
    show(this.place, el('div', { class: 'gj' }, sent,
      el('div', { class: 'gj-row' },
        el('button', { type: 'button', class: 'btn btn-default', onclick: () => this.begin() }, tell('another')),
        el('button', { type: 'button', class: 'btn btn-default', onclick: () => new CasePanel(look, { caseNumber }).load() }, tell('lookAtCase'))),
      look));
    sent.focus();
  }
}
