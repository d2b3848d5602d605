import { expect, test } from 'vitest';
import { readSurface } from './shapes';

const ring = [[106.5, 29.5], [106.6, 29.5], [106.6, 29.6], [106.5, 29.5]];

test('a surface is found in a geometry, a feature, a collection and in WKT', () => {
  const polygon = { type: 'Polygon', coordinates: [ring] };
  const feature = { type: 'Feature', properties: {}, geometry: polygon };
  for (const value of [polygon, feature, { type: 'FeatureCollection', features: [feature, { type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [1, 2] } }] }]) {
    expect(readSurface(JSON.stringify(value))).toEqual(polygon);
  }
  expect(readSurface('SRID=4490;POLYGON((106.5 29.5, 106.6 29.5,106.6 29.6,106.5 29.5))')).toEqual(polygon);
  expect(readSurface('polygon z ((106.5 29.5 3,106.6 29.5 3,106.6 29.6 3,106.5 29.5 3))')).toEqual(polygon);
  expect(readSurface('MULTIPOLYGON(((106.5 29.5,106.6 29.5,106.6 29.6,106.5 29.5)),((106.5 29.5,106.6 29.5,106.6 29.6,106.5 29.5)))')).toEqual({ type: 'MultiPolygon', coordinates: [[ring], [ring]] });
});

test('what is no surface in degrees is refused', () => {
  for (const text of ['', 'hello', '{}', '{"type":"Point","coordinates":[1,2]}', 'POLYGON((1 2,3 4))', 'POLYGON((360000 3270000,360100 3270000,360100 3270100,360000 3270000))', 'POLYGON((1 2,', '{"type":"Polygon","coordinates":[]}']) {
    expect(readSurface(text), text).toBeNull();
  }
});
