// The page: what the user does changes the state, the state goes to the server, what comes back is shown.

import {label, say, words} from './words.js';
import {file, Trouble, view} from './server.js';
import * as editor from './editor.js';
import * as pages from './pages.js';
import * as panels from './panels.js';

const PAUSE = 200; // ms of no typing, after which the pages are set anew
const KEY = 'jianggao-draft';
const $ = (id) => document.getElementById(id);
const source = $('source');

const state = {
  text: '', bytes: null, name: '', word: false, moment: Math.floor(Date.now() / 1000),
  style: 'gongwen', given: [], fills: {}, ignored: [],
  as() { return this.given.flatMap((role, i) => role ? [`${i + 1}=${role}`] : []); },
  fillList() { return Object.entries(this.fills).map(([name, value]) => `${name}=${value}`); },
};
const past = []; // decisions before each change, for undo
let decidedLast = false; // the last thing done was a decision, not typing
let latest = null; // the newest view
let running = null; // the request at hand
let timer = 0;

/* ---- what is kept ---- */

function tabName() {
  let name = sessionStorage.getItem(KEY);
  if (!name) sessionStorage.setItem(KEY, name = localStorage.getItem(`${KEY}-open`) ? `${KEY}-${Date.now()}` : `${KEY}-first`);
  return name;
}

const tab = tabName();
localStorage.setItem(`${KEY}-open`, tab);
addEventListener('pagehide', () => localStorage.removeItem(`${KEY}-open`));

function keep() {
  const {text, name, style, given, fills, ignored, word} = state;
  try {
    if (text && !word) localStorage.setItem(tab, JSON.stringify({text, name, style, given, fills, ignored}));
    else localStorage.removeItem(tab);
  } catch { /* a full store keeps less, which changes nothing of the work at hand */ }
}

function recall() {
  try {
    Object.assign(state, JSON.parse(localStorage.getItem(tab) ?? '{}'));
  } catch { localStorage.removeItem(tab); }
}

/* ---- decisions ---- */

function snapshot() {
  const {style, given, fills, ignored} = state;
  return JSON.stringify({style, given, fills, ignored});
}

/** Changes a decision; it can be undone, and the pages follow at once. */
function decide(change) {
  past.push(snapshot());
  change();
  decidedLast = true;
  $('undo').disabled = false;
  refresh(0);
}

function undo() {
  if (!past.length) return;
  Object.assign(state, JSON.parse(past.pop()));
  decidedLast = past.length > 0;
  $('undo').disabled = past.length === 0;
  $('style').value = state.style;
  refresh(0);
}

/** Lines that were typed before or behind others take these others' roles along. */
function shiftGiven(before, after) {
  const old = before.split('\n'), now = after.split('\n');
  let head = 0, tail = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head++;
  while (tail < old.length - head && tail < now.length - head && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail++;
  const middle = Array.from({length: now.length - head - tail}, (_, i) => old.length === now.length ? state.given[head + i] : undefined);
  const given = Array.from(old, (_, i) => state.given[i]);
  state.given = [...given.slice(0, head), ...middle, ...given.slice(old.length - tail)].map((role) => role ?? null);
}

/* ---- showing ---- */

/** What each line of the text is, from the tree. */
function lines() {
  const made = state.text.split('\n').map((text, i) => ({text, roles: [], dropped: false, given: Boolean(state.given[i]), marks: []}));
  if (!latest || latest.forText !== state.text) {
    for (const [i, line] of made.entries()) Object.assign(line, latest?.lines[i]?.text === line.text ? latest.lines[i] : {});
    return made;
  }
  for (const block of latest.tree.blocks)
    if (!(block.role === 'body' && made[block.lines[0] - 1]?.roles.length))
      made[block.lines[0] - 1]?.roles.push(block.role === 'heading' ? `heading-${block.level}` : block.role);
  for (const one of latest.tree.dropped) markDropped(made, one);
  for (const one of latest.tree.findings) markFound(made, one);
  for (const line of made) line.marks.sort((a, b) => a.start - b.start);
  latest.lines = made;
  return made;
}

function markDropped(made, one) {
  for (let i = one.lines[0]; i <= one.lines[1]; i++)
    if (made[i - 1] && one.start === undefined) made[i - 1].dropped = true;
  if (one.start !== undefined && made[one.lines[0] - 1])
    made[one.lines[0] - 1].marks.push({start: one.start, end: one.start + [...one.text].length, kind: 'dropped'});
}

function markFound(made, one) {
  const line = made[one.line - 1];
  if (!line || !one.column || !one.text) return;
  const start = one.column - 1, length = [...one.text].length;
  if ([...line.text].slice(start, start + length).join('') === one.text) line.marks.push({start, end: start + length, kind: 'found'});
}

function showAll() {
  document.body.classList.toggle('empty', !state.text && !state.word);
  editor.showLines(lines());
  $('word-note').hidden = !state.word;
  if (!latest) {
    document.querySelector('h1').textContent = state.name || words.name;
    $('facts').textContent = '';
    return;
  }
  const {stats, tree, blanks} = latest;
  document.querySelector('h1').textContent = tree.blocks.find((block) => block.role === 'title')?.text ?? (state.name || words.name);
  $('facts').textContent = say('facts', {characters: stats.characters, pages: stats.pages, minutes: Math.max(1, Math.round(stats.spoken / 200))});
  panels.showBlanks(blanks, state.fills, fill, go);
  panels.showFindings(tree.findings, !state.word, {go, fix, ignore: (rule) => decide(() => state.ignored.push(rule))});
  panels.showDropped(tree.dropped, restore, go);
}

function trouble(message) {
  $('trouble').textContent = message;
  $('trouble').hidden = !message;
}

/* ---- asking ---- */

function refresh(pause) {
  keep();
  clearTimeout(timer);
  timer = setTimeout(ask, pause);
}

async function ask() {
  running?.abort();
  if (!state.text.trim() && !state.bytes) {
    latest = null;
    showAll();
    return;
  }
  const mine = running = new AbortController();
  const sent = state.text + snapshot();
  try {
    const answer = await view(state, pages.wanted(), pages.resolution(), mine.signal);
    if (running !== mine) return;
    take(answer, sent);
  } catch (error) {
    if (error instanceof Trouble) trouble(error.message);
    else if (error.name !== 'AbortError') throw error;
  }
}

function take(answer, sent) {
  trouble('');
  const same = latest?.sent === sent;
  latest = {...answer, sent};
  if (state.bytes && !state.text) loadText(answer);
  latest.forText = state.text;
  pages.show(latest, same);
  showAll();
}

/** The text of a file as the server has read it. */
function loadText(answer) {
  const text = answer.text ?? wordLines(answer.tree.blocks);
  state.text = text.replace(/\r\r?\n|\r/g, '\n');
  latest.sent = state.text + snapshot();
  editor.setText(state.text, state.word);
}

/** A Word file's paragraphs, each at its number. */
function wordLines(blocks) {
  const made = [];
  for (const block of blocks) made[block.lines[0] - 1] = (made[block.lines[0] - 1] ?? '') + block.text.replace(/\s*\n\s*/g, ' ');
  return Array.from(made, (line) => line ?? '').join('\n');
}

/* ---- what the user does ---- */

function typed() {
  shiftGiven(state.text, source.value);
  state.text = source.value;
  state.bytes = null;
  decidedLast = false;
  trouble('');
  showAll();
  refresh(PAUSE);
}

function begin(more) {
  Object.assign(state, {text: '', bytes: null, name: '', word: false, moment: Math.floor(Date.now() / 1000), given: [], fills: {}, ignored: []}, more);
  past.length = 0;
  $('undo').disabled = true;
  latest = null;
  pages.clear();
  editor.setText(state.text, state.word);
  showAll();
  refresh(0);
}

async function openFile(given) {
  if (!given) return;
  const bytes = new Uint8Array(await given.arrayBuffer());
  const word = bytes[0] === 0x50 && bytes[1] === 0x4b;
  begin({bytes, word, name: given.name, moment: Math.floor(given.lastModified / 1000)});
}

function fill(name, value) {
  decide(() => {
    if (value) state.fills = {...state.fills, [name]: value};
    else delete state.fills[name];
  });
}

function restore(one) {
  decide(() => {
    for (let i = one.lines[0]; i <= one.lines[1]; i++) state.given[i - 1] = 'body';
  });
}

/** To a place in the text and on the page. */
function go(line, text) {
  editor.reveal(line);
  const block = latest.tree.blocks.findIndex((one) => one.lines[0] <= line && line <= one.lines[1]);
  if (block >= 0) pages.light(block, text, true);
}

/** Makes corrections from the end of the text to its beginning, so that places stay right. */
function fix(findings) {
  const sorted = [...findings].sort((a, b) => b.line - a.line || b.fix.at - a.fix.at);
  for (const {line, fix: change} of sorted) {
    const start = editor.offsetOf(source.value, line, change.at);
    const end = editor.offsetOf(source.value, line, change.at + change.delete);
    editor.replace(start, end, change.insert);
  }
}

function chooseRole(line) {
  $('roles-title').textContent = say('roleOf', {line});
  const names = ['title', 'subtitle', 'salutation', 'heading-1', 'heading-2', 'heading-3', 'body', 'inner-salutation', 'stage-direction',
    'note', 'signature', 'attachment', 'drop'];
  const set = (role) => {
    $('roles').close();
    decide(() => { state.given[line - 1] = role; });
  };
  const now = state.given[line - 1] ?? latest?.lines?.[line - 1]?.roles[0];
  $('role-list').replaceChildren(...[null, ...names].map((role) => {
    const button = Object.assign(document.createElement('button'), {type: 'button', textContent: role ? words.roles[role] : say('automatic')});
    button.setAttribute('aria-pressed', String(role === now));
    button.addEventListener('click', () => set(role));
    return button;
  }));
  $('roles').showModal();
}

async function save(to) {
  try {
    const blob = await file(state, to);
    const link = Object.assign(document.createElement('a'), {href: URL.createObjectURL(blob),
      download: `${(state.name || document.querySelector('h1').textContent).replace(/\.[^.]*$/, '')}.${to}`});
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    return blob;
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    trouble(error.message);
    return null;
  }
}

async function print() {
  try {
    if (!pages.allFresh()) pages.show({...latest, ...await view(state, [1, 65535], 200)}, true);
    await Promise.all([...document.querySelectorAll('.page img')].map((image) => image.decode()));
    window.print();
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    trouble(error.message);
  }
}

async function toText() {
  const blob = await save('txt').catch(() => null);
  if (blob) begin({text: await blob.text(), name: state.name.replace(/\.docx$/i, '.txt')});
}

/* ---- wiring ---- */

function showTab(which) {
  document.body.classList.toggle('show-pages', which === 'pages');
  for (const name of ['text', 'pages']) $(`tab-${name}`).setAttribute('aria-selected', String(name === which));
}

function wire() {
  source.addEventListener('input', typed);
  $('mirror').addEventListener('click', (event) => event.target.dataset.line && chooseRole(Number(event.target.dataset.line)));
  $('roles-close').addEventListener('click', () => $('roles').close());
  $('choose').addEventListener('click', () => $('file').click());
  $('file').addEventListener('change', () => openFile($('file').files[0]));
  $('example').addEventListener('click', () => begin({text: words.exampleText}));
  $('clear').addEventListener('click', () => { begin({}); source.focus(); });
  $('undo').addEventListener('click', undo);
  $('print').addEventListener('click', print);
  $('to-text').addEventListener('click', toText);
  for (const to of ['pdf', 'docx', 'txt']) $(`save-${to}`).addEventListener('click', () => save(to));
  for (const which of ['text', 'pages']) $(`tab-${which}`).addEventListener('click', () => showTab(which));
  $('style').append(...Object.entries(words.styles).map(([value, textContent]) => Object.assign(document.createElement('option'), {value, textContent})));
  $('style').value = state.style;
  $('style').addEventListener('change', () => decide(() => { state.style = $('style').value; }));
  addEventListener('keydown', (event) => {
    if (decidedLast && (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z') {
      event.preventDefault();
      undo();
    }
  });
  addEventListener('dragover', (event) => { event.preventDefault(); document.body.classList.add('dragging'); });
  addEventListener('dragleave', () => document.body.classList.remove('dragging'));
  addEventListener('drop', (event) => {
    event.preventDefault();
    document.body.classList.remove('dragging');
    openFile(event.dataTransfer.files[0]);
  });
  pages.listen(() => refresh(0), (block) => {
    const one = latest.tree.blocks[block];
    editor.reveal(one.lines[0]);
    pages.light(block, '', false);
  });
}

label(document);
recall();
wire();
editor.setText(state.text, state.word);
showAll();
if (state.text) refresh(0);
