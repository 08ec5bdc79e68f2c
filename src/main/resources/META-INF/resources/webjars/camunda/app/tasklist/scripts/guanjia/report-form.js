// The start form of every flow: whose house, who reports, what it is about, address read back, send.
import { get, newKey, post } from './api.js';
import { afterPause, el, show } from './dom.js';
import { chinese } from './language.js';
import { asBase64, asBlob, photoPicker, scaledDown } from './photo.js';
import { labelled, say, time } from './texts.js';

const FIELDS = ['phase', 'building', 'unit', 'room'];
const CHANNELS = ['phone', 'desk', 'patrol', 'colleague', 'call-centre', '12345', 'alarm'];
const MOST_PHOTOS = 9;
const LONGEST_DESCRIPTION = 4000;

// Called by the form of a flow. `camForm` is the engine's form: its own submit is prevented, the report goes to
// POST /api/cases/{flow}. `place` is the element to fill; the categories and the flow's own fields come with the form:
// options.fields are { name, label: [zh, en], type, options: [code, zh, en][], max }, a text field without the last three;
// type 'checks' takes several of its options and sends their codes with commas, 'textarea' lines. A flow without
// categories asks for none, and for no appointment; options.appointment is false where nobody waits for a visit.
// options.channel is the one that is chosen at first.
export function reportForm(camForm, flow, place, options = {}) {
  const form = new ReportForm(flow, place, options);
  camForm.on('submit', () => {
    camForm.submitPrevented = true;
    form.send();
  });
}

class ReportForm {
  constructor(flow, place, { categories = [], fields = [], channel = CHANNELS[0], appointment = categories.length > 0 }) {
    this.flow = flow;
    this.place = place;
    this.categories = categories;
    this.fields = fields;
    this.firstChannel = channel;
    this.asksAppointment = appointment;
    this.begin();
  }

  begin() {
    this.house = null;
    this.houseId = null;
    this.photos = [];
    this.joining = null;
    this.related = null;
    this.done = false;
    this.busy = false;
    this.sent = { body: null, key: null };
    this.build();
    this.loadCommunities();
  }

  build() {
    this.community = el('select', { class: 'form-control', name: 'community', onchange: () => this.communityChosen() });
    this.query = el('input', {
      class: 'form-control', type: 'search', name: 'q', autocomplete: 'off', maxlength: '60',
      placeholder: say('searchHouse'), 'aria-label': say('searchHouse'),
      oninput: afterPause(300, () => this.searchHouses())
    });
    this.found = el('div', { role: 'status', 'aria-live': 'polite' });
    this.five = Object.fromEntries(FIELDS.map((name) => [name, el('input', {
      class: 'form-control', type: 'text', name, maxlength: '30', autocomplete: 'off', oninput: () => this.addressTyped()
    })]));
    this.around = el('div', {});
    this.reporterName = el('input', { class: 'form-control', type: 'text', name: 'reporterName', maxlength: '60', autocomplete: 'off' });
    this.reporterPhone = el('input', { class: 'form-control', type: 'tel', name: 'reporterPhone', maxlength: '30', autocomplete: 'off' });
    this.channel = el('select', { class: 'form-control', name: 'channel', onchange: () => this.showAddress() },
      CHANNELS.map((code) => el('option', { value: code }, say('channel.' + code))));
    this.channel.value = this.firstChannel;
    this.onBehalf = el('input', { type: 'checkbox', name: 'onBehalf' });
    this.description = el('textarea', {
      class: 'form-control', name: 'description', rows: '4', maxlength: String(LONGEST_DESCRIPTION),
      placeholder: say('descriptionHint')
    });
    this.category = el('select', { class: 'form-control', name: 'category' },
      el('option', { value: '' }, say('categoryNone')),
      this.categories.map(([code, zh, en]) => el('option', { value: code }, chinese ? zh : en)));
    this.appointment = el('input', { class: 'form-control', type: 'datetime-local', name: 'appointment' });
    this.own = this.fields.map((field) => this.ownField(field));
    this.photoList = el('div', { class: 'gj-photos' });
    this.readBack = el('div', { class: 'gj-read-back' });
    this.confirmed = el('input', { type: 'checkbox', name: 'readBack' });
    this.message = el('div', { role: 'alert' });

    this.joinNote = el('div', {});
    this.rest = el('div', {},
      el('h4', {}, say('what')),
      this.labelled('description', this.description, 'gj-wide'),
      el('div', { class: 'gj-grid' },
        this.categories.length ? this.labelled('categoryOptional', this.category) : null,
        this.asksAppointment ? this.labelled('appointment', this.appointment) : null,
        this.own.filter(({ tick, wide }) => !tick && !wide).map(({ label, control }) => el('label', {}, el('span', {}, label), control))),
      this.own.filter(({ wide }) => wide).map(({ label, control }) => el('div', { class: 'gj-wide' }, el('div', {}, label), control)),
      this.own.filter(({ tick }) => tick).map(({ label, control }) => el('div', { class: 'gj-row' }, el('label', {}, control, ' ', label))),
      el('div', { class: 'gj-row' }, photoPicker(say('addPhotos'), 'photos', (chosen) => this.photosChosen(chosen))),
      this.photoList);
    show(this.place, el('div', { class: 'gj' },
      el('h4', {}, say('whichHouse')),
      el('div', { class: 'gj-grid' },
        this.labelled('community', this.community),
        this.labelled('searchHouse', this.query)),
      this.found,
      el('div', { class: 'gj-five' }, FIELDS.map((name) => this.labelled(name, this.five[name]))),
      this.around,
      el('h4', {}, say('who')),
      el('div', { class: 'gj-grid' },
        this.labelled('reporterName', this.reporterName),
        this.labelled('reporterPhone', this.reporterPhone),
        this.labelled('channel', this.channel)),
      el('div', { class: 'gj-row' }, el('label', {}, this.onBehalf, ' ', say('onBehalf'))),
      this.joinNote,
      this.rest,
      this.readBack,
      this.message));
    // Who writes on has read what was wrong.
    this.place.firstChild.oninput = () => show(this.message);
    this.showAddress();
  }

  ownField({ name, label: [zh, en], type, options, max }) {
    const tick = type === 'checkbox';
    const label = chinese ? zh : en;
    if (type === 'checks') {
      const boxes = options.map(([code]) => el('input', { type: 'checkbox', name, value: code }));
      const control = el('div', { class: 'gj-checks' }, options.map(([code, its, english], i) => el('label', { title: code }, boxes[i], ' ', chinese ? its : english)));
      return { name, wide: true, label, control, read: () => boxes.filter((box) => box.checked).map((box) => box.value).join(',') };
    }
    if (type === 'textarea') {
      return { name, wide: true, label, control: el('textarea', { class: 'form-control', name, rows: '3', maxlength: String(max), 'aria-label': label }) };
    }
    const control = options
      ? el('select', { class: 'form-control', name }, options.map(([code, its, english]) => el('option', { value: code }, chinese ? its : english)))
      : el('input', tick ? { type, name } : { class: 'form-control', type: type || 'text', name, maxlength: '60', autocomplete: 'off' });
    return { name, tick, time: type === 'datetime-local', label, control };
  }

  labelled(key, control, extra) {
    return el('label', { class: extra }, el('span', {}, say(key)), control);
  }

  async loadCommunities() {
    try {
      const { items } = await get('/communities');
      show(this.community,
        items.length === 1 ? null : el('option', { value: '' }, say('choose')),
        items.map(({ id, name }) => el('option', { value: id }, name)));
      this.communityChosen();
    } catch (refused) {
      this.complain(refused);
    }
  }

  communityChosen() {
    this.clearHouse();
    show(this.found);
    this.searchHouses();
  }

  async searchHouses() {
    const asked = this.query.value.trim();
    const community = this.community.value;
    if (!asked || !community) {
      show(this.found);
      return;
    }
    this.asked = asked;
    show(this.found, el('span', { class: 'gj-hint' }, say('searching')));
    try {
      const { items, next } = await get(`/communities/${encodeURIComponent(community)}/houses`, { q: asked, limit: 10 });
      if (this.asked !== asked) {
        return;
      }
      show(this.found, items.length
        ? el('ul', { class: 'gj-list' }, items.map((house) => el('li', {}, this.houseButton(house))))
        : el('span', { class: 'gj-hint' }, say('noHouse')),
      next ? el('span', { class: 'gj-hint' }, say('moreHouses')) : null);
    } catch (refused) {
      show(this.found);
      this.complain(refused);
    }
  }

  // The phase stands first: building 3 exists in phase 1 and in phase 2.
  houseButton(house) {
    return el('button', { type: 'button', class: 'gj-pick', onclick: () => this.pick(house) },
      house.phase ? el('span', { class: 'gj-phase' }, house.phase + (chinese ? ' 期' : '')) : null,
      this.addressWords(house, false));
  }

  addressWords(house, withPhase) {
    const parts = chinese
      ? [withPhase && house.phase && house.phase + '期', house.building && house.building + '栋',
        house.unit && house.unit + '单元', house.room && house.room + '室']
      : [withPhase && house.phase && 'phase ' + house.phase, house.building && 'building ' + house.building,
        house.unit && 'unit ' + house.unit, house.room && 'room ' + house.room];
    return parts.filter(Boolean).join(' ');
  }

  pick(house) {
    this.houseId = house.id;
    for (const name of FIELDS) {
      this.five[name].value = house[name] || '';
    }
    this.confirmed.checked = false;
    this.joining = null;
    this.related = null;
    show(this.found);
    this.showAddress();
    this.showJoining();
    this.loadAround(house.id);
    const typed = this.query.value.replace(/[\s-]/g, '');
    if (/^\+?\d{7,}$/.test(typed) && !this.reporterPhone.value) {
      this.reporterPhone.value = typed;
    }
  }

  // Whoever edits one of the fields no longer means the house that was picked.
  addressTyped() {
    this.houseId = null;
    this.joining = null;
    this.related = null;
    this.confirmed.checked = false;
    show(this.around);
    this.showAddress();
    this.showJoining();
  }

  clearHouse() {
    FIELDS.forEach((name) => { this.five[name].value = ''; });
    this.addressTyped();
  }

  address() {
    return Object.fromEntries(FIELDS.map((name) => [name, this.five[name].value.trim()]));
  }

  // On patrol nobody calls: the finder compares the address himself.
  foundByStaff() {
    return this.channel.value === 'patrol';
  }

  showAddress() {
    const address = this.address();
    const chosen = this.community.selectedOptions[0];
    const community = this.community.value ? chosen.textContent : '';
    const words = this.addressWords(address, true);
    show(this.readBack,
      el('span', {}, say(this.foundByStaff() ? 'readBackFound' : 'readBack')),
      el('strong', {}, [community, words].filter(Boolean).join(' ') || '—'),
      words && !address.phase ? el('div', { class: 'gj-warn' }, say('phaseMissing')) : null,
      el('label', {}, this.confirmed, ' ', say(this.foundByStaff() ? 'readBackFoundDone' : 'readBackDone')));
  }

  async loadAround(houseId) {
    show(this.around, el('span', { class: 'gj-hint' }, say('loading')));
    try {
      const [house, cases] = await Promise.all([
        get(`/houses/${houseId}`),
        get('/cases', { house: houseId, status: 'open' })
      ]);
      if (this.houseId === houseId) {
        this.showAround(house.residents, cases.items);
      }
    } catch (refused) {
      show(this.around);
      this.complain(refused);
    }
  }

  showAround(residents, cases) {
    show(this.around,
      el('h4', {}, say('residents')),
      residents.length ? el('ul', { class: 'gj-list' }, residents.map((resident) => el('li', {}, this.residentButton(resident))))
        : el('span', { class: 'gj-hint' }, say('noResidents')),
      el('h4', {}, say('openCases')),
      cases.length ? el('ul', { class: 'gj-list' }, cases.map((other) => this.openCase(other)))
        : el('span', { class: 'gj-hint' }, say('noOpenCases')));
  }

  residentButton(resident) {
    return el('button', {
      type: 'button', class: 'gj-pick', onclick: () => {
        this.reporterName.value = resident.name;
        this.reporterPhone.value = resident.phones[0] || this.reporterPhone.value;
      }
    }, [resident.name, say(resident.kind.toLowerCase()), resident.phones.join(' / ')].filter(Boolean).join(' · '));
  }

  openCase(other) {
    return el('li', { class: 'gj-warn' },
      el('strong', {}, other.caseNumber), ` ${other.title || ''} `,
      el('span', { class: 'gj-hint' }, time(other.openedAt)),
      el('div', { class: 'gj-row' },
        el('button', { type: 'button', class: 'btn btn-default btn-sm', onclick: () => this.join(other.caseNumber) }, say('sameMatter')),
        el('button', { type: 'button', class: 'btn btn-default btn-sm', onclick: () => this.relate(other.caseNumber) }, say('relatedMatter'))));
  }

  // The same matter beats a new case; another one may still have to do with it.
  join(caseNumber) {
    this.joining = caseNumber;
    this.related = null;
    this.showJoining();
    this.description.focus();
  }

  relate(caseNumber) {
    this.related = caseNumber;
    this.joining = null;
    this.showJoining();
    this.description.focus();
  }

  showJoining() {
    const undo = (label) => el('button', {
      type: 'button', class: 'btn btn-default btn-sm', onclick: () => {
        this.joining = null;
        this.related = null;
        this.showJoining();
      }
    }, say(label));
    show(this.joinNote,
      this.joining ? el('div', { class: 'gj-warn' },
        el('strong', {}, say('joinTitle', this.joining)), el('div', {}, say('joinHint', this.joining)), undo('notSame')) : null,
      this.related ? el('div', { class: 'gj-warn' },
        el('strong', {}, say('relateTitle', this.related)), el('div', {}, undo('notRelated'))) : null);
  }

  async photosChosen(chosen) {
    this.complain(null);
    for (const file of chosen) {
      if (this.photos.length >= MOST_PHOTOS) {
        this.complain(new Error(say('tooManyPhotos', MOST_PHOTOS)));
        break;
      }
      try {
        this.photos.push({ name: file.name, data: await asBase64(await scaledDown(file)) });
      } catch (unreadable) {
        this.complain(unreadable);
      }
    }
    this.showPhotos();
  }

  showPhotos() {
    show(this.photoList, this.photos.map((photo) => {
      // The web apps' policy allows data: for images, not blob:.
      const picture = el('img', { alt: photo.name, src: 'data:image/jpeg;base64,' + photo.data });
      return el('figure', {}, picture, el('figcaption', {},
        el('button', {
          type: 'button', class: 'btn btn-link btn-sm', onclick: () => {
            this.photos = this.photos.filter((other) => other !== photo);
            this.showPhotos();
          }
        }, say('remove'))));
    }));
  }

  // What is wrong stands under the field that is to blame: a long form hides its own end.
  complain(error) {
    const control = error && error.field && this.place.querySelector(`[name="${CSS.escape(error.field)}"]`);
    const part = control && control.closest('.gj-grid, .gj-five, .gj-wide, .gj-row, .gj-read-back');
    if (part) {
      part.after(this.message);
    } else {
      this.place.firstChild.append(this.message);
    }
    // The server's words name no field, and several stand side by side.
    const label = error && error.status && control && control.closest('label');
    const name = label && label.querySelector('span');
    show(this.message, error ? el('div', { class: 'gj-error' }, labelled(name && name.textContent, error.message)) : null);
    if (error) {
      (control || this.message).scrollIntoView({ block: 'center' });
      if (control) {
        control.focus();
      }
    }
  }

  missing() {
    const no = (field, key) => Object.assign(new Error(say(key)), { field });
    if (!this.description.value.trim()) {
      return no('description', 'needDescription');
    }
    if (this.joining) {
      return null;
    }
    if (!this.community.value) {
      return no('community', 'needCommunity');
    }
    return this.confirmed.checked ? null : no('readBack', 'readBackNeeded');
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
    this.place.firstChild.append(this.message);
    show(this.message, el('span', { class: 'gj-hint' }, say('sending')));
    try {
      if (this.joining) {
        await this.sendNote();
        this.finish(say('joined'), this.joining);
      } else {
        const { caseNumber } = await this.sendReport();
        this.finish(say('reported'), caseNumber);
      }
    } catch (refused) {
      this.complain(refused);
    } finally {
      this.busy = false;
    }
  }

  async sendReport() {
    const report = {
      community: this.community.value,
      ...this.address(),
      reporterName: this.reporterName.value.trim(),
      reporterPhone: this.reporterPhone.value.trim(),
      channel: this.channel.value,
      description: this.description.value.trim(),
      onBehalf: this.onBehalf.checked
    };
    if (this.category.value) {
      report.category = this.category.value;
    }
    if (this.appointment.value) {
      report.appointment = new Date(this.appointment.value).toISOString();
    }
    for (const { name, tick, time: isTime, read, control } of this.own) {
      if (read) {
        report[name] = read();
      } else if (tick && control.checked) {
        report[name] = true;
      } else if (!tick && control.value.trim()) {
        report[name] = isTime ? new Date(control.value).toISOString() : control.value.trim();
      }
    }
    if (this.related) {
      report.relatedCase = this.related;
    }
    if (this.photos.length) {
      report.photos = this.photos;
    }
    return post(`/cases/${this.flow}`, report, this.keyFor(report));
  }

  async sendNote() {
    const who = [this.reporterName.value.trim(), this.reporterPhone.value.trim()].filter(Boolean).join(' ');
    const note = { text: labelled(who, this.description.value.trim()) };
    const path = `/cases/${this.joining}`;
    await post(path + '/notes', note, this.keyFor(note));
    while (this.photos.length) {
      const body = new FormData();
      body.append('photo', asBlob(this.photos[0].data), 'photo.jpg');
      body.append('kind', 'evidence');
      await post(path + '/photos', body);
      this.photos.shift();
    }
  }

  // The same words sent again are the same attempt; changed words are another one.
  keyFor(body) {
    const words = JSON.stringify(body);
    if (this.sent.body !== words) {
      this.sent = { body: words, key: newKey() };
    }
    return this.sent.key;
  }

  finish(title, caseNumber) {
    this.done = true;
    show(this.place, el('div', { class: 'gj' },
      el('div', { class: 'gj-done', role: 'status' },
        el('div', {}, title),
        el('div', { class: 'gj-number' }, caseNumber),
        el('div', {}, say(this.foundByStaff() ? 'reportedFoundHint' : 'reportedHint'))),
      el('button', { type: 'button', class: 'btn btn-default', onclick: () => this.begin() }, say('another'))));
  }
}
