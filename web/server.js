// Requests to the server, and what went wrong in the user's words.

import {settingsOf} from './choices.js';
import {rubyLines} from './ruby.js';
import {say} from './words.js';

export class Trouble extends Error {
  constructor(message, away) {
    super(message);
    this.away = away; // it may go at once when it is tried again
  }
}

/** The decisions as docs/decisions.schema.json has them; `once`: of numbered copies one is enough. */
function form(now, once, more) {
  const {name, style, choices, moment, original} = now;
  const decisions = {name, style, settings: settingsOf(style, choices, once),
    as: [...now.given.flatMap((role, i) => role ? [`${i + 1}=${role}`] : []), ...rubyLines(now.ruby ?? '').lines],
    fills: Object.entries(now.fills).map(([blank, value]) => `${blank}=${value}`), ignore: now.ignored, original,
    toc: Boolean(choices.toc), review: Boolean(choices.review), fonts: Boolean(choices.fonts), moment,
    language: document.documentElement.lang.startsWith('en') ? 'en' : 'zh_CN', ...more};
  const data = new FormData();
  data.append('decisions', JSON.stringify(decisions));
  data.append('file', new Blob([now.bytes ?? now.text]), 'text');
  return data;
}

let onBusy = () => {};

/** Calls `told` when the server has too much to do, and is asked again later. */
export function whenBusy(told) {
  onBusy = told;
}

async function post(path, body, signal) {
  let answer;
  try {
    answer = await fetch(path, {method: 'POST', body, signal});
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    throw new Trouble(say('away'), true);
  }
  if (answer.ok) return answer;
  if (answer.status === 503) {
    onBusy();
    const seconds = (Number(answer.headers.get('Retry-After')) || 2) * (0.5 + Math.random()); // not all pages at once
    await new Promise((done) => setTimeout(done, 1000 * seconds));
    if (signal?.aborted) throw new DOMException('', 'AbortError');
    return post(path, body, signal);
  }
  if (answer.status === 413) throw new Trouble(say('large'));
  if ([502, 504].includes(answer.status)) throw new Trouble(say('away'), true);
  if (answer.status >= 500) throw new Trouble(say('failed'));
  const told = await answer.json().catch(() => ({}));
  throw new Trouble(told.error ?? say('failed'));
}

/** What the program makes of the text: docs/view.schema.json. */
export async function view(now, more, signal) {
  return (await post('/api/view', form(now, true, more), signal)).json();
}

/** A file of the text: 'pdf', 'docx' or 'txt'. */
export async function file(now, to) {
  return (await post(`/api/file?to=${to}`, form(now, false), undefined)).blob();
}

// A server that was started for this page (serve --idle) ends when nobody asks for anything for long.
const MINUTES_BETWEEN_SIGNS = 4;
setInterval(() => fetch('/healthz').catch(() => {}), MINUTES_BETWEEN_SIGNS * 60 * 1000);
