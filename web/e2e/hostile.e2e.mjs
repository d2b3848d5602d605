// Names that would be code if anything on the page took them for markup: they are shown as written, and nothing of them runs.
import assert from 'node:assert/strict';

const NAMES = [
  '<script>window.ran=1</script>',
  '<img src=x onerror="window.ran=2">',
  '"><svg onload=window.ran=3>',
  "'-window.ran=4-'",
  'javascript:window.ran=5',
  '${window.ran=6}{{window.ran=7}}',
  '</title><style>body{display:none}</style>',
  '=HYPERLINK("http://evil.example","点我")',
  '\u202e倒写\u2066<b>楼</b>',
];

const feature = (name, at) => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [106.551 + at / 5000, 29.556] },
  properties: {
    id: `XSS-${at}`, kind: 'idle_property', name, aliases: name, address: name, street: name, floor_area_m2: 9000 - at, vacant_area_m2: 8000 - at,
    source: name, as_of: '2026-11-01', confidence: 'example',
  },
});

export const tests = [
  {
    name: 'hostile names are shown as written on every screen, and nothing of them runs',
    async run(visit) {
      const told = async (path, options) => {
        const response = await fetch(visit.url + path, { method: 'POST', ...options, headers: { ...options?.headers, authorization: `Bearer ${visit.token}` } });
        assert.ok(response.ok, `${path}: ${response.status} ${await response.clone().text()}`);
        return response.json();
      };
      const before = (await visit.ask('/api/overview')).revision.number;
      const body = JSON.stringify({ type: 'FeatureCollection', features: NAMES.map(feature) });
      const query = 'name=hostile.geojson&mode=commit&why=' + encodeURIComponent(NAMES[1]);
      assert.equal((await told(`/api/imports?${query}`, { body, headers: { 'content-type': 'application/geo+json' } })).counts.accepted, NAMES.length);
      const screens = ['/', '/map', '/site/XSS-1', '/site/XSS-2', '/data', '/ledger', '/report', '/plan', '/docs', `/map?q=${encodeURIComponent(NAMES[0])}`];
      const page = await visit.open('/');
      page.on('dialog', () => assert.fail('a dialog was opened'));
      let seen = '';
      for (const screen of screens) {
        for (const language of ['zh', 'en']) {
          await page.goto(`${visit.url}${screen}${screen.includes('?') ? '&' : '?'}lang=${language}`);
          await page.waitForSelector('main');
          await page.waitForLoadState('networkidle');
          assert.equal(await page.evaluate(() => window.ran), undefined, `${screen}: something ran`);
          assert.notEqual(await page.evaluate(() => getComputedStyle(document.body).display), 'none', screen);
          seen += await page.locator('body').innerText();
        }
      }
      assert.ok(seen.includes(NAMES[1]) && seen.includes(NAMES[2]), 'the names are on the screens, as they were written');
      await told(`/api/revisions/${before}/revert`, { body: '{}', headers: { 'content-type': 'application/json' } });
    },
  },
];
