// How a report leaves the form: as a new case, or into one that is open.
import { newKey, post } from './api.js';
import { asBlob } from './photo.js';
import { labelled } from './texts.js';

// Gives the case's number.
export async function sendReport(form) {
  const { internal } = form.options;
  const report = {
    community: form.picker.community.value,
    ...form.picker.address(),
    channel: form.channel.value,
    description: form.description.value.trim()
  };
  if (!internal) {
    report.reporterName = form.reporterName.value.trim();
    report.reporterPhone = form.reporterPhone.value.trim();
    report.onBehalf = form.onBehalf.checked;
  }
  if (form.category?.value) {
    report.category = form.category.value;
  }
  if (form.appointment?.value) {
    report.appointment = new Date(form.appointment.value).toISOString();
  }
  for (const { name, kind, read } of form.own) {
    const value = read();
    if (value || kind === 'wide') {
      report[name] = value;
    }
  }
  if (form.around.related) {
    report.relatedCase = form.around.related;
  }
  if (form.photos.all.length) {
    report.photos = form.photos.all.map(({ name, data }) => ({ name, data }));
  }
  return (await post(`/cases/${form.flow}`, report, form.key)).caseNumber;
}

// Words, photos and perhaps the urging go to the open case, each with a key of its own: what had arrived before an answer was lost is not
// there twice.
export async function sendNote(form) {
  const number = form.around.joining;
  const path = `/cases/${number}`;
  const who = [form.reporterName.value.trim(), form.reporterPhone.value.trim()].filter(Boolean).join(' ');
  await post(path + '/notes', { text: labelled(who, form.description.value.trim()) }, form.key);
  for (const photo of form.photos.all) {
    const body = new FormData();
    body.append('photo', asBlob(photo.data), 'photo.jpg');
    body.append('kind', 'evidence');
    photo.key = photo.key || newKey();
    await post(path + '/photos', body, photo.key);
  }
  if (form.around.urge.checked) {
    await post(path + '/urge', {}, form.key + '-urge');
  }
  return number;
}
