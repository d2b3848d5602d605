// What a filter and a drawn area cost the page at 20,000 buildings: main-thread CPU of one answer, from the change to the last row, as the
// browser itself counts it. Frames, the network and the server are not in it. Prints a table; asserts nothing. `npm run measure [-- --buildings N]`
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const here = dirname(fileURLToPath(import.meta.url));
const at = process.argv.indexOf('--buildings');
const buildings = at < 0 ? 20_000 : Number(process.argv[at + 1]);
const binary = resolve(process.env.ZAITI_BIN ?? join(here, '..', '..', 'target', 'release', 'zaiti'));
const folder = mkdtempSync(join(tmpdir(), 'zaiti-measure-'));
const project = join(folder, 'measured.zaiti.gpkg');

/** Footprints on a grid over the district, with figures that differ; the same every time. */
function made(count) {
  let seed = 20_251_231;
  const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
  const wide = Math.ceil(Math.sqrt(count * 2));
  const features = Array.from({ length: count }, (_, n) => {
    const [west, south] = [106.49 + (0.095 * (n % wide)) / wide, 29.535 + (0.035 * Math.floor(n / wide)) / Math.ceil(count / wide)];
    const [width, depth] = [0.0001 + 0.0001 * random(), 0.0001 + 0.0001 * random()];
    const storeys = 1 + Math.floor(30 * random());
    const floor = Math.round(storeys * width * depth * 1.06e10);
    const ring = [[west, south], [west + width, south], [west + width, south + depth], [west, south + depth], [west, south]].map((corner) => corner.map((value) => Number(value.toFixed(7))));
    const properties = {
      楼宇编码: `M-${n}`, 楼宇名称: `测量楼 ${n}`, '建筑面积(㎡)': floor, '空置面积(㎡)': Math.round(floor * random() * 0.6), 产权户数: 1 + Math.floor(12 * random()),
      来源: 'generated', 数据日期: '2026-11-01', 可信度: '示例',
    };
    return { type: 'Feature', geometry: { type: 'Polygon', coordinates: [ring] }, properties };
  });
  return JSON.stringify({ type: 'FeatureCollection', features });
}

async function serve() {
  const child = spawn(binary, ['serve', '--project', project, '--addr', '127.0.0.1:0'], { stdio: ['ignore', 'pipe', 'pipe'] });
  const url = await new Promise((found, failed) => {
    const hear = (chunk) => {
      const match = /http:\/\/127\.0\.0\.1:\d+/.exec(String(chunk));
      if (match) found(match[0]);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('exit', (code) => failed(new Error(`${binary} ended with ${code}`)));
  });
  return { url, stop: () => child.kill('SIGTERM') };
}

const middle = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

try {
  writeFileSync(join(folder, 'measured.geojson'), made(buildings));
  execFileSync(binary, ['init', '--empty', '--project', project]);
  execFileSync(binary, ['import', join(folder, 'measured.geojson'), '--kind', 'building', '--datum', 'cgcs2000', '--confidence', 'example', '--project', project, '--in-process'], { stdio: ['ignore', 'ignore', 'inherit'] });
  const server = await serve();
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'] });
  try {
    await measure(browser, server.url);
  } finally {
    await browser.close();
    server.stop();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measure(browser, url) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
  context.setDefaultTimeout(180_000);
  const page = await context.newPage();
  await page.goto(`${url}/map`);
  await page.waitForSelector('[data-map="idle"]', { timeout: 300_000, state: 'attached' });
  await page.waitForSelector('tbody tr[data-site]');
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const spent = async () => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    const of = (name) => metrics.find((metric) => metric.name === name).value * 1000;
    return { script: of('ScriptDuration'), layout: of('LayoutDuration') + of('RecalcStyleDuration'), task: of('TaskDuration') };
  };
  const sites = () => page.getAttribute('[data-figure="sites"]', 'data-value');
  /** One change and what it costs until nothing moves any more. */
  async function cost(change) {
    const [before, had] = [await spent(), await sites()];
    await change();
    await page.waitForFunction((old) => document.querySelector('[data-figure="sites"]')?.getAttribute('data-value') !== old, had, { timeout: 180_000, polling: 20 });
    await page.waitForTimeout(1500);
    await page.waitForSelector('[data-map="idle"]', { timeout: 180_000, state: 'attached' });
    const after = await spent();
    return { script: after.script - before.script, layout: after.layout - before.layout, task: after.task - before.task, sites: Number(await sites()) };
  }
  const type = (name, text) => page.$eval(`input[name="${name}"]`, (field, value) => { field.value = value; field.dispatchEvent(new Event('input', { bubbles: true })); }, text);
  async function circle(radius) {
    await type('centre', '106.55,29.555');
    await type('radius', String(radius));
    await page.$eval('input[name="radius"]', (field) => field.form.requestSubmit());
  }
  console.log(`${buildings} buildings, ${cpus().length} × ${cpus()[0]?.model ?? 'processor'}, main thread, ms of CPU; middle and worst of five\n`);
  console.log('answer'.padEnd(34), 'sites'.padStart(8), 'script'.padStart(16), 'layout + style'.padStart(16), 'all tasks'.padStart(16));
  const steps = [
    ['filter: owners ≤ n', [3, 4, 5, 6, 7], (value) => type('owners_max', String(value)), () => type('owners_max', '')],
    ['filter: available ≥ n m²', [500, 600, 700, 800, 900], (value) => type('available_min_m2', String(value)), () => type('available_min_m2', '')],
    ['area: circle of n m', [400, 600, 800, 1000, 1500], circle, () => page.$$eval('[data-card] button', (buttons) => buttons.find((button) => /清除选区|Clear area/.test(button.textContent))?.click())],
  ];
  for (const [name, values, change, clear] of steps) {
    const found = [];
    for (const value of values) found.push(await cost(() => change(value)));
    const show = (key) => `${middle(found.map((one) => one[key])).toFixed(0)} / ${Math.max(...found.map((one) => one[key])).toFixed(0)}`;
    console.log(name.padEnd(34), String(middle(found.map(({ sites: n }) => n))).padStart(8), show('script').padStart(16), show('layout').padStart(16), show('task').padStart(16));
    await clear();
    await page.waitForTimeout(1500);
  }
}
