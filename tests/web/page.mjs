// The page in a headless Chromium, as people use it.
//
// usage: node tests/web/page.mjs BUILD [PICTURES [TEST…]]     PICTURES: a folder for screenshots, to be looked at, or ''
import {spawnSync} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import {closeBrowser, counts, decisions, expect, folder, root, startServer, stopServer} from './browser.mjs';
import * as editions from './editions.mjs';
import * as failing from './failing.mjs';
import * as seeing from './seeing.mjs';
import * as using from './using.mjs';

const wanted = process.argv.slice(4);
const tests = Object.entries({...using, ...editions, ...seeing, ...failing}).filter(([name, test]) => typeof test === 'function' && (!wanted.length || wanted.includes(name)));

/** Whether what the page has sent is what docs/decisions.schema.json says. */
function judgeDecisions() {
  const judge = `
import json, jsonschema, sys
schema = json.load(open(sys.argv[1]))
for one in json.load(sys.stdin): jsonschema.validate(json.loads(one), schema)`;
  const {status, stderr} = spawnSync('python3', ['-c', judge, path.join(root, 'docs/decisions.schema.json')], {input: JSON.stringify(decisions)});
  expect('the decisions are as their schema says', status === 0 && decisions.length > 0, stderr);
}

await startServer();
for (const [name, test] of tests) {
  try {
    await test();
  } catch (error) {
    expect(`${name} goes to its end`, false, error.stack);
  }
}
judgeDecisions();
await closeBrowser();
await stopServer();
fs.rmSync(folder, {recursive: true});
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exit(counts.failed > 0 ? 1 : 0);
