// Fill patterns drawn in code, one for each status and theme: status never rests on colour alone.
import { themes, type Theme, type Token } from '../core/tokens';

const SIZE = 16;

function rgba(colour: string): [number, number, number] {
  return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16)) as [number, number, number];
}

/** Whether a pixel is inked: stripes at 45°, sparse stripes, or a cross hatch. */
function inked(pattern: string, x: number, y: number): boolean {
  const rising = (x + y) % SIZE;
  const falling = (x - y + SIZE) % SIZE;
  if (pattern === 'under_way') return rising % 8 < 4;
  if (pattern === 'planned') return rising % SIZE < 4;
  return rising < 2 || falling < 2;
}

const inks: Record<string, Token> = { under_way: 'built', planned: 'planned', m0: 'm0' };

/** The image of an id such as `hatch-m0-dark`, or `null` for any other id. */
export function hatch(id: string): { width: number; height: number; data: Uint8Array } | null {
  const [, pattern, theme] = /^hatch-(\w+)-(light|dark)$/.exec(id) ?? [];
  const token = pattern === undefined ? undefined : inks[pattern];
  if (pattern === undefined || token === undefined) return null;
  const [red, green, blue] = rgba(themes[theme as Theme][token]);
  const data = new Uint8Array(SIZE * SIZE * 4);
  for (let y = 0; y < SIZE; y++) for (let x = 0; x < SIZE; x++) if (inked(pattern, x, y)) data.set([red, green, blue, 255], 4 * (y * SIZE + x));
  return { width: SIZE, height: SIZE, data };
}
