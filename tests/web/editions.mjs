// Pages for other ends, and readings above words: what is chosen is what is seen, sent and saved.
import {spawnSync} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import {address, build, decisions, expect, folder, open, picture, save, settled, until} from './browser.mjs';

const speech = '在缙云中学开学典礼上的讲话\n\n缙云县教育局　王旻\n\n同学们：\n\n'
  + '今天我们在缙云集合，看谁跑得快、跳得高。潺湲的流水，读得准就好。\n\n'.repeat(40) + '谢谢大家！\n';

const last = () => JSON.parse(decisions[decisions.length - 1]);
const groups = (page) => page.$$eval('#choice legend', (all) => all.map((one) => one.textContent));
const sides = (page) => page.$$eval('.page', (all) => all.length);
const isWide = (page) => page.$eval('.page', (one) => one.offsetWidth > one.offsetHeight);
const pdfPages = (bytes) => {
  const file = path.join(folder, 'edition.pdf');
  fs.writeFileSync(file, bytes);
  return {count: Number(/Pages:\s+(\d+)/.exec(spawnSync('pdfinfo', [file]).stdout)[1]), text: spawnSync('pdftotext', [file, '-']).stdout.toString()};
};

async function begin() {
  const page = await open();
  await page.fill('#source', speech);
  await settled(page);
  await page.click('#layout');
  return page;
}

/** Does something, waits until decisions are sent of which something holds, and until their pages are shown. */
async function sent(page, act, holds = () => true) {
  const before = decisions.length;
  await act();
  for (let i = 0; i < 200 && !decisions.slice(before).some((one) => holds(JSON.parse(one))); i++) await page.waitForTimeout(50);
  expect(`sent: ${holds}`, decisions.slice(before).some((one) => holds(JSON.parse(one))), decisions[decisions.length - 1]);
  await until(page, () => document.getElementById('pages').getAttribute('aria-busy') === 'false' || !document.getElementById('trouble').hidden);
  expect('and answered', await page.isHidden('#trouble'), await page.textContent('#trouble'));
}

const choose = (page, label, holds) => sent(page, () => page.click(`#choice-body label >> text=${label}`), holds);
const fill = (page, field, text, holds = ({settings}) => settings.some((one) => one.endsWith(`=${text}`))) => sent(page, () => page.fill(field, text), holds);

export async function editions() {
  const page = await begin();
  const plain = await sides(page);
  expect('sizes of the text are those of official pages', (await groups(page)).includes('正文字号'));
  await choose(page, '朗读稿：小二');
  expect('pages to read aloud are more', await sides(page) > plain, `${await sides(page)}`);
  expect('and have their own size', !(await groups(page)).includes('正文字号'), (await groups(page)).join());
  expect('the choice keeps the focus', await page.evaluate(() => document.activeElement.value) === 'speaker');
  expect('nothing is sent that the style has already', last().style === 'speaker' && last().settings.length === 0, last().settings.join());
  await picture(page, 'speaker');
  const small = await sides(page);
  await choose(page, '朗读稿：二号');
  expect('which may be larger still', await sides(page) > small, `${small} ${await sides(page)}`);
  await choose(page, '16开');
  expect('other paper is sent', last().settings.join() === 'page.paper=16k', last().settings.join());
  await choose(page, '小册子');
  expect('a booklet is shown on its sheets', await isWide(page) && !(await groups(page)).includes('拼版'), (await groups(page)).join());
  await picture(page, 'booklet');
  await page.keyboard.press('Escape');
  await page.evaluate(() => { window.print = () => { window.printed = true; }; });
  await page.click('#print');
  await until(page, () => window.printed);
  const file = path.join(folder, 'booklet.pdf');
  await page.pdf({path: file, preferCSSPageSize: true});
  const told = spawnSync('pdfinfo', [file]).stdout.toString();
  expect('and printed on them', /Page size:\s+841\.\d+ x 59\d/.test(told) && new RegExp(`Pages:\\s+${await sides(page)}\\n`).test(told), told);
  for (let i = 0; i < 4; i++) await page.keyboard.press('Control+z');
  await until(page, (n) => document.querySelectorAll('.page').length === n, plain);
  expect('all of it is undone', true);
  await page.context().close();
}

export async function sheets() {
  const page = await begin();
  const plain = await sides(page);
  await choose(page, '两页拼在');
  expect('two pages stand on a side', await sides(page) === Math.ceil(plain / 2) && await isWide(page), `${plain} ${await sides(page)}`);
  await choose(page, '双面：');
  expect('both sides are printed', last().settings.join() === 'page.mirror=yes,page.blank-back=yes,sheet.as=two-up', last().settings.join());
  await choose(page, '一张一页');
  await page.click('summary >> text=封面');
  await page.fill('#field-copies', 'abc');
  expect('copies without sense are marked', await page.getAttribute('#field-copies', 'aria-invalid') === 'true');
  expect('and tell what is wanted', (await page.textContent('#hint-copies')).includes('001-050') && await page.getAttribute('#field-copies', 'aria-describedby') === 'hint-copies');
  await fill(page, '#field-copies', '001-003', ({settings}) => settings.includes('cover.copies=001'));
  expect('the screen shows one of them', last().settings.includes('cover.copies=001') && last().settings.includes('cover.shown=yes') && await page.getAttribute('#field-copies', 'aria-invalid') === 'false', last().settings.join());
  await fill(page, '#field-grade', '秘密★1年');
  await fill(page, '#field-watermark', '征求意见稿');
  await page.click('summary >> text=页码');
  await fill(page, '#field-rate', '200');
  expect('words and minutes are sent', ['grade.text=秘密★1年', 'watermark.text=征求意见稿', 'minutes.rate=200'].every((setting) => last().settings.includes(setting)), last().settings.join());
  await picture(page, 'front');
  const one = await sides(page);
  await page.keyboard.press('Escape');
  const {bytes} = await save(page, '#save-pdf');
  const {count, text} = pdfPages(bytes);
  expect('the file has all copies', count === 3 * one && !text.includes('征求意见稿'), `${count} ${one}`);
  await page.click('#layout');
  expect('what was chosen is unfolded', await page.$$eval('#choice details', (all) => all.map((each) => each.open).join()) === 'true,false,true');
  await page.context().close();
}

export async function readings() {
  const page = await begin();
  await page.click('summary >> text=生字');
  await page.focus('.ruby textarea');
  await page.keyboard.type('缙云 jìn yún');
  await page.keyboard.press('Enter');
  await page.keyboard.type('潺湲');
  expect('a line that is not complete is told', (await page.textContent('.ruby .quiet')).includes('第 2 行'));
  await sent(page, () => page.keyboard.type(' chányuán'), ({as}) => as.includes('[潺湲|chányuán]'));
  expect('readings are sent', last().as.join() === '[缙云|jìn yún],[潺湲|chányuán]', last().as.join());
  await picture(page, 'readings');
  await page.keyboard.press('Escape');
  const {bytes} = await save(page, '#save-docx');
  const word = path.join(folder, 'readings.docx');
  fs.writeFileSync(word, bytes);
  const inside = spawnSync('python3', ['-c', 'import sys, zipfile; sys.stdout.write(zipfile.ZipFile(sys.argv[1]).read("word/document.xml").decode())', word]).stdout.toString();
  expect('and stand in the Word file', (inside.match(/<w:ruby>/g) ?? []).length === 2 * 42 + 40, `${(inside.match(/<w:ruby>/g) ?? []).length}`);
  expect('but are no text of the PDF', !pdfPages((await save(page, '#save-pdf')).bytes).text.includes('yún'));
  await page.reload();
  await settled(page);
  await page.$eval('#source', (one) => { const at = one.value.indexOf('王旻'); one.focus(); one.setSelectionRange(at, at + 2); });
  await page.click('#layout');
  expect('they are kept', (await page.inputValue('.ruby textarea')).startsWith('缙云 jìn yún\n'));
  await page.click('.ruby button');
  expect('a word that is selected is one more', (await page.inputValue('.ruby textarea')).endsWith('\n王旻 '));
  await sent(page, () => page.keyboard.type('Wáng Mín'), ({as}) => as.includes('[王旻|Wáng Mín]'));
  expect('with its reading', last().as.includes('[王旻|Wáng Mín]'));
  await sent(page, () => page.fill('.ruby textarea', '没有的词 méi yǒu\n'), ({as}) => as.length === 1);
  await page.keyboard.press('Escape');
  await page.click('[data-panel=findings]');
  expect('a word that the text does not have is told', (await page.textContent('#findings')).includes('没有的词'), await page.textContent('#findings'));
  await page.context().close();
}

/** What no page sends is refused in words, and names no file of the server. */
export async function refusals() {
  for (const [wrong, wanted] of [[{settings: ['cover.copies=abc']}, '001-050'], [{settings: ['page.paper=b5']}, 'a5'], [{settings: ['minutes.rate=x']}, '999'],
    [{settings: ['sheet.as=4']}, 'booklet'], [{as: ['[缙云']}, '[缙云|jìnyún]'], [{style: 'poster'}, 'speaker']]) {
    const data = new FormData();
    data.append('decisions', JSON.stringify(wrong));
    data.append('file', new Blob([speech]), 'text');
    const answer = await fetch(`${address}api/view`, {method: 'POST', headers: {Origin: new URL(address).origin}, body: data}), {error} = await answer.json();
    expect(`${JSON.stringify(wrong)} is refused`, answer.status === 400 && error.includes(wanted) && !error.includes(path.dirname(build)), `${answer.status} ${error}`);
  }
}
