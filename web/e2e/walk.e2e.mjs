// The main walk: overview → draw → plan → plan on the map, in both languages, with figures equal to the API's.
import assert from 'node:assert/strict';

const near = (a, b, slack = 0.005) => assert.ok(Math.abs(a - b) <= slack, `${a} ≠ ${b}`);
const figure = (value, language) => (language === 'en' ? Math.round(value).toLocaleString('en-US') : (value / 10_000).toFixed(1));

/** Presses the draw key and clicks a square in the free part of the map. */
async function drawSquare(visit) {
  const { page } = visit;
  await page.locator('main').press('d');
  await page.waitForSelector('[data-drawing="polygon"]', { state: 'attached' });
  const corners = [[560, 180], [840, 180], [840, 400], [560, 400]];
  for (const [x, y] of corners) {
    await page.mouse.move(x, y);
    await page.mouse.click(x, y);
    await page.waitForTimeout(120);
  }
  await page.mouse.click(560, 180);
  await page.waitForSelector('[data-card="area"]');
  await visit.idle();
}

/** The ring that stands in the address. */
function ringOf(page) {
  const text = new URL(page.url()).searchParams.get('a');
  assert.ok(text, `no area in ${page.url()}`);
  const ring = text.split(';').map((corner) => corner.split(',').map(Number));
  return { type: 'Polygon', coordinates: [[...ring, ring[0]]] };
}

async function cardEqualsApi(visit) {
  const area = ringOf(visit.page);
  const answer = await visit.ask('/api/availability', { by: 'total', filter: {}, count: 'share', area });
  await visit.page.waitForFunction((sites) => Number(document.querySelector('[data-figure="sites"]')?.getAttribute('data-value')) === sites, answer.total.sites);
  near(await visit.figure('available'), answer.total.available_area_m2);
  near(await visit.figure('vacant'), answer.total.vacant_area_m2);
  return answer;
}

function walk(language) {
  const query = language === 'en' ? '?l=en' : '';
  return async (visit) => {
    const page = await visit.open(`/${query}`);
    const overview = await visit.ask('/api/overview');
    await page.waitForSelector('.zone');
    assert.equal(await page.getAttribute('html', 'lang'), language === 'en' ? 'en' : 'zh-CN');
    const zones = await page.locator('.zone').allInnerTexts();
    assert.equal(zones.length, overview.zones.length);
    for (const [at, row] of overview.zones.entries()) {
      assert.ok(zones[at].includes(row.name[language]), zones[at]);
      assert.ok(zones[at].includes(figure(row.built_area_m2, language)), `${zones[at]} lacks ${figure(row.built_area_m2, language)}`);
    }
    const text = await page.locator('main section').first().innerText();
    assert.ok(text.includes(figure(overview.district.headline_m2, language)) && text.includes(figure(overview.district.table_m2, language)), 'both totals stand');
    assert.match(text, overview.programme.expired ? (language === 'en' ? /expired/ : /已到期/) : /./);
    assert.match(text, language === 'en' ? /Example/ : /示例/);
    await visit.idle();
    await visit.photograph(`overview-${language}`);

    await page.locator('.zone').nth(0).click();
    await page.waitForFunction((zone) => new URLSearchParams(location.search).get('z') === zone, overview.zones[0].zone);
    await visit.idle();
    await visit.photograph(`zone-${language}`);

    await page.locator('header nav a').nth(1).click();
    await page.waitForSelector('[data-card="all"]');
    await page.locator('button[aria-label="Whole district"], button[aria-label="全区视图"]').click();
    await visit.idle();
    await visit.photograph(`map-${language}`);
    await drawSquare(visit);
    const answer = await cardEqualsApi(visit);
    assert.ok(answer.total.sites > 0, 'the drawn square holds sites');
    await visit.photograph(`area-${language}`);

    await page.locator('[data-card] a.primary').click();
    await page.locator('[data-action="solve"]').click();
    await page.waitForSelector('[data-plan]', { timeout: 60_000 });
    const id = await page.getAttribute('[data-plan]', 'data-plan');
    const plan = await visit.ask(`/api/plans/${id}`);
    assert.equal(plan.outcome.kind, 'optimal');
    near(await visit.figure('cost'), plan.totals.cost_yuan);
    assert.equal(await page.locator('[id^="site-"]:has([data-lock])').count() >= Math.min(40, plan.choices.length), true);
    near(plan.choices.reduce((sum, choice) => sum + choice.cost_yuan, 0), plan.totals.cost_yuan, 0.5);
    for (const row of plan.zones) assert.equal(row.shortfall_m2, 0, `${row.zone} is short`);
    await page.waitForSelector('[data-verified="true"]', { timeout: 60_000 });
    assert.ok(page.url().includes(`/plan/${id}`));
    await visit.idle();
    await visit.photograph(`plan-${language}`);

    // The same plan by its link, in a new context.
    await visit.open(`/plan/${id}${query}`);
    await visit.page.waitForSelector('[data-plan]');
    near(await visit.figure('cost'), plan.totals.cost_yuan);
    await visit.idle();
    await visit.page.locator('[id^="site-"] a').first().click();
    await visit.page.waitForSelector('[data-fact]');
    await visit.photograph(`site-${language}`);
  };
}

export const tests = [
  { name: 'walk in Chinese: overview, area, plan, plan on the map, property', run: walk('zh') },
  { name: 'walk in English: overview, area, plan, plan on the map, property', run: walk('en') },
  {
    name: 'target sets are data: 2023, 2025 and the zone table each stand by themselves, in the address, and never merge',
    async run(visit) {
      const page = await visit.open('/');
      const { target_sets: sets, zones, programme } = await visit.ask('/api/overview');
      assert.deepEqual(sets.map((set) => [set.due.slice(0, 4), set.of_zones, set.target_m2]), [['2023', false, 180_000], ['2025', false, 300_000], ['2025', true, 330_000]]);
      const due = zones.map((row) => row.targets.find((target) => target.metric === 'carrier_area').at_least);
      assert.deepEqual(due, [180_000, 80_000, 50_000, 10_000, 10_000]);
      const gaps = zones.map((row) => row.gap_area_m2);
      near(sets[2].gap_m2, gaps.reduce((sum, gap) => sum + gap, 0));
      assert.ok(programme.expired);
      await page.waitForSelector('select[name="goal"]');
      assert.equal(await visit.figure('target'), 300_000);
      for (const [at, set] of [...sets.entries()].reverse()) {
        await page.locator('select[name="goal"]').selectOption({ index: at });
        await page.waitForFunction((target) => Number(document.querySelector('[data-figure="target"]')?.getAttribute('data-value')) === target, set.target_m2);
        assert.ok((await page.locator('.sentence').innerText()).includes((set.gap_m2 / 10_000).toFixed(1)), set.due);
        assert.match(await page.locator('select[name="goal"] option').nth(at).innerText(), /已到期/);
      }
      assert.match(await page.locator('.zone').first().innerText(), /无目标/, 'the zones are asked for nothing by 2023');
      const address = new URL(page.url());
      assert.equal(address.searchParams.get('g'), '2023-12-31');
      await visit.photograph('overview-2023-zh');
      await visit.open(address.pathname + address.search);
      await visit.page.waitForSelector('select[name="goal"]');
      assert.equal(await visit.figure('target'), 180_000);
    },
  },
  {
    name: 'vacancy of 30 % and at most three owners: rows, totals and export agree, and what is unknown is counted by itself',
    async run(visit) {
      const page = await visit.open('/map?vacancy_min_percent=30&owners_max=3');
      const filter = { vacancy_min_percent: 30, owners_max: 3 };
      const sums = await visit.ask('/api/availability', { by: 'total', filter, count: 'share' });
      const listed = await visit.ask('/api/sites?vacancy_min_percent=30&owners_max=3&limit=1000');
      const more = await visit.ask('/api/sites?vacancy_min_percent=30&owners_max=3&include_unknown=true&limit=1000');
      assert.ok(listed.matched > 0 && listed.matched < more.matched);
      assert.ok(listed.sites.every((row) => row.owner_count <= 3 && row.vacant_area_m2 >= 0.3 * row.floor_area_m2));
      assert.ok(more.sites.every((row) => (row.owner_count ?? 0) <= 3));
      await page.waitForFunction((n) => Number(document.querySelector('[data-figure="unknown"]')?.getAttribute('data-value')) === n, more.matched - listed.matched);
      assert.equal(await visit.figure('sites'), sums.total.sites);
      const link = await page.locator('a.export').first().getAttribute('href');
      const exported = await visit.ask(link.replace('f=csv', 'f=geojson'));
      assert.equal(exported.features.length, listed.matched);
      const tiles = [];
      page.on('request', (request) => request.url().includes('/tiles/sites/') && tiles.push(new URL(request.url()).search));
      await page.locator('input[name="include_unknown"]').check();
      await page.waitForFunction((n) => document.querySelector('caption')?.textContent?.includes(n), more.matched.toLocaleString('en-US'));
      await visit.idle();
      assert.ok(tiles.includes('?vacancy_min_percent=30&owners_max=3&include_unknown=true'), tiles.join(' '));
      await visit.photograph('map-filters-zh');
    },
  },
  {
    name: 'the map is drawn: rivers, dots and zones of the example, nothing blank, all zones in view',
    async run(visit) {
      const page = await visit.open('/');
      const tiles = [];
      page.on('response', (response) => response.url().includes('/tiles/') && tiles.push(response.status()));
      await visit.idle();
      assert.ok(tiles.length === 0 || tiles.every((status) => [200, 204, 304].includes(status)), String(tiles));
      const colours = await page.locator('.maplibregl-canvas').screenshot().then((png) => page.evaluate(async (bytes) => {
        const image = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: 'image/png' }));
        const canvas = new OffscreenCanvas(image.width, image.height);
        const context = canvas.getContext('2d');
        context.drawImage(image, 0, 0);
        const { data } = context.getImageData(0, 0, image.width, image.height);
        const seen = new Map();
        for (let at = 0; at < data.length; at += 4) {
          const key = [data[at], data[at + 1], data[at + 2]].map((value) => value.toString(16).padStart(2, '0')).join('');
          seen.set(key, (seen.get(key) ?? 0) + 1);
        }
        return Object.fromEntries([...seen].filter(([, count]) => count > 20));
      }, [...png]));
      for (const [what, colour] of Object.entries({ water: 'c9dbe6', land: 'f6f4ef', vacant: 'bf7600', built: '0a4f85' })) assert.ok(colours[colour] > 20, `no ${what} (#${colour}) on the map: ${JSON.stringify(colours).slice(0, 400)}`);
    },
  },
  {
    name: 'drawing: Esc cancels, handles are gone, drawing works again after theme and language switch',
    async run(visit) {
      const page = await visit.open('/map');
      await page.waitForSelector('[data-card="all"]');
      await visit.idle();
      await page.locator('main').press('d');
      await page.waitForSelector('[data-drawing="polygon"]', { state: 'attached' });
      await page.mouse.click(600, 200);
      await page.keyboard.press('Escape');
      await page.waitForSelector('[data-drawing]', { state: 'detached' });
      assert.equal(new URL(page.url()).searchParams.get('a'), null);
      await drawSquare(visit);
      await cardEqualsApi(visit);
      await page.locator('header .tools button').nth(1).click();
      await page.locator('header .tools button').nth(0).click();
      assert.equal(await page.getAttribute('html', 'data-theme'), 'dark');
      assert.equal(await page.getAttribute('html', 'lang'), 'en');
      await page.keyboard.press('Escape');
      await page.waitForSelector('[data-card="all"]');
      await drawSquare(visit);
      await cardEqualsApi(visit);
      await visit.photograph('area-dark-en');
      const rectangle = page.locator('button', { hasText: 'Rectangle' });
      await rectangle.click();
      await page.waitForSelector('[data-drawing="rectangle"]', { state: 'attached' });
      await page.mouse.click(600, 220);
      await page.mouse.move(760, 330);
      await page.mouse.click(760, 330);
      await page.waitForSelector('[data-drawing]', { state: 'detached' });
      await cardEqualsApi(visit);
    },
  },
  {
    name: 'an area by keyboard alone: a typed circle gives the answer of the API, under both rules',
    async run(visit) {
      const page = await visit.open('/map');
      await page.waitForSelector('[data-card="all"]');
      await page.locator('summary', { hasText: '按半径选区' }).focus();
      await page.keyboard.press('Enter');
      await page.locator('input[name="centre"]').focus();
      await page.keyboard.type('106.5535，29.5560');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Control+a');
      await page.keyboard.type('700');
      await page.keyboard.press('Enter');
      await page.waitForSelector('[data-card="area"]');
      const area = { circle: { centre: [106.5535, 29.556], radius_m: 700 } };
      for (const count of ['share', 'centroid']) {
        const answer = await visit.ask('/api/availability', { by: 'total', filter: {}, count, area });
        await page.waitForFunction((value) => Math.abs(Number(document.querySelector('[data-figure="available"]')?.getAttribute('data-value')) - value) < 0.005, answer.total.available_area_m2);
        assert.equal(await visit.figure('sites'), answer.total.sites);
        // What is saved is what is counted, by the same rule; the list shows no other sites.
        const file = await visit.ask(await page.locator('a.export', { hasText: 'GEOJSON' }).getAttribute('href'));
        const listed = await visit.ask('/api/sites', { area, count, filter: {}, limit: 1000 });
        assert.deepEqual(file.features.map(({ id }) => id).sort(), listed.sites.map(({ id }) => id).sort(), count);
        if (count === 'share') {
          await page.locator('input[name="count"]').first().focus();
          await page.keyboard.press('ArrowDown');
        }
      }
      await page.locator('input[name="centre"]').fill('nonsense');
      await page.keyboard.press('Enter');
      await page.waitForSelector('[role="alert"]');
    },
  },
  {
    name: 'an address opens the same view again: camera, area, filters, language, theme; a broken one gives the default',
    async run(visit) {
      const address = '/map?l=en&t=dark&m=14.2/29.556/106.55&a=106.545,29.552;106.56,29.552;106.56,29.562;106.545,29.562&owners_max=3';
      let page = await visit.open(address);
      await page.waitForSelector('[data-card="area"]');
      await visit.idle();
      const now = new URL(page.url());
      assert.equal(now.searchParams.get('a'), '106.545,29.552;106.56,29.552;106.56,29.562;106.545,29.562');
      assert.equal(now.searchParams.get('owners_max'), '3');
      assert.equal(await page.getAttribute('html', 'data-theme'), 'dark');
      assert.equal(await page.inputValue('input[name="owners_max"]'), '3');
      const [zoom, lat, lng] = now.searchParams.get('m').split('/').map(Number);
      assert.ok(Math.abs(zoom - 14.2) < 0.01 && Math.abs(lat - 29.556) < 1e-4 && Math.abs(lng - 106.55) < 1e-4, now.search);
      page = await visit.open('/map?m=x&a=1;2&l=xx&t=purple&owners_max=many');
      await page.waitForSelector('[data-card="all"]');
      await visit.idle();
      assert.equal(await page.getAttribute('html', 'lang'), 'zh-CN');
      assert.equal(await page.inputValue('input[name="owners_max"]'), '');
    },
  },
  {
    name: 'a filter means the same in totals, list, address and export, and clearing it restores all',
    async run(visit) {
      const page = await visit.open('/map');
      await page.waitForSelector('[data-card="all"]');
      const all = await visit.figure('sites');
      const tiles = [];
      page.on('request', (request) => request.url().includes('/tiles/sites/') && tiles.push(new URL(request.url()).search));
      await page.fill('input[name="vacant_min_m2"]', '2000');
      await page.fill('input[name="owners_max"]', '3');
      const filter = { vacant_min_m2: 2000, owners_max: 3 };
      const sums = await visit.ask('/api/availability', { by: 'total', filter, count: 'share' });
      const listed = await visit.ask('/api/sites?vacant_min_m2=2000&owners_max=3&limit=1000');
      assert.ok(listed.matched > 0 && listed.matched < all, `${listed.matched} of ${all}`);
      await page.waitForFunction((value) => Number(document.querySelector('[data-figure="vacant"]')?.getAttribute('data-value')) === value, sums.total.vacant_area_m2);
      assert.equal(await visit.figure('sites'), sums.total.sites);
      await page.waitForFunction((count) => document.querySelectorAll('[data-site]').length === count, Math.min(100, listed.matched));
      assert.match(await page.locator('caption').innerText(), new RegExp(listed.matched.toLocaleString('en-US')));
      await visit.idle();
      assert.ok(tiles.includes('?vacant_min_m2=2000&owners_max=3'), `the map asks for the same: ${tiles.join(' ')}`);
      const query = new URL(page.url()).searchParams;
      assert.equal(query.get('vacant_min_m2'), '2000');
      const link = await page.locator('a.export').first().getAttribute('href');
      assert.equal(link, '/api/exports?vacant_min_m2=2000&owners_max=3&f=csv');
      const csv = new Uint8Array(await (await fetch(visit.url + link)).arrayBuffer());
      assert.deepEqual([...csv.slice(0, 3)], [0xef, 0xbb, 0xbf]);
      await page.locator('button', { hasText: '清除筛选' }).click();
      await page.waitForFunction((count) => Number(document.querySelector('[data-figure="sites"]')?.getAttribute('data-value')) === count, all);
    },
  },
];
