// The samples that people copy, run as they stand: each as the page of somebody else, with only this server's address put in.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const samples = join(here, '..', '..', 'docs', 'samples');
/** What a page finds beside itself, as its maker would put it there from npm. */
const beside = {
  '/maplibre-gl.mjs': ['maplibre-gl/dist/maplibre-gl.mjs', 'text/javascript'],
  '/maplibre-gl-worker.mjs': ['maplibre-gl/dist/maplibre-gl-worker.mjs', 'text/javascript'],
  '/maplibre-gl.css': ['maplibre-gl/dist/maplibre-gl.css', 'text/css'],
  '/ol.js': ['ol/dist/ol.js', 'text/javascript'],
  '/ol.css': ['ol/ol.css', 'text/css'],
};

/** Stands in for the map service of 高德, which needs a key: it takes what the sample draws. */
const amap = `window.AMap = {
  drawn: [],
  Map: class { constructor(id, options) { AMap.centre = options.center; } add(thing) { AMap.drawn.push(thing); } },
  Polygon: class { constructor(options) { Object.assign(this, options); } },
  Marker: class { constructor(options) { Object.assign(this, options); } },
};`;

async function open(visit, name) {
  const page_ = readFileSync(join(samples, name), 'utf8').replaceAll('http://127.0.0.1:8080', visit.url);
  const site = createServer((request, response) => {
    const path = request.url.split('?')[0];
    const file = beside[path];
    if (path === '/') response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page_);
    else if (file) response.writeHead(200, { 'content-type': file[1] }).end(readFileSync(join(here, '..', 'node_modules', file[0])));
    else response.writeHead(path === '/favicon.ico' ? 204 : 404).end();
  });
  await new Promise((done) => site.listen(0, '127.0.0.1', done));
  const context = await visit.browser.newContext({ viewport: { width: 900, height: 600 } });
  visit.contexts.push(context);
  const page = (visit.page = await context.newPage());
  page.on('console', (message) => message.type() === 'error' && visit.noise.push(message.text()));
  page.on('pageerror', (error) => visit.noise.push(`uncaught: ${error.message}`));
  await page.route('https://webapi.amap.com/**', (route) => route.fulfill({ contentType: 'text/javascript', body: amap }));
  await page.goto(`http://127.0.0.1:${site.address().port}/`, { timeout: 90_000 });
  return { page, stop: () => new Promise((done) => site.close(done)) };
}

/** The share of pixels of the canvas of a map that are not of its commonest colour. */
const inked = (page) => page.evaluate(async () => {
  const canvas = [...document.querySelectorAll('canvas')].sort((a, b) => b.width * b.height - a.width * a.height)[0];
  const copy = Object.assign(document.createElement('canvas'), { width: canvas.width, height: canvas.height });
  const pen = copy.getContext('2d');
  pen.drawImage(canvas, 0, 0);
  const pixels = new Uint32Array(pen.getImageData(0, 0, copy.width, copy.height).data.buffer);
  const counts = new Map();
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  return 1 - Math.max(...counts.values()) / pixels.length;
});

export const tests = [
  {
    name: 'the MapLibre sample draws this server’s map and answers a click',
    shared: true,
    async run(visit) {
      const { page, stop } = await open(visit, 'maplibre.html');
      await page.waitForFunction(() => globalThis.map?.loaded() && globalThis.map.queryRenderedFeatures({ layers: ["dot"] }).length > 20, null, { timeout: 90_000 });
      const at = await page.evaluate(() => {
        const dots = globalThis.map.queryRenderedFeatures([[100, 100], [800, 500]], { layers: ['dot'] });
        const box = globalThis.map.getContainer().getBoundingClientRect();
        const dot = globalThis.map.project(dots[0].geometry.coordinates);
        return { x: box.x + dot.x, y: box.y + dot.y };
      });
      await page.mouse.click(at.x, at.y);
      await page.waitForFunction(() => /可用 /.test(document.querySelector('.maplibregl-popup')?.textContent ?? ''), null, { timeout: 60_000 });
      await visit.photograph('sample-maplibre');
      await stop();
    },
  },
  {
    name: 'the OpenLayers sample draws zones with their gaps and what meets its condition',
    shared: true,
    async run(visit) {
      const { page, stop } = await open(visit, 'openlayers.html');
      // It may be complete already: drawn once more, it says so once more.
      await page.evaluate(() => new Promise((done) => {
        globalThis.map.once('rendercomplete', done);
        globalThis.map.render();
      }));
      assert.ok((await inked(page)) > 0.02, 'something is drawn');
      const vacant = await page.evaluate(() => {
        const [, sites] = globalThis.map.getLayers().getArray();
        return sites.getFeaturesInExtent(globalThis.map.getView().calculateExtent()).map((feature) => feature.get('vacant'));
      });
      assert.ok(vacant.length > 5 && vacant.every((area) => area >= 500), vacant.join());
      await visit.photograph('sample-openlayers');
      await stop();
    },
  },
  {
    name: 'the sample for 高德 asks for GCJ-02 and draws every zone and property where that map has them',
    shared: true,
    async run(visit) {
      const { page, stop } = await open(visit, 'amap.html');
      const zones = await visit.ask('/collections/zones/items?crs=gcj02');
      const plain = await visit.ask('/collections/zones/items');
      await page.waitForFunction((count) => globalThis.AMap?.drawn.length > count, zones.features.length);
      const first = await page.evaluate(() => globalThis.AMap.drawn[0].path[0][0]);
      const ring = ({ geometry }) => (geometry.type === 'Polygon' ? geometry.coordinates[0] : geometry.coordinates[0][0]);
      assert.deepEqual(first, ring(zones.features[0])[0]);
      assert.notDeepEqual(first, ring(plain.features[0])[0]);
      await stop();
    },
  },
  {
    name: 'the shortest sample is a map, and the page for developers shows every sample and writes the lines that embed it',
    shared: true,
    async run(visit) {
      const { page, stop } = await open(visit, 'carrier-map.html');
      await page.waitForSelector('carrier-map[data-map="idle"]', { timeout: 60_000 });
      await stop();
      const docs = await visit.open('/docs?l=en');
      await docs.waitForSelector('[data-sample="curl"]');
      assert.equal(await docs.locator('[data-sample]').count(), 7);
      await docs.locator('select[name="zone"]').selectOption('C');
      await docs.locator('select[name="datum"]').selectOption('gcj02');
      await docs.waitForFunction((url) => document.body.innerText.includes(`${url}/embed/carrier-map.js`) && document.body.innerText.includes('<carrier-map zone="C" lang="en" datum="gcj02"'), visit.url);
      // An operation can be tried on this server, and answers what it answers anybody.
      await docs.locator('summary', { hasText: /^\/api\/nearest$/ }).click();
      for (const [name, value] of [['lon', '106.55'], ['lat', '29.55'], ['k', '1']]) await docs.fill(`details[open] input[name="${name}"]`, value);
      await docs.locator('[data-action="try"]').click();
      const tried = JSON.parse(await docs.locator('[data-answer="200"] pre').innerText());
      assert.deepEqual(tried, await visit.ask('/api/nearest?lon=106.55&lat=29.55&k=1'));
      await docs.locator('[data-sample="python"] summary').click();
      assert.match(await docs.locator('[data-sample="python"] pre').innerText(), new RegExp(visit.url));
      assert.deepEqual(await visit.barriers(), []);
      await visit.photograph('docs-en');
    },
  },
];
