// <carrier-map> in a page of another origin: a page of a few lines, served elsewhere, that knows only the server's address.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';

/** A site of somebody else's with one page; it sends a strict policy, to show what the element needs and no more. */
async function elsewhere(body, server) {
  const policy = `default-src 'none'; script-src ${server}; connect-src ${server}; frame-src ${server}; worker-src blob:; img-src data: blob:; style-src-attr 'unsafe-inline'`;
  const page = `<!doctype html><meta charset="utf-8"><title>别处的网页</title><link rel="icon" href="data:,">\n${body}`;
  const site = createServer((_, response) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy }).end(page));
  await new Promise((done) => site.listen(0, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${site.address().port}/`, stop: () => new Promise((done) => site.close(done)) };
}

/** Opens the page in a context of its own and takes part in the visit's silence, except that it asks two origins. */
async function open(visit, body) {
  const site = await elsewhere(body, visit.url);
  const context = await visit.browser.newContext({ viewport: { width: 900, height: 640 } });
  visit.contexts.push(context);
  const page = (visit.page = await context.newPage());
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && visit.noise.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => visit.noise.push(`uncaught: ${error.message}`));
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(site.url);
  return { page, asked, stop: site.stop };
}

const drawn = (page) => page.waitForSelector('carrier-map[data-map="idle"]', { timeout: 60_000 });
/** How many features of a layer are on the screen. */
const count = (page, layer) => page.evaluate((id) => document.querySelector('carrier-map').map.queryRenderedFeatures({ layers: [id] }).length, layer);

export const tests = [
  {
    name: 'a page of another origin shows the map in three lines, and follows every attribute',
    shared: true,
    async run(visit) {
      const body = `<script type="module" src="${visit.url}/embed/carrier-map.js"></script>\n<carrier-map zone="C" lang="en" theme="dark"></carrier-map>`;
      const { page, asked, stop } = await open(visit, body);
      await drawn(page);
      await visit.photograph('embed-dark-en');
      assert.ok((await count(page, 'dot')) + (await count(page, 'building')) > 10, 'sites are drawn');
      assert.ok((await count(page, 'zone-line')) > 0, 'zones are drawn');
      assert.match(await page.locator('carrier-map .maplibregl-ctrl-attrib').innerText(), /OpenStreetMap/);
      assert.ok(asked.every((url) => url.startsWith(visit.url) || url.startsWith(new URL(page.url()).origin) || /^(blob|data):/.test(url)), asked.join('\n'));

      const middle = await page.evaluate(() => document.querySelector('carrier-map').map.getCenter());
      await page.evaluate(() => document.querySelector('carrier-map').setAttribute('zone', 'B'));
      await page.waitForFunction((lng) => Math.abs(document.querySelector('carrier-map').map.getCenter().lng - lng) > 0.002, middle.lng);
      await drawn(page);

      const before = asked.length;
      await page.evaluate(() => document.querySelector('carrier-map').setAttribute('datum', 'gcj02'));
      await page.waitForFunction(() => document.querySelector('carrier-map').dataset.map === 'busy');
      await drawn(page);
      const tiles = asked.slice(before).filter((url) => url.includes('/tiles/sites/'));
      assert.ok(tiles.length > 0 && tiles.every((url) => url.includes('crs=gcj02')), tiles.join('\n'));

      await page.evaluate(() => document.querySelector('carrier-map').setAttribute('filter', "kind = 'carrier'"));
      await page.waitForFunction(() => document.querySelector('carrier-map').dataset.map === 'busy');
      await drawn(page);
      const kinds = await page.evaluate(() => document.querySelector('carrier-map').map.queryRenderedFeatures({ layers: ['dot'] }).map((dot) => dot.properties.kind));
      assert.ok(kinds.length > 0 && kinds.every((kind) => kind === 'carrier'), kinds.join());
      await stop();
    },
  },
  {
    name: 'a plan is shown on the embedded map, and a click tells the page which site it was',
    shared: true,
    async run(visit) {
      let plan = await visit.ask('/api/plans', {});
      while (plan.id === undefined || plan.choices === undefined) plan = await visit.ask(`/api/plans/${plan.id}`);
      const body = `<script type="module" src="${visit.url}/embed/carrier-map.js"></script>\n<carrier-map src="${visit.url}" plan="${plan.id}"></carrier-map>`;
      const { page, stop } = await open(visit, body);
      await drawn(page);
      await page.waitForFunction(() => document.querySelector('carrier-map').map.queryRenderedFeatures({ layers: ['chosen'] }).length > 0);
      const shown = await page.evaluate(() => {
        const element = document.querySelector('carrier-map');
        element.addEventListener('carrier-select', (event) => (globalThis.said = event.detail));
        const [site] = element.map.queryRenderedFeatures({ layers: ['chosen'] });
        const box = element.getBoundingClientRect();
        const at = element.map.project(site.geometry.coordinates);
        return { id: site.properties.id, x: box.x + at.x, y: box.y + at.y };
      });
      assert.ok(plan.choices.some(({ site }) => site === shown.id), `${shown.id} is chosen`);
      await page.mouse.click(shown.x, shown.y);
      await page.waitForFunction(() => globalThis.said !== undefined);
      const said = await page.evaluate(() => globalThis.said);
      const site = await visit.ask(`/api/sites/${said.id}`);
      await page.waitForFunction((name) => document.querySelector('carrier-map').shadowRoot.textContent.includes(name), site.name ?? said.id);
      await visit.photograph('embed-plan-zh');
      await stop();
    },
  },
  {
    name: 'the map stands in a frame of a page of another origin, as its address asks',
    shared: true,
    async run(visit) {
      const { page, stop } = await open(visit, `<iframe src="${visit.url}/embed?zone=C&lang=en&filter=kind%20%3D%20'carrier'" width="860" height="560"></iframe>`);
      const frame = await (await page.waitForSelector('iframe')).contentFrame();
      await frame.waitForSelector('carrier-map[data-map="idle"]', { timeout: 60_000 });
      const seen = await frame.evaluate(() => {
        const element = document.querySelector('carrier-map');
        const kinds = element.map.queryRenderedFeatures({ layers: ['dot'] }).map((dot) => dot.properties.kind);
        return { kinds: [...new Set(kinds)], width: element.clientWidth, height: element.clientHeight, lang: document.documentElement.lang };
      });
      assert.deepEqual(seen, { kinds: ['carrier'], width: 860, height: 560, lang: 'en' });
      await visit.photograph('embed-frame-en');
      await stop();
    },
  },
  {
    name: 'a server that does not share refuses, and the element says so to the page',
    async run(visit) {
      visit.expect(/CORS|ERR_FAILED|Failed to load/);
      const body = `<script type="module" src="${visit.url}/embed/carrier-map.js"></script>\n<carrier-map></carrier-map>`;
      const { page, stop } = await open(visit, body);
      await page.waitForTimeout(500);
      assert.equal(await page.evaluate(() => customElements.get('carrier-map') === undefined), true, 'not even the script is given away');
      await stop();
    },
  },
];
