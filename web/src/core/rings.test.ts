import { describe, expect, test } from 'vitest';
import { readShort, writeShort } from './rings';
import { asWritten, LONGEST_AREA, writeArea } from './url';

type Ring = [number, number][];
const round = (corners: number, middle: [number, number], size: number): Ring => {
  const ring = Array.from({ length: corners }, (_, at): [number, number] => {
    const turn = (2 * Math.PI * at) / corners;
    return [Number((middle[0] + size * Math.cos(turn)).toFixed(6)), Number((middle[1] + size * Math.sin(turn)).toFixed(6))];
  });
  return [...ring, ring[0] as [number, number]];
};

describe('rings written short', () => {
  test('come back corner by corner, with holes and in several surfaces, on any side of the equator', () => {
    const surfaces = [[round(40, [106.55, 29.56], 0.02), round(12, [106.55, 29.56], 0.005)], [round(7, [-70.1, -33.4], 0.3)]];
    expect(readShort(writeShort(surfaces))).toEqual({ type: 'MultiPolygon', coordinates: surfaces });
    expect(readShort(writeShort(surfaces.slice(1)))).toEqual({ type: 'Polygon', coordinates: surfaces[1] });
  });

  test('an address carries an outline of several hundred corners, and a hole', () => {
    const area = { type: 'Polygon' as const, coordinates: [round(400, [106.55, 29.56], 0.02), round(30, [106.55, 29.56], 0.005)] };
    const text = writeArea(area);
    expect(text?.length).toBeLessThan(LONGEST_AREA);
    expect(asWritten(area)).toEqual(area);
    expect(text).toMatch(/^[\w.~-]+$/);
  });

  test('what was never written so is nothing', () => {
    for (const text of ['', 'A', 'AB', '!!!!', 'AAAA', '汉字', '_____'.repeat(40)]) expect(readShort(text)).toBeNull();
  });
});
