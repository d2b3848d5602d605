// One visit of the page in a browser context of its own: what every test needs, and what no test may see (console noise, foreign requests).
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Policy that the server must send with every page. */
const POLICY = ["default-src 'self'", "script-src 'self'", "style-src 'self'", "object-src 'none'", "base-uri 'none'"];

export class Visit {
  constructor(browser, server, shots) {
    Object.assign(this, { browser, server, shots, contexts: [], noise: [], foreign: [], expected: [] });
  }

  get url() {
    return this.server.url;
  }

  get token() {
    return this.server.token;
  }

  /** Opens an address of the page in a new context. */
  async open(path, { width = 1280, height = 800, scale = 1 } = {}) {
    const context = await this.browser.newContext({ viewport: { width, height }, deviceScaleFactor: scale, locale: 'zh-CN', acceptDownloads: true });
    this.contexts.push(context);
    context.setDefaultTimeout(60_000);
    await context.addInitScript({ content: axe });
    const page = await context.newPage();
    this.page = page;
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) this.noise.push(`${message.type()}: ${message.text()} ${message.location().url ?? ''}`);
    });
    page.on('pageerror', (error) => this.noise.push(`uncaught: ${error.message}`));
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(this.url) && !/^(data|blob):/.test(url)) this.foreign.push(url);
    });
    const response = await page.goto(this.url + path);
    const policy = response.headers()['content-security-policy'] ?? '';
    for (const part of POLICY) assert.ok(policy.includes(part), `the page is served without ${part}`);
    assert.ok(!/unsafe-/.test(policy), policy);
    return page;
  }

  /** Waits until the map has drawn everything it wants to draw. */
  async idle() {
    await this.page.waitForSelector('[data-map="idle"]', { timeout: 60_000, state: 'attached' });
    // A map that is idle may still be told something new by the panels; two looks apart settle it.
    await this.page.waitForTimeout(250);
    await this.page.waitForSelector('[data-map="idle"]', { timeout: 60_000, state: 'attached' });
  }

  /** Asks the API what the page asked, over the same door. */
  async ask(path, body, method = 'POST') {
    const options = body === undefined ? {} : { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    let response = await fetch(this.url + path, options);
    // A search that takes longer says where its answer will be.
    const place = response.headers.get('location');
    while (response.status === 202 && place) {
      await new Promise((resume) => setTimeout(resume, 200));
      response = await fetch(this.url + place);
    }
    assert.ok(response.ok, `${path}: ${response.status} ${await response.clone().text()}`);
    return response.json();
  }

  /** The number behind a figure on the page. */
  async figure(name) {
    return Number(await this.page.getAttribute(`[data-figure="${name}"]`, 'data-value'));
  }

  /** Console noise that this test provokes on purpose. */
  expect(pattern) {
    this.expected.push(pattern);
  }

  assertQuiet() {
    const noise = this.noise.filter((line) => !this.expected.some((pattern) => pattern.test(line)));
    assert.deepEqual(noise, [], 'the console must stay silent');
    assert.deepEqual(this.foreign, [], 'every request must go to the server itself');
  }

  async photograph(name) {
    if (this.shots && this.page && !this.page.isClosed()) await this.page.screenshot({ path: join(this.shots, `${name}.png`) });
  }

  /** Every finding of axe on the page as it stands. */
  async barriers() {
    const result = await this.page.evaluate(() => globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
    return result.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} — ${node.failureSummary?.split('\n')[1]?.trim() ?? ''}`));
  }

  async end() {
    for (const context of this.contexts) await context.close();
  }
}
