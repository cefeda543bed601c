// A server and a headless Chromium for the tests of the page.
import {chromium} from 'playwright-core';
import {spawn} from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import {fileURLToPath} from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const build = path.resolve(process.argv[2]);
export const example = fs.readFileSync(path.join(root, 'examples/training-class.txt'), 'utf8');
export const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'web-'));
/** The decisions of every request that the page has sent, for the schema to judge. */
export const decisions = [];
const pictures = process.argv[3];

export const counts = {passed: 0, failed: 0};
export function expect(what, holds, told = '') {
  if (holds) counts.passed++;
  else {
    counts.failed++;
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

const port = await freePort();
export const address = `http://127.0.0.1:${port}/`;
export let server;

export async function startServer() {
  server = spawn(path.join(build, 'jianggao-serve'), ['--listen', `127.0.0.1:${port}`, '--workers', '2'], {stdio: 'ignore'});
  for (let i = 0; i < 600; i++) {
    if (await fetch(`${address}healthz`).then((answer) => answer.ok, () => false)) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error('the server does not start');
}

export async function stopServer() {
  server.kill('SIGTERM');
  await new Promise((done) => server.once('exit', done));
}

const browser = await chromium.launch({executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox']});
export const closeBrowser = () => browser.close();

function watch(page) {
  page.on('pageerror', (error) => expect('no error in the page', false, error.stack));
  page.on('console', (message) => message.type() === 'error' && !/Failed to load resource/.test(message.text()) && expect('no error on the console', false, message.text()));
  page.on('dialog', () => expect('no alert box', false));
}

/** A new browser of its own with the page in it. */
export async function open(options = {}) {
  const context = await browser.newContext({viewport: {width: 1366, height: 768}, locale: 'zh-CN', acceptDownloads: true, ...options});
  await context.exposeBinding('judge', (_, one) => decisions.push(one));
  await context.addInitScript(() => {
    const send = window.fetch;
    window.fetch = (path, options) => {
      if (options?.body instanceof FormData) window.judge(options.body.get('decisions'));
      return send(path, options);
    };
  });
  return openTab(context);
}

export async function openTab(context) {
  const page = await context.newPage();
  watch(page);
  await page.goto(address);
  return page;
}

/** Waits until something holds in the page; Playwright's own way is not allowed there by the page's policy. */
export async function until(page, holds, argument) {
  for (let i = 0; i < 200; i++) {
    if (await page.evaluate(holds, argument)) return;
    await page.waitForTimeout(50);
  }
  throw new Error(`never: ${holds}`);
}

/** Does something, and waits until what comes of it is shown. */
export async function answered(page, act) {
  await Promise.all([page.waitForResponse((response) => response.url().includes('/api/view') && response.ok()), act()]);
  await page.waitForTimeout(100);
}

/** The pages in sight are those of the text that stands there now. */
export const settled = (page) => until(page, () => document.querySelector('.page[data-fresh=yes] img')?.complete);
export const picture = (page, name) => pictures && page.screenshot({path: path.join(pictures, `${name}.png`)});

export async function drop(page, file, bytes) {
  const data = await page.evaluateHandle(([name, base64]) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name, {lastModified: 1700000000000}));
    return transfer;
  }, [file, bytes.toString('base64')]);
  await page.dispatchEvent('body', 'drop', {dataTransfer: data});
}

export async function save(page, button) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.click(button)]);
  return {name: download.suggestedFilename(), bytes: fs.readFileSync(await download.path())};
}
