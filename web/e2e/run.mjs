// Runs the browser tests against the real binary with the example data: node e2e/run.mjs [--only words] [--file start] [--shots]
// It starts one server and one browser, gives each test a context of its own, ends only what it started, and prints `N passed, N failed`.
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

import { Visit } from './visit.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const given = (name) => {
  const at = process.argv.indexOf(name);
  return at < 0 ? null : (process.argv[at + 1] ?? '');
};
const file = given('--file');
const only = given('--only');
const shots = process.argv.includes('--shots') ? join(here, 'shots') : null;
const gl = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader'];
const noGl = ['--disable-gpu', '--disable-software-rasterizer', '--disable-3d-apis'];
const quiet = ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

const launch = (flags, env = {}) => chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: [...quiet, ...flags], env: { ...process.env, ...env } });

/** A browser on a machine without any font that has Chinese. */
function withoutHan() {
  const folder = mkdtempSync(join(tmpdir(), 'zaiti-fonts-'));
  const config = join(folder, 'fonts.conf');
  writeFileSync(config, `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>/usr/share/fonts/truetype/dejavu</dir><cachedir>${folder}</cachedir></fontconfig>`);
  return launch(gl, { FONTCONFIG_FILE: config });
}

/** Starts the binary on a port of its own and waits until it says where it is. */
async function serve({ empty = false, shared = false } = {}) {
  if (process.env.ZAITI_URL && !shared) return { url: process.env.ZAITI_URL.replace(/\/$/, ''), token: process.env.ZAITI_TOKEN ?? null, stop: async () => undefined };
  const binary = resolve(process.env.ZAITI_BIN ?? join(here, '..', '..', 'target', 'debug', 'zaiti'));
  const folder = mkdtempSync(join(tmpdir(), 'zaiti-e2e-'));
  const project = join(folder, 'example.zaiti.gpkg');
  let said = empty ? execFileSync(binary, ['init', '--empty', '--project', project], { encoding: 'utf8' }) : '';
  const child = spawn(binary, ['serve', ...(empty ? [] : ['--example']), '--project', project, '--addr', '127.0.0.1:0', ...(shared ? ['--share-with', '*'] : [])], { stdio: ['ignore', 'pipe', 'pipe'] });
  const url = await new Promise((found, failed) => {
    const late = setTimeout(() => failed(new Error(`${binary} did not say where it listens:\n${said}`)), 60_000);
    const hear = (chunk) => {
      said += chunk;
      const match = /http:\/\/127\.0\.0\.1:\d+/.exec(said);
      if (match) {
        clearTimeout(late);
        found(match[0]);
      }
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('error', failed);
    child.on('exit', (code, signal) => {
      failed(new Error(`${binary} ended with ${code ?? signal}:\n${said}`));
      console.log(`the server ended with ${code ?? signal}:\n${said.slice(-2000)}`);
    });
  });
  const stop = async () => {
    const ended = new Promise((done) => child.once('exit', done));
    child.removeAllListeners('exit');
    child.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    child.kill('SIGTERM');
    await Promise.race([ended, new Promise((done) => setTimeout(done, 5000))]);
    rmSync(folder, { recursive: true, force: true });
  };
  return { url, token: /zaiti_[A-Za-z0-9_-]+/.exec(said)?.[0] ?? null, stop };
}

const files = readdirSync(here).filter((name) => name.endsWith('.e2e.mjs') && (file === null || name.startsWith(file))).sort();
const tests = (await Promise.all(files.map((name) => import(`./${name}`)))).flatMap((module) => module.tests);
const wanted = only === null ? tests : tests.filter(({ name }) => name.includes(only));
if (shots) mkdirSync(shots, { recursive: true });

const server = await serve();
const bare = wanted.some(({ empty }) => empty) ? await serve({ empty: true }) : null;
const open = wanted.some(({ shared }) => shared) ? await serve({ shared: true }) : null;
const browser = await launch(gl);
const blind = wanted.some(({ withoutWebgl }) => withoutWebgl) ? await launch(noGl) : null;
const boxed = wanted.some(({ withoutFonts }) => withoutFonts) ? await withoutHan() : null;
/** A page that is waited for without end ends its test, not the whole run. */
const tooLong = () => new Promise((_, fail) => setTimeout(() => fail(new Error('not done within four minutes')), 240_000).unref());
let failed = 0;
const started = Date.now();
try {
  for (const test of wanted) {
    const from = Date.now();
    const visit = new Visit(test.withoutWebgl ? blind : test.withoutFonts ? boxed : browser, test.empty ? bare : test.shared ? open : server, shots);
    try {
      await Promise.race([test.run(visit), tooLong()]);
      visit.assertQuiet();
      console.log(`ok    ${test.name} (${((Date.now() - from) / 1000).toFixed(1)} s)`);
    } catch (error) {
      failed += 1;
      console.log(`FAIL  ${test.name}\n${String(error.stack ?? error).replace(/^/gm, '      ')}`);
      await visit.photograph(`failed-${test.name.replace(/\W+/g, '-').slice(0, 60)}`).catch(() => undefined);
    } finally {
      await visit.end();
    }
  }
} finally {
  await browser.close();
  await blind?.close();
  await boxed?.close();
  await server.stop();
  await bare?.stop();
  await open?.stop();
}
console.log(`${wanted.length - failed} passed, ${failed} failed (${((Date.now() - started) / 1000).toFixed(0)} s)`);
process.exit(failed > 0 || wanted.length === 0 ? 1 : 0);
