// What there is to see, and for whom: screens of all sizes, dark, the keyboard alone, screen readers, paper.
import fs from 'node:fs';
import path from 'node:path';
import {spawnSync} from 'node:child_process';
import {example, expect, folder, open, openTab, picture, root, settled, until} from './browser.mjs';

/** A speech of some fifty pages. */
export const long = `在全市工作会议上的讲话\n\n同志们：\n\n${Array.from({length: 210}, (_, i) =>
  `${i % 10 ? '' : `第${i / 10 + 1}方面，抓好第${i / 10 + 1}项工作。`}第${i + 1}条，各单位要把这一条落到实处。${'要认真谋划，周密安排，把任务分解到科室、落实到人头，一项一项抓，一件一件办。'.repeat(3)}`).join('\n\n')}\n`;

export async function scrollingTogether() {
  const page = await open();
  let drawn = new Set(), bytes = [];
  page.on('response', async (response) => {
    if (!response.url().includes('/api/view')) return;
    const answer = await response.json().catch(() => null);
    bytes.push(Object.keys(answer ?? {}).length);
    for (const number of Object.keys(answer?.images ?? {})) drawn.add(Number(number));
  });
  await page.fill('#source', long);
  await until(page, () => document.querySelectorAll('.page').length > 40);
  await settled(page);
  const count = await page.$$eval('.page', (all) => all.length);
  expect('a text of many pages', count > 45, String(count));
  expect('of which those in sight are drawn', drawn.size > 0 && drawn.size <= 4 && Math.max(...drawn) <= 4, [...drawn].join());
  const state = () => page.evaluate(() => {
    const text = document.getElementById('text'), paper = document.getElementById('pages');
    const top = text.getBoundingClientRect().top + text.clientHeight / 2;
    const row = [...document.querySelectorAll('.line')].findIndex((line) => line.textContent.length > 1 && line.getBoundingClientRect().bottom > top);
    const seen = [...document.querySelectorAll('.page')].filter((one) => { const box = one.getBoundingClientRect(); return box.bottom > top && box.top < top; });
    return {line: document.querySelectorAll('.line .content')[row].textContent, page: seen[0]?.querySelector('img').alt ?? '', text: text.scrollTop, paper: paper.scrollTop};
  });
  await page.$eval('#text', (one) => { one.scrollTop = one.scrollHeight / 2; });
  await page.waitForTimeout(700);
  const middle = await state();
  const words = middle.line.slice(0, 5);
  expect('the page of the text in the middle is in the middle', middle.page.includes(words), `${words} ${middle.page.slice(0, 200)}`);
  await page.$eval('#pages', (one) => { one.scrollTop = one.scrollHeight; });
  await page.waitForTimeout(500);
  const end = await state();
  expect('the text goes along to the end', await page.$eval('#text', (one) => one.scrollTop + one.clientHeight >= one.scrollHeight - 2));
  await page.$eval('#text', (one) => { one.scrollTop = 0; });
  await page.waitForTimeout(500);
  expect('and back to the top', await page.$eval('#pages', (one) => one.scrollTop) === 0 && end.paper > 0);
  expect('pages that nobody saw are not drawn', drawn.size < 20, [...drawn].join());
  expect('who scrolls is sent pictures alone', bytes.slice(1).every((members) => members === 3), bytes.join());
  await page.focus('#source');
  await page.$eval('#source', (one) => one.setSelectionRange(30, 30));
  const shown = await page.$eval('.page img', (one) => one.src);
  await page.keyboard.type('好');
  expect('old pages stay until the new ones are there', await page.$eval('.page img', (one) => one.src) === shown);
  await until(page, (before) => document.querySelector('.page img').src !== before, shown);
  await page.context().close();
}

export async function overtaken() {
  const page = await open();
  const done = [];
  page.on('requestfinished', (request) => request.url().includes('/api/view') && done.push('done'));
  page.on('requestfailed', (request) => request.url().includes('/api/view') && done.push('dropped'));
  await page.fill('#source', long);
  await page.waitForTimeout(185);
  for (let i = 0; i < 4; i++) {
    await page.focus('#source');
    await page.keyboard.type('一');
    await page.waitForTimeout(200);
  }
  await settled(page);
  await page.waitForTimeout(300);
  expect('the last text is shown', (await page.$$eval('.page img', (all) => all.map((one) => one.alt).join(''))).includes('一一一一'));
  expect('and requests before it were dropped', done.includes('dropped') || done.length === 5, done.join());
  await page.context().close();
}

export async function keyboardAlone() {
  const page = await open();
  for (let i = 0; i < 30 && await page.evaluate(() => document.activeElement.id) !== 'example'; i++) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await settled(page);
  const reached = new Map();
  for (let i = 0; i < 90; i++) {
    await page.keyboard.press('Tab');
    const [name, ring] = await page.evaluate(() => {
      const one = document.activeElement;
      return [one.id || one.dataset.panel || one.className || one.tagName, getComputedStyle(one).outlineStyle !== 'none' || one.id === 'source'];
    });
    reached.set(name, ring);
  }
  for (const wanted of ['layout', 'clear', 'print', 'save-txt', 'save-pdf', 'save-docx', 'source', 'pages', 'role', 'blanks'])
    expect(`Tab reaches ${wanted}, and shows it`, reached.get(wanted), [...reached.keys()].join(' '));
  await page.focus('.edge .role >> nth=0');
  await page.keyboard.press('Enter');
  expect('the choice of a role has the focus', await page.evaluate(() => document.activeElement.getAttribute('aria-pressed')) === 'true');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await until(page, () => document.querySelector('.role.given')?.textContent === '副题');
  expect('a role is chosen with arrows', true);
  expect('what was done is said', /第 1 行：副题|页/.test(await page.textContent('#live')));
  expect('the focus is where it was', await page.evaluate(() => document.activeElement.className).then((name) => name.startsWith('role')), await page.evaluate(() => document.activeElement.outerHTML.slice(0, 200)));
  await page.keyboard.press('Control+z');
  await page.focus('[data-panel=blanks]');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  for (let i = 0; i < 3 && await page.evaluate(() => document.activeElement.tagName) !== 'INPUT'; i++) await page.keyboard.press('Tab');
  await page.keyboard.type('城东区');
  await until(page, () => [...document.querySelectorAll('.page img')].some((one) => one.alt.includes('城东区')));
  expect('a blank is filled with keys', true);
  await page.context().close();
}

export async function small() {
  const page = await open({viewport: {width: 360, height: 740}, colorScheme: 'dark', hasTouch: true});
  await picture(page, 'small-empty');
  await page.fill('#source', example);
  await until(page, () => /页/.test(document.getElementById('facts').textContent));
  await picture(page, 'small-text');
  const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth
    && [...document.querySelectorAll('header button, #bar button, .tabs button')].every((one) => !one.offsetParent || one.getBoundingClientRect().right <= innerWidth));
  expect('no sideways scrolling at 360 px', await fits());
  await page.click('#tab-pages');
  await settled(page);
  await picture(page, 'small-pages');
  expect('the pages in their tab', await page.isVisible('#pages') && !await page.isVisible('#text'));
  await page.$eval('#pages', (one) => { one.scrollTop = one.scrollHeight * 0.6; });
  await page.focus('#tab-pages');
  await page.keyboard.press('ArrowLeft');
  expect('a tab by its arrow, at the same place', await page.isVisible('#text') && await page.$eval('#text', (one) => one.scrollTop) > 300);
  await page.click('#more');
  expect('what is seldom wanted is behind a button', await page.isVisible('#print') && await fits());
  await picture(page, 'small-more');
  await page.click('#more');
  await page.click('[data-panel=blanks]');
  expect('no sideways scrolling of a list', await fits());
  await picture(page, 'small-blanks');
  await page.context().close();
}

export async function enlarged() {
  const page = await open({viewport: {width: 683, height: 384}, deviceScaleFactor: 2});
  await page.fill('#source', example);
  await until(page, () => /页/.test(document.getElementById('facts').textContent));
  await picture(page, 'enlarged');
  expect('200 %: no sideways scrolling', await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth && document.documentElement.scrollHeight <= innerHeight));
  expect('200 %: room for the text', await page.$eval('#text', (one) => one.clientHeight) > 150);
  await page.click('.edge .role >> text=题目');
  expect('200 %: the choice fits', await page.$eval('#choice', (one) => { const box = one.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight && box.right <= innerWidth; }));
  await page.context().close();
}

export async function accessible() {
  const axe = fs.readFileSync(path.join(root, 'tests/web/node_modules/axe-core/axe.min.js'), 'utf8');
  for (const options of [{}, {colorScheme: 'dark'}, {viewport: {width: 360, height: 740}}]) {
    const page = await open({reducedMotion: 'reduce', ...options});
    const judge = async (what) => {
      await page.evaluate(axe);
      const {violations} = await page.evaluate(() => window.axe.run());
      expect(`axe finds nothing, ${what} ${JSON.stringify(options)}`, violations.length === 0, violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join('\n  ')}`).join('\n'));
    };
    await judge('empty');
    await page.fill('#source', `${example}\n一是要快,要好...三是要稳。\n`);
    await settled(page).catch(() => {});
    await until(page, () => document.querySelector('[data-panel=findings]:not([hidden])'));
    await judge('with a text');
    for (const name of ['blanks', 'findings', 'dropped']) {
      await page.click(`[data-panel=${name}]`);
      await judge(name);
    }
    await page.click('[data-panel=dropped]');
    await page.click('.edge .role >> text=题目');
    await judge('a role');
    await page.keyboard.press('Escape');
    await page.click('#layout');
    await judge('the layout');
    expect('nothing moves', await page.evaluate(() => {
      document.body.classList.add('busy');
      return document.getAnimations().length;
    }) === 0);
    await page.context().close();
  }
}

export async function sharp() {
  const page = await open();
  await page.fill('#source', example);
  await settled(page);
  const dots = () => page.$eval('.page img', (one) => one.naturalWidth);
  const before = await dots();
  const client = await page.context().newCDPSession(page);
  await client.send('Emulation.setDeviceMetricsOverride', {width: 1366, height: 768, deviceScaleFactor: 2, mobile: false});
  await page.evaluate(() => dispatchEvent(new Event('resize')));
  await until(page, (width) => document.querySelector('.page img').naturalWidth > 1.9 * width, before);
  expect('pages are as sharp as the screen', Math.abs(await dots() - 2 * await page.$eval('.page img', (one) => one.clientWidth)) < 12, `${await dots()}`);
  await page.context().close();
}

export async function dark() {
  const page = await open({colorScheme: 'dark'});
  await page.fill('#source', example);
  await settled(page);
  expect('the paper stays white', await page.$eval('.page', (one) => getComputedStyle(one).backgroundColor) === 'rgb(255, 255, 255)');
  await picture(page, 'dark');
  await page.context().close();
}

export async function english() {
  const page = await open({locale: 'en-GB'});
  expect('in English', (await page.textContent('#welcome')).includes('Paste the speech') && await page.getAttribute('html', 'lang') === 'en');
  await page.fill('#source', '今天开会,谈两点。');
  await until(page, () => document.querySelector('[data-panel=findings]:not([hidden])'));
  await page.click('[data-panel=findings]');
  expect('findings too', !/[\u4e00-\u9fff]{6}/.test(await page.textContent('#findings')), await page.textContent('#findings'));
  await page.click('#layout');
  expect('and the choices', !/[\u4e00-\u9fff]{3}/.test(await page.textContent('#choice')), await page.textContent('#choice'));
  const gaps = await page.evaluate(async (rules) => {
    const {words, whyOf} = await import(document.querySelector('script').src.replace('app.js', 'words.js'));
    return rules.filter((rule) => whyOf(rule) === words.otherWhy);
  }, [...fs.readFileSync(path.join(root, 'styles/junk.rules'), 'utf8').matchAll(/^\[([a-z-]+)\]/gm)].map((one) => one[1]));
  expect('every rule has its reason in words', gaps.length === 0, gaps.join(' '));
  await page.context().close();
}

export async function onPaper() {
  const page = await open();
  await page.fill('#source', example);
  await settled(page);
  await page.evaluate(() => { window.print = () => { window.printed = true; }; });
  await page.click('#print');
  await until(page, () => window.printed);
  expect('all pages are drawn for paper', await page.$$eval('.page', (all) => all.every((one) => one.dataset.dots === '300')));
  const file = path.join(folder, 'printed.pdf');
  await page.pdf({path: file, preferCSSPageSize: true});
  const told = spawnSync('pdfinfo', [file]).stdout.toString();
  expect('a sheet a page', /Pages:\s+3\n/.test(told) && /\(A4\)/.test(told), told);
  await page.context().close();
}

export async function remembering() {
  const page = await open();
  await page.fill('#source', '在供水工作会议上的讲话\n\n同志们：\n\n今天开会。\n');
  await settled(page);
  await page.reload();
  await settled(page);
  expect('the text is kept', (await page.inputValue('#source')).includes('今天开会。'));
  const second = await openTab(page.context());
  await second.waitForTimeout(300);
  expect('a second tab begins empty', await second.inputValue('#source') === '');
  await second.fill('#source', '第二份讲话\n\n各位来宾：\n');
  await settled(second);
  await second.close();
  await page.reload();
  await settled(page);
  expect('and leaves the first alone', (await page.inputValue('#source')).includes('今天开会。'));
  const third = await openTab(page.context());
  await until(third, () => document.getElementById('source').value !== '');
  expect('a tab that comes after it goes on with its text', (await third.inputValue('#source')).startsWith('第二份讲话'));
  await third.click('#clear');
  await third.reload();
  await third.waitForTimeout(300);
  expect('until it is cleared', await third.inputValue('#source') === '');
  await page.close();
  await third.reload();
  await until(third, () => document.querySelector('#kept-texts li'));
  expect('a text of a tab that was closed is offered', (await third.textContent('#kept-texts')).includes('在供水工作会议上的讲话'));
  await picture(third, 'kept');
  await third.click('#kept-texts .link');
  await settled(third);
  expect('and taken up', (await third.inputValue('#source')).includes('今天开会。'));
  expect('the browser keeps one text then', await third.evaluate(() => Object.keys(localStorage).length) === 1);
  await third.context().close();
}
