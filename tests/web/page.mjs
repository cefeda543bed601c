// The page in a headless Chromium, as people use it.
//
// usage: node tests/web/page.mjs BUILD [PICTURES]     PICTURES: a folder for screenshots, to be looked at
import {chromium} from 'playwright-core';
import {spawn, spawnSync} from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import {fileURLToPath} from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const build = path.resolve(process.argv[2]);
const pictures = process.argv[3];
const example = fs.readFileSync(path.join(root, 'examples/training-class.txt'), 'utf8');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'web-'));

let passed = 0, failed = 0;
function expect(what, holds, told = '') {
  if (holds) passed++;
  else {
    failed++;
    console.log(`FAILED: ${what} ${told}`);
  }
}

async function freePort() {
  const server = net.createServer().listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  const {port} = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

let server;
async function startServer(port) {
  server = spawn(path.join(build, 'jianggao-serve'), ['--listen', `127.0.0.1:${port}`, '--workers', '2'], {stdio: 'ignore'});
  for (let i = 0; i < 600; i++) {
    if (await fetch(`http://127.0.0.1:${port}/healthz`).then((answer) => answer.ok, () => false)) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error('the server does not start');
}

async function stopServer() {
  server.kill('SIGTERM');
  await new Promise((done) => server.once('exit', done));
}

const port = await freePort();
const address = `http://127.0.0.1:${port}/`;
const browser = await chromium.launch({executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox']});

async function open(options = {}) {
  const context = await browser.newContext({viewport: {width: 1366, height: 768}, locale: 'zh-CN', acceptDownloads: true, ...options});
  const page = await context.newPage();
  page.on('pageerror', (error) => expect('no error in the page', false, error.message));
  page.on('dialog', () => expect('no alert box', false));
  await page.goto(address);
  return page;
}

const settled = (page) => until(page, () => document.querySelector('.page[data-fresh=yes] img')?.complete);
const facts = (page) => page.textContent('#facts');
const picture = (page, name) => pictures && page.screenshot({path: path.join(pictures, `${name}.png`)});

/** Waits until something holds in the page; Playwright's own way is not allowed there by the page's policy. */
async function until(page, holds, argument) {
  for (let i = 0; i < 200; i++) {
    if (await page.evaluate(holds, argument)) return;
    await page.waitForTimeout(50);
  }
  throw new Error(`never: ${holds}`);
}

async function drop(page, file, bytes) {
  const data = await page.evaluateHandle(([name, base64]) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name, {lastModified: 1700000000000}));
    return transfer;
  }, [file, bytes.toString('base64')]);
  await page.dispatchEvent('body', 'drop', {dataTransfer: data});
}

async function save(page, button) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.click(button)]);
  return {name: download.suggestedFilename(), bytes: fs.readFileSync(await download.path())};
}

async function pasting() {
  const page = await open();
  await picture(page, 'empty');
  await page.fill('#source', example);
  await settled(page);
  expect('pages and minutes', /3 页.*分钟/.test(await facts(page)), await facts(page));
  const roles = await page.$$eval('.line .role', (all) => all.map((one) => one.textContent));
  expect('roles stand at the lines', roles.slice(0, 8).join(' ') === '略去 略去 略去 略去 略去 题目 称呼 正文', roles.slice(0, 8).join(' '));
  expect('what is left out is struck through', await page.$eval('.line.dropped .content', (one) => getComputedStyle(one).textDecorationLine) === 'line-through');
  expect('text and mirror have lines of one height', await page.evaluate(() => {
    const source = document.getElementById('source');
    return Math.abs(document.getElementById('mirror').scrollHeight - source.scrollHeight) < 400;
  }));
  await picture(page, 'text');
  return page;
}

async function deciding(page) {
  await page.click('.line .role >> text=题目');
  await page.click('#role-list button >> text=副题');
  await until(page, () => [...document.querySelectorAll('.role.given')].some((one) => one.textContent === '副题'));
  await page.keyboard.press('Control+z');
  await until(page, () => [...document.querySelectorAll('.role')].some((one) => one.textContent === '题目'));
  expect('a role is changed and undone', true);
  await page.click('#dropped summary');
  const before = await page.$$eval('#dropped .row', (rows) => rows.length);
  await page.click('#dropped .row >> nth=0 >> text=找回');
  await until(page, (count) => document.querySelectorAll('#dropped .row').length < count, before);
  expect('a line is brought back', true);
  await page.keyboard.press('Control+z');
  await until(page, (count) => document.querySelectorAll('#dropped .row').length === count, before);
  await page.click('#blanks summary');
  await page.fill('#blanks input[data-name="×县"]', '青石县');
  await page.press('#blanks input[data-name="×县"]', 'Enter');
  await until(page, () => [...document.querySelectorAll('.page img')].some((one) => one.alt.includes('青石县')));
  expect('a blank is filled on the pages', true);
  await picture(page, 'panels');
}

async function correcting() {
  const page = await open();
  await page.fill('#source', '在座谈会上的讲话\n\n同志们：\n\n今天开会,谈两点意见...请大家注意。\n');
  await page.waitForSelector('#findings:not([hidden])');
  await page.click('#findings summary');
  await page.click('#findings button >> text=全部改正');
  await until(page, () => document.getElementById('source').value.includes('今天开会，谈两点意见……请大家注意'));
  expect('all corrections are made', true);
  await page.focus('#source');
  await page.keyboard.press('Control+z');
  expect('and undone as typing is', !(await page.inputValue('#source')).includes('，谈两点意见……'));
  await page.context().close();
}

async function files() {
  const source = path.join(folder, 'speech.txt');
  const speech = '在水利工作座谈会上的讲话\r\n\r\n同志们：\r\n\r\n今天开会，谈两点。\r\n\r\n一、抓好水利\r\n\r\n要修渠。\r\n\r\n二、抓好管护\r\n\r\n要护林。\r\n';
  const gb = spawnSync('iconv', ['-f', 'utf-8', '-t', 'gb18030'], {input: speech}).stdout;
  fs.writeFileSync(source, gb);
  fs.utimesSync(source, 1700000000, 1700000000);
  spawnSync(path.join(build, 'jianggao'), ['convert', '-q', '--to', 'pdf,docx,txt', '-d', path.join(folder, 'out'), source]);
  const page = await open();
  await drop(page, 'speech.txt', gb);
  await settled(page);
  expect('a GB18030 file is read', (await page.inputValue('#source')).startsWith('在水利工作座谈会上的讲话'));
  for (const to of ['pdf', 'docx', 'txt']) {
    const {name, bytes} = await save(page, `#save-${to}`);
    expect(`${to} has the file's name`, name === `speech.${to}`, name);
    expect(`${to} is the program's own`, bytes.equals(fs.readFileSync(path.join(folder, `out/speech.${to}`))));
  }
  await drop(page, 'speech.docx', fs.readFileSync(path.join(folder, 'out/speech.docx')));
  await page.waitForSelector('#word-note:not([hidden])');
  await settled(page);
  expect('a Word file is shown', (await page.inputValue('#source')).includes('一、抓好水利'));
  await drop(page, 'bad.docx', Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(5000, 7)]));
  await page.waitForSelector('#trouble:not([hidden])');
  expect('a broken Word file is told in a sentence', /[\u4e00-\u9fff]/.test(await page.textContent('#trouble')), await page.textContent('#trouble'));
  expect('and nothing of the text before stays', await page.$$eval('.page', (all) => all.length) === 0 && await facts(page) === '');
  await picture(page, 'trouble');
  await page.context().close();
}

async function typing() {
  const page = await open();
  const client = await page.context().newCDPSession(page);
  await page.focus('#source');
  await client.send('Input.imeSetComposition', {text: 'tongzhi', selectionStart: 7, selectionEnd: 7});
  await client.send('Input.insertText', {text: '同志们：'});
  expect('an input method works', await page.inputValue('#source') === '同志们：', await page.inputValue('#source'));
  await page.keyboard.press('Enter');
  await client.send('Input.insertText', {text: '今天开会。'});
  await settled(page);
  await page.reload();
  await settled(page);
  expect('the text is kept', (await page.inputValue('#source')).includes('今天开会。'));
  const second = await page.context().newPage();
  await second.goto(address);
  expect('a second tab begins empty', await second.inputValue('#source') === '');
  await page.click('#clear');
  await page.reload();
  expect('until it is cleared', await page.inputValue('#source') === '');
  await page.context().close();
}

async function keyboardAlone() {
  const page = await open();
  for (let i = 0; i < 30 && await page.evaluate(() => document.activeElement.id) !== 'example'; i++) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await settled(page);
  const reached = new Set();
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('Tab');
    reached.add(await page.evaluate(() => document.activeElement.id || document.activeElement.className || document.activeElement.tagName));
  }
  for (const wanted of ['style', 'save-pdf', 'save-docx', 'source', 'pages', 'role', 'SUMMARY'])
    expect(`Tab reaches ${wanted}`, reached.has(wanted), [...reached].join(' '));
  await page.context().close();
}

async function smallAndDark() {
  const page = await open({viewport: {width: 360, height: 740}, colorScheme: 'dark'});
  await page.fill('#source', example);
  await until(page, () => /页/.test(document.getElementById('facts').textContent));
  await picture(page, 'small-text');
  expect('no sideways scrolling', await page.evaluate(() => document.documentElement.scrollWidth <= 360));
  await page.click('#tab-pages');
  await settled(page);
  await picture(page, 'small-pages');
  expect('the pages in their tab', await page.isVisible('#pages') && !await page.isVisible('#text'));
  await page.context().close();
}

async function accessible() {
  const page = await open();
  await page.fill('#source', example);
  await settled(page);
  for (const id of ['blanks', 'findings', 'dropped']) await page.click(`#${id} summary`);
  await page.evaluate(fs.readFileSync(path.join(root, 'tests/web/node_modules/axe-core/axe.min.js'), 'utf8'));
  const {violations} = await page.evaluate(() => window.axe.run());
  expect('axe finds nothing', violations.length === 0, violations.map((one) => `${one.id}: ${one.nodes[0].html}`).join('\n'));
  await page.context().close();
}

async function serverGone() {
  const page = await open();
  await page.fill('#source', example);
  await settled(page);
  await stopServer();
  await page.focus('#source');
  await page.keyboard.type('。');
  await page.waitForSelector('#trouble:not([hidden])');
  expect('a server that is gone is told', (await page.textContent('#trouble')).includes('连不上'));
  expect('the text is kept', (await page.inputValue('#source')).length > 1000);
  await startServer(port);
  await page.keyboard.type('。');
  await page.waitForSelector('#trouble', {state: 'hidden'});
  expect('and goes on when it is back', true);
  await page.context().close();
}

async function english() {
  const page = await open({locale: 'en-GB'});
  expect('in English', (await page.textContent('#welcome')).includes('Paste the speech'));
  await page.fill('#source', '今天开会,谈两点。');
  await page.waitForSelector('#findings:not([hidden])');
  expect('findings too', !/[\u4e00-\u9fff]{6}/.test(await page.textContent('#findings summary')));
  await page.context().close();
}

await startServer(port);
try {
  const page = await pasting();
  await deciding(page);
  await page.context().close();
  for (const test of [correcting, files, typing, keyboardAlone, smallAndDark, accessible, english, serverGone]) await test();
} catch (error) {
  expect('the tests went to their end', false, error.stack);
}
await browser.close();
await stopServer();
fs.rmSync(folder, {recursive: true});
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
