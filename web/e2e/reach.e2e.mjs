// Reach: no barrier that axe can find on any screen in either theme or language, phones, and browsers that cannot draw the map.
import assert from 'node:assert/strict';

const screens = [
  ['overview', '/', '.zone'],
  ['map', '/map', '[data-card]'],
  ['plan', '/plan', '[data-plan]'],
  ['compare', null, '[data-comparison]'],
  ['report', '/report', '[data-report] [data-plan]'],
  ['site', null, '[data-fact]'],
  ['carrier', null, '[data-recognition]'],
  ['sheet', null, '[data-sheet]'],
  ['sheets', null, '[data-sheet]'],
  ['ledger', '/ledger', '[data-row]'],
  ['data', '/data', '[data-revision]'],
  ['docs', '/docs', 'tbody tr'],
];

async function someSite(visit) {
  const page = await visit.ask('/api/sites?limit=1&sort=-available_area_m2&kind=building');
  return `/site/${encodeURIComponent(page.sites[0].id)}`;
}
async function somePlan(visit) {
  const plan = await visit.ask('/api/plans', { bind: 'both' });
  return `/plan/${plan.id}`;
}
async function addressOf(visit, name, path) {
  if (name === 'compare') return `/plan/compare?p=${(await visit.ask('/api/plans', { bind: 'both' })).id},${(await visit.ask('/api/plans', { bind: 'headline' })).id}`;
  const first = async (kind) => (await visit.ask(`/api/sites?limit=1&kind=${kind}`)).sites[0].id;
  if (name === 'carrier') return `/site/${encodeURIComponent(await first('carrier'))}`;
  if (name === 'sheet') return `${await someSite(visit)}/sheet`;
  if (name === 'sheets') return `/sheets?ids=${encodeURIComponent(await first('idle_property'))}`;
  return name === 'site' ? someSite(visit) : name === 'plan' ? somePlan(visit) : path;
}

function clean(theme, language) {
  return {
    name: `axe finds no barrier: every screen, ${theme}, ${language}`,
    async run(visit) {
      const found = [];
      for (const [name, path, ready] of screens) {
        const query = new URLSearchParams({ ...(language === 'en' ? { l: 'en' } : {}), ...(theme === 'dark' ? { t: 'dark' } : {}) });
        const address = await addressOf(visit, name, path);
        const page = await visit.open(`${address}${address.includes('?') ? '&' : '?'}${query}`);
        await page.waitForSelector(ready, { state: 'attached' });
        if (['overview', 'map', 'plan', 'compare'].includes(name)) await visit.idle();
        if (name === 'report') for (let turn = 0; turn < 3; turn++) await page.keyboard.press('ArrowRight');
        await visit.photograph(`${name}-${theme}-${language}`);
        found.push(...(await visit.barriers()).map((barrier) => `${name}: ${barrier}`));
        const title = await page.title();
        assert.ok(language === 'en' ? !/[\u4e00-\u9fff]/.test(title) : /[\u4e00-\u9fff]/.test(title), title);
      }
      assert.deepEqual(found, []);
    },
  };
}

export const tests = [
  clean('light', 'zh'),
  clean('light', 'en'),
  clean('dark', 'zh'),
  clean('dark', 'en'),
  {
    name: 'on a phone nothing scrolls sideways and every screen can be read',
    async run(visit) {
      for (const [name, path, ready] of screens) {
        const page = await visit.open(await addressOf(visit, name, path), { width: 390, height: 844 });
        await page.waitForSelector(ready, { state: 'attached' });
        if (['overview', 'map', 'plan', 'compare'].includes(name)) await visit.idle();
        await visit.photograph(`phone-${name}`);
        // English is the wider of the two; the same page says it once the language is turned.
        for (const language of name === 'report' ? ['zh'] : ['zh', 'en']) {
          if (language === 'en') await page.locator('header button[lang="en"]').click();
          const wide = await page.evaluate(() => [document.documentElement.scrollWidth, ...[...document.querySelectorAll('header, main, .page')].map((box) => box.scrollWidth - box.clientWidth + 390), ...[...document.querySelectorAll('header a, header button')].map((box) => box.getBoundingClientRect().right)]);
          assert.ok(wide.every((width) => width <= 390), `${name}, ${language}: ${wide}`);
        }
      }
    },
  },
  {
    name: 'at twice the size of everything the page reflows: nothing scrolls sideways',
    async run(visit) {
      for (const path of ['/', '/plan', '/map']) {
        const page = await visit.open(path, { width: 640, height: 400 });
        await page.waitForSelector(path === '/' ? '.zone' : path === '/plan' ? '[data-action="solve"]' : '[data-card]');
        const wide = await page.evaluate(() => [document.documentElement.scrollWidth, ...[...document.querySelectorAll('main, .page')].map((box) => box.scrollWidth - box.clientWidth + 640)]);
        assert.ok(wide.every((width) => width <= 640), `${path}: ${wide}`);
      }
    },
  },
  {
    name: 'on paper the answer comes first, then the map in light colours, and nothing covers anything',
    async run(visit) {
      for (const [name, path, ready] of screens.filter(([name]) => ['overview', 'map', 'compare'].includes(name))) {
        const address = await addressOf(visit, name, path);
        const page = await visit.open(`${address}${address.includes('?') ? '&' : '?'}t=dark`);
        await page.waitForSelector(ready);
        await visit.idle();
        await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
        await page.emulateMedia({ media: 'print' });
        const seen = await page.evaluate(() => {
          const box = (element) => element.getBoundingClientRect();
          const paper = document.querySelector('canvas.paper');
          const pixels = paper.getContext('2d').getImageData(0, 0, paper.width, paper.height).data;
          let [light, kinds] = [0, new Set()];
          for (let at = 0; at < pixels.length; at += 4 * 97) {
            light += pixels[at] + pixels[at + 1] + pixels[at + 2] > 450 ? 1 : 0;
            kinds.add((pixels[at] << 16) | (pixels[at + 1] << 8) | pixels[at + 2]);
          }
          return { answer: box(document.querySelector('main section.answer')).bottom, map: box(paper).top, width: paper.scrollWidth, light: light / (pixels.length / (4 * 97)), kinds: kinds.size, ground: getComputedStyle(document.documentElement).colorScheme };
        });
        assert.ok(seen.answer <= seen.map + 1, `${name}: the answer ends at ${seen.answer}, the map begins at ${seen.map}`);
        assert.ok(seen.width > 400 && seen.kinds > 20 && seen.light > 0.7, `${name}: ${JSON.stringify(seen)}`);
        assert.equal(seen.ground, 'light');
      }
    },
  },
  {
    name: 'without WebGL numbers, list and typed areas still work, and the page says why there is no map',
    withoutWebgl: true,
    async run(visit) {
      const page = await visit.open('/map');
      await page.waitForSelector('[data-card="all"]');
      await page.waitForFunction(() => document.body.innerText.includes('WebGL2'));
      assert.ok((await page.locator('[data-site]').count()) > 10);
      await page.locator('summary', { hasText: '按半径选区' }).click();
      await page.fill('input[name="centre"]', '106.5535,29.556');
      await page.locator('form:has(input[name="centre"]) button.primary').click();
      await page.waitForSelector('[data-card="area"]');
      await page.waitForSelector('[data-sketch] .area');
      assert.ok((await page.locator('[data-sketch] circle').count()) > 100, 'sites are drawn without WebGL');
      await visit.photograph('no-webgl-zh');
    },
  },
  {
    name: 'on a machine without a Chinese font page and map take the server’s own, in slices, and no label is a row of boxes',
    withoutFonts: true,
    async run(visit) {
      /** Opens the overview; how many slices it took, whether the page draws two characters alike, and the map as drawn. */
      const seen = async (blocked) => {
        const page = await visit.open('/docs');
        const slices = [];
        page.on('request', (request) => request.url().endsWith('.woff2') && slices.push(request.url()));
        if (blocked) await page.context().route('**/*.woff2', (route) => route.abort());
        await page.goto(`${visit.url}/`);
        await page.waitForSelector('.zone');
        await visit.idle();
        const alike = await page.evaluate(() => {
          const draw = (character) => {
            const pen = Object.assign(document.createElement('canvas'), { width: 32, height: 32 }).getContext('2d');
            pen.font = '24px "Noto Sans SC"';
            pen.fillText(character, 2, 26);
            return pen.getImageData(0, 0, 32, 32).data.join();
          };
          return draw('总') === draw('区');
        });
        return { slices: new Set(slices).size, alike, map: (await page.screenshot({ clip: { x: 380, y: 340, width: 300, height: 240 } })).toString('base64') };
      };
      visit.expect(/ERR_FAILED|font|Font/);
      const [boxes, own] = [await seen(true), await seen(false)];
      await visit.photograph('own-font-zh');
      assert.ok(boxes.alike, 'without a font two characters are the same box');
      assert.ok(!own.alike, 'with the server’s font they are not');
      assert.ok(own.slices > 2 && own.slices < 60, `${own.slices} slices`);
      assert.notEqual(own.map, boxes.map, 'the labels of the map differ from the boxes');
      const css = await fetch(await visit.page.evaluate(() => document.querySelector('link[href*="/fonts/"]').href));
      assert.match(css.headers.get('cache-control') ?? '', /immutable/);
    },
  },
];
