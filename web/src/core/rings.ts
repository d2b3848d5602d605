// Rings written short, so that an address can carry an outline of hundreds of corners: each corner as its step from the one before, in
// millionths of a degree. The letters are those an address leaves as they are.
import type { MultiPolygon, Polygon } from '../api/types';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const PER_DEGREE = 1e6;
/** How much of a number one letter holds; the bit above says that more follows. */
const LETTER = 32;

type Corner = [number, number];

function writeNumber(value: number): string {
  let rest = value < 0 ? -2 * value - 1 : 2 * value;
  let text = '';
  while (rest >= LETTER) {
    text += LETTERS[LETTER + (rest % LETTER)];
    rest = Math.floor(rest / LETTER);
  }
  return text + LETTERS[rest];
}

function* readNumbers(text: string): Generator<number> {
  let [value, scale] = [0, 1];
  for (const letter of text) {
    const at = LETTERS.indexOf(letter);
    value += (at % LETTER) * scale;
    scale *= LETTER;
    if (at >= LETTER) continue;
    yield at < 0 ? Number.NaN : value % 2 === 1 ? -(value + 1) / 2 : value / 2;
    [value, scale] = [0, 1];
  }
}

const writeRing = (ring: Corner[]): string => {
  let [x, y] = [0, 0];
  return ring
    .slice(0, -1)
    .map(([lng, lat]) => {
      const [toX, toY] = [Math.round(lng * PER_DEGREE), Math.round(lat * PER_DEGREE)];
      const step = writeNumber(toX - x) + writeNumber(toY - y);
      [x, y] = [toX, toY];
      return step;
    })
    .join('');
};

function readRing(text: string): Corner[] | null {
  const ring: Corner[] = [];
  const numbers = [...readNumbers(text)];
  let [x, y] = [0, 0];
  for (let at = 0; at + 1 < numbers.length; at += 2) {
    x += numbers[at] ?? Number.NaN;
    y += numbers[at + 1] ?? Number.NaN;
    const [lng, lat] = [x / PER_DEGREE, y / PER_DEGREE];
    if (!(Math.abs(lng) <= 180 && Math.abs(lat) <= 90)) return null;
    ring.push([lng, lat]);
  }
  return ring.length >= 3 && numbers.length % 2 === 0 ? [...ring, ring[0] as Corner] : null;
}

/** Surfaces with their holes: rings are parted by a point, surfaces by a tilde. */
export const writeShort = (surfaces: Corner[][][]): string => surfaces.map((rings) => rings.map(writeRing).join('.')).join('~');

/** What was written short; `null` for what never was. */
export function readShort(text: string): Polygon | MultiPolygon | null {
  const surfaces = text.split('~').map((rings) => rings.split('.').map(readRing));
  if (surfaces.some((rings) => rings.some((ring) => ring === null))) return null;
  const read = surfaces as Corner[][][];
  return read.length === 1 ? { type: 'Polygon', coordinates: read[0] as Corner[][] } : { type: 'MultiPolygon', coordinates: read };
}
