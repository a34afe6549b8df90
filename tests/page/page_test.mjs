// Opens the page of a run or a sweep in Chromium as a person would, from the disk and without network, and holds it to
// what it promises. `node page_test.mjs FOLDER [SCREENSHOTS]`; exits 1 and names every fault.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium } from 'playwright-core';
import { collect, faultsOf } from './figures.mjs';
import { brokenLinks, dangers, labelFaults, tooWide } from './looks.mjs';

const most = 600_000;
const folder = resolve(process.argv[2]);
const pictures = process.argv[3];
const name = existsSync(join(folder, 'sweep.html')) ? 'sweep.html' : 'report.html';
const storyText = readFileSync(join(folder, 'story.json'), 'utf8');
const story = JSON.parse(storyText);
const address = pathToFileURL(join(folder, name)).href;
const faults = [];
const check = (what, list) => faults.push(...list.map((each) => `${what}: ${each}`));

const executablePath = execFileSync('sh', ['-c', 'command -v chromium'], { encoding: 'utf8' }).trim();
const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'],
});

/** The page opened in a window of its own; whatever it asks for or says is a fault. */
async function open(width, height) {
  const context = await browser.newContext({ viewport: { width, height }, offline: true });
  const page = await context.newPage();
  page.on('request', (request) => { if (request.url() !== address) check('request', [request.url()]); });
  page.on('console', (message) => check('console', [message.text()]));
  page.on('pageerror', (error) => check('error', [error.message]));
  await page.goto(address, { waitUntil: 'load' });
  return page;
}

async function axe(page, what) {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
  check(`axe, ${what}`, violations.map((each) => `${each.id}: ${each.help}: ${each.nodes.slice(0, 3)
    .map((node) => `${node.target} ${node.any[0]?.message ?? ''}`).join('; ')}`));
}

async function shoot(page, width) {
  if (!pictures) return;
  await page.screenshot({ path: join(pictures, `${width}.png`) });
  let place = 0;
  for (const section of await page.$$('section')) {
    place += 1;
    const id = await section.getAttribute('id');
    await section.screenshot({ path: join(pictures, `${width}_${String(place).padStart(2, '0')}_${id}.png`) });
  }
}

const size = statSync(join(folder, name)).size;
if (size > most) check('size', [`${size} bytes; at most ${most}`]);

for (const width of [360, 1280, 1920]) {
  const page = await open(width, 900);
  check(`${width} px wide`, await page.evaluate(tooWide));
  check(`labels at ${width} px`, await page.evaluate(labelFaults));
  if (width !== 1920) await axe(page, `${width} px`);
  if (width === 1280) {
    const { faults: wrong, marked } = faultsOf(story, storyText, await page.evaluate(collect));
    check('figure', wrong.slice(0, 20));
    if (marked < 30) check('figure', [`only ${marked} are marked`]);
    check('danger', await page.evaluate(dangers));
    check('link', await page.evaluate(brokenLinks));
    const dark = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    if (dark !== 'rgb(255, 255, 255)') check('colours', [`the page is ${dark}, not light`]);
  }
  if (width !== 1920) await shoot(page, `${width}`);
  await page.context().close();
}

// Paper: A4 within its margins is 688 by 1,001 px of the style sheet's.
const paper = await open(688, 1001);
await paper.emulateMedia({ media: 'print' });
check('print', await paper.evaluate(tooWide));
check('labels in print', await paper.evaluate(labelFaults));
check('print', await paper.evaluate(() => [...document.querySelectorAll('figure svg')]
  .map((each) => ({ id: each.closest('figure').id, box: each.getBoundingClientRect() }))
  .filter(({ box }) => box.right > 689 || box.height > 1001)
  .map(({ id, box }) => `${id} is ${Math.round(box.width)} by ${Math.round(box.height)}`)));
const pdf = await paper.pdf({ format: 'A4', preferCSSPageSize: true, path: pictures && join(pictures, 'report.pdf') });
if (pdf.length < 10_000) check('print', ['the PDF is empty']);
await paper.context().close();

// The policy is in force: a script that somebody put in would not run. (The browser says so: no message is awaited.)
const guarded = await browser.newPage();
await guarded.goto(address);
const ran = await guarded.evaluate(() => {
  const script = document.createElement('script');
  script.textContent = 'window.ran = true';
  document.body.append(script);
  return window.ran === true;
});
if (ran) check('policy', ['a script ran']);
await browser.close();

if (faults.length > 0) {
  console.log(`${faults.length} faults in ${address}:`);
  for (const fault of faults.slice(0, 60)) console.log(`  ${fault}`);
  process.exit(1);
}
console.log(`${size} bytes, no fault`);
