// Data in and back out again: a file with bad rows is checked, mended by choice, written, seen, and taken back.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

const head = 'id,kind,name,lon,lat,floor_area_m2,vacant_area_m2,source,as_of,confidence';
const good = 'E2E-1,idle_property,浏览器测试楼,106.5512,29.5568,5000,4000,browser test,2026-11-01,example';
const bad = 'E2E-2,idle_property,坏行,206.5,29.5,5000,4000,browser test,2026-11-01,example';

/** Text as GB18030: the pairs of bytes that the decoder knows, turned round. */
const pairs = new Map();
function gb18030(text) {
  if (pairs.size === 0) {
    const decoder = new TextDecoder('gb18030');
    for (let lead = 0x81; lead <= 0xfe; lead += 1) for (let trail = 0x40; trail <= 0xfe; trail += 1) if (trail !== 0x7f) pairs.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  }
  return Buffer.from([...text].flatMap((one) => (one.charCodeAt(0) < 0x80 ? [one.charCodeAt(0)] : (pairs.get(one) ?? assert.fail(`no pair of bytes for ${one}`)))));
}

/** A position as maps in GCJ-02 show it, by the published series. */
function gcj02([lon, lat]) {
  const [x, y] = [lon - 105, lat - 35];
  const wave = (of, parts) => parts.reduce((sum, [size, step]) => sum + size * Math.sin(of * step * Math.PI), 0) * (2 / 3);
  const north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x)) + wave(x, [[20, 6], [20, 2]]) + wave(y, [[20, 1], [40, 1 / 3], [160, 1 / 12], [320, 1 / 30]]);
  const east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x)) + wave(x, [[20, 6], [20, 2], [20, 1], [40, 1 / 3], [150, 1 / 12], [300, 1 / 30]]);
  const [a, ee, phi] = [6378245, 0.00669342162296594323, (lat * Math.PI) / 180];
  const w = 1 - ee * Math.sin(phi) ** 2;
  return [lon + (east * 180) / ((a / Math.sqrt(w)) * Math.cos(phi) * Math.PI), lat + (north * 180) / (((a * (1 - ee)) / (w * Math.sqrt(w))) * Math.PI)];
}

/** Middles of footprints that the example knows. */
async function middles(visit) {
  const { features } = await visit.ask('/collections/buildings/items?limit=300');
  return features.filter(({ geometry }) => geometry?.type === 'Polygon').map(({ geometry }) => {
    const ring = geometry.coordinates[0];
    const mean = (at) => ring.slice(1).reduce((sum, position) => sum + position[at], 0) / (ring.length - 1);
    return [mean(0), mean(1)];
  });
}

export const tests = [
  {
    name: 'import: check names the bad row, commit writes the good one, revert takes it back',
    async run(visit) {
      visit.expect(/40[139]|422/);
      const page = await visit.open('/data');
      const before = await visit.ask('/api/overview');
      await page.waitForSelector('[data-revision]');
      await page.setInputFiles('input[name="file"]', { name: 'test.csv', mimeType: 'text/csv', buffer: Buffer.from(`\ufeff${head}\r\n${good}\r\n${bad}\r\n`) });
      await page.locator('[data-action="check"]').click();
      await page.waitForSelector('[role="alert"]');
      assert.ok(visit.token, 'the server prints a token at the start');
      await page.fill('input[name="token"]', visit.token);
      await page.locator('[data-action="check"]').click();
      await page.waitForSelector('[data-report="checked"]');
      const findings = await page.locator('[data-findings] tbody').innerText();
      assert.match(findings, /3|E2E-2/);
      await visit.photograph('import-zh');
      assert.equal((await visit.ask('/api/overview')).revision.number, before.revision.number, 'a check writes nothing');
      await page.selectOption('select[name="on_error"]', 'skip');
      await page.fill('input[name="why"]', '浏览器测试');
      await page.locator('[data-action="commit"]').click();
      await page.waitForSelector('[data-report="committed"]');
      const after = await visit.ask('/api/overview');
      assert.equal(after.revision.number, before.revision.number + 1);
      assert.equal(after.counts.sites, before.counts.sites + 1);
      const site = await visit.ask('/api/sites/E2E-1');
      assert.ok(Math.abs(site.lon - 106.5512) < 1e-6 && Math.abs(site.lat - 29.5568) < 1e-6);
      await page.locator(`[data-revision="${before.revision.number}"] button`).click();
      await page.waitForSelector(`[data-revision="${before.revision.number + 2}"]`);
      assert.equal((await visit.ask('/api/overview')).counts.sites, before.counts.sites);
    },
  },
  {
    name: 'import: a heading nobody knows is given a meaning and a unit, remembered, and the findings come as a workbook',
    async run(visit) {
      const page = await visit.open('/data');
      await page.fill('input[name="token"]', visit.token);
      const table = '楼宇编码,楼宇名称,空房\r\nE2E-9,浏览器映射楼,1.2\r\nE2E-10,坏楼,x\r\n';
      await page.setInputFiles('input[name="file"]', { name: '映射台账2026Q1.csv', mimeType: 'text/csv', buffer: Buffer.from(`\ufeff${table}`) });
      await page.locator('[data-action="check"]').click();
      await page.waitForSelector('[data-mapping]');
      assert.match(await page.locator('[data-counts]').innerText(), /2 .*= .*2/);
      await page.locator('[data-mapping] summary').click();
      const row = page.locator('tr[data-heading="空房"]');
      await row.locator('select').first().selectOption('vacant_area_m2');
      await row.locator('select').nth(1).selectOption('万㎡');
      await visit.photograph('mapping-zh');
      assert.deepEqual(await visit.barriers(), []);
      await page.locator('[data-action="remember"]').click();
      await page.waitForFunction(() => /x/.test(document.querySelector('[data-findings] tbody')?.textContent ?? '') && document.querySelector('[data-counts]')?.textContent?.includes('1'));
      const kept = await visit.ask(`/api/mappings?source=${encodeURIComponent('映射台账Q')}`);
      assert.deepEqual(kept.mapping, { 空房: { column: 'vacant_area_m2', unit: '万㎡' } });
      const [download] = await Promise.all([page.waitForEvent('download'), page.locator('[data-action="workbook"]').click()]);
      assert.match(download.suggestedFilename(), /\.findings\.xlsx$/);
      const bytes = readFileSync(await download.path());
      assert.equal(bytes.subarray(0, 2).toString(), 'PK');
      await visit.photograph('mapping-remembered-zh');
    },
  },
  {
    name: 'import: coordinates in GCJ-02 are shown beside their runner-up over the known buildings, and read so once a person says so',
    async run(visit) {
      const page = await visit.open('/data');
      await page.fill('input[name="token"]', visit.token);
      const known = await middles(visit);
      assert.ok(known.length >= 20, 'the example has footprints');
      const rows = known.map((place, at) => `G-${at},${gcj02(place).map((degrees) => degrees.toFixed(7)).join(',')}`);
      const table = Buffer.from(`\ufeff楼宇编码,经度,纬度\r\n${rows.join('\r\n')}\r\n`);
      await page.setInputFiles('input[name="file"]', { name: '高德点位.csv', mimeType: 'text/csv', buffer: table });
      await page.locator('[data-action="check"]').click();
      await page.waitForSelector('[data-readings][open] [data-reading="gcj02"] svg circle');
      assert.equal(await page.locator('[data-reading]').count(), 2, 'the guess and its runner-up');
      assert.match(await page.locator('[data-readings]').innerText(), /GCJ-02[^]*CGCS2000[^]*47\d m|GCJ-02[^]*CGCS2000[^]*48\d m/);
      assert.match(await page.locator('[data-counts]').innerText(), new RegExp(`${rows.length} .*= .*0 .*${rows.length}`));
      assert.deepEqual(await visit.barriers(), []);
      await visit.photograph('readings-zh');
      await page.locator('[data-reading="gcj02"] button').click();
      await page.waitForFunction((n) => document.querySelector('[data-counts]')?.textContent?.includes(`接受 ${n}`), rows.length);
      assert.equal(await page.inputValue('select[name="datum"]'), 'gcj02');
    },
  },
  {
    name: 'import: a GB18030 file in GCJ-02 with three bad rows: findings by row, written, the new building within 5 m, taken back',
    async run(visit) {
      const page = await visit.open('/data');
      await page.fill('input[name="token"]', visit.token);
      const before = await visit.ask('/api/overview');
      const known = await middles(visit);
      const row = (place, at) => `GB-${at},第${at + 1}号楼,${gcj02(place).map((degrees) => degrees.toFixed(7)).join(',')},3000`;
      const bad = ['GB-X1,坏坐标楼,206.5,29.55,3000', 'GB-X2,坏面积楼,106.5550,29.5590,三千多', 'GB-X3,缺纬度楼,106.5550,,3000'];
      const lines = ['楼宇编码,楼宇名称,经度,纬度,建筑面积', ...known.map(row), ...bad];
      await page.setInputFiles('input[name="file"]', { name: '高德楼宇.csv', mimeType: 'text/csv', buffer: gb18030(`${lines.join('\r\n')}\r\n`) });
      await page.locator('[data-action="check"]').click();
      await page.waitForSelector('[data-reading="gcj02"] button');
      assert.match(await page.locator('[data-report]').innerText(), /GB18030/i);
      await page.locator('[data-reading="gcj02"] button').click();
      await page.waitForFunction((n) => document.querySelector('[data-counts]')?.textContent?.includes(`接受 ${n}`), known.length);
      const faults = await page.locator('[data-findings] tbody tr:has(.fault) td.n').allInnerTexts();
      bad.forEach((_, at) => assert.ok(faults.some((where) => Number(/\d+$/.exec(where)?.[0]) === known.length + 2 + at), `${faults} name row ${known.length + 2 + at}`));
      await visit.photograph('gb18030-zh');
      await page.selectOption('select[name="on_error"]', 'skip');
      await page.fill('input[name="why"]', '浏览器测试');
      await page.locator('[data-action="commit"]').click();
      await page.waitForSelector('[data-report="committed"]');
      const after = await visit.ask('/api/overview');
      assert.equal(after.counts.sites, before.counts.sites + known.length);
      const made = await visit.ask('/api/sites/GB-0');
      assert.equal(made.name.zh ?? made.name, '第1号楼');
      const metres = Math.hypot((made.lon - known[0][0]) * 96_900, (made.lat - known[0][1]) * 110_800);
      assert.ok(metres < 5, `${metres} m off`);
      await page.locator(`[data-revision="${before.revision.number}"] button`).click();
      await page.waitForSelector(`[data-revision="${before.revision.number + 2}"]`);
      assert.equal((await visit.ask('/api/overview')).counts.sites, before.counts.sites);
    },
  },
  {
    name: 'import: of two names alike one click says which is meant, writing keeps that, and a local grid is read by its file of parameters',
    async run(visit) {
      const page = await visit.open('/data');
      await page.fill('input[name="token"]', visit.token);
      const before = await visit.ask('/api/overview');
      const { features } = await visit.ask('/collections/buildings/items?limit=1000');
      const held = features.find(({ geometry, properties }) => geometry && (properties.name ?? '').length >= 6);
      assert.ok(held, 'the example has a building with a name');
      const table = `\ufeff楼宇编码,楼宇名称\r\nE2E-J,${held.properties.name}旧址\r\n`;
      await page.setInputFiles('input[name="file"]', { name: '无坐标清单.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
      await page.locator('[data-action="check"]').click();
      const offer = page.locator('[data-join="E2E-J"] button', { hasText: String(held.id) }).first();
      await offer.waitFor();
      await visit.photograph('joins-zh');
      assert.deepEqual(await visit.barriers(), []);
      await offer.click();
      await page.waitForSelector('[data-joined="E2E-J"]');
      await page.waitForFunction(() => !document.querySelector('[data-join]'));
      await page.fill('input[name="why"]', '浏览器测试');
      await page.locator('[data-action="commit"]').click();
      await page.waitForSelector('[data-report="committed"]');
      const joined = await visit.ask('/api/sites/E2E-J');
      const whole = await visit.ask(`/api/sites/${encodeURIComponent(held.id)}`);
      assert.deepEqual([joined.lon, joined.lat], [whole.lon, whole.lat]);

      // A made-up grid whose origin lies at 359000, 3271000 in CM 108°, turned by a right angle.
      const parameters = { to: 'cm108', dx_m: 359000, dy_m: 3271000, rotation_seconds: 324000, scale: 1 };
      await page.setInputFiles('input[name="grid"]', { name: '四参数.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(parameters, null, 2)) });
      const local = '\ufeff楼宇编码,经度,纬度\r\nE2E-L,883.5,-566.86\r\n';
      await page.setInputFiles('input[name="file"]', { name: '地方坐标.csv', mimeType: 'text/csv', buffer: Buffer.from(local) });
      await page.locator('[data-action="check"]').click();
      await page.waitForSelector('[data-report="checked"]');
      await page.locator('[data-action="commit"]').click();
      await page.waitForSelector('[data-report="committed"]');
      const site = await visit.ask('/api/sites/E2E-L');
      assert.ok(Math.abs(site.lon - 106.551) < 1e-6 && Math.abs(site.lat - 29.557) < 1e-6, `${site.lon}, ${site.lat}`);
      await page.locator(`[data-revision="${before.revision.number}"] button`).click();
      await page.waitForSelector(`[data-revision="${before.revision.number + 3}"]`);
    },
  },
];
