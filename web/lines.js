// What each line of the text is: from the newest view, and for lines that were typed since, carried along.

import {alike} from './editor.js';
import {whyOf} from './words.js';

/** Roles that somebody gave to lines, after an edit: lines before and behind what changed keep theirs. */
export function carryGiven(given, before, after) {
  const old = before.split('\n'), now = after.split('\n');
  const {head, tail} = alike(old, now);
  const middle = Array.from({length: now.length - head - tail}, (_, i) => old.length === now.length ? given[head + i] : undefined);
  const all = Array.from(old, (_, i) => given[i]);
  return [...all.slice(0, head), ...middle, ...all.slice(old.length - tail)].map((role) => role ?? null);
}

/** Lines as they were shown, for a text that was changed since. */
export function carryLines(lines, text, given) {
  const now = text.split('\n');
  const {head, tail} = alike(lines.map((line) => line.text), now);
  return now.map((one, i) => {
    const same = i < head ? lines[i] : i >= now.length - tail ? lines[lines.length - (now.length - i)] : null;
    const before = same ?? (lines.length === now.length ? lines[i] : null);
    return {text: one, roles: before?.roles ?? [], dropped: before?.dropped ?? '', given: Boolean(given[i]), marks: same?.marks ?? []};
  });
}

function markDropped(lines, one) {
  const first = lines[one.lines[0] - 1];
  if (one.start !== undefined)
    first?.marks.push({start: one.start, end: one.start + [...one.text].length, kind: 'dropped'});
  else
    for (let i = one.lines[0]; i <= one.lines[1]; i++) if (lines[i - 1]) lines[i - 1].dropped = whyOf(one.rule);
}

function markFound(lines, one) {
  const line = lines[one.line - 1];
  if (!line || !one.column || !one.text) return;
  const start = one.column - 1, length = [...one.text].length;
  if ([...line.text].slice(start, start + length).join('') === one.text) line.marks.push({start, end: start + length, kind: 'found'});
}

/** The lines of a text as a view tells them: {text, roles, dropped (why, or ''), given, marks}. */
export function linesOf(text, given, tree) {
  const lines = text.split('\n').map((one, i) => ({text: one, roles: [], dropped: '', given: Boolean(given[i]), marks: []}));
  for (const block of tree.blocks) {
    const line = lines[block.lines[0] - 1];
    if (line && !(block.role === 'body' && line.roles.length))
      line.roles.push(block.role === 'heading' ? `heading-${block.level}` : block.role);
  }
  for (const one of tree.dropped) markDropped(lines, one);
  for (const one of tree.findings) markFound(lines, one);
  for (const line of lines) line.marks.sort((a, b) => a.start - b.start);
  return lines;
}

/** A Word file's paragraphs, each at its number. */
export function wordText(blocks) {
  const made = [];
  for (const block of blocks) made[block.lines[0] - 1] = (made[block.lines[0] - 1] ?? '') + block.text.replace(/\s*\n\s*/g, ' ');
  return Array.from(made, (line) => line ?? '').join('\n');
}
