// The first hour: from an empty project to a plan with a CSV of properties, following nothing but the screen.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

const head = '楼宇编码,楼宇名称,类别,经度,纬度,建筑面积(㎡),空置面积(㎡),产权户数,取得方式,业主报价(元/㎡),来源,数据日期,可信度';
const places = { A: [106.5036, 29.5513], B: [106.5099, 29.5398], C: [106.5508, 29.5613], D: [106.5766, 29.5624], E: [106.563, 29.5554] };

/** Space enough for every zone, as a district office would list it. */
function list(zones) {
  const rows = zones.flatMap(({ zone, need }) => {
    const [lon, lat] = places[zone];
    const each = Math.ceil(need / 4);
    return Array.from({ length: 5 }, (_, at) => `${zone}-${at + 1},${zone}区${at + 1}号楼,闲置物业,${(lon + at * 0.0004).toFixed(6)},${lat},${each},${each},${at + 1},购买,${6000 + 300 * at},入户调查,2026-11-01,填报`);
  });
  return `\ufeff${head}\r\n${rows.join('\r\n')}\r\n`;
}

export const tests = [
  {
    name: 'first time: from an empty project to a proven plan and the CSV of its properties in under ten clicks',
    empty: true,
    async run(visit) {
      let clicks = 0;
      const page = await visit.open('/');
      const click = async (selector) => {
        clicks += 1;
        await page.locator(selector).first().click();
      };
      await page.waitForSelector('[data-empty]');
      await visit.idle();
      await visit.photograph('first-1-empty');
      const overview = await visit.ask('/api/overview');
      assert.equal(overview.counts.sites, 0);
      const zones = overview.zones.map((row) => ({ zone: row.zone, need: row.targets.filter(({ metric }) => metric === 'carrier_area').at(-1).at_least }));
      await click('[data-empty] a');
      await page.waitForSelector('input[name="file"]', { state: 'attached' });
      await page.fill('input[name="token"]', visit.token);
      clicks += 1;
      await page.setInputFiles('input[name="file"]', { name: '楼宇清单.csv', mimeType: 'text/csv', buffer: Buffer.from(list(zones)) });
      await click('[data-action="check"]');
      await page.waitForSelector('[data-report="checked"]');
      await visit.photograph('first-2-checked');
      await page.fill('input[name="why"]', '首次导入');
      await click('[data-action="commit"]');
      await page.waitForSelector('[data-report="committed"]');
      await visit.photograph('first-3-written');
      await click('header nav a[href^="/plan"]');
      await click('[data-action="solve"]');
      await page.waitForSelector('[data-plan]', { timeout: 60_000 });
      const plan = await visit.ask(`/api/plans/${await page.getAttribute('[data-plan]', 'data-plan')}`);
      assert.equal(plan.outcome.kind, 'optimal', plan.outcome.sentence.zh);
      assert.ok(plan.zones.every((row) => row.shortfall_m2 === 0));
      // Once the camera has come to rest over the plan.
      await page.waitForTimeout(600);
      await visit.idle();
      await visit.photograph('first-4-plan');
      clicks += 1;
      const [file] = await Promise.all([page.waitForEvent('download'), page.locator('[data-file="csv"]').click()]);
      const text = readFileSync(await file.path(), 'utf8');
      const rows = text.slice(text.indexOf('编号,名称')).trim().split('\r\n').slice(1);
      assert.ok(text.startsWith('\ufeff') && file.suggestedFilename().endsWith('.csv'), file.suggestedFilename());
      assert.deepEqual(rows.map((row) => row.split(',')[0]), plan.choices.map(({ site }) => site), 'the file lists what the plan takes');
      assert.ok(clicks < 10, `${clicks} clicks`);
      // No carrier is on record: what is built is not known, and no screen makes it nought.
      await page.goto(`${visit.url}/report`);
      await page.waitForFunction(() => document.querySelector('.sheet.now')?.textContent?.includes('已建成面积未知'));
      assert.ok(!/已建成 0/.test(await page.locator('.report').textContent()));
    },
  },
];
