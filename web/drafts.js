// What stays in the browser: each tab keeps the text and decisions that stand in it, in local storage, until they are
// cleared.  Tabs tell each other which drafts they have open, so that none writes over another's.

const PREFIX = 'jianggao-draft-';
const MINE = 'jianggao-mine';
const ANSWER = 80; // ms in which other tabs tell what they have open

const channel = 'BroadcastChannel' in window ? new BroadcastChannel('jianggao') : null;
let mine = null; // the key of this tab's draft
let others = new Set(); // keys that other tabs have open

function setMine(key) {
  mine = key;
  sessionStorage.setItem(MINE, key);
}

function newKey() {
  return `${PREFIX}${Date.now()}-${Math.floor(Math.random() * 1e9)}`;
}

channel?.addEventListener('message', ({data}) => {
  if (data.ask && mine) channel.postMessage({open: mine});
  if (data.open) others.add(data.open);
  if (data.taken && data.taken === mine) setMine(newKey()); // this tab was asleep when the other asked
});

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

/** The drafts that no tab has open, the newest first: {key, draft}. */
export function free() {
  return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX) && key !== mine && !others.has(key))
    .map((key) => ({key, draft: read(key)})).filter(({draft}) => draft?.text).sort((a, b) => b.draft.saved - a.draft.saved);
}

/** This tab's draft from before it was loaded again, or the newest that no tab has open; null when there is none. */
export async function recall() {
  const before = sessionStorage.getItem(MINE);
  if (Object.keys(localStorage).some((key) => key.startsWith(PREFIX)) && channel) {
    channel.postMessage({ask: true});
    await new Promise((done) => setTimeout(done, ANSWER));
  }
  if (before && !others.has(before)) {
    setMine(before);
    return read(before);
  }
  if (before) { // a tab that was made by doubling another: the same text under a name of its own
    setMine(newKey());
    return read(before);
  }
  return take(free()[0]?.key ?? newKey());
}

/** Makes a free draft this tab's. */
export function take(key) {
  setMine(key);
  channel?.postMessage({taken: key});
  return read(key);
}

/** Keeps what the tab has now; a text that is empty is a draft that goes.  False when the browser keeps nothing. */
export function keep({text, word, name, moment, style, choices, given, fills, ruby, ignored, original}) {
  try {
    const draft = {text, name, moment, style, choices, given, fills, ruby, ignored, original, saved: Date.now()};
    if (text && !word) localStorage.setItem(mine, JSON.stringify(draft));
    else localStorage.removeItem(mine);
    return true;
  } catch {
    return false;
  }
}

/** Lets a free draft go. */
export function forget(key) {
  localStorage.removeItem(key);
}
