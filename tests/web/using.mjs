// The page as people use it: a text comes in, is decided about, and goes out as files.
import {spawnSync} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import {answered, build, drop, example, expect, folder, open, picture, save, settled, until} from './browser.mjs';

const facts = (page) => page.textContent('#facts');
const roles = (page) => page.$$eval('.edge .role', (all) => all.map((one) => one.textContent));
const value = (page) => page.inputValue('#source');

export async function pasting() {
  const page = await open();
  expect('one screen with nothing but the field', await page.isVisible('#welcome') && !await page.isVisible('#save-pdf') && !await page.isVisible('#pages'));
  expect('the field is ready', await page.evaluate(() => document.activeElement.id) === 'source');
  await picture(page, 'empty');
  await page.fill('#source', example);
  await settled(page);
  expect('pages and minutes', /3 页.*分钟/.test(await facts(page)), await facts(page));
  expect('the window has the title\'s name', (await page.title()).startsWith('在×县新任职乡镇干部培训班'));
  expect('roles stand at the lines', (await roles(page)).slice(0, 8).join(' ') === '略去 略去 略去 略去 略去 题目 称呼 正文', (await roles(page)).join(' '));
  expect('what is left out is struck through', await page.$eval('.line.dropped .content', (one) => getComputedStyle(one).textDecorationLine) === 'line-through');
  expect('with its reason and its way back', (await page.$$eval('.line.dropped', (all) => all.map((one) => one.textContent))).every((text) => text.includes('找回') && /(网|信息|提示|链接)\S*$/.test(text)));
  expect('text and mirror have lines at one height', await sameLines(page));
  await picture(page, 'text');
  await page.context().close();
}

/** Whether each line of the textarea stands where the mirror shows it: measured with one of them alone in the text. */
async function sameLines(page) {
  return page.evaluate(() => {
    const source = document.getElementById('source'), mirror = document.getElementById('mirror');
    const text = source.value, all = text.split('\n');
    return [7, 11, 13, 19, all.length].every((line) => {
      source.value = all.slice(0, line).join('\n');
      source.style.height = '0';
      const height = source.scrollHeight;
      source.style.height = '';
      source.value = text;
      const row = mirror.children[line - 1];
      return Math.abs(height - row.offsetTop - row.offsetHeight) < 3;
    });
  });
}

export async function deciding() {
  const page = await open();
  await page.fill('#source', example);
  await settled(page);
  await page.click('.edge .role >> text=题目');
  expect('the role that a line has is marked', await page.textContent('.role-list [aria-pressed=true]') === '题目');
  await picture(page, 'role');
  await page.click('.role-list button >> text=副题、');
  await until(page, () => [...document.querySelectorAll('.role.given')].some((one) => one.textContent === '副题'));
  expect('a role is changed', true);
  await page.keyboard.press('Control+z');
  await until(page, () => [...document.querySelectorAll('.role')].some((one) => one.textContent === '题目'));
  expect('and undone', (await roles(page))[5] === '题目');
  await page.keyboard.press('Control+y');
  await until(page, () => document.querySelector('.role.given')?.textContent === '副题');
  expect('and done again', true);
  await page.keyboard.press('Control+z');
  await page.click('.line.dropped .restore >> nth=0');
  await until(page, () => document.querySelector('.edge .role')?.textContent !== '略去');
  expect('a line is brought back', true);
  await page.click('#undo');
  await until(page, () => document.querySelector('.edge .role')?.textContent === '略去');
  await page.click('[data-panel=dropped]');
  await page.click('#dropped .all');
  await until(page, () => !document.querySelector('.line.dropped') && document.querySelector('#dropped .all')?.textContent === '重新略去广告');
  expect('all lines are brought back', true);
  await page.click('#dropped .all');
  await until(page, () => document.querySelectorAll('.line.dropped').length === 10);
  expect('and left out again', true);
  await page.context().close();
}

export async function filling() {
  const page = await open();
  await page.fill('#source', example);
  await settled(page);
  await page.click('[data-panel=blanks]');
  await page.focus('#blanks input[data-name="×县"]');
  await page.keyboard.type('青石县', {delay: 60});
  await page.keyboard.press('Enter');
  await page.keyboard.type('六', {delay: 400});
  await until(page, () => [...document.querySelectorAll('.page img')].some((one) => one.alt.includes('青石县第')));
  await page.keyboard.type('十', {delay: 400});
  expect('blanks are filled one after the other', await page.inputValue('#blanks input[data-name="第×期"]') === '六十', await page.inputValue('#blanks input[data-name="第×期"]'));
  await until(page, () => [...document.querySelectorAll('.page img')].some((one) => one.alt.includes('六十')));
  expect('and the pages follow', true);
  await picture(page, 'blanks');
  await page.keyboard.press('Control+z');
  await until(page, () => document.querySelector('#blanks input[data-name="×县"]').value === '青石县' && document.querySelector('#blanks input[data-name="第×期"]').value === '');
  expect('a blank is undone as one', true);
  await page.context().close();
}

export async function correcting() {
  const page = await open();
  const text = '在座谈会上的讲话\n\n同志们：\n\n今天开会,谈两点意见...请大家注意。\n\n一是要快。三是要好。\n';
  await page.fill('#source', text);
  await until(page, () => document.querySelector('[data-panel=findings]:not([hidden])'));
  await page.click('[data-panel=findings]');
  await picture(page, 'findings');
  await page.click('#findings .where >> text=省略号');
  const selected = await page.$eval('#source', (one) => one.value.slice(one.selectionStart, one.selectionEnd));
  expect('a finding leads to its words', selected === '...', selected);
  expect('and lights up in both', await page.isVisible('.line.lit') && await page.isVisible('.spot'));
  expect('marks stand in the strip', await page.$$eval('#strip button', (all) => all.length) === 2);
  await page.click('#strip button >> nth=0');
  await page.click('#findings button >> text=全部改正');
  await until(page, () => document.getElementById('source').value.includes('今天开会，谈两点意见……请大家注意'));
  expect('all corrections are made', true);
  await page.click('#findings button >> text=不再提示');
  await until(page, () => document.querySelector('#findings').textContent.includes('1 类提示已关掉'));
  expect('a kind is not told any more', !(await page.textContent('#findings')).includes('漏了一项'));
  await page.keyboard.press('Control+z');
  await until(page, () => document.querySelector('#findings').textContent.includes('漏了一项'));
  await page.keyboard.press('Control+z');
  expect('corrections are undone as one', await value(page) === text, await value(page));
  await page.keyboard.press('Control+z');
  expect('down to the empty field', await value(page) === '' && await page.isVisible('#welcome'));
  await page.keyboard.press('Control+Shift+z');
  expect('and done again', await value(page) === text);
  await page.context().close();
}

export async function undoing() {
  const page = await open();
  await page.click('#example');
  await settled(page);
  const whole = await value(page);
  await page.focus('#source');
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('甲乙', {delay: 20});
  await page.click('.edge .role >> nth=1');
  await page.click('.role-list button >> text=正文');
  await page.focus('#source');
  await page.keyboard.type('丙', {delay: 20});
  await page.keyboard.press('Control+z');
  expect('typing is undone first', (await value(page)) === `甲乙${whole}`);
  expect('the decision stays', (await page.$$eval('.role.given', (all) => all.length)) === 1);
  await page.keyboard.press('Control+z');
  expect('then the decision', (await page.$$eval('.role.given', (all) => all.length)) === 0 && await value(page) === `甲乙${whole}`);
  await page.keyboard.press('Control+z');
  expect('then what was typed before', await value(page) === whole);
  expect('the cursor is where it was', await page.$eval('#source', (one) => one.selectionStart) === 0);
  await page.click('#clear');
  expect('a cleared page is empty', await page.isVisible('#welcome'));
  await page.click('#undo');
  expect('and clearing is undone', await value(page) === whole);
  await settled(page);
  await page.context().close();
}

export async function layout() {
  const page = await open();
  await page.fill('#source', example);
  await settled(page);
  const pagesAre = (n) => until(page, (wanted) => document.getElementById('facts').textContent.includes(wanted), `${n} 页`);
  await page.click('#layout');
  expect('the styles that are installed', await page.$$eval('#choice-body [name=style]', (all) => all.map((one) => one.value).join()) === 'gongwen,gongwen-word,speaker,speaker-22,compact,draft,booklet');
  await picture(page, 'layout');
  await page.click('#choice-body label >> text="小二号"');
  await pagesAre(4);
  await page.click('#choice-body label >> text=把提示写成批注');
  await page.keyboard.press('Escape');
  const {bytes} = await save(page, '#save-docx');
  const word = path.join(folder, 'comments.docx');
  fs.writeFileSync(word, bytes);
  const inside = (part) => spawnSync('python3', ['-c', 'import sys, zipfile; sys.stdout.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]).decode())', word, part]).stdout.toString();
  expect('comments and larger letters are in the Word file', inside('word/comments.xml').includes('w:comment ') && inside('word/styles.xml').includes('w:val="36"'));
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await pagesAre(3);
  expect('choices of layout are undone', true);
  await page.click('.edge .role >> text=题目');
  await page.fill('.title-breaks textarea', '在×县新任职乡镇干部\n培训班开班式上的讲话');
  await answered(page, () => page.click('.title-breaks button >> text=就这样断'));
  expect('a title is broken where it is wanted', (await value(page)).includes('在×县新任职乡镇干部｜培训班开班式上的讲话'));
  await page.click('.edge .role >> text=题目');
  expect('and shown as it is set', await page.inputValue('.title-breaks textarea') === '在×县新任职乡镇干部\n培训班开班式上的讲话', await page.inputValue('.title-breaks textarea'));
  await page.click('.title-breaks button >> text=由程序断行');
  expect('and given back to the program', await value(page) === example);
  await page.context().close();
}

export async function files() {
  const source = path.join(folder, 'speech.txt');
  const speech = '在水利工作座谈会上的讲话\r\n\r\n同志们：\r\n\r\n今天开会，谈两点。\r\n\r\n一、抓好水利\r\n\r\n要修渠。\r\n\r\n二、抓好管护\r\n\r\n要护林。\r\n';
  const gb = spawnSync('iconv', ['-f', 'utf-8', '-t', 'gb18030'], {input: speech}).stdout;
  fs.writeFileSync(source, gb);
  fs.utimesSync(source, 1700000000, 1700000000);
  spawnSync(path.join(build, 'jianggao'), ['convert', '-q', '--to', 'pdf,docx,txt', '-d', path.join(folder, 'out'), source]);
  const page = await open();
  await drop(page, 'speech.txt', gb);
  await settled(page);
  expect('a GB18030 file is read', (await value(page)).startsWith('在水利工作座谈会上的讲话'));
  for (const to of ['pdf', 'docx', 'txt']) {
    const {name, bytes} = await save(page, `#save-${to}`);
    expect(`${to} has the file's name`, name === `speech.${to}`, name);
    expect(`${to} is the program's own`, bytes.equals(fs.readFileSync(path.join(folder, `out/speech.${to}`))));
  }
  await drop(page, 'speech.docx', fs.readFileSync(path.join(folder, 'out/speech.docx')));
  await until(page, () => !document.getElementById('word-note').hidden && document.getElementById('source').value.includes('一、抓好水利'));
  await settled(page);
  expect('a Word file is shown and not to be typed in', await page.$eval('#source', (one) => one.readOnly));
  const again = path.join(folder, 'out/speech.docx');
  for (const file of [source, again]) {
    await answered(page, () => page.setInputFiles('#file', file));
    expect('a file is chosen', (await value(page)).includes('要修渠') && await page.$eval('#source', (one) => one.readOnly) === (file === again));
  }
  await page.click('#to-text');
  await until(page, () => document.getElementById('word-note').hidden && document.getElementById('source').value.includes('要护林'));
  expect('until it is made a text', !await page.$eval('#source', (one) => one.readOnly));
  await page.context().close();
}

export async function typing() {
  const page = await open();
  const client = await page.context().newCDPSession(page);
  const compose = (text) => client.send('Input.imeSetComposition', {text, selectionStart: text.length, selectionEnd: text.length});
  let asked = 0;
  page.on('request', (request) => { asked += request.url().includes('/api/view'); });
  await page.focus('#source');
  for (const text of ['t', 'tong', 'tongzhi', '同志们']) {
    await compose(text);
    await page.waitForTimeout(250);
  }
  expect('nothing is asked while an input method composes', asked === 0, String(asked));
  expect('and what is composed can be seen', await page.$eval('#source', (one) => getComputedStyle(one).color !== 'rgba(0, 0, 0, 0)'));
  await client.send('Input.insertText', {text: '同志们：'});
  expect('an input method works', await value(page) === '同志们：', await value(page));
  await until(page, () => document.querySelector('.line .content').textContent === '同志们：');
  expect('and is mirrored', true);
  await page.keyboard.press('Enter');
  await compose('jintian');
  await client.send('Input.insertText', {text: '今天开会。'});
  await settled(page);
  expect('a second composition goes behind the first', await value(page) === '同志们：\n今天开会。', await value(page));
  await page.keyboard.press('ArrowLeft');
  await compose('haode');
  await compose('');
  expect('a composition that is given up leaves nothing', await value(page) === '同志们：\n今天开会。', await value(page));
  await page.keyboard.press('Control+z');
  expect('a composition is undone as one', ['同志们：\n', '同志们：'].includes(await value(page)), await value(page));
  await page.context().close();
}
