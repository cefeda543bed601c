// What is to be filled in, to be looked at, and was left out: three lists below the text.

import {say, words} from './words.js';

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

function button(text, action, className) {
  const made = element('button', className, text);
  made.type = 'button';
  made.addEventListener('click', action);
  return made;
}

function panel(id, count, title, rows) {
  const details = document.getElementById(id);
  details.hidden = rows.length === 0;
  details.querySelector('summary').textContent = say(title, {n: count});
  details.querySelector('div').replaceChildren(...rows);
}

/** One field a name; what was filled in keeps its field. */
export function showBlanks(blanks, fills, fill, go) {
  const open = blanks.filter((blank) => !(blank.name in fills));
  const rows = [...open.map((blank) => ({name: blank.name, label: say('places', {name: blank.name, n: blank.places}), blank})),
    ...Object.keys(fills).map((name) => ({name, label: say('filled', {name})}))].map(({name, label, blank}) => {
    const row = element('div', 'row');
    const where = blank ? button(label, () => go(blank.line, name), 'where') : element('span', 'where', label);
    const field = element('input');
    field.value = fills[name] ?? '';
    field.setAttribute('aria-label', say('fillLabel', {name}));
    field.dataset.name = name;
    field.addEventListener('change', () => fill(name, field.value));
    field.addEventListener('keydown', (event) => event.key === 'Enter' && next(field));
    row.append(where, field);
    return row;
  });
  panel('blanks', open.length, 'blanks', rows);
}

function next(field) {
  const fields = [...document.querySelectorAll('#blanks input')];
  const name = fields[fields.indexOf(field) + 1]?.dataset.name;
  field.blur();
  document.querySelector(name ? `#blanks input[data-name="${CSS.escape(name)}"]` : '#blanks summary')?.focus();
}

/** The findings, what matters first. */
export function showFindings(findings, canFix, acts) {
  const order = {error: 0, warning: 1, note: 2};
  const sorted = [...findings].sort((a, b) => order[a.severity] - order[b.severity] || a.line - b.line);
  const fixable = canFix ? findings.filter((one) => one.fix) : [];
  const rows = sorted.map((one) => {
    const row = element('div', 'row');
    const words_ = one.line ? `${say('line', {line: one.line})}　${one.message}` : one.message;
    row.append(element('span', `severity ${one.severity}`, words[one.severity]),
      one.line ? button(words_, () => acts.go(one.line, one.text), 'where') : element('span', 'where', words_));
    if (canFix && one.fix) row.append(button(say('fix'), () => acts.fix([one])));
    row.append(button(say('ignore'), () => acts.ignore(one.rule)));
    return row;
  });
  if (fixable.length > 1) rows.unshift(button(say('fixAll', {n: fixable.length}), () => acts.fix(fixable)));
  panel('findings', findings.length, 'findings', rows);
}

/** What was left out, each with its way back. */
export function showDropped(dropped, restore, go) {
  const rows = dropped.map((one) => {
    const row = element('div', 'row');
    row.append(button(`${say('line', {line: one.lines[0]})}　${one.text.slice(0, 80)}`, () => go(one.lines[0], ''), 'where'),
      element('span', 'quiet', say('because', {rule: one.rule})), button(say('restore'), () => restore(one)));
    return row;
  });
  panel('dropped', dropped.length, 'dropped', rows);
}
