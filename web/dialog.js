// What is chosen in a small window beside the button that opens it: what a line is, where the title breaks, the layout.

import {choices, wordChoices} from './choices.js';
import {button, element} from './editor.js';
import {say, words} from './words.js';

const dialog = document.getElementById('choice');
const body = document.getElementById('choice-body');

/** Shows parts under a title, beside `anchor`, as far as there is room, and not over the pages. */
function show(anchor, title, parts) {
  document.getElementById('choice-title').textContent = title;
  body.replaceChildren(...parts);
  dialog.showModal();
  const at = anchor.getBoundingClientRect(), size = dialog.getBoundingClientRect();
  const strip = document.getElementById('strip'), right = strip.offsetParent ? strip.getBoundingClientRect().left : innerWidth;
  dialog.style.left = `${Math.max(8, Math.min(at.left, right - size.width - 8))}px`;
  dialog.style.top = `${Math.max(8, Math.min(at.bottom + 4, innerHeight - size.height - 8))}px`;
  (body.querySelector('[aria-pressed=true], :checked') ?? body.querySelector('button, input'))?.focus();
}

/** With arrow keys from one button to the next. */
function moveBy(event) {
  const steps = {ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1};
  const all = [...event.currentTarget.querySelectorAll('button')], here = all.indexOf(document.activeElement);
  if (!(event.key in steps) || here < 0) return;
  event.preventDefault();
  all[(here + steps[event.key] + all.length) % all.length].focus();
}

/* ---- what a line is ---- */

function roleList(now, chosen) {
  const list = element('div', 'role-list');
  const names = [null, ...Object.keys(words.roles)];
  list.append(...names.map((role) => {
    const made = button(role ? words.roles[role] : words.automatic, () => {
      dialog.close();
      chosen(role);
    });
    made.setAttribute('aria-pressed', String(role === now));
    return made;
  }));
  list.addEventListener('keydown', moveBy);
  return list;
}

/** The title as it is set, to be broken anew: `lines` as they are, `chosen` gets them as they are wanted. */
function titleBreaks(lines, chosen) {
  const part = element('div', 'title-breaks');
  const field = element('textarea');
  field.value = lines.join('\n');
  field.rows = lines.length + 1;
  field.setAttribute('aria-label', words.titleBreaks);
  const done = (result) => {
    dialog.close();
    chosen(result);
  };
  const row = element('p');
  row.append(button(words.titleSet, () => done(field.value.split('\n').filter((line) => line.trim())), 'strong'), ' ',
    button(words.titleFree, () => done([lines.join('')])));
  part.append(element('h3', '', words.titleBreaks), element('p', 'quiet', words.titleHelp), field, row);
  return part;
}

/** Asks what line `line` is.  `now`: its role; `why`: why it was left out, or ''; `title`: its lines, or null. */
export function askRole(anchor, {line, now, why, title}, {role, breaks}) {
  const parts = [];
  if (why) parts.push(element('p', 'quiet', say('because', {why})));
  parts.push(roleList(now, role));
  if (title) parts.push(titleBreaks(title, breaks));
  show(anchor, say('roleOf', {line}), parts);
}

/* ---- the layout ---- */

function option(type, name, value, words_, checked, change) {
  const label = element('label'), input = element('input');
  Object.assign(input, {type, name, value, checked});
  input.addEventListener('change', () => change(input));
  label.append(input, ' ', words_);
  return label;
}

function group(name, options) {
  const set = element('fieldset');
  set.append(element('legend', '', words.chosen[name]), ...options);
  return set;
}

/** Asks how the pages are to look.  `styles`: {name, description}; `change` gets {style} or {choices}. */
export function askLayout(anchor, styles, {style, choices: chosen}, change) {
  let now = chosen;
  const choose = (name, value) => {
    now = {...now, [name]: value};
    change({choices: now});
  };
  const sets = [group('style', styles.map(({name, description}) =>
    option('radio', 'style', name, words.styles[name] ?? (description || name), name === style, () => change({style: name}))))];
  for (const [name, values] of Object.entries(choices)) {
    const all = Object.keys(values);
    sets.push(group(name, all.map((value) => option('radio', name, value, words.values[value], value === (now[name] ?? all[0]), () => choose(name, value)))));
  }
  sets.push(group('word', wordChoices.map((name) =>
    option('checkbox', name, name, words.values[name], Boolean(now[name]), (input) => choose(name, input.checked)))));
  show(anchor, words.layout, sets);
}

document.getElementById('choice-close').addEventListener('click', () => dialog.close());
dialog.addEventListener('click', (event) => event.target === dialog && dialog.close()); // beside it
