import { expect, test } from 'vitest';

import { embedding, framing, request, sample, SAMPLES, type Sample } from './samples';

const usual = { zone: '', plan: '', lang: '', theme: '', datum: '', filter: '', live: false };

test('every sample names this server and is thirty lines at most', () => {
  for (const name of Object.keys(SAMPLES) as Sample[]) {
    const text = sample(name, 'https://map.example');
    expect(text, name).toContain('https://map.example');
    expect(text, name).not.toContain('127.0.0.1');
    expect(text.split('\n').length, name).toBeLessThanOrEqual(30);
  }
});

test('a map in a frame is asked for by an address', () => {
  expect(framing('https://a', usual)).toContain('src="https://a/embed" ');
  expect(framing('https://a', { ...usual, zone: 'C', filter: `a < "5"`, live: true })).toContain('src="https://a/embed?zone=C&amp;filter=a+%3C+%225%22&amp;live=true"');
});

test('a map that is as usual needs no attribute, and what is asked for cannot leave its quotes', () => {
  expect(embedding('https://a', usual)).toContain('<carrier-map style=');
  const text = embedding('https://a', { ...usual, zone: 'C', filter: `name = "x" AND a < 5`, live: true });
  expect(text).toContain('zone="C" filter="name = &quot;x&quot; AND a &lt; 5" live style=');
});

test('an operation is asked for by its values: places filled, empty ones left out, everything escaped', () => {
  const parameters = [{ name: 'id', in: 'path' }, { name: 'f', in: 'query' }, { name: 'lang', in: 'query' }, { name: 'If-Match', in: 'header' }];
  expect(request('/api/sites/{id}', parameters)).toBe('/api/sites/{id}');
  expect(request('/api/sites/{id}', parameters, { id: ' a/b ', f: 'a&b', lang: ' ', 'If-Match': '"1"' })).toBe('/api/sites/a%2Fb?f=a%26b');
});
