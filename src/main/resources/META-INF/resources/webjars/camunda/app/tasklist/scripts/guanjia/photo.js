// Photos from a phone are scaled down before they leave it: a team on site has little signal.
import { el } from './dom.js';
import { say } from './texts.js';

const LONGEST_SIDE = 1600;
const QUALITY = 0.82;
// No telephone takes a larger picture; a film does.
const MOST_BYTES = 40 * 1024 * 1024;

// Gives a JPEG blob, turned upright; refuses with a sentence when the browser cannot read the file.
export async function scaledDown(file) {
  let picture;
  if (file.size > MOST_BYTES) {
    throw new Error(say('photoTooLarge', file.name, MOST_BYTES / 1024 / 1024));
  }
  try {
    picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch (unreadable) {
    throw new Error(say('photoUnreadable', file.name));
  }
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const pen = canvas.getContext('2d');
  // A transparent PNG would turn black.
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const blob = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', QUALITY));
  if (!blob) {
    throw new Error(say('photoUnreadable', file.name));
  }
  return blob;
}

export function asBase64(blob) {
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result.slice(reader.result.indexOf(',') + 1));
    reader.onerror = () => failed(reader.error);
    reader.readAsDataURL(blob);
  });
}

// The way back; fetch of a data: address is not allowed by the web apps' policy.
export function asBlob(base64) {
  return new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], { type: 'image/jpeg' });
}

// A button of ours in front of the browser's own, which speaks the browser's language and is small under a thumb.
export function photoPicker(words, name, picked) {
  const input = el('input', {
    type: 'file', accept: 'image/*', multiple: true, name, class: 'gj-file', 'aria-label': words,
    onchange: async () => {
      await picked(Array.from(input.files));
      // The same photo again is a choice, too.
      input.value = '';
    }
  });
  return el('label', { class: 'btn btn-default gj-picker' }, el('i', { class: 'glyphicon glyphicon-camera' }), ' ', words, input);
}
