// What the user has made: the text and the decisions about it, as one value that is replaced at each step.  Every step
// can be undone, in the order in which they were done.

const MOST = 200; // steps that are kept
const ONE_GO = 1500; // ms of typing on, within which it is one step

const nothing = {
  text: '', bytes: null, word: false, name: '', moment: 0, style: 'gongwen', choices: {}, given: [], fills: {}, ruby: '',
  ignored: [], original: false,
};

export let now = nothing;
let past = [], future = [];
let lastKind = '', lastTime = 0;

/** A step; those of one kind that follow each other are one, of typing when they follow quickly. */
export function step(changes, kind = '') {
  const time = Date.now();
  if (!kind || kind !== lastKind || (kind === 'typing' && time - lastTime > ONE_GO)) past.push(now);
  if (past.length > MOST) past.shift();
  lastKind = kind;
  lastTime = time;
  future = [];
  now = {...now, ...changes};
}

/** A step to another text, with nothing decided about it. */
export function begin(text) {
  step({...nothing, style: now.style, choices: now.choices, moment: Math.floor(Date.now() / 1000), ...text});
}

/** What becomes known of the text without anybody's doing. */
export function amend(changes) {
  now = {...now, ...changes};
}

function go(from, to) {
  if (!from.length) return false;
  to.push(now);
  now = from.pop();
  lastKind = '';
  return true;
}

/** Takes the last step back as if it had not been: a file that could not be read. */
export function drop() {
  go(past, []);
}

export const undo = () => go(past, future);
export const redo = () => go(future, past);
export const canUndo = () => past.length > 0;
export const canRedo = () => future.length > 0;
