// The text with its roles: a textarea, and behind it a mirror that has each line with what it is.
// The textarea keeps selection and input methods as the browser has them.

import {say, words} from './words.js';

const pane = document.getElementById('text');
const source = document.getElementById('source');
const mirror = document.getElementById('mirror');

/** What each line of the mirror shows, so that only lines that changed are made anew. */
let shown = [];

export function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

export function button(text, action, className) {
  const made = element('button', className, text);
  made.type = 'button';
  if (action) made.addEventListener('click', action);
  return made;
}

/** A line's text with marked stretches: {start, end, kind}, in code points, none over another. */
function content(line) {
  const made = element('span', 'content');
  made.setAttribute('aria-hidden', 'true'); // the textarea reads it out
  const points = [...line.text];
  let at = 0;
  for (const mark of line.marks) {
    if (mark.start < at) continue;
    made.append(points.slice(at, mark.start).join(''));
    made.append(element(mark.kind === 'dropped' ? 'del' : 'span', mark.kind === 'dropped' ? '' : 'found', points.slice(mark.start, mark.end).join('')));
    at = mark.end;
  }
  made.append(points.slice(at).join('') || '\u200b');
  return made;
}

function roleName(line) {
  return line.roles.map((role) => words.edge[role] ?? words.roles[role] ?? role).join(' ');
}

function makeEdge(line) {
  const edge = element('span', 'edge');
  const name = line.dropped ? words.edge.drop : roleName(line) || '·';
  const role = button(name, null, line.given ? 'role given' : 'role');
  role.setAttribute('aria-label', say('roleOfLine', {role: name, text: [...line.text.trim()].slice(0, 12).join('')}));
  role.setAttribute('aria-haspopup', 'dialog');
  edge.append(role);
  if (line.dropped) {
    role.title = say('because', {why: line.dropped});
    edge.append(button(words.restore, null, 'restore'));
  }
  return edge;
}

function makeLine(line) {
  const row = element('div', line.dropped ? 'line dropped' : 'line');
  row.dataset.role = [...line.text].length <= 40 ? line.roles[0]?.split('-')[0] ?? '' : '';
  if (line.text.trim()) row.append(makeEdge(line));
  row.append(content(line));
  if (line.dropped) row.append(element('span', 'why', line.dropped));
  return row;
}

/** Shows lines: {text, roles, dropped (why, or ''), given, marks}. */
export function showLines(lines) {
  const keys = lines.map((line) => JSON.stringify(line));
  const {head, tail} = alike(shown, keys);
  const focused = [...mirror.children].indexOf(document.activeElement?.closest('.line'));
  for (let i = shown.length - tail - 1; i >= head; i--) mirror.children[i].remove();
  const made = document.createDocumentFragment();
  for (const line of lines.slice(head, lines.length - tail)) made.append(makeLine(line));
  mirror.insertBefore(made, mirror.children[head] ?? null);
  shown = keys;
  if (focused >= 0 && document.activeElement === document.body) mirror.children[focused]?.querySelector('.role')?.focus();
}

/** How many elements of two lists (or letters of two texts) are the same from the beginning, and how many from the end. */
export function alike(a, b) {
  const least = Math.min(a.length, b.length);
  let head = 0, tail = 0;
  while (head < least && a[head] === b[head]) head++;
  while (tail < least - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  return {head, tail};
}

/** Puts a text in place of the one that is there, with the cursor behind what is new. */
export function setText(text, readOnly) {
  source.readOnly = readOnly;
  if (source.value === text) return;
  const at = text.length - alike(source.value, text).tail;
  source.value = text;
  if (document.activeElement === source) source.setSelectionRange(at, at);
}

/** Where a line (from 1) and a column (from 1, in code points) are in a text. */
export function offsetOf(text, line, column) {
  const lines = text.split('\n');
  let at = 0;
  for (let i = 0; i < line - 1 && i < lines.length; i++) at += lines[i].length + 1;
  return at + [...(lines[line - 1] ?? '')].slice(0, Math.max(column - 1, 0)).join('').length;
}

/** How far below the top of the text's pane a line (from 1) stands. */
export function topOf(line) {
  const row = mirror.children[line - 1];
  return row ? row.getBoundingClientRect().top - pane.getBoundingClientRect().top + pane.scrollTop : 0;
}

/** Lights a line up, and with `words` selects them, so that they can be written over. */
export function light(line, column, words_) {
  for (const lit of mirror.querySelectorAll('.lit')) lit.classList.remove('lit');
  mirror.children[line - 1]?.classList.add('lit');
  if (!words_ || !column) return;
  const start = offsetOf(source.value, line, column);
  source.focus({preventScroll: true});
  source.setSelectionRange(start, start + words_.length);
}

/** Calls `chosen` with the number of a line whose edge was clicked, and whether it is to be brought back. */
export function listen(chosen) {
  mirror.addEventListener('click', (event) => {
    const edge = event.target.closest('button');
    if (edge) chosen([...mirror.children].indexOf(edge.closest('.line')) + 1, edge.classList.contains('restore'), edge);
  });
}
