// Drafts of the start forms. A desk's computer is shared and a report tells about people: a draft lives in its browser tab
// alone (sessionStorage: it outlives a reload and a phone's trip to the camera, not the tab), belongs to one user, and is
// gone when it was sent or discarded, when somebody signs out or another one signs in, and after a shift.
const PREFIX = 'guanjia.draft.';
const PHOTOS = '.photos';
const OLDEST = 8 * 60 * 60 * 1000;
const MOST = 3;

export class Drafts {
  constructor(user, flow) {
    this.user = user;
    this.flow = flow;
    for (const draft of all()) {
      if (draft.user !== user || !(Date.now() - draft.at < OLDEST)) {
        drop(draft.id);
      }
    }
  }

  // The latest first.
  list() {
    return all().filter((draft) => draft.flow === this.flow).sort((one, other) => other.at - one.at);
  }

  // Whether the draft could be kept.
  save(id, content) {
    const kept = store(PREFIX + id, { ...content, id, user: this.user, flow: this.flow, at: Date.now() });
    this.list().slice(MOST).forEach((old) => drop(old.id));
    return kept;
  }

  // Whether the photos could be kept: they are large, and kept apart so that typing does not write them again.
  savePhotos(id, photos) {
    if (!photos.length) {
      remove(PREFIX + id + PHOTOS);
      return true;
    }
    const kept = store(PREFIX + id + PHOTOS, photos);
    if (!kept) {
      remove(PREFIX + id + PHOTOS);
    }
    return kept;
  }

  photos(id) {
    return read(PREFIX + id + PHOTOS) || [];
  }

  drop(id) {
    drop(id);
  }
}

// Whoever signs out leaves nothing behind, in none of their tabs.
export function forgetAtSignOut() {
  const tabs = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('guanjia.signedOut');
  if (tabs) {
    tabs.onmessage = forgetAll;
  }
  const open = XMLHttpRequest.prototype.open;
  XMLHttpRequest.prototype.open = function (method, address, ...rest) {
    if (/\/auth\/user\/[^/]+\/logout$/.test(String(address))) {
      forgetAll();
      tabs?.postMessage('');
    }
    return open.call(this, method, address, ...rest);
  };
}

function forgetAll() {
  keys().forEach(remove);
}

function drop(id) {
  remove(PREFIX + id);
  remove(PREFIX + id + PHOTOS);
}

function all() {
  return keys().filter((key) => !key.endsWith(PHOTOS)).map(read).filter((draft) => draft && draft.id);
}

// A browser may refuse its storage altogether: then there are no drafts, and the form says so.
function keys() {
  try {
    return Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX));
  } catch (refused) {
    return [];
  }
}

function read(key) {
  try {
    return JSON.parse(sessionStorage.getItem(key));
  } catch (unreadable) {
    return null;
  }
}

function store(key, content) {
  try {
    sessionStorage.setItem(key, JSON.stringify(content));
    return true;
  } catch (full) {
    return false;
  }
}

function remove(key) {
  try {
    sessionStorage.removeItem(key);
  } catch (refused) {
    // There was nothing to remove.
  }
}
