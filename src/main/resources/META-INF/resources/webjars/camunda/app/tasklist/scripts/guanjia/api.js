// Our own HTTP API, called with the login of the web app.
import { say } from './texts.js';

const appRoot = document.querySelector('base').getAttribute('app-root');
const root = appRoot.replace(/\/camunda$/, '') + '/api';

export class Refused extends Error {
  constructor(problem, status) {
    super(problem.detail || problem.title || say('serverError', status));
    this.status = status;
    this.field = problem.field || null;
    this.code = (problem.type || '').replace('urn:guanjia:', '');
  }
}

export function url(path) {
  return root + path;
}

// A key names one attempt to change something, so that a repeated click or a lost answer changes it once.
// randomUUID exists on https and localhost alone; the house's network may be plain http.
export function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function get(path, query) {
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(query || {})) {
    if (value !== null && value !== undefined && value !== '') {
      asked.set(name, value);
    }
  }
  const tail = asked.toString();
  return call('GET', path + (tail ? '?' + tail : ''), undefined, {});
}

export function post(path, body, key) {
  const headers = { 'Idempotency-Key': key || newKey() };
  if (body instanceof FormData) {
    return call('POST', path, body, headers);
  }
  headers['Content-Type'] = 'application/json';
  return call('POST', path, JSON.stringify(body || {}), headers);
}

// The file itself is the body; what is said about it stands in the query.
export function upload(path, query, file, key) {
  return call('POST', path + '?' + new URLSearchParams(query), file,
    { 'Idempotency-Key': key || newKey(), 'Content-Type': 'application/octet-stream' });
}

// A file that the server makes for this one answer: {name, blob}.
export async function download(path) {
  const answer = await send('POST', path, undefined, {});
  if (!answer.ok) {
    throw new Refused(await answer.json().catch(() => ({})), answer.status);
  }
  const named = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get('Content-Disposition') || '');
  return { name: named ? decodeURIComponent(named[1]) : 'file', blob: await answer.blob() };
}

async function call(method, path, body, headers) {
  const answer = await send(method, path, body, headers);
  const text = await answer.text();
  let content = {};
  try {
    content = text ? JSON.parse(text) : {};
  } catch (notJson) {
    content = {};
  }
  if (!answer.ok) {
    throw new Refused(answer.status === 401 ? { detail: say('signInAgain') } : content, answer.status);
  }
  return content;
}

async function send(method, path, body, headers) {
  const token = csrfToken();
  try {
    return await fetch(url(path), {
      method,
      body,
      credentials: 'same-origin',
      headers: {
        Accept: 'application/json, application/problem+json, */*;q=0.1',
        'X-Requested-With': 'XMLHttpRequest',
        ...(token ? { 'X-XSRF-TOKEN': token } : {}),
        ...headers
      }
    });
  } catch (lost) {
    throw new Refused({ detail: say('noConnection') }, 0);
  }
}

let ownToken = '';

// For a page outside the web apps, whose cookie it cannot read.
export function useToken(token) {
  ownToken = token || '';
}

// The web apps keep their token in this cookie; the API asks for the same one.
function csrfToken() {
  if (ownToken) {
    return ownToken;
  }
  const found = document.cookie.split('; ').find((pair) => pair.startsWith('XSRF-TOKEN='));
  return found ? decodeURIComponent(found.slice('XSRF-TOKEN='.length)) : '';
}

// What the engine itself says to who is signed in.
export async function engine(path, query) {
  const answer = await fetch(`${appRoot}/api/engine/engine/default${path}?${new URLSearchParams(query)}`,
    { credentials: 'same-origin', headers: { Accept: 'application/json' } });
  if (!answer.ok) {
    throw new Refused({}, answer.status);
  }
  return answer.json();
}

// Who is signed in, and which web apps they may open; the web app itself knows.
export async function signedIn() {
  const answer = await fetch(`${appRoot}/api/admin/auth/user/default`, { credentials: 'same-origin', headers: { Accept: 'application/json' } });
  return answer.json();
}
