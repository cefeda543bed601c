// The few choices of layout that people make, and what each is among the style's measures (jianggao convert --set).

/* Two sizes up, as who reads aloud wants it: 24 characters by 19 lines fill the same type area. */
const largeText = ['salutation', 'inner-salutation', 'heading-1', 'heading-2', 'heading-3', 'heading-4', 'body', 'subtitle',
  'stage-direction', 'signature', 'date', 'attachment'].map((element) => `${element}.size=18pt`);

/** For each choice its values; the first is what the style says itself. */
export const choices = {
  size: {standard: [], large: ['type-area.size=18pt', 'type-area.columns=24', 'type-area.lines=19', 'type-area.line-pitch=34.4pt', ...largeText]},
  points: {plain: [], bold: ['points.as=bold'], kai: ['points.as=kai'], paragraph: ['points.as=paragraph']},
  number: {outside: [], center: ['page-number.place=center']},
  dashes: {dashes: [], none: ['page-number.before=', 'page-number.after=']},
  back: {no: [], yes: ['page.blank-back=yes']},
};

/** What is a choice of the Word file alone: members of the decisions. */
export const wordChoices = ['review', 'toc', 'fonts'];

/** The measures of what was chosen. */
export function settingsOf(chosen) {
  return Object.entries(choices).flatMap(([name, values]) => values[chosen[name]] ?? []);
}
