// What happens when something goes wrong: hostile files, a worker that dies, a server that is gone.
import {execFileSync} from 'node:child_process';
import fs from 'node:fs';
import {drop, example, expect, open, picture, server, settled, startServer, stopServer, until} from './browser.mjs';

const isSentence = (text) => /[\u4e00-\u9fff].*[，。：；].*[\u4e00-\u9fff]/.test(text);

/** A Word file of parts {name: text}. */
function wordFile(parts) {
  const zip = `
import io, json, sys, zipfile
out = io.BytesIO()
with zipfile.ZipFile(out, 'w', zipfile.ZIP_DEFLATED) as word:
    for name, text in json.load(sys.stdin).items(): word.writestr(name, text)
sys.stdout.buffer.write(out.getvalue())`;
  return execFileSync('python3', ['-c', zip], {input: JSON.stringify(parts)});
}

const types = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
const links = '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';
const word = (body, head = '') => ({'[Content_Types].xml': types, '_rels/.rels': links,
  'word/document.xml': `<?xml version="1.0"?>${head}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`});

export async function hostileFiles() {
  const laughs = `<!DOCTYPE w [<!ENTITY a "哈哈哈哈">${'bcdefgh'.split('').map((name, i) => `<!ENTITY ${name} "${`&${'abcdefg'[i]};`.repeat(10)}">`).join('')}]>`;
  const foreign = '<!DOCTYPE w [<!ENTITY f SYSTEM "file:///etc/passwd">]>';
  const hostile = {
    'broken.docx': Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(5000, 7)]),
    'laughs.docx': wordFile(word('<w:p><w:r><w:t>&h;</w:t></w:r></w:p>', laughs)),
    'foreign.docx': wordFile(word('<w:p><w:r><w:t>&f;</w:t></w:r></w:p>', foreign)),
    'deep.docx': wordFile(word(`${'<w:p>'.repeat(100000)}`)),
    'picture.txt': Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\0', 'latin1'),
    'large.txt': Buffer.alloc(3 << 20, '今天开会。\n'),
  };
  const page = await open();
  const before = '在座谈会上的讲话\n\n同志们：\n\n今天开会。';
  for (const [name, bytes] of Object.entries(hostile)) {
    await page.fill('#source', before);
    await settled(page);
    await drop(page, name, bytes);
    await until(page, () => !document.getElementById('trouble').hidden);
    const told = await page.textContent('#trouble span');
    expect(`${name} is told in a sentence`, isSentence(told), told);
    await until(page, (text) => document.getElementById('source').value === text && document.querySelectorAll('.page').length === 1, before);
    await page.waitForTimeout(300);
    expect(`${name}: the text before it stays, and what was told`, await page.isVisible('#trouble') && (await page.textContent('h1')) === '在座谈会上的讲话');
    if (name === 'broken.docx') await picture(page, 'trouble');
    await page.keyboard.press('Control+z');
  }
  const script = '在座谈会上的讲话\n\n<script>document.title="x"</script><img src=x onerror=alert(1)>\n';
  await page.fill('#source', script);
  await settled(page);
  expect('markup in a text is text', await page.title() !== 'x' && (await page.$$eval('#mirror img, #mirror script', (all) => all.length)) === 0);
  expect('and the next text is set', await page.isHidden('#trouble'));
  await page.context().close();
}

export async function busyServer() {
  const page = await open();
  let refused = 0;
  await page.route('**/api/view', (route) => refused++ ? route.continue() : route.fulfill({status: 503, headers: {'Retry-After': '1'}, body: '{"error": "busy"}'}));
  await page.fill('#source', example);
  await until(page, () => !document.getElementById('trouble').hidden);
  expect('that many ask is told', (await page.textContent('#trouble')).includes('人多'));
  await settled(page);
  expect('and the text is set when its turn comes', await page.isHidden('#trouble'));
  await page.context().close();
}

export async function deadWorker() {
  const page = await open();
  const speech = '在座谈会上的讲话\n\n同志们：\n\n今天开会';
  await page.fill('#source', speech);
  await settled(page);
  for (const task of fs.readdirSync(`/proc/${server.pid}/task`))
    for (const child of fs.readFileSync(`/proc/${server.pid}/task/${task}/children`, 'utf8').trim().split(' ').filter(Boolean)) process.kill(Number(child), 'SIGKILL');
  await page.focus('#source');
  for (let i = 0; i < 2; i++) {
    await page.keyboard.type('好');
    await page.waitForTimeout(900);
  }
  expect('a dead worker leaves the text', (await page.inputValue('#source')).startsWith(`${speech}好好`));
  await page.keyboard.type('的');
  await until(page, () => [...document.querySelectorAll('.page img')].some((one) => one.alt.includes('好好的')));
  expect('and others go on', await page.isHidden('#trouble'));
  await page.context().close();
}

export async function serverGone() {
  const page = await open();
  await page.fill('#source', example);
  await settled(page);
  await stopServer();
  await page.focus('#source');
  await page.keyboard.type('好');
  await until(page, () => !document.getElementById('trouble').hidden);
  expect('a server that is gone is told', (await page.textContent('#trouble')).includes('连不上'));
  await picture(page, 'away');
  expect('the text is kept', (await page.inputValue('#source')) === `${example}好`);
  expect('and the pages', await page.$$eval('.page', (all) => all.length) === 3);
  await page.click('#save-pdf');
  await page.waitForTimeout(200);
  expect('a download is told too', (await page.textContent('#trouble')).includes('连不上'));
  await startServer();
  await until(page, () => document.getElementById('trouble').hidden);
  expect('and the page goes on by itself when it is back', (await page.$$eval('.page img', (all) => all.map((one) => one.alt).join(''))).includes('好'));
  await page.context().close();
}
