// The text with its roles: a textarea, and behind it a mirror that has each line with what it is.
// The textarea keeps undo, selection and input methods as the browser has them.

import {say, words} from './words.js';

const source = document.getElementById('source');
const mirror = document.getElementById('mirror');

/** What each line of the mirror shows, so that only lines that changed are made anew. */
let shown = [];

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

/** A line's text with marked stretches: {start, end, kind}, in code points, none over another. */
function content(line) {
  const made = element('span', 'content');
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
  return line.roles.map((role) => words.roles[role] ?? role).join('·');
}

function makeLine(line, number) {
  const row = element('div', line.dropped ? 'line dropped' : 'line');
  row.dataset.role = [...line.text].length <= 40 ? line.roles[0]?.split('-')[0] ?? '' : '';
  if (line.text.trim()) {
    const button = element('button', line.given ? 'role given' : 'role', line.dropped ? words.roles.drop : roleName(line) || '·');
    button.type = 'button';
    button.dataset.line = number;
    button.setAttribute('aria-label', `${say('line', {line: number})}：${button.textContent}`);
    row.append(button);
  }
  row.append(content(line));
  return row;
}

/** Shows lines: {text, roles, dropped, given, marks}. */
export function showLines(lines) {
  const keys = lines.map((line, i) => `${i + 1}|${JSON.stringify(line)}`);
  keys.forEach((key, i) => {
    if (shown[i] === key) return;
    const made = makeLine(lines[i], i + 1);
    if (mirror.children[i]) mirror.children[i].replaceWith(made);
    else mirror.append(made);
  });
  while (mirror.children.length > lines.length) mirror.lastChild.remove();
  shown = keys;
}

/** Puts a text in place of all there is. */
export function setText(text, readOnly) {
  source.value = text;
  source.readOnly = readOnly;
}

/** Replaces a stretch as if the user had typed it, so that the browser's undo takes it back. */
export function replace(start, end, text) {
  source.focus();
  source.setSelectionRange(start, end);
  if (!document.execCommand('insertText', false, text)) {
    source.setRangeText(text, start, end, 'end');
    source.dispatchEvent(new Event('input'));
  }
}

/** Where a line (from 1) and a column (from 1, in code points) are in the textarea. */
export function offsetOf(text, line, column) {
  const lines = text.split('\n');
  let at = 0;
  for (let i = 0; i < line - 1 && i < lines.length; i++) at += lines[i].length + 1;
  return at + [...(lines[line - 1] ?? '')].slice(0, Math.max(column - 1, 0)).join('').length;
}

/** Brings a line into sight and lights it up. */
export function reveal(line) {
  for (const lit of mirror.querySelectorAll('.lit')) lit.classList.remove('lit');
  const row = mirror.children[line - 1];
  if (!row) return;
  row.classList.add('lit');
  row.scrollIntoView({block: 'center'});
}
