import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fill } from './fill';

// The compiler sees to it that no key is missing; this sees to it that no text is empty, and that both sides fill the same places.
const root = new URL('..', import.meta.url).pathname;
const files = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? files(join(folder, entry.name)) : [join(folder, entry.name)]));
const dictionaries = files(root).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && readFileSync(file, 'utf8').includes('dictionary('));

function sides(text: string): Record<string, string>[] {
  return [...text.matchAll(/^ {2}\{\n([\s\S]*?)^ {2}\},/gm)].map(([, body]) =>
    Object.fromEntries([...(body ?? '').matchAll(/(?:^|[\s,])(\w+): '((?:[^'\\]|\\.)*)'/g)].map(([, key, value]) => [key ?? '', value ?? ''])),
  );
}
const places = (text: string) => [...text.matchAll(/\{(\w+)(?:\|[^{}]*)?\}/g)].map(([, name]) => name).sort();

test('both sides of every dictionary say something, and leave room for the same figures', () => {
  const found = dictionaries.filter((file) => !file.endsWith('i18n.ts'));
  expect(found.length).toBeGreaterThanOrEqual(7);
  for (const file of found) {
    const [zh, en, more] = sides(readFileSync(file, 'utf8'));
    expect(more, file).toBeUndefined();
    expect(Object.keys(zh ?? {}).length, file).toBeGreaterThan(5);
    expect(Object.keys(en ?? {}), file).toEqual(Object.keys(zh ?? {}));
    for (const [key, text] of Object.entries(zh ?? {})) {
      expect(text.trim(), `${file} ${key}`).not.toBe('');
      expect(en?.[key]?.trim(), `${file} ${key}`).not.toBe('');
      expect(places(en?.[key] ?? ''), `${file} ${key}`).toEqual(places(text));
    }
  }
});

test('a number brings the noun that goes with it', () => {
  expect(fill('{n|site|sites}, {area}', { n: 1, area: '5 m²' })).toBe('1 site, 5 m²');
  expect(fill('{n|site|sites}', { n: '1,001' })).toBe('1,001 sites');
  expect(fill('{n|site|sites}', {})).toBe('{n|site|sites}');
  for (const file of dictionaries) {
    const [, en] = sides(readFileSync(file, 'utf8'));
    for (const [key, text] of Object.entries(en ?? {})) expect(text, `${file} ${key}`).not.toMatch(/\{n\} (sites|properties|plans|months|days|firms|sheets|owners|clauses|findings|changes)\b/);
  }
});

test('no Chinese text stands outside the dictionaries', () => {
  const allowed = /strings\.ts$|words\.ts$|format\.ts$|\.test\.ts$|client\.ts$|samples\.ts$/;
  for (const file of files(root).filter((one) => /\.(ts|svelte)$/.test(one) && !allowed.test(one))) {
    const code = readFileSync(file, 'utf8').replace(/\/\/[^\n]*|\/\*[\s\S]*?\*\/|<!--[\s\S]*?-->/g, '');
    expect(code.match(/[\u4e00-\u9fff]+/g)?.filter((text) => !['示意'].includes(text)) ?? [], file).toEqual([]);
  }
});
