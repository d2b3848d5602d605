import { expect, test } from 'vitest';
import { scaleBar } from './capture';
import { boxOf, boxOfFeatures, circleRing, outline } from './geometry';

test('a circle is a closed ring of its radius', () => {
  const ring = circleRing([106.55, 29.56], 500);
  expect(ring[0]).toEqual(ring.at(-1));
  const box = boxOf(ring);
  if (!box) throw new Error('a ring has a box');
  const metres = ((box[3] - box[1]) / 2) * (Math.PI / 180) * 6_371_008.8;
  const across = ((box[2] - box[0]) / 2) * (Math.PI / 180) * 6_371_008.8 * Math.cos((29.56 * Math.PI) / 180);
  expect(metres).toBeCloseTo(500, 3);
  expect(across).toBeCloseTo(500, 3);
});

test('the box of features holds all of them, and nothing has no box', () => {
  const feature = (coordinates: unknown) => ({ type: 'Feature' as const, geometry: { type: 'Polygon', coordinates }, properties: {} });
  const features = { type: 'FeatureCollection' as const, features: [feature([[[1, 2], [3, 4]]]), feature([[[-1, 9]]]), { type: 'Feature' as const, geometry: null, properties: {} }] };
  expect(boxOfFeatures(features)).toEqual([-1, 2, 3, 9]);
  expect(boxOfFeatures({ type: 'FeatureCollection', features: [] })).toBeNull();
  expect(outline({ circle: { centre: [0, 0], radius_m: 1 } }).type).toBe('Polygon');
});

test('a scale bar is a round length that fits', () => {
  expect(scaleBar(10)).toEqual({ metres: 1000, width: 100 });
  expect(scaleBar(3.1)).toEqual({ metres: 200, width: 200 / 3.1 });
});
