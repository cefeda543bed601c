// The pages as they print.  Only those in sight are drawn; the old picture stays until the new one is there.

import {say} from './words.js';

/** Dots per inch for paper, and the most that a page is drawn with. */
export const PRINTER = 300;

const box = document.getElementById('pages');
let places = null;
let starts = []; // of each block its first line: {page, line}
let onWanted = () => {};
let onClick = () => {};
const inSight = new Set();

const watcher = new IntersectionObserver((entries) => {
  for (const entry of entries) {
    const number = Number(entry.target.dataset.page);
    if (entry.isIntersecting) inSight.add(number);
    else inSight.delete(number);
  }
  if (missing()) onWanted();
}, {root: box, rootMargin: '300px'});

/** Whether a page has the picture of its text, as fine as the screen is now. */
function isFresh(number) {
  const page = box.children[number - 1];
  return page?.dataset.fresh === 'yes' && Number(page.dataset.dots) >= 0.9 * resolution();
}

function makePage(number) {
  const page = document.createElement('div');
  page.className = 'page';
  page.dataset.page = number;
  page.append(document.createElement('img'));
  page.append(Object.assign(document.createElement('span'), {className: 'number'}));
  page.addEventListener('click', (event) => clicked(page, number, event));
  watcher.observe(page);
  return page;
}

function clicked(page, number, event) {
  const frame = page.getBoundingClientRect();
  const x = (event.clientX - frame.left) / frame.width * places.width;
  const y = (event.clientY - frame.top) / frame.height * places.height;
  const line = places.lines[number - 1].find((one) => y >= one.y - 4 && y <= one.y + one.height + 4 && x >= one.x - 20);
  if (line) onClick(line.block);
}

/** Dots per inch at which a page is as fine as the screen. */
export function resolution() {
  const width = Math.min(box.clientWidth - 32, 820) * (window.devicePixelRatio || 1);
  return Math.min(Math.round(Math.max(width, 300) / (places ? places.width / 72 : 8.27)), PRINTER);
}

function range(numbers) {
  return numbers.length ? {firstPage: Math.min(...numbers), lastPage: Math.max(...numbers)} : null;
}

/** The pages that somebody sees, or the first two. */
export function wanted() {
  return range([...inSight].filter((number) => number <= box.children.length)) ?? {firstPage: 1, lastPage: 2};
}

/** Those of them that have no fresh picture; null when all have. */
export function missing() {
  return range([...inSight].filter((number) => number <= box.children.length && !isFresh(number)));
}

/** The first pages of all that have no picture as fine as paper wants it, a few at a time; null when all have. */
export function unprinted() {
  const first = [...box.children].findIndex((page) => page.dataset.fresh !== 'yes' || Number(page.dataset.dots) < PRINTER);
  return first < 0 ? null : {firstPage: first + 1, lastPage: Math.min(first + 4, box.children.length)};
}

/** Shows the pages of a view, drawn with so many dots per inch; pictures that it does not bring stay as they were, and are wanted when they come in sight. */
export function show(view, dots) {
  places = view.pages;
  const count = places.lines.length;
  while (box.children.length > count) {
    watcher.unobserve(box.lastChild);
    inSight.delete(box.children.length);
    box.lastChild.remove();
  }
  starts = [];
  places.lines.forEach((lines, page) => lines.forEach((line) => { starts[line.block] ??= {page, line}; }));
  for (let number = 1; number <= count; number++) {
    const page = box.children[number - 1] ?? box.appendChild(makePage(number));
    page.style.aspectRatio = `${places.width} / ${places.height}`;
    page.querySelector('.number').textContent = say('pageOf', {n: number, count});
    page.querySelector('img').alt = `${say('page', {n: number})}：${places.lines[number - 1].map((line) => line.text).join('')}`;
    page.dataset.fresh = '';
  }
  setPaper(places);
  draw(view.images, dots);
  clearSpots();
}

const paper = new CSSStyleSheet(); // of what the browser prints
document.adoptedStyleSheets = [...document.adoptedStyleSheets, paper];

/** Paper is as large as the pages, or the sheets that they stand on. */
function setPaper({width, height}) {
  paper.replaceSync(`@page { size: ${width}pt ${height}pt; } @media print { .page { height: ${height - 0.3}pt; } }`);
}

/** No pages, as before the first text. */
export function clear() {
  show({pages: {width: 595, height: 842, lines: []}, images: {}}, 0);
}

/** Puts pictures with so many dots per inch in their places. */
export function draw(images, dots) {
  for (const [number, picture] of Object.entries(images)) {
    const page = box.children[number - 1];
    if (!page) continue;
    page.querySelector('img').src = `data:image/png;base64,${picture}`;
    page.dataset.fresh = 'yes';
    page.dataset.dots = dots;
  }
}

/** Resolves when every picture can be painted. */
export function painted() {
  return Promise.all([...box.querySelectorAll('img')].map((image) => image.decode()));
}

function topIn(page, line) {
  const sheet = box.children[page];
  return sheet.offsetTop + line.y * sheet.offsetHeight / places.height;
}

/** How far below the top of the pane a block begins. */
export function topOf(block) {
  return starts[block] && box.children[starts[block].page] ? topIn(starts[block].page, starts[block].line) : 0;
}

/** The lines, as they are set, of a block: its text broken as on the page. */
export function linesOf(block) {
  return places.lines.flat().filter((line) => line.block === block).map((line) => line.text);
}

/* ---- places that light up ---- */

function clearSpots() {
  for (const spot of box.querySelectorAll('.spot')) spot.remove();
}

/** The width of text in characters: what is half as wide counts half. */
function cells(text) {
  return [...text].reduce((sum, c) => sum + (c.codePointAt(0) < 0x2000 ? 0.5 : 1), 0);
}

function put(page, line, start, end) {
  const all = Math.max(cells(line.text), 1), width = line.width / all;
  const spot = Object.assign(document.createElement('div'), {className: 'spot'});
  spot.style.left = `${(line.x + cells(line.text.slice(0, start)) * width) / places.width * 100}%`;
  spot.style.width = `${cells(line.text.slice(start, end)) * width / places.width * 100}%`;
  spot.style.top = `${line.y / places.height * 100}%`;
  spot.style.height = `${line.height / places.height * 100}%`;
  box.children[page].append(spot);
}

function nth(text, words, ordinal) {
  let at = -1;
  do at = text.indexOf(words, at + 1);
  while (at >= 0 && ordinal-- > 0);
  return at;
}

/** Lights up blocks on the pages, or in them only the words, at the place where they stand for the time `ordinal`. */
export function light(blocks, words, ordinal = 0) {
  clearSpots();
  const found = [];
  let length = 0;
  places?.lines.forEach((lines, page) => lines.forEach((line) => {
    if (!blocks.includes(line.block)) return;
    found.push({page, line, from: length});
    length += line.text.length;
  }));
  const text = found.map(({line}) => line.text).join('');
  const at = words ? nth(text, words, ordinal) : -1, start = Math.max(at, 0), end = at < 0 ? length : at + words.length;
  for (const {page, line, from} of found)
    if (from < end && from + line.text.length > start) put(page, line, Math.max(start - from, 0), Math.min(end - from, line.text.length));
}

/** How far below the top of the pane the first place that is lit stands; null when none is. */
export function litTop() {
  const spot = box.querySelector('.spot');
  return spot ? spot.parentElement.offsetTop + spot.offsetTop : null;
}

/** Calls `more` when pages without a fresh picture come in sight, `chosen` with the block that was clicked. */
export function listen(more, chosen) {
  onWanted = more;
  onClick = chosen;
  addEventListener('resize', () => missing() && onWanted()); // also when the browser's zoom has changed
}
