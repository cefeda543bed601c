// Figures of the page in a headless Chromium: what an empty page weighs and when it is painted, how long it takes from a
// key to its page, with a short speech and one of fifty pages, and from scrolling to a page that is drawn.
//
// usage: node tests/web/figures.mjs BUILD
import {closeBrowser, example, open, settled, startServer, stopServer, until} from './browser.mjs';
import {long} from './seeing.mjs';

const median = (all) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)];
const tell = (what, figure, unit) => console.log(`${what.padEnd(58)} ${String(figure).padStart(8)} ${unit}`);

/** ms from a key to the picture of the page that follows from it, and how long the page was deaf after the key. */
async function keys(page, name) {
  const times = [], deaf = [];
  await page.evaluate(() => {
    const source = document.getElementById('source');
    source.focus();
    const at = source.value.indexOf('同志们') + 30;
    source.setSelectionRange(at, at);
  });
  for (let i = 0; i < 9; i++) {
    const [taken, blocked] = await page.evaluate(async (digit) => {
      const image = document.querySelector('.page img'), before = image.src, begun = performance.now();
      document.execCommand('insertText', false, digit);
      const blocked = performance.now() - begun;
      while (image.src === before) await new Promise((done) => setTimeout(done, 5));
      await image.decode();
      return [performance.now() - begun, blocked];
    }, '一二三四五六七八九'[i]);
    times.push(taken);
    deaf.push(blocked);
    await page.waitForTimeout(600);
  }
  tell(`${name}: from a key to its page (of which 180 are the pause)`, Math.round(median(times)), 'ms');
  tell(`${name}: of these the page does not listen for`, Math.round(median(deaf)), 'ms');
}

async function emptyPage() {
  const page = await open({});
  const entries = await page.evaluate(() => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
    .map((one) => [one.encodedBodySize, one.decodedBodySize]));
  tell('the empty page, packed', Math.round(entries.reduce((sum, one) => sum + one[0], 0) / 102.4) / 10, 'KB');
  tell('the empty page', Math.round(entries.reduce((sum, one) => sum + one[1], 0) / 102.4) / 10, 'KB');
  const paints = [];
  for (let i = 0; i < 5; i++) {
    await page.reload();
    await page.waitForTimeout(300);
    paints.push(await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0));
  }
  tell('first paint', Math.round(median(paints)), 'ms');
  await page.context().close();
}

async function shortSpeech() {
  const page = await open({});
  await page.fill('#source', example);
  await settled(page);
  await keys(page, 'three pages');
  await page.context().close();
}

async function longSpeech() {
  const page = await open({});
  await page.fill('#source', long);
  await settled(page);
  tell('pages of the long speech', await page.$$eval('.page', (all) => all.length), '');
  await keys(page, 'fifty pages');
  const times = [], frames = [];
  for (let i = 1; i < 8; i++) {
    await page.waitForTimeout(300);
    times.push(await page.evaluate(async (part) => {
      const paper = document.getElementById('pages'), begun = performance.now();
      paper.scrollTop = part * paper.scrollHeight;
      for (;;) {
        await new Promise((done) => setTimeout(done, 5));
        const middle = document.elementsFromPoint(1000, 400).find((one) => one.matches('.page'));
        if (middle?.dataset.fresh === 'yes') return performance.now() - begun;
      }
    }, i / 8));
  }
  frames.push(...await page.evaluate(async () => {
    const paper = document.getElementById('pages'), lasted = [];
    paper.scrollTop = 0;
    for (let i = 0, before = performance.now(); i < 90; i++) {
      paper.scrollTop += 40;
      await new Promise(requestAnimationFrame);
      lasted.push(performance.now() - before);
      before = performance.now();
    }
    return lasted;
  }));
  tell('fifty pages: from a jump to a page that is drawn', Math.round(median(times)), 'ms');
  tell('fifty pages: a frame of scrolling, median', Math.round(median(frames)), 'ms');
  tell('fifty pages: the slowest of 90 frames', Math.round(Math.max(...frames)), 'ms');
  await page.context().close();
}

await startServer();
for (const figure of [emptyPage, shortSpeech, longSpeech]) await figure();
await closeBrowser();
await stopServer();
