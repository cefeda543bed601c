// The pages as they print.  Only those in sight are drawn; the old picture stays until the new one is there.

import {say} from './words.js';

const box = document.getElementById('pages');
let places = null;
let onWanted = () => {};
let onClick = () => {};
const inSight = new Set();

const watcher = new IntersectionObserver((entries) => {
  for (const entry of entries) {
    const number = Number(entry.target.dataset.page);
    if (entry.isIntersecting) inSight.add(number);
    else inSight.delete(number);
  }
  const missing = [...inSight].filter((number) => !isFresh(number));
  if (missing.length) onWanted();
}, {root: box, rootMargin: '300px'});

function isFresh(number) {
  return box.children[number - 1]?.dataset.fresh === 'yes';
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
  return Math.round(Math.max(width, 300) / (places ? places.width / 72 : 8.27));
}

/** The range of pages that somebody sees, or the first two. */
export function wanted() {
  const numbers = [...inSight].filter((number) => number <= box.children.length);
  return numbers.length ? [Math.min(...numbers), Math.max(...numbers)] : [1, 2];
}

/** Shows the pages of a view; pictures that it does not bring stay as they were, and are wanted when they come in sight. */
export function show(view, sameText) {
  places = view.pages;
  const count = places.lines.length;
  while (box.children.length > count) {
    watcher.unobserve(box.lastChild);
    inSight.delete(box.children.length);
    box.lastChild.remove();
  }
  for (let number = 1; number <= count; number++) {
    const page = box.children[number - 1] ?? box.appendChild(makePage(number));
    page.style.aspectRatio = `${places.width} / ${places.height}`;
    page.querySelector('.number').textContent = say('pageOf', {n: number, count});
    page.querySelector('img').alt = `${say('page', {n: number})}：${places.lines[number - 1].map((line) => line.text).join('')}`;
    if (!sameText) page.dataset.fresh = '';
    const picture = view.images[number];
    if (picture) draw(page, number, picture);
  }
  clearSpots();
}

/** No pages, as before the first text. */
export function clear() {
  show({pages: {width: 595, height: 842, lines: []}, images: {}}, false);
}

function draw(page, number, picture) {
  const image = page.querySelector('img');
  image.src = `data:image/png;base64,${picture}`;
  page.dataset.fresh = 'yes';
}

function clearSpots() {
  for (const spot of box.querySelectorAll('.spot')) spot.remove();
}

/** Lights up the lines of a block, or of these only the ones that have the words. */
export function light(block, text, scroll) {
  clearSpots();
  const found = [];
  places?.lines.forEach((lines, page) => lines.forEach((line) => line.block === block && found.push({page, line})));
  const exact = text ? found.filter(({line}) => line.text.includes(text)) : [];
  for (const {page, line} of exact.length ? exact : found) {
    const spot = Object.assign(document.createElement('div'), {className: 'spot'});
    spot.style.left = `${line.x / places.width * 100}%`;
    spot.style.top = `${line.y / places.height * 100}%`;
    spot.style.width = `${line.width / places.width * 100}%`;
    spot.style.height = `${line.height / places.height * 100}%`;
    box.children[page].append(spot);
  }
  if (scroll) box.querySelector('.spot')?.scrollIntoView({block: 'center'});
}

/** Whether all pages are drawn. */
export function allFresh() {
  return [...box.children].every((page) => page.dataset.fresh === 'yes');
}

/** Calls `more` when pages without a fresh picture come in sight, `chosen` with the block that was clicked. */
export function listen(more, chosen) {
  onWanted = more;
  onClick = chosen;
}
