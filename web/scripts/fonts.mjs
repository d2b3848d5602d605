// Lays a font with Chinese into dist/fonts/<version>, in slices, for browsers on machines that have none: `fonts.css` for the page and
// `faces.json` for the map, which draws its labels itself. Nothing of it is fetched where the machine has such a font.
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const FAMILY = 'Noto Sans SC';

/** Where the fonts lie, as an address; the version is in it, as files below /fonts are kept for a year. */
export const fontsAt = (root) => `/fonts/${JSON.parse(readFileSync(join(from(root), 'package.json'), 'utf8')).version}`;

const from = (root) => join(root, 'node_modules', '@fontsource-variable', 'noto-sans-sc');

export function layFonts(root, dist) {
  const at = fontsAt(root);
  const folder = join(dist, at);
  rmSync(join(dist, 'fonts'), { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const slices = readFileSync(join(from(root), 'index.css'), 'utf8').split('@font-face').slice(1).map((rule) => ({
    file: /url\(\.\/files\/([^)]+)\)/.exec(rule)[1],
    ranges: /unicode-range:\s*([^;]+);/.exec(rule)[1].split(',').map((range) => range.trim().replace(/^U\+/i, 'U+')),
  }));
  for (const { file } of slices) copyFileSync(join(from(root), 'files', file), join(folder, basename(file)));
  const rule = ({ file, ranges }) => `@font-face{font-family:'${FAMILY}';font-weight:100 900;font-display:swap;src:url(${at}/${file}) format('woff2');unicode-range:${ranges.join(',')}}`;
  writeFileSync(join(folder, 'fonts.css'), slices.map(rule).join('\n'));
  writeFileSync(join(folder, 'faces.json'), JSON.stringify({ [FAMILY]: slices.map(({ file, ranges }) => ({ url: `${at}/${file}`, 'unicode-range': ranges })) }));
}
