// What is to be filled in, to be looked at, and was left out: three lists, folded below the text.

import {button, element} from './editor.js';
import {say, whyOf, words} from './words.js';

const names = ['blanks', 'findings', 'dropped'];
const fields = new Map(); // of each blank its row, so that who types in it is not disturbed

function opener(name) {
  return document.querySelector(`[data-panel=${name}]`);
}

function isOpen(name) {
  return opener(name).getAttribute('aria-expanded') === 'true';
}

/** Unfolds one of the lists and folds the others; null: folds all. */
export function open(wanted) {
  for (const name of names) {
    opener(name).setAttribute('aria-expanded', String(name === wanted));
    document.getElementById(name).hidden = name !== wanted;
  }
}

/** Shows rows in a list; those that it has already stay as they are, with what is typed in them. */
function panel(name, count, rows) {
  const title = opener(name), list = document.getElementById(name);
  title.hidden = rows.length === 0;
  title.replaceChildren(words[name], element('span', count ? 'count' : 'count none', String(count)));
  list.setAttribute('aria-label', words[name]);
  if (rows.length !== list.children.length || rows.some((row, i) => row !== list.children[i])) list.replaceChildren(...rows);
  if (!rows.length && isOpen(name)) open(null);
}

/* ---- blanks ---- */

function makeField(name, fill) {
  const row = element('div', 'blank');
  const where = button('', null, 'where');
  const field = element('input');
  field.type = 'text';
  field.autocomplete = 'off';
  field.setAttribute('aria-label', say('fillLabel', {name}));
  field.dataset.name = name;
  const made = {row, where, field, composing: false};
  field.addEventListener('compositionstart', () => { made.composing = true; });
  field.addEventListener('compositionend', () => {
    made.composing = false;
    fill(name, field.value);
  });
  field.addEventListener('input', () => made.composing || fill(name, field.value));
  field.addEventListener('keydown', (event) => event.key === 'Enter' && !event.isComposing && next(field));
  row.append(where, field);
  return made;
}

function next(field) {
  const all = [...document.querySelectorAll('#blanks input')];
  (all[all.indexOf(field) + 1] ?? opener('blanks')).focus();
}

/** One field a name; what was filled in keeps its field. */
export function showBlanks(blanks, fills, {fill, go}) {
  const open_ = new Map(blanks.map((blank) => [blank.name, blank]));
  for (const name of fields.keys()) if (!open_.has(name) && !(name in fills)) fields.delete(name);
  for (const name of [...open_.keys(), ...Object.keys(fills)]) if (!fields.has(name)) fields.set(name, makeField(name, fill));
  const rows = [...fields].map(([name, {row, where, field, composing}]) => {
    const blank = open_.get(name);
    where.textContent = blank ? say('places', {name, n: blank.places}) : say('filled', {name});
    where.disabled = !blank;
    where.onclick = () => go(blank.line, blank.column, name);
    if (!composing && field.value !== (fills[name] ?? '')) field.value = fills[name] ?? '';
    return row;
  });
  panel('blanks', open_.size, rows);
}

/* ---- findings ---- */

function findingRow(one, canFix, acts) {
  const row = element('div', 'row');
  const said = one.line ? `${say('line', {line: one.line})}　${one.message}` : one.message;
  row.append(element('span', `severity ${one.severity}`, words[one.severity]),
    one.line ? button(said, () => acts.go(one.line, one.column, one.text), 'where') : element('span', 'where', said));
  const tools = element('span', 'acts');
  if (canFix && one.fix) tools.append(button(words.fix, () => acts.fix([one])));
  tools.append(button(words.ignore, () => acts.ignore(one.rule), 'plain'));
  row.append(tools);
  return row;
}

/** The findings, what matters first; those that are not told any more can be had back. */
export function showFindings(findings, ignored, canFix, acts) {
  const order = {error: 0, warning: 1, note: 2};
  const sorted = [...findings].sort((a, b) => order[a.severity] - order[b.severity] || a.line - b.line);
  const fixable = canFix ? findings.filter((one) => one.fix) : [];
  const rows = sorted.map((one) => findingRow(one, canFix, acts));
  if (fixable.length > 1) rows.unshift(button(say('fixAll', {n: fixable.length}), () => acts.fix(fixable), 'all'));
  if (ignored.length) {
    const row = element('div', 'row');
    row.append(element('span', 'where quiet', say('ignored', {n: ignored.length})), button(words.tellAgain, acts.tellAgain, 'plain'));
    rows.push(row);
  }
  panel('findings', findings.length, rows);
}

/* ---- what was left out ---- */

/** What was left out, each with its way back. */
export function showDropped(dropped, original, acts) {
  const rows = dropped.map((one) => {
    const row = element('div', 'row');
    row.append(button(`${say('line', {line: one.lines[0]})}　${[...one.text].slice(0, 60).join('')}`, () => acts.go(one.lines[0], 0, ''), 'where'),
      element('span', 'quiet', whyOf(one.rule)), button(words.restore, () => acts.restore(one.lines)));
    return row;
  });
  if (dropped.length > 1) rows.unshift(button(words.restoreAll, () => acts.keepAll(true), 'all'));
  if (original) rows.unshift(button(words.leaveOut, () => acts.keepAll(false), 'all'));
  panel('dropped', dropped.length, rows);
}

for (const name of names) opener(name).addEventListener('click', () => open(isOpen(name) ? null : name));
