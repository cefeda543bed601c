// The choices of layout that people make, and what each is among the style's measures (jianggao convert --set).

/* Two sizes up: 24 characters by 19 lines fill the same type area of A4. */
const bodyElements = ['salutation', 'inner-salutation', 'heading-1', 'heading-2', 'heading-3', 'heading-4', 'body', 'subtitle',
  'stage-direction', 'signature', 'date', 'attachment'];
const large = ['type-area.size=18pt', 'type-area.columns=24', 'type-area.lines=19', 'type-area.line-pitch=34.4pt',
  ...bodyElements.map((element) => `${element}.size=18pt`)];

const official = ['gongwen', 'gongwen-word'];

/**
 * For each choice its values, each with its settings.  `own`: what styles have by themselves, the first value where
 * nothing is said; of what a style has already nothing is sent.  `when`: whether there is something to choose.
 */
export const choices = {
  paper: {values: {a4: ['page.paper=a4'], '16k': ['page.paper=16k'], a5: ['page.paper=a5']}, own: {booklet: 'a5'}},
  size: {values: {standard: [], large}, when: (style, of) => official.includes(style) && of('paper') === 'a4'},
  back: {values: {no: [], yes: ['page.mirror=yes', 'page.blank-back=yes']}, when: (style) => style !== 'booklet'},
  sheet: {values: {one: [], two: ['sheet.as=two-up']}, when: (style) => style !== 'booklet'},
  cover: {values: {without: [], cover: ['cover.shown=yes']}},
  points: {values: {plain: ['points.as=plain'], bold: ['points.as=bold'], kai: ['points.as=kai'], paragraph: ['points.as=paragraph']}, own: {speaker: 'bold', 'speaker-22': 'bold'}},
  number: {values: {outside: ['page-number.place=outside'], center: ['page-number.place=center']}},
  dashes: {values: {dashes: ['page-number.before=— ', 'page-number.after= —'], none: ['page-number.before=', 'page-number.after=']}, own: {speaker: 'none', 'speaker-22': 'none'}},
};

/** What is typed: its setting, and what it looks like when it is complete. */
export const fields = {
  copies: {setting: 'cover.copies', fits: (text) => fitsRange(text)},
  grade: {setting: 'grade.text', fits: (text) => [...text].length <= 20},
  watermark: {setting: 'watermark.text', fits: (text) => [...text].length <= 20},
  rate: {setting: 'minutes.rate', fits: (text) => /^[1-9][0-9]{1,2}$/.test(text)},
};

/** Copies in one file. */
const MOST_COPIES = 9999;

function fitsRange(text) {
  const [, first, last = first] = text.match(/^([0-9]{1,6})(?:-([0-9]{1,6}))?$/) ?? [];
  return Number(first) > 0 && Number(first) <= Number(last) && Number(last) - Number(first) < MOST_COPIES;
}

/** What is a choice of the Word file alone: members of the decisions. */
export const wordChoices = ['review', 'toc', 'fonts'];

/** What holds of a choice in a style: what was chosen, or what the style has. */
export function valueOf(name, style, chosen) {
  const {values, own = {}} = choices[name];
  return chosen[name] in values ? chosen[name] : own[style] ?? Object.keys(values)[0];
}

/** Whether there is something to choose. */
export function isOpen(name, style, chosen) {
  return choices[name].when?.(style, (other) => valueOf(other, style, chosen)) ?? true;
}

function settingsOfChoice(name, style, chosen) {
  const value = valueOf(name, style, chosen);
  return isOpen(name, style, chosen) && value !== valueOf(name, style, {}) ? choices[name].values[value] : [];
}

/** The text of a field, when it is complete; else ''. */
export function typed(name, chosen) {
  const text = (chosen[name] ?? '').trim();
  return text && fields[name].fits(text) ? text : '';
}

/** The measures of what was chosen.  `once`: of numbered copies the first alone, for the screen. */
export function settingsOf(style, chosen, once) {
  const all = Object.keys(choices).flatMap((name) => settingsOfChoice(name, style, chosen));
  for (const [name, {setting}] of Object.entries(fields)) {
    const text = typed(name, chosen);
    if (text) all.push(`${setting}=${name === 'copies' && once ? text.split('-')[0] : text}`);
  }
  return typed('copies', chosen) && !all.includes('cover.shown=yes') ? [...all, 'cover.shown=yes'] : all;
}
