// The map by hand: search, areas without a mouse, reach, keys, the picture, and answers fast enough to feel at once.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

export const tests = [
  {
    name: 'search: pinyin initials find the name, coordinates are read in each datum with its name, and lead to the map',
    async run(visit) {
      const page = await visit.open('/map');
      await page.locator('main').press('/');
      await page.keyboard.type('hqds');
      await page.waitForSelector('[role="search"] a');
      assert.match(await page.locator('[role="search"] ul').innerText(), /环球大厦/);
      await page.locator('[role="search"] input').fill('106.5535，29.5560');
      await page.waitForSelector('[data-datum="gcj02"]');
      const names = await page.locator('[data-datum]').allInnerTexts();
      for (const datum of ['CGCS2000', 'GCJ-02', 'BD-09']) assert.ok(names.some((name) => name.includes(datum)), datum);
      await page.locator('[data-datum="gcj02"]').click();
      await page.waitForSelector('[data-card="area"]');
      const place = (await visit.ask('/api/search?q=106.5535,29.5560')).positions.find(({ datum }) => datum === 'gcj02');
      const [centre] = new URL(page.url()).searchParams.get('a').split('~');
      const [lng, lat] = centre.split(',').map(Number);
      assert.ok(Math.abs(lng - place.lon) < 1e-5 && Math.abs(lat - place.lat) < 1e-5, centre);
      assert.ok(Math.abs(place.lon - 106.5535) > 0.001, 'GCJ-02 is taken back to CGCS2000');
    },
  },
  {
    name: 'what has not come or did not come shows no figure: neither an old one nor nought, and trying again brings it',
    async run(visit) {
      let come;
      const late = new Promise((resolve) => (come = resolve));
      const page = await visit.open('/docs');
      await page.context().route('**/api/availability', (route) => late.then(() => route.continue()));
      await page.goto(`${visit.url}/map`);
      await page.waitForSelector('table caption');
      assert.equal(await page.locator('[data-figure]').count(), 0);
      assert.ok(!/\d/.test(await page.locator('caption').innerText()), 'nothing is counted yet');
      come();
      await page.waitForSelector('[data-figure="sites"]');
      visit.expect(/ERR_FAILED/);
      await page.context().route('**/api/sites?**', (route) => route.abort());
      await page.fill('input[name="owners_max"]', '2');
      await page.waitForSelector('[role="alert"]');
      assert.equal(await page.locator('[data-figure="sites"], [data-site]').count(), 0, 'no figure of the question before');
      await page.context().unroute('**/api/sites?**');
      await page.locator('[role="alert"] button').click();
      await page.waitForSelector('[data-figure="sites"]');
      assert.equal(await visit.figure('sites'), (await visit.ask('/api/availability', { by: 'total', filter: { owners_max: 2 }, count: 'share' })).total.sites);
    },
  },
  {
    name: 'an area that is pasted as WKT or opened as GeoJSON counts what the API counts; nonsense is said to be so',
    async run(visit) {
      const page = await visit.open('/map');
      await page.waitForSelector('[data-card="all"]');
      const ring = [[106.545, 29.552], [106.56, 29.552], [106.56, 29.562], [106.545, 29.562], [106.545, 29.552]];
      const area = { type: 'Polygon', coordinates: [ring] };
      const answer = await visit.ask('/api/availability', { by: 'total', filter: {}, count: 'share', area });
      const equal = () => page.waitForFunction((value) => Math.abs(Number(document.querySelector('[data-card="area"] [data-figure="available"]')?.getAttribute('data-value')) - value) < 0.005, answer.total.available_area_m2);
      await page.locator('summary', { hasText: '粘贴或打开范围' }).click();
      await page.fill('textarea[name="shape"]', 'POINT(1 2)');
      await page.locator('form:has(textarea) button.primary').click();
      await page.waitForSelector('[role="alert"]');
      await page.fill('textarea[name="shape"]', `POLYGON((${ring.map((corner) => corner.join(' ')).join(', ')}))`);
      await page.locator('form:has(textarea) button.primary').click();
      await equal();
      await page.locator('main').press('Escape');
      await page.waitForSelector('[data-card="all"]');
      await page.setInputFiles('input[name="shape-file"]', { name: 'area.geojson', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify({ type: 'Feature', properties: {}, geometry: area })) });
      await equal();
    },
  },
  {
    name: 'keys and states: zone, list, next site, 3D, reach in straight lines, help; all in the address',
    async run(visit) {
      const page = await visit.open('/map?r=500');
      await page.waitForSelector('[data-card="all"]');
      await visit.idle();
      assert.match(await page.locator('main').innerText(), /直线距离/);
      const covered = await (await fetch(`${visit.url}/api/coverage?by=total&reach_m=500`)).json();
      assert.match(await page.locator('[data-covered]').innerText(), new RegExp(`${covered.total.unreached.sites} 处`));
      const main = page.locator('main');
      await main.press('1');
      await page.waitForFunction(() => new URLSearchParams(location.search).get('zone') === 'A');
      await main.press(']');
      await page.waitForSelector('[data-selected]');
      await main.press('l');
      await page.waitForSelector('table[aria-label="清单"]', { state: 'detached' });
      await main.press('l');
      await page.waitForSelector('table[aria-label="清单"]');
      await main.press('3');
      await page.waitForFunction(() => new URLSearchParams(location.search).get('d') === '3');
      await visit.idle();
      await visit.photograph('map-3d-zh');
      await main.press('?');
      await page.waitForSelector('dialog[open]');
      assert.deepEqual(await visit.barriers(), []);
      await visit.photograph('help-zh');
      await page.keyboard.press('Escape');
      await page.waitForSelector('dialog[open]', { state: 'detached' });
    },
  },
  {
    name: 'layers are switched off in the address and on the map; an area is kept under a name, an outline of hundreds of corners survives a reload',
    async run(visit) {
      const page = await visit.open('/map?m=13/29.556/106.55');
      await visit.idle();
      // The part of the map that no panel covers: what it takes as a picture grows with what is drawn there.
      const share = async () => (await page.screenshot({ clip: { x: 360, y: 60, width: 580, height: 310 } })).length;
      const full = await share();
      await page.locator('input[name="layer-vacant"]').uncheck();
      await page.locator('input[name="layer-zones"]').uncheck();
      await page.waitForFunction(() => new URLSearchParams(location.search).get('ly') === 'built,under_way,planned,m0,stations');
      await visit.idle();
      assert.ok((await share()) < full * 0.97, 'with two groups off there is less on the map');
      await visit.photograph('map-layers-zh');
      const sites = await visit.figure('sites');
      const ring = Array.from({ length: 240 }, (_, at) => [106.55 + 0.02 * Math.cos((at * Math.PI) / 120), 29.556 + 0.012 * Math.sin((at * Math.PI) / 120)].map((value) => value.toFixed(6)).join(' '));
      await page.locator('summary', { hasText: '粘贴' }).click();
      await page.fill('textarea[name="shape"]', `POLYGON((${[...ring, ring[0]].join(', ')}))`);
      await page.locator('form:has(textarea) button.primary').click();
      await page.waitForSelector('[data-card="area"]', { timeout: 60_000 });
      await page.waitForFunction((all) => document.querySelector('[data-figure="sites"]')?.getAttribute('data-value') !== String(all), sites);
      const inside = await visit.figure('sites');
      await page.locator('summary', { hasText: '已存范围' }).click();
      await page.fill('input[name="area-name"]', '两江之间');
      await page.locator('form:has(input[name="area-name"]) button').click();
      await page.locator('[data-saved="1"]').waitFor();
      await page.reload();
      await page.waitForSelector('[data-card="area"]');
      assert.equal(await visit.figure('sites'), inside, 'the address brings the outline back');
      assert.equal(await page.locator('input[name="layer-vacant"]').isChecked(), false);
      await page.locator('[data-saved="1"]').waitFor();
    },
  },
  {
    name: 'the picture is twice the screen, not blank, and carries title, legend, source and the example mark around the map',
    async run(visit) {
      const page = await visit.open('/map', { width: 1200, height: 760 });
      await page.waitForSelector('[data-card="all"]');
      await visit.idle();
      const [file] = await Promise.all([page.waitForEvent('download', { timeout: 60_000 }), page.locator('[data-action="picture"]').click()]);
      const png = readFileSync(await file.path());
      const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
      assert.equal(width, 2400);
      assert.ok(height > 2 * 700, String(height));
      const inks = await page.evaluate(async (bytes) => {
        const image = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
        const canvas = new OffscreenCanvas(image.width, image.height);
        const pen = canvas.getContext('2d', { willReadFrequently: true });
        pen.drawImage(image, 0, 0);
        const count = (y, rows) => {
          const { data } = pen.getImageData(0, y, image.width, rows);
          const seen = new Set();
          for (let at = 0; at < data.length; at += 4) seen.add((data[at] << 16) | (data[at + 1] << 8) | data[at + 2]);
          return seen;
        };
        return { head: count(0, 120).size, foot: [...count(image.height - 160, 160)].map((colour) => colour.toString(16).padStart(6, '0')), map: count(140, image.height - 320).size };
      }, [...png]);
      assert.ok(inks.head > 10, 'a title');
      assert.ok(inks.foot.includes('bf7600') && inks.foot.includes('0a4f85'), 'a legend');
      assert.ok(inks.map > 50, `the map is drawn: ${inks.map}`);
    },
  },
  {
    name: 'report: four pages turned by key, figures equal to the API, printable',
    async run(visit) {
      const page = await visit.open('/report');
      const overview = await visit.ask('/api/overview');
      await page.waitForSelector('[data-report="1"] .big');
      assert.ok((await page.locator('.sheet.now').innerText()).includes((overview.total.built_area_m2 / 10_000).toFixed(1)));
      for (const turn of [2, 3, 4]) {
        await page.keyboard.press('ArrowRight');
        await page.waitForSelector(`[data-report="${turn}"]`);
        await visit.photograph(`report-${turn}`);
      }
      await page.waitForSelector('.sheet.now [data-plan]');
      const plan = await visit.ask(`/api/plans/${await page.getAttribute('[data-report] [data-plan]', 'data-plan')}`);
      assert.ok((await page.locator('.sheet.now').innerText()).includes(String(plan.totals.sites)));
      await page.emulateMedia({ media: 'print' });
      assert.equal(await page.locator('.sheet:visible').count(), 4);
      await page.emulateMedia({ media: 'screen' });
      await page.keyboard.press('Escape');
      await page.waitForFunction(() => location.pathname === '/');
    },
  },
];
