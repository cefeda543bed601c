// Text and pages scroll together: each block has its place on both sides, and what lies between goes in proportion.
// Between them a strip shows, over the whole length, where something was found.

import * as editor from './editor.js';
import * as pages from './pages.js';

const text = document.getElementById('text'), paper = document.getElementById('pages');
const strip = document.getElementById('strip');
const ours = new Map(); // where a side was put by this module: its event is not the user's
let blocks = [];
let marks = [];
let known = null; // places of the blocks on both sides, until something changes

function measure() {
  const found = [{text: 0, paper: 0}];
  for (const [i, block] of blocks.entries()) {
    const place = {text: editor.topOf(block.lines[0]), paper: pages.topOf(i)}, last = found[found.length - 1];
    if (place.text > last.text && place.paper > last.paper) found.push(place);
  }
  found.push({text: text.scrollHeight, paper: paper.scrollHeight});
  return found;
}

function carry(value, from, to) {
  known ??= measure();
  const found = known.findIndex((place) => place[from] >= value);
  const i = found < 0 ? known.length - 1 : Math.max(found, 1), a = known[i - 1], b = known[i];
  return a[to] + (b[to] - a[to]) * (value - a[from]) / Math.max(b[from] - a[from], 1);
}

/** Puts a side where it is wanted, without the other side following. */
function put(side, top) {
  ours.set(side, Math.max(0, Math.min(Math.round(top), side.scrollHeight - side.clientHeight)));
  side.scrollTop = ours.get(side);
}

function follow(side, other, from, to) {
  if (Math.abs((ours.get(side) ?? -9) - side.scrollTop) <= 1) {
    ours.delete(side);
    return;
  }
  if (!other.clientHeight || !blocks.length) return;
  const part = side.scrollTop / Math.max(side.scrollHeight - side.clientHeight, 1);
  put(other, carry(side.scrollTop + part * side.clientHeight, from, to) - part * other.clientHeight);
}

/** Where something stands has changed. */
export function changed() {
  known = null;
}

/** Both sides show a line and what was lit on the pages. */
export function showBoth(line) {
  const row = editor.topOf(line), lit = pages.litTop();
  put(text, row - text.clientHeight / 3);
  if (lit !== null) put(paper, lit - paper.clientHeight / 3);
}

/** The block at the top of the side that is in sight: {line} or {page block}. */
export function remember(which) {
  if (!blocks.length) return () => {};
  const side = which === 'text' ? text : paper;
  const place = (block, i) => which === 'text' ? editor.topOf(block.lines[0]) : pages.topOf(i);
  const tops = blocks.map(place);
  const index = Math.max(tops.findIndex((top) => top > side.scrollTop), 1) - 1;
  return () => {
    changed();
    if (which === 'text') put(paper, index ? pages.topOf(index) - 24 : 0);
    else put(text, index ? editor.topOf(blocks[index].lines[0]) - 24 : 0);
  };
}

function drawStrip() {
  const height = text.scrollHeight;
  for (const [i, mark] of [...strip.children].entries()) mark.style.top = `${100 * editor.topOf(marks[i].line) / height}%`;
}

/** One mark a line, of the gravest kind, that says all. */
function gather(all) {
  const kinds = ['left', 'note', 'warning', 'error'], lines = new Map();
  for (const mark of all) {
    const there = lines.get(mark.line);
    if (!there) lines.set(mark.line, {...mark});
    else Object.assign(there, kinds.indexOf(mark.kind) > kinds.indexOf(there.kind) ? mark : {}, {says: `${there.says}\n${mark.says}`});
  }
  return [...lines.values()];
}

/** What stands where, after a view has come: the tree's blocks, and marks {line, kind, says}. */
export function show(newBlocks, newMarks, chosen) {
  blocks = newBlocks;
  marks = gather(newMarks);
  strip.replaceChildren(...marks.map((mark) => {
    const made = document.createElement('button');
    Object.assign(made, {type: 'button', tabIndex: -1, className: mark.kind, title: mark.says});
    made.addEventListener('click', () => chosen(mark));
    return made;
  }));
  changed();
  drawStrip();
}

text.addEventListener('scroll', () => follow(text, paper, 'text', 'paper'), {passive: true});
paper.addEventListener('scroll', () => follow(paper, text, 'paper', 'text'), {passive: true});
new ResizeObserver(() => {
  changed();
  drawStrip();
}).observe(text);
