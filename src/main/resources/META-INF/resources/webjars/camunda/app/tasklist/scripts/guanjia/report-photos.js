// The photos of a report: chosen or taken, made small, shown, taken out again.
import { newKey } from './api.js';
import { el, show } from './dom.js';
import { asBase64, photoPicker, scaledDown } from './photo.js';
import { tell } from './report-texts.js';

export const MOST_PHOTOS = 9;

export class ReportPhotos {
  // `changed` runs when photos came or went, `complain` with an error that names the field.
  constructor(changed, complain) {
    this.changed = changed;
    this.complain = complain;
    this.all = [];
    this.list = el('div', { class: 'gj-photos' });
    this.state = el('span', { class: 'gj-hint', role: 'status' });
    this.part = el('div', { class: 'gj-wide' },
      el('div', { class: 'gj-row' }, photoPicker(tell('addPhotos'), 'photos', (chosen) => this.chosen(chosen)),
        el('span', { class: 'gj-hint' }, tell('photosHint', MOST_PHOTOS)), this.state),
      this.list);
  }

  async chosen(files) {
    this.complain(null);
    let wrong = null;
    show(this.state, tell('photosReading'));
    for (const file of files) {
      if (this.all.length >= MOST_PHOTOS) {
        wrong = new Error(tell('tooManyPhotos', MOST_PHOTOS));
        break;
      }
      try {
        // Each has a key of its own: added to a case a second time after a lost answer, it is there once.
        this.all.push({ name: file.name, data: await asBase64(await scaledDown(file)), key: newKey() });
      } catch (unreadable) {
        wrong = unreadable;
      }
    }
    show(this.state);
    this.draw();
    this.changed();
    if (wrong) {
      this.complain(Object.assign(wrong, { field: 'photos' }));
    }
  }

  restore(photos) {
    this.all = photos;
    this.draw();
  }

  draw() {
    show(this.list, this.all.map((photo, index) => el('figure', {},
      // The web apps' policy allows data: for images, not blob:.
      el('img', { alt: tell('photoOf', index + 1, photo.name), src: 'data:image/jpeg;base64,' + photo.data }),
      el('figcaption', {}, el('button', {
        type: 'button', class: 'btn btn-link btn-sm', 'aria-label': tell('removeOf', index + 1), onclick: () => {
          this.all = this.all.filter((other) => other !== photo);
          this.draw();
          this.changed();
          this.part.querySelector('input[type="file"]').focus();
        }
      }, tell('remove'))))));
  }
}
