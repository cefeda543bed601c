// Requests to the server, and what went wrong in the user's words.

import {say} from './words.js';

export class Trouble extends Error {}

function form(state, more) {
  const decisions = {name: state.name, style: state.style, as: state.as(), fills: state.fillList(), ignore: state.ignored,
    moment: state.moment, language: document.documentElement.lang.startsWith('en') ? 'en' : 'zh_CN', ...more};
  const data = new FormData();
  data.append('decisions', JSON.stringify(decisions));
  data.append('file', new Blob([state.bytes ?? state.text]), 'text');
  return data;
}

async function post(path, body, signal) {
  let answer;
  try {
    answer = await fetch(path, {method: 'POST', body, signal});
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    throw new Trouble(say('away'));
  }
  if (answer.ok) return answer;
  if (answer.status === 503) {
    await new Promise((done) => setTimeout(done, 1000 * (Number(answer.headers.get('Retry-After')) || 2)));
    if (signal?.aborted) throw new DOMException('', 'AbortError');
    return post(path, body, signal);
  }
  if (answer.status === 413) throw new Trouble(say('large'));
  if (answer.status >= 500) throw new Trouble(say('failed'));
  const told = await answer.json().catch(() => ({}));
  throw new Trouble(told.error ?? say('failed'));
}

/** What the program makes of the text, with the pages `first` to `last` drawn. */
export async function view(state, [first, last], resolution, signal) {
  return (await post('/api/view', form(state, {firstPage: first, lastPage: last, resolution}), signal)).json();
}

/** A file of the text: 'pdf', 'docx' or 'txt'. */
export async function file(state, to) {
  return (await post(`/api/file?to=${to}`, form(state), undefined)).blob();
}

// A server that was started for this page (serve --idle) ends when nobody asks for anything for long.
const MINUTES_BETWEEN_SIGNS = 4;
setInterval(() => fetch('/healthz').catch(() => {}), MINUTES_BETWEEN_SIGNS * 60 * 1000);
