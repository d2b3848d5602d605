// Geometry of the charts on a sheet: score strips, waterfall and tornado, in fractions of their width. Pure: no framework, no colours.

/** A score interval on a strip from 0 to 100. */
export interface Strip {
  from: number;
  to: number;
  /** A known score is a dot, an open one a bar. */
  exact: boolean;
}

/** Where an interval lies on a strip; ends outside 0–100 are held inside, ends in the wrong order are turned. */
export function strip(low: number, high: number): Strip {
  const inside = (value: number) => Math.min(1, Math.max(0, value / 100));
  const [from, to] = [inside(Math.min(low, high)), inside(Math.max(low, high))];
  return { from, to, exact: to - from < 0.005 };
}

/** One bar of a waterfall. */
export interface Fall {
  key: string;
  value: number;
  from: number;
  to: number;
  kind: 'up' | 'down' | 'sum';
}

/** Steps one after the other and what they come to, as shares of the range that all share. Sums stand on the zero line. */
export function waterfall(steps: readonly { key: string; value: number; sum?: boolean }[]): { falls: Fall[]; zero: number } {
  let at = 0;
  const raw = steps.map(({ key, value, sum = false }) => {
    const from = sum ? 0 : at;
    at = sum ? value : at + value;
    return { key, value, from, to: at, kind: sum ? ('sum' as const) : value < 0 ? ('down' as const) : ('up' as const) };
  });
  const ends = raw.flatMap(({ from, to }) => [from, to]);
  const [least, most] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const range = most - least || 1;
  const share = (value: number) => (value - least) / range;
  return { falls: raw.map((fall) => ({ ...fall, from: share(fall.from), to: share(fall.to) })), zero: share(0) };
}

/** One bar of a tornado: shares of the width from the outermost low to the outermost high. */
export interface Bar<T> {
  item: T;
  low: number;
  high: number;
}

/** Bars about a common middle, as they came: the widest first is the server's order. */
export function tornado<T extends { npv_at_low_yuan: number; npv_at_high_yuan: number }>(swings: readonly T[], middle: number | null) {
  const ends = swings.flatMap((swing) => [swing.npv_at_low_yuan, swing.npv_at_high_yuan]);
  const known = middle === null ? ends : [...ends, middle];
  if (known.length === 0) return { bars: [] as Bar<T>[], middle: null, zero: null };
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const range = most - least || 1;
  const share = (value: number) => (value - least) / range;
  return {
    bars: swings.map((item) => ({ item, low: share(item.npv_at_low_yuan), high: share(item.npv_at_high_yuan) })),
    middle: middle === null ? null : share(middle),
    zero: least <= 0 && most >= 0 ? share(0) : null,
  };
}
