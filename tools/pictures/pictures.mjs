// The pictures in the READMEs and in the tutorial: the page in a headless Chromium, with speech.txt.
//
// usage: node tools/pictures/pictures.mjs BUILD FOLDER        needs what `make check-web` needs, and pngquant
import {spawnSync} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import {build, closeBrowser, folder, open, settled, startServer, stopServer, until} from '../../tests/web/browser.mjs';

const here = import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname);
const pictures = path.resolve(process.argv[3]);
const speech = path.join(here, 'speech.txt');
const LARGEST = 150 * 1024;

function run(program, ...words) {
  const {status, stderr} = spawnSync(program, words);
  if (status !== 0) throw new Error(`${program}: ${stderr}`);
}

/** Few colours are enough for a page: a third of the bytes. */
function shrink(file) {
  run('pngquant', '--force', '--strip', '--speed', '1', '--output', file, '64', file);
  if (fs.statSync(file).size > LARGEST) throw new Error(`${file} is larger than ${LARGEST} bytes`);
}

async function shoot(page, name, clip) {
  await page.mouse.move(0, 0);
  await page.waitForTimeout(300);
  const file = path.join(pictures, `${name}.png`);
  await page.screenshot({path: file, clip});
  shrink(file);
}

/** The number of the line that begins with these words. */
function lineOf(words) {
  return fs.readFileSync(speech, 'utf8').split('\n').findIndex((one) => one.startsWith(words)) + 1;
}

async function panel(page, name) {
  await page.click(`[data-panel=${name}]`);
  await page.waitForSelector(`#${name}:not([hidden])`);
}

await startServer();
fs.mkdirSync(pictures, {recursive: true});
const heading = lineOf('关于值班纪律'), account = lineOf('扫码关注');

const page = await open({viewport: {width: 1280, height: 440}});
await shoot(page, '1-start');

await page.setViewportSize({width: 1280, height: 760});
await page.fill('#source', fs.readFileSync(speech, 'utf8'));
await settled(page);
await page.evaluate(() => document.getElementById('source').setSelectionRange(0, 0));
await shoot(page, '2-pasted');

await page.click(`#mirror > :nth-child(${heading}) .role`);
await shoot(page, '3-role');
await page.click('.role-list button >> text=二级标题');
await settled(page);

await panel(page, 'dropped');
await shoot(page, '4-dropped');
await page.locator('#dropped .row', {hasText: '扫码关注“清溪应急”'}).locator('text=找回').click();
await settled(page);

await panel(page, 'blanks');
await page.click('#blanks .where >> text=×镇');
await page.fill('#blanks input[data-name="×镇"]', '石桥镇');
await page.press('#blanks input[data-name="×镇"]', 'Enter');
await until(page, () => [...document.querySelectorAll('.page img')].some((one) => one.alt.includes('石桥镇')));
await settled(page);
await shoot(page, '5-blanks');

await panel(page, 'findings');
await page.click('#findings .where >> text=三要');
await page.waitForTimeout(500);
await shoot(page, '6-findings');

await page.keyboard.press('Escape');
await page.click('#layout');
await shoot(page, '7-layout');

// What the printer gets.
run(path.join(build, 'jianggao'), 'convert', '-q', '--to', 'png', '--resolution', '65', '--fix',
  '--as', `${heading}=heading-2`, '--as', `${account}=body`, '--fill', '×镇=石桥镇', '--fill', '×月=5月', '--fill', '×日=20日', '-d', folder, speech);
const pages = fs.readdirSync(folder).filter((name) => name.endsWith('.png')).sort().slice(0, 2);
const images = pages.map((name) => `<img src="data:image/png;base64,${fs.readFileSync(path.join(folder, name)).toString('base64')}">`);
const sheet = await page.context().newPage();
await sheet.setViewportSize({width: 1280, height: 900});
await sheet.setContent(`<body style="margin:0;padding:12px;display:flex;gap:12px;background:#888;width:max-content">${images.join('')}`);
const {width, height} = await sheet.locator('body').boundingBox();
await shoot(sheet, '8-handout', {x: 0, y: 0, width, height});

await closeBrowser();
await stopServer();
fs.rmSync(folder, {recursive: true});
