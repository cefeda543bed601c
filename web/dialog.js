// What is chosen in a small window beside the button that opens it: what a line is, where the title breaks, the layout.

import {choices, fields, isOpen, typed, valueOf, wordChoices} from './choices.js';
import {button, element} from './editor.js';
import {rubyLines} from './ruby.js';
import {say, words} from './words.js';

const dialog = document.getElementById('choice');
const body = document.getElementById('choice-body');
let beside = null; // the button that opened it

/** Shows parts under a title, beside `anchor`, as far as there is room, and not over the pages. */
function show(anchor, title, parts) {
  document.getElementById('choice-title').textContent = title;
  body.replaceChildren(...parts);
  beside = anchor;
  dialog.showModal();
  place();
  (body.querySelector('[aria-pressed=true], :checked') ?? body.querySelector('button, input'))?.focus();
}

/** Puts the window beside the button that opened it, as large as it is now. */
function place() {
  const at = beside.getBoundingClientRect(), size = dialog.getBoundingClientRect();
  const strip = document.getElementById('strip'), right = strip.offsetParent ? strip.getBoundingClientRect().left : innerWidth;
  dialog.style.left = `${Math.max(8, Math.min(at.left, right - size.width - 8))}px`;
  dialog.style.top = `${Math.max(8, Math.min(at.bottom + 4, innerHeight - size.height - 8))}px`;
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

/** A line that is typed, with what it looks like below it; it counts when it is complete. */
function field(name, now, change) {
  const made = element('p', 'field'), label = element('label', '', words.fields[name].label), input = element('input');
  const hint = element('span', 'quiet', words.fields[name].hint);
  Object.assign(input, {type: 'text', id: `field-${name}`, name, value: now[name] ?? '', autocomplete: 'off', maxLength: 40});
  label.htmlFor = input.id;
  hint.id = `hint-${name}`;
  input.setAttribute('aria-describedby', hint.id);
  const judge = () => input.setAttribute('aria-invalid', String(input.value.trim() !== '' && !typed(name, {[name]: input.value})));
  input.addEventListener('input', () => {
    judge();
    change(input.value);
  });
  judge();
  made.append(label, input, hint);
  return made;
}

/** What is seldom wanted is folded, unless something of it was chosen. */
function folded(name, open, parts) {
  const made = element('details'), title = element('summary', '', words.chosen[name]);
  made.open = open;
  made.addEventListener('toggle', place);
  made.append(title, ...parts);
  return made;
}

/** Words and their readings, one a line; `picked`: words that are selected in the text, or ''. */
function rubyEditor(text, picked, change) {
  const part = element('div', 'ruby'), field_ = element('textarea'), told = element('p', 'quiet');
  Object.assign(field_, {value: text, rows: 4, spellcheck: false, placeholder: words.rubyExample});
  field_.setAttribute('aria-label', words.chosen.ruby);
  told.setAttribute('aria-live', 'polite');
  const judge = () => {
    const {odd} = rubyLines(field_.value);
    told.textContent = odd.length ? say('rubyOdd', {lines: odd.join('、')}) : words.rubyHelp;
  };
  const taken = () => {
    judge();
    change(field_.value);
  };
  field_.addEventListener('input', (event) => event.isComposing || taken());
  field_.addEventListener('compositionend', taken);
  judge();
  part.append(field_, told);
  if (picked) part.append(button(say('rubyAdd', {word: picked}), () => {
    field_.value = `${field_.value.trimEnd()}\n${picked} `.trimStart();
    field_.focus();
    field_.setSelectionRange(field_.value.length, field_.value.length);
    judge();
  }));
  return part;
}

/** The styles in the order in which offices want them, then those of the house. */
function inOrder(styles) {
  const order = Object.keys(words.styles), place_ = ({name}) => order.includes(name) ? order.indexOf(name) : order.length;
  return [...styles].sort((a, b) => place_(a) - place_(b));
}

/** The parts of the window.  `take` gets {style} or {ruby}, `set` the name of a choice and its value; both the kind. */
function layoutParts(styles, {style, choices: chosen, ruby}, picked, take, set) {
  const choice = (name) => isOpen(name, style, chosen) ? [group(name, Object.keys(choices[name].values).map((value) =>
    option('radio', name, value, words.values[value], value === valueOf(name, style, chosen), () => set(name, value))))] : [];
  const line = (name) => field(name, chosen, (text) => set(name, text, `field ${name}`));
  const isSet = (...names) => names.some((name) => name in fields ? chosen[name] : isOpen(name, style, chosen) && valueOf(name, style, chosen) !== valueOf(name, style, {}));
  return [
    group('style', inOrder(styles).map(({name, description}) =>
      option('radio', 'style', name, words.styles[name] ?? (description || name), name === style, () => take({style: name})))),
    ...choice('paper'), ...choice('size'), ...choice('back'), ...choice('sheet'),
    folded('front', isSet('cover', 'copies', 'grade', 'watermark'), [...choice('cover'), line('copies'), line('grade'), line('watermark')]),
    folded('ruby', Boolean(ruby || picked), [rubyEditor(ruby, picked, (text) => take({ruby: text}, 'ruby'))]),
    folded('details', isSet('points', 'number', 'dashes', 'rate'), [...choice('points'), ...choice('number'), ...choice('dashes'), line('rate')]),
    group('word', wordChoices.map((name) =>
      option('checkbox', name, name, words.values[name], Boolean(chosen[name]), (input) => set(name, input.checked)))),
  ];
}

/**
 * Asks how the pages are to look.  `styles`: {name, description}; `picked`: the words that are selected in the text, or
 * ''; `change` gets {style} or {choices} or {ruby}, and of what is typed a kind.  What another choice opens or shuts is
 * shown at once.
 */
export function askLayout(anchor, styles, {style, choices: chosen, ruby}, picked, change) {
  let now = {style, choices: chosen, ruby};
  const take = (changes, kind = '') => {
    now = {...now, ...changes};
    change(changes, kind);
    if (!kind) renew();
  };
  const set = (name, value, kind) => take({choices: {...now.choices, [name]: value}}, kind);
  const renew = () => {
    const {name, value} = document.activeElement, open = [...body.querySelectorAll('details')].map((one) => one.open);
    const parts = layoutParts(styles, now, picked, take, set);
    body.replaceChildren(...parts);
    body.querySelectorAll('details').forEach((one, i) => { one.open ||= open[i]; });
    [...body.querySelectorAll('input')].find((one) => one.name === name && one.value === value)?.focus();
    place();
  };
  show(anchor, words.layout, layoutParts(styles, now, picked, take, set));
}

document.getElementById('choice-close').addEventListener('click', () => dialog.close());
dialog.addEventListener('click', (event) => event.target === dialog && dialog.close()); // beside it
