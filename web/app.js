// The page: what the user does is a step (history.js), each step goes to the server, what comes back is shown.

import * as dialog from './dialog.js';
import * as drafts from './drafts.js';
import * as editor from './editor.js';
import * as history from './history.js';
import * as pages from './pages.js';
import * as panels from './panels.js';
import * as scroll from './scroll.js';
import {carryGiven, carryLines, linesOf, wordText} from './lines.js';
import {file, Trouble, view, whenBusy} from './server.js';
import {label, say, whyOf, words} from './words.js';

const PAUSE = 180; // ms of no typing, after which the pages are set anew
const DRAW_PAUSE = 60; // ms of no scrolling, after which pages are drawn
const RETRY = 3000; // ms after which a server that was away is asked again
const BUSY = 500; // ms of waiting, after which the page says that it waits
const LARGEST = 16 * 1024 * 1024; // bytes of a file that are read at all
const SYLLABLES_A_MINUTE = 200;
const $ = (id) => document.getElementById(id);
const source = $('source');
const narrow = matchMedia('(max-width: 800px)');

let latest = null; // the newest view, with the text that it is of
let lines = []; // as they are shown
let styles = [];
let asking = null, drawing = null; // requests at hand
let timer = 0, drawTimer = 0;
let composing = false;
let refusal = ''; // of the last file, until the next step

/* ---- showing ---- */

const title = () => latest?.tree.blocks.find((block) => block.role === 'title')?.text ?? '';

function tell(message) {
  $('live').textContent = message;
}

function trouble(message, again = false) {
  $('trouble').firstElementChild.textContent = message;
  $('trouble').hidden = !message;
  $('again').hidden = !again;
}

function showText() {
  const empty = !history.now.text && !history.now.bytes;
  document.body.classList.toggle('empty', empty);
  if (empty) showFree();
  $('undo').disabled = !history.canUndo();
  $('redo').disabled = !history.canRedo();
  $('word-note').hidden = !history.now.word;
  $('kept-note').textContent = history.now.word ? words.wordKept : words.keptShort;
  editor.setText(history.now.text, history.now.word);
  editor.showLines(lines);
  scroll.changed();
}

/** Texts of tabs that were closed, to go on with. */
function showFree() {
  const rows = drafts.free().slice(0, 3).map(({key, draft}) => {
    const row = editor.element('li');
    const name = draft.name || [...draft.text.trim().split('\n')[0]].slice(0, 24).join('');
    const forget = editor.button('×', () => { drafts.forget(key); showFree(); }, 'plain');
    forget.setAttribute('aria-label', say('forget', {title: name}));
    row.append(editor.button(say('goOn', {title: name}), () => { begin(drafts.take(key)); }, 'link'), forget);
    return row;
  });
  $('kept-texts').replaceChildren(...rows);
  $('kept-texts').hidden = !rows.length;
}

function showView() {
  document.querySelector('h1').textContent = title() || history.now.name || words.name;
  document.title = title() ? `${title()} · ${words.name}` : words.name;
  if (!latest) {
    $('facts').textContent = '';
    return;
  }
  const {stats, tree, blanks} = latest;
  // What somebody has said about a line here is no news to him.
  const told = tree.findings.filter((one) => one.rule !== 'override');
  const findings = told.filter((one) => one.rule !== 'placeholder');
  $('facts').textContent = say('facts', {characters: stats.characters, pages: stats.pages,
    minutes: Math.max(1, Math.round(stats.spoken / SYLLABLES_A_MINUTE))});
  panels.showBlanks(blanks, history.now.fills, {fill, go});
  panels.showFindings(findings, history.now.ignored, !history.now.word, {go, fix, ignore, tellAgain: () => decide({ignored: []}, '')});
  panels.showDropped(tree.dropped, history.now.original, {go, restore, keepAll: (original) => decide({original}, '')});
  const marks = [...told.filter((one) => one.line).map((one) => ({...one, kind: one.severity, says: one.message})),
    ...tree.dropped.map((one) => ({line: one.lines[0], kind: 'left', says: say('because', {why: whyOf(one.rule)})}))];
  scroll.show(tree.blocks, marks, (mark) => go(mark.line, mark.column ?? 0, mark.text ?? ''));
}

/* ---- asking ---- */

/** Whether the pages are those of a text that is no longer there, for who hears the page. */
function stale(is) {
  $('pages').setAttribute('aria-busy', String(is));
}

function refresh(pause) {
  stale(true);
  asking?.abort();
  if (!drafts.keep(history.now)) trouble(refusal = words.notKept);
  clearTimeout(timer);
  timer = setTimeout(ask, pause);
}

/** Does `work` with a signal that ends it, tells what went wrong, and says that it waits when it lasts. */
async function attempt(controller, work) {
  const busy = setTimeout(() => document.body.classList.add('busy'), BUSY);
  try {
    await work(controller.signal);
    if (!controller.signal.aborted) trouble(refusal);
  } catch (error) {
    if (error.name === 'AbortError') return;
    if (!(error instanceof Trouble)) throw error;
    trouble(error.message, error.away);
    if (error.away) timer = setTimeout(ask, RETRY);
  } finally {
    clearTimeout(busy);
    document.body.classList.remove('busy');
  }
}

async function ask() {
  clearTimeout(timer);
  asking?.abort();
  drawing?.abort();
  if (!history.now.text.trim() && !history.now.bytes) {
    forgetView();
    return;
  }
  const sent = history.now;
  asking = new AbortController();
  await attempt(asking, async (signal) => {
    const resolution = pages.resolution();
    const more = {...pages.wanted(), resolution, styles: !styles.length};
    const answer = await view(sent, more, signal).catch((error) => refuse(error, sent));
    if (answer && !signal.aborted) take(answer, resolution);
  });
}

/** A file that cannot be read does not take the place of the text that was there. */
function refuse(error, sent) {
  if (!(error instanceof Trouble) || error.away || !sent.bytes || sent.text) throw error;
  history.drop();
  changed(0, error.message);
}

function take(answer, resolution) {
  stale(false);
  latest = answer;
  styles = answer.styles ?? styles;
  if (history.now.bytes) history.amend({text: (answer.text ?? wordText(answer.tree.blocks)).replace(/\r\r?\n|\r/g, '\n')});
  lines = linesOf(history.now.text, history.now.given, answer.tree);
  pages.show(answer, resolution);
  showText();
  showView();
  tell($('facts').textContent);
  if (pages.missing()) drawSoon();
}

function forgetView() {
  stale(false);
  latest = null;
  pages.clear();
  panels.open(null);
  showView();
}

function drawSoon() {
  clearTimeout(drawTimer);
  drawTimer = setTimeout(async () => {
    const range = pages.missing();
    if (!range || !latest) return;
    drawing?.abort();
    drawing = new AbortController();
    await attempt(drawing, async (signal) => {
      const resolution = pages.resolution();
      const {images} = await view(history.now, {...range, resolution, imagesOnly: true}, signal);
      if (!signal.aborted) pages.draw(images, resolution);
    });
  }, DRAW_PAUSE);
}

/* ---- steps ---- */

function changed(pause, message = '') {
  trouble(refusal = message);
  lines = carryLines(lines, history.now.text, history.now.given);
  showText();
  refresh(pause);
}

/** Decides something about the text; the pages follow at once. */
function decide(changes, told, kind = '') {
  history.step(changes, kind);
  changed(kind ? PAUSE : 0);
  tell(told);
}

function typed(event) {
  const {text, given, moment} = history.now, now = source.value;
  const alone = /Paste|Drop|Cut|LineBreak/.test(event?.inputType ?? '');
  history.step({text: now, bytes: null, given: carryGiven(given, text, now), moment: text ? moment : Math.floor(Date.now() / 1000)}, alone ? '' : 'typing');
  changed(PAUSE);
}

function begin(text) {
  history.begin(text ?? {});
  lines = carryLines([], history.now.text, history.now.given);
  forgetView();
  changed(0);
}

function travel(way, told) {
  if (!way()) return;
  changed(0);
  if (!history.now.text && !history.now.bytes) forgetView();
  tell(told);
}

async function openFiles(files) {
  if (!files.length) return;
  if (files[0].size > LARGEST) {
    trouble(words.large);
    return;
  }
  const bytes = new Uint8Array(await files[0].arrayBuffer());
  begin({bytes, word: bytes[0] === 0x50 && bytes[1] === 0x4b, name: files[0].name, moment: Math.floor(files[0].lastModified / 1000)});
  if (files.length > 1) tell(words.oneFile);
}

function fill(name, value) {
  const fills = {...history.now.fills, [name]: value};
  if (!value) delete fills[name];
  decide({fills}, '', `fill ${name}`);
}

function ignore(rule) {
  decide({ignored: [...history.now.ignored, rule]}, words.toldIgnored);
}

function giveRole(first, last, role) {
  const given = [...history.now.given];
  for (let i = first; i <= last; i++) given[i - 1] = role;
  decide({given: Array.from(given, (one) => one ?? null)}, say('toldRole', {line: first, role: words.roles[role] ?? words.automatic}));
}

function restore([first, last]) {
  giveRole(first, last, 'body');
}

/** Makes corrections from the end of the text to its beginning, so that places stay right. */
function fix(findings) {
  const before = history.now.text;
  let text = before;
  for (const {line, fix: change} of [...findings].sort((a, b) => b.line - a.line || b.fix.at - a.fix.at))
    text = text.slice(0, editor.offsetOf(text, line, change.at)) + change.insert + text.slice(editor.offsetOf(text, line, change.at + change.delete));
  decide({text, bytes: null, given: carryGiven(history.now.given, before, text)}, say('toldFixed', {n: findings.length}));
}

/* ---- places ---- */

/** To a place in the text and on the page. */
function go(line, column, found) {
  if (narrow.matches) showTab('text');
  const before = [...(history.now.text.split('\n')[line - 1] ?? '')].slice(0, Math.max(column - 1, 0)).join('');
  const blocks = latest.tree.blocks.flatMap((one, i) => one.lines[0] <= line && line <= one.lines[1] ? [i] : []);
  editor.light(line, column, found);
  pages.light(blocks, found, found ? before.split(found).length - 1 : 0);
  scroll.showBoth(line);
}

function choose(line, back, anchor) {
  const dropped = latest?.tree.dropped.find((one) => one.lines[0] <= line && line <= one.lines[1] && one.start === undefined);
  if (back && dropped) {
    restore(dropped.lines);
    return;
  }
  const now = history.now.given[line - 1] ?? (dropped ? 'drop' : lines[line - 1].roles[0]);
  dialog.askRole(anchor, {line, now, why: dropped ? whyOf(dropped.rule) : '', title: titleLines(line)},
    {role: (role) => giveRole(line, line, role), breaks: (wanted) => breakTitle(line, wanted)});
}

/** The lines in which the title that is line `line` is set; null when it is none, or cannot be broken here. */
function titleLines(line) {
  const block = latest?.tree.blocks.findIndex((one) => one.role === 'title' && one.lines[0] === line && one.lines[1] === line) ?? -1;
  if (block < 0 || history.now.word) return null;
  const text = lines[line - 1].text.replace(/｜/g, '');
  return text.includes(pages.linesOf(block).join('')) ? pages.linesOf(block) : null;
}

function breakTitle(line, wanted) {
  const all = history.now.text.split('\n'), old = titleLines(line).join('');
  all[line - 1] = all[line - 1].replace(/｜/g, '').replace(old, () => wanted.map((part) => part.trim()).join('｜'));
  decide({text: all.join('\n'), bytes: null}, words.titleSet);
}

/** A word that is selected in the text, for its reading; '' when none is. */
function picked() {
  const words_ = source.value.slice(source.selectionStart, source.selectionEnd).trim();
  return /^\p{Script=Han}{1,8}$/u.test(words_) ? words_ : '';
}

/* ---- files and paper ---- */

async function save(to) {
  await attempt(new AbortController(), async () => {
    const blob = await file(history.now, to);
    const name = (history.now.name || title() || words.name).replace(/\.(txt|docx)$/i, '');
    const link = Object.assign(document.createElement('a'), {href: URL.createObjectURL(blob), download: `${name}.${to}`});
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  });
}

async function print() {
  await attempt(new AbortController(), async () => {
    for (let range = pages.unprinted(); range; range = pages.unprinted())
      pages.draw((await view(history.now, {...range, resolution: pages.PRINTER, imagesOnly: true})).images, pages.PRINTER);
    await pages.painted();
    window.print();
  });
}

async function toText() {
  await attempt(new AbortController(), async () => {
    const blob = await file(history.now, 'txt');
    begin({text: await blob.text(), name: history.now.name.replace(/\.docx$/i, '.txt')});
  });
}

/* ---- wiring ---- */

function showTab(which) {
  const follow = scroll.remember(which === 'text' ? 'pages' : 'text');
  document.body.classList.toggle('show-pages', which === 'pages');
  for (const name of ['text', 'pages']) {
    $(`tab-${name}`).setAttribute('aria-selected', String(name === which));
    $(`tab-${name}`).tabIndex = name === which ? 0 : -1;
  }
  follow();
}

function wireEditor() {
  source.addEventListener('compositionstart', () => { document.body.classList.toggle('composing', composing = true); });
  source.addEventListener('compositionend', () => {
    document.body.classList.toggle('composing', composing = false);
    typed();
  });
  source.addEventListener('input', (event) => composing || typed(event));
  source.addEventListener('beforeinput', (event) => {
    if (!/^history/.test(event.inputType)) return;
    event.preventDefault();
    if (event.inputType === 'historyUndo') travel(history.undo, words.toldUndone);
    else travel(history.redo, words.toldRedone);
  });
  editor.listen(choose);
}

function wireKeys() {
  addEventListener('keydown', (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || composing || $('choice').open) return;
    const key = event.key.toLowerCase();
    if (key !== 'z' && key !== 'y') return;
    event.preventDefault();
    if (key === 'z' && !event.shiftKey) travel(history.undo, words.toldUndone);
    else travel(history.redo, words.toldRedone);
  });
  document.querySelector('[role=tablist]').addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    showTab(document.body.classList.contains('show-pages') ? 'text' : 'pages');
    document.querySelector('[role=tab][aria-selected=true]').focus();
  });
}

function wireFiles() {
  const hasFiles = (event) => event.dataTransfer?.types.includes('Files');
  addEventListener('dragover', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    document.body.classList.add('dragging');
  });
  addEventListener('dragleave', (event) => event.relatedTarget || document.body.classList.remove('dragging'));
  addEventListener('drop', (event) => {
    document.body.classList.remove('dragging');
    if (!hasFiles(event)) return;
    event.preventDefault();
    openFiles([...event.dataTransfer.files]);
  });
  addEventListener('paste', (event) => {
    if (event.clipboardData.files.length && !event.clipboardData.types.includes('text/plain')) {
      event.preventDefault();
      openFiles([...event.clipboardData.files]);
    } else if (document.activeElement === document.body) source.focus();
  });
  $('choose').addEventListener('click', () => $('file').click());
  $('file').addEventListener('change', () => {
    openFiles([...$('file').files]);
    $('file').value = ''; // the same file may be chosen again
  });
}

function showMore(open) {
  document.body.classList.toggle('show-more', open);
  $('more').setAttribute('aria-expanded', String(open));
}

function wireButtons() {
  const acts = {
    undo: () => travel(history.undo, words.toldUndone), redo: () => travel(history.redo, words.toldRedone), print, again: ask,
    example: () => begin({text: words.exampleText}), 'to-text': toText, 'save-pdf': () => save('pdf'), 'save-docx': () => save('docx'),
    'save-txt': () => save('txt'), 'tab-text': () => showTab('text'), 'tab-pages': () => showTab('pages'),
    clear: () => { begin({}); source.focus(); tell(words.toldCleared); },
    layout: () => dialog.askLayout($('layout'), styles, history.now, picked(), (changes, kind) => decide(changes, '', kind)),
    more: () => showMore(!document.body.classList.contains('show-more')),
  };
  for (const [id, act] of Object.entries(acts)) $(id).addEventListener('click', act);
  addEventListener('click', (event) => event.target !== $('more') && showMore(false));
  addEventListener('keydown', (event) => event.key === 'Escape' && showMore(false));
}

async function start() {
  label(document);
  wireEditor();
  wireKeys();
  wireFiles();
  wireButtons();
  whenBusy(() => trouble(words.busy));
  pages.listen(drawSoon, (block) => {
    editor.light(latest.tree.blocks[block].lines[0], 0, '');
    pages.light([block], '');
    scroll.showBoth(latest.tree.blocks[block].lines[0]);
  });
  const draft = await drafts.recall();
  if (draft && !source.value) history.amend(draft);
  lines = carryLines([], history.now.text, history.now.given);
  if (source.value !== history.now.text && source.value) typed(); // what was typed before the page was ready
  showText();
  showView();
  source.focus();
  if (history.now.text) refresh(0);
}

start();
