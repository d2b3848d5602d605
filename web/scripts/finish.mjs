// After the build: the font for machines without Chinese, compressed copies beside each file, size budgets, the licences of what is shipped, and a touch that tells Cargo.
import { existsSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

import { layFonts } from './fonts.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');
const files = (folder) => readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? files(join(folder, entry.name)) : [join(folder, entry.name)]));

layFonts(root, dist);
writeFileSync(join(dist, 'licenses.txt'), licences());
const sizes = new Map();
for (const file of files(dist)) {
  if (!/\.(js|mjs|css|html|svg|txt|json)$/.test(file)) continue;
  const bytes = readFileSync(file);
  const gz = gzipSync(bytes, { level: 9 });
  writeFileSync(`${file}.gz`, gz);
  writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } }));
  sizes.set(relative(dist, file), gz.length / 1024);
}
report();
const page = join(root, '..', 'src', 'http', 'page.rs');
if (existsSync(page)) utimesSync(page, new Date(), new Date());

/** Licence texts of the packages whose code is in the page. */
function licences() {
  const shipped = Object.keys(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).dependencies);
  return shipped
    .map((name) => {
      const folder = join(root, 'node_modules', name);
      const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
      const text = readdirSync(folder).find((file) => /^licen[cs]e/i.test(file));
      return `${name} ${about.version} (${about.license})\n\n${text ? readFileSync(join(folder, text), 'utf8') : ''}`;
    })
    .join('\n\n----------------------------------------\n\n');
}

/** Prints the sizes and fails where a budget is broken. Limits are kB gzipped. */
function report() {
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  const entries = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map((match) => match[1]);
  const sum = (test) => [...sizes].filter(([name]) => test(name)).reduce((total, [, size]) => total + size, 0);
  const is = (pattern) => (name) => pattern.test(name);
  const known = /^embed\/|assets\/(maplibre|terra-draw|index-|legacy)/;
  const lazy = [...sizes].filter(([name]) => name.endsWith('.js') && !known.test(name) && !entries.includes(name));
  const styles = [...sizes].filter(([name]) => name.endsWith('.css') && !/maplibre|^fonts/.test(name) && !entries.includes(name));
  const script = sum((name) => entries.includes(name) && name.endsWith('.js'));
  const map = sum(is(/assets\/maplibre-[^.]*\.(js|css)$/));
  const budgets = [
    ['app entry', script, 45],
    ['largest lazy screen', Math.max(0, ...lazy.map(([, size]) => size)), 20],
    ['own css of a visit', sum((name) => entries.includes(name) && name.endsWith('.css')) + Math.max(0, ...styles.map(([, size]) => size)), 8],
    ['terra-draw', sum(is(/terra-draw/)), 30],
    ['maplibre main', sum(is(/assets\/maplibre-(?!gl-worker)[^.]*\.js$/)), 310],
    ['maplibre worker', sum(is(/maplibre-gl-worker/)), 155],
    ['maplibre css', sum(is(/maplibre-[^.]*\.css$/)), 11],
    ['carrier-map, all of it', sum(is(/^embed\/carrier-map\.js$/)), 490],
    ['first load of /', sum((name) => entries.includes(name)) + map + sum(is(/^(index\.html|boot\.js|favicon\.svg)$/)) + sum(is(/assets\/map-[^.]*\.(js|css)$/)), 520],
    ['first load without map', sum((name) => entries.includes(name)) + Math.max(0, ...lazy.map(([, size]) => size)), 70],
  ];
  const broken = budgets.filter(([, size, limit]) => size > limit);
  for (const [name, size, limit] of budgets) console.log(`${name.padEnd(24)} ${size.toFixed(1).padStart(6)} of ${limit} kB gz${size > limit ? '  TOO LARGE' : ''}`);
  if (statSync(join(dist, 'index.html')).size === 0 || entries.length === 0) throw new Error('index.html names no asset');
  if (broken.length > 0) process.exit(1);
}
