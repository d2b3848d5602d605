// The land official's desk: one sheet on one tagged A4 page at any length of names, frozen for a meeting, printed in batches; the ledger;
// the target table as a file.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const zhName = '重庆市渝中区石油路街道总部城数字经济产业园示例片区第一期闲置商务楼宇收储改造对象'.repeat(5);
const enName = 'The Former Headquarters City Commercial and Office Tower of the Yuzhong Example Development Company, North Wing and Annexes, '.repeat(4);
const head = '编号,类型,名称,曾用名,经度,纬度,建筑面积,可用面积,空置面积,报价,租金,产权户数,查封,来源,数据日期,可信度';
const row = (id, name, seized) => `${id},闲置物业,${name},"${enName.replaceAll('"', '')}",106.5512,29.5568,12000,9000,7000,3000,35,1,${seized},浏览器测试,2026-11-01,填报`;

/** What a PDF says of itself and its text, page by page. */
async function pdf(page, bytes) {
  const folder = mkdtempSync(join(tmpdir(), 'zaiti-pdf-'));
  try {
    const file = join(folder, 'sheet.pdf');
    writeFileSync(file, bytes);
    const about = execFileSync('pdfinfo', [file], { encoding: 'utf8' });
    const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
    return { pages: Number(/Pages:\s+(\d+)/.exec(about)?.[1]), tagged: /Tagged:\s+yes/.test(about), a4: /Page size:\s+59[45].* x 84[12]/.test(about), text };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
const printed = (page) => page.pdf({ preferCSSPageSize: true, tagged: true, printBackground: true });
const plain = (text) => text.replace(/\s+/g, '');

async function withToken(visit, path, options) {
  const page = await visit.open('/docs', options);
  await page.evaluate((token) => sessionStorage.setItem('token', token), visit.token);
  await page.goto(visit.url + path);
  return page;
}

async function bringIn(visit, rows) {
  const answer = await fetch(`${visit.url}/api/imports?name=sheet.csv&mode=commit`, { method: 'POST', headers: { authorization: `Bearer ${visit.token}` }, body: `\ufeff${head}\r\n${rows.join('\r\n')}\r\n` });
  const report = await answer.json();
  assert.ok(answer.ok && report.committed, JSON.stringify(report).slice(0, 800));
}

async function download(page, locator) {
  const [file] = await Promise.all([page.waitForEvent('download'), locator.click()]);
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

export const tests = [
  {
    name: 'sheet: one tagged A4 page at any length of names, in both languages, with prices, sources and disclaimer; a failed gate first',
    async run(visit) {
      await bringIn(visit, [row('E2E-LONG', zhName, '是'), row('E2E-PLAIN', '浏览器测试物业', '否')]);
      for (const [language, words] of [
        ['zh', ['财务保本价', '方案保本价', '不通过·查封', '来源', '浏览器测试', '本评估仅为辅助决策', '数据版本', 'G 价格', 'H 改造', 'I 收益', 'J 债务', '四类载体适配', '单位成本', '偿债备付率', '评分权重', '填报']],
        ['en', ['Break-even by cash flow', 'Break-even by the plan', 'fails', 'Sources', 'supports a decision', 'Data revision', 'G Price', 'J Debt', 'Suitability for four types', 'Yield on cost', 'Debt service cover', 'The weights']],
      ]) {
        const page = await withToken(visit, `/site/E2E-LONG/sheet${language === 'en' ? '?l=en' : ''}`, { height: 1300 });
        await page.waitForSelector('[data-sheet="E2E-LONG"]');
        await page.waitForSelector('.fit[data-fits="true"]');
        const gates = await page.locator('[data-part="gates"] [data-gate]').evaluateAll((items) => items.map((item) => item.dataset.gate));
        assert.equal(gates[0], 'fail', gates.join());
        await visit.photograph(`sheet-long-${language}`);
        const made = await pdf(page, await printed(page));
        assert.deepEqual([made.pages, made.tagged, made.a4], [1, true, true]);
        for (const word of words) assert.ok(plain(made.text).includes(plain(word)), `${word} is not in the printed text`);
        assert.ok(plain(made.text).includes(plain(zhName)), 'the whole name is printed');
        const sheet = await (await fetch(`${visit.url}/api/sites/E2E-LONG/appraisal`, { headers: { authorization: `Bearer ${visit.token}` } })).json();
        const missing = sheet.sheet.filter(({ letter }) => letter < 'K').flatMap(({ cells }) => cells.filter(({ value }) => value == null));
        const said = (await page.locator('[data-lacks]').allInnerTexts()).join(' ');
        for (const cell of missing) assert.ok(said.includes(cell.name[language]), `${cell.field} is missing, and the page does not say so`);
        assert.ok(made.text.includes('/site/E2E-LONG/sheet'), 'the address is printed');
      }
    },
  },
  {
    name: 'sheet: price, works and rate change what the server reckons; a frozen version stays as it was',
    async run(visit) {
      const page = await withToken(visit, '/site/E2E-PLAIN/sheet', { height: 1300 });
      const npv = () => visit.figure('npv-purchase');
      const asked = async (query) => (await visit.ask(`/api/sites/E2E-PLAIN/appraisal?${query}`)).modes.find((line) => line.mode === 'purchase').cash_flow.npv_yuan;
      await page.waitForSelector('[data-figure="npv-purchase"]');
      assert.equal(await npv(), await asked(''));
      await page.fill('input[name="price"]', '1500');
      await page.fill('input[name="works"]', '900');
      await page.fill('input[name="rate"]', '6');
      await page.locator('[data-terms] button').first().click();
      const wanted = await asked('price_yuan_per_m2=1500&works_yuan_per_m2=900&discount_rate=0.06');
      await page.waitForFunction((value) => Number(document.querySelector('[data-figure="npv-purchase"]')?.getAttribute('data-value')) === value, wanted);
      assert.match(page.url(), /price_yuan_per_m2=1500/, 'the address asks the same again');
      await page.fill('input[name="meeting"]', '浏览器会商');
      await page.locator('form button', { hasText: '定稿' }).click();
      await page.waitForSelector('select[name="version"]');
      await page.waitForFunction(() => /frozen=\d+/.test(location.search));
      const number = new URL(page.url()).searchParams.get('frozen');
      const kept = await (await fetch(`${visit.url}/api/sheets/${number}`)).text();
      await bringIn(visit, [row('E2E-PLAIN', '改名后的物业', '否')]);
      assert.equal(await (await fetch(`${visit.url}/api/sheets/${number}`)).text(), kept, 'byte for byte');
      await page.reload();
      await page.waitForSelector('[data-figure="npv-purchase"]');
      assert.equal(await npv(), wanted);
      assert.match(await page.locator('[data-sheet] header').innerText(), /浏览器会商/);
      const file = await download(page, page.locator('a', { hasText: 'DOCX' }));
      assert.ok(file.bytes.includes('浏览器测试物业') && !file.bytes.includes('改名后的物业'), 'the file shows what the meeting saw');
    },
  },
  {
    name: 'sheet: assumptions are changed one by one, the server reckons with them, and emptied they fall back',
    async run(visit) {
      const page = await visit.open('/site/E2E-PLAIN/sheet', { height: 1300 });
      const npv = (sheet) => sheet.modes.find((line) => line.mode === 'purchase').cash_flow.npv_yuan;
      const asked = async (settings) => npv(await visit.ask(`/api/sites/E2E-PLAIN/appraisal${settings ? `?settings=${encodeURIComponent(JSON.stringify(settings))}` : ''}`));
      await page.waitForSelector('[data-figure="npv-purchase"]');
      const before = await visit.figure('npv-purchase');
      await page.locator('[data-assumptions] summary').click();
      const marks = await page.locator('[data-assumptions] label small').allTextContents();
      assert.ok(marks.length >= 10 && marks.every((mark) => /^\[(P|C|c|K|A|D|I).*\]$/.test(mark)), marks.join());
      await page.fill('[data-assumptions] input[name="economics.occupancy"]', '0.7');
      await page.fill('[data-assumptions] input[name="economics.operating_cost"]', '0.3');
      await page.locator('[data-assumptions] form button').first().click();
      const wanted = await asked({ economics: { occupancy: 0.7, operating_cost: 0.3 } });
      assert.notEqual(wanted, before);
      await page.waitForFunction((value) => Number(document.querySelector('[data-figure="npv-purchase"]')?.getAttribute('data-value')) === value, wanted);
      assert.match(decodeURIComponent(page.url()), /"occupancy":0\.7/, 'the address asks the same again');
      await page.reload();
      await page.waitForSelector('[data-figure="npv-purchase"]');
      assert.equal(await visit.figure('npv-purchase'), wanted);
      assert.equal(await page.inputValue('[data-assumptions] input[name="economics.occupancy"]'), '0.7', 'what was changed is shown as changed');
      visit.expect(/400 \(Bad Request\)/);
      await page.fill('[data-assumptions] input[name="economics.occupancy"]', '7');
      await page.locator('[data-assumptions] form button').first().click();
      await page.waitForFunction(() => document.body.innerText.includes('economics.occupancy'), undefined, { timeout: 10_000 });
      await page.goBack().catch(() => undefined);
      await page.goto(`${visit.url}/site/E2E-PLAIN/sheet`);
      await page.waitForSelector('[data-figure="npv-purchase"]');
      assert.equal(await visit.figure('npv-purchase'), before);
    },
  },
  {
    name: 'recognition: the floors of a property are held against the rules on its page as the API does, each rule with its number and day; a wrong floor is named',
    async run(visit) {
      const [{ id }] = (await visit.ask('/api/sites?limit=1&kind=idle_property&sort=-available_area_m2')).sites;
      const asked = await visit.ask('/api/recognition', { floors: [{ site: id }] });
      const page = await visit.open(`/site/${encodeURIComponent(id)}?l=en`, { height: 1300 });
      await page.locator('[data-recognition] form button').click();
      await page.waitForSelector('[data-rule]');
      const shown = await page.locator('[data-rule]').evaluateAll((items) => items.map((item) => item.dataset.rule));
      assert.deepEqual([...shown].sort(), asked.rules.map(({ rule }) => rule).sort());
      const text = await page.locator('[data-recognition]').innerText();
      for (const { rule, basis, mark, as_of } of asked.rules) for (const part of [rule, basis, `[${mark}]`, as_of]) assert.ok(text.includes(part), `${rule}: ${part} is not printed`);
      assert.ok(text.includes(asked.best_next.name.en) && text.includes('m²') && !/㎡|\bratio\b/.test(text), text.slice(0, 600));
      const facts = await page.locator('[data-fact] th').allInnerTexts();
      assert.deepEqual(facts.filter((name) => /_/.test(name)), [], 'no key without its words');
      assert.deepEqual(await visit.barriers(), []);
      visit.expect(/\b4\d\d \(/);
      await page.fill('input[name="floors"]', '99F');
      await page.locator('[data-recognition] form button').click();
      await page.waitForSelector('[data-recognition] [role="alert"]');
      assert.match(await page.locator('[data-recognition] [role="alert"]').innerText(), /99F/);
    },
  },
  {
    name: 'sheets: a list prints one page each',
    async run(visit) {
      const ids = (await visit.ask('/api/sites?limit=4&kind=idle_property')).sites.map((site) => site.id);
      const page = await visit.open(`/sheets?ids=${ids.join(',')}`);
      await page.waitForFunction((many) => document.querySelectorAll('[data-sheet]').length === many, ids.length);
      await page.waitForSelector('[data-plan-prices="there"]');
      await page.waitForFunction(() => [...document.querySelectorAll('.fit')].every((box) => box.dataset.fits === 'true'));
      const made = await pdf(page, await printed(page));
      assert.deepEqual([made.pages, made.tagged], [ids.length, true]);
      for (const id of ids) assert.ok(made.text.includes(id), id);
      const { worths } = await visit.ask(`/api/break-even?ids=${ids.join(',')}`);
      const priced = worths.filter(({ plan }) => plan?.kind === 'exact');
      assert.ok(priced.length > 0, 'no property of the list has an exact price by the plan');
      for (const { plan } of priced) assert.ok(plain(made.text).includes(plain(`${plan.least_yuan_per_m2.toLocaleString('en-US', { maximumFractionDigits: 0 })}`)), `the plan's price ${plan.least_yuan_per_m2} is not in print`);
      assert.equal(plain(made.text).split('本评估仅为辅助决策').length - 1, ids.length, 'the disclaimer stands on every page');
    },
  },
  {
    name: 'ledger: states and alarms equal the API, a step is recorded, the quarter comes as a file',
    async run(visit) {
      const page = await withToken(visit, '/ledger', { height: 1000 });
      await page.waitForSelector('[data-row]');
      const [ledger, alarms] = await Promise.all([visit.ask('/api/ledger'), visit.ask('/api/ledger/alarms')]);
      for (const one of ledger.counts.filter(({ track }) => track === 'idle')) {
        assert.equal(Number(await page.getAttribute(`[data-state="${one.state ?? 'none'}"]`, 'data-value')), one.sites, one.state ?? 'none');
      }
      assert.equal(Number(await page.getAttribute('[data-alarms]', 'data-alarms')), alarms.alarms.length);
      await page.locator('[data-part="ranking"] button').first().click();
      await page.waitForSelector('[data-ranked]');
      const ranked = await (await fetch(`${visit.url}/api/appraisals`, { headers: { authorization: `Bearer ${visit.token}` } })).json();
      const listed = await page.locator('[data-ranked]').evaluateAll((rows) => rows.map((row) => [row.dataset.ranked, row.dataset.stand]));
      assert.ok(ranked.graded > 0 && listed.length > 0, `${ranked.graded} graded`);
      assert.deepEqual(listed, ranked.rows.slice(0, listed.length).map(({ site, stand }) => [site, stand]));
      const address = await page.locator('[data-ranking="csv"]').evaluate((link) => link.href);
      const [whole, bare] = await Promise.all([{ authorization: `Bearer ${visit.token}` }, {}].map(async (headers) => Buffer.from(await (await fetch(address, { headers })).arrayBuffer())));
      const saved = await download(page, page.locator('[data-ranking="csv"]'));
      assert.ok(saved.name.endsWith('.csv') && saved.bytes.equals(whole) && !whole.equals(bare), `${saved.name}: whoever has given a token is given the file of that role`);
      const target = ledger.rows.find((one) => one.track === 'idle' && one.state === null && one.next.length > 0);
      await page.locator('button', { hasText: '显示全部' }).first().click({ timeout: 2000 }).catch(() => undefined);
      await page.locator(`[data-row="${target.site}"] button`).click();
      await page.fill('[data-step] input[name="role"]', '石油路街道 科员');
      await page.fill('[data-step] input[name="why"]', '巡查发现');
      await page.locator('[data-step] button.primary').click();
      await page.waitForSelector('[data-step]', { state: 'detached' });
      const after = await visit.ask(`/api/sites/${target.site}/ledger`);
      assert.equal(after.state, target.next[0].to);
      const now = new Date();
      const quarter = `${now.getFullYear()}Q${Math.floor(now.getMonth() / 3) + 1}`;
      const file = await download(page, page.locator(`[aria-label="${quarter} DOCX"]`));
      assert.ok(file.name.includes(quarter) && file.bytes.includes(target.site), file.name);
      await page.locator('button', { hasText: '载体' }).first().click();
      await page.waitForSelector('[data-goal="municipal_or_above"]');
      await visit.photograph('ledger-carriers-zh');
    },
  },
  {
    name: 'target table: the file has the published rows, cell for cell, and the gap of each zone',
    async run(visit) {
      const page = await visit.open('/');
      await page.waitForSelector('.zone');
      const [{ table }, overview] = await Promise.all([visit.ask('/api/programme'), visit.ask('/api/overview')]);
      const file = await download(page, page.locator('a[href*="/api/reports/annex"]', { hasText: 'DOCX' }));
      const text = file.bytes.toString('utf8');
      const rows = text.split('<w:tr>').slice(1).map((part) => part.split('</w:tr>')[0].split('<w:tc>').slice(1).map((cell) => [...cell.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map((match) => match[1]).join('')));
      assert.deepEqual(rows[1].slice(0, 7), table.columns);
      for (const [at, published] of table.rows.entries()) assert.deepEqual(rows[2 + at].slice(0, 7).map((cell) => cell.replaceAll(',', '')), published);
      for (const [at, zone] of overview.zones.entries()) assert.ok(Math.abs(Number(rows[2 + at][11].replace(/[^\d.]/g, '')) * 10_000 - zone.gap_area_m2) < 0.01, rows[2 + at][11]);
      const sheet = await download(page, page.locator('a[href*="/api/reports/annex"]', { hasText: 'XLSX' }));
      assert.equal(sheet.bytes.subarray(0, 2).toString(), 'PK');
    },
  },
];
