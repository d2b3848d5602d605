// Geometry of the charts, in fractions of their width or in their own units. Pure: no framework, no colours.

/** Where the tick of the target stands in a bullet bar, as a share of its width. */
export const TICK = 0.75;
/** How far over the target a bar reaches before it is clipped. */
export const CLIP = 1 / TICK;

/** One part of a bullet bar, as shares of the width. */
export interface Segment {
  kind: 'built' | 'under_way' | 'planned' | 'gap';
  from: number;
  to: number;
}

/** A bullet bar: each scaled to its own target, so that a small zone reads as well as a large one. */
export function bullet(values: { built: number; underWay: number; planned: number; vacant: number }, target: number | null) {
  const whole = target && target > 0 ? target : Math.max(values.built + values.underWay + values.planned, values.vacant, 1);
  const scale = TICK / whole;
  const segments: Segment[] = [];
  let at = 0;
  const push = (kind: Segment['kind'], value: number) => {
    const to = Math.min(1, at + Math.max(0, value) * scale);
    if (to > at) segments.push({ kind, from: at, to });
    at = to;
  };
  push('built', values.built);
  push('under_way', values.underWay);
  push('planned', values.planned);
  const sum = values.built + values.underWay + values.planned;
  if (target && sum < target) push('gap', target - sum);
  return { segments, tick: target ? TICK : null, over: sum * scale > 1, vacant: Math.min(1, values.vacant * scale), vacantOver: values.vacant * scale > 1 };
}

/** One step of the supply curve. */
export interface Step<T> {
  item: T;
  from: number;
  to: number;
  price: number;
}

/** Offers ordered by price, each as wide as the area it brings. Equal prices keep the order of their names, so that the curve is stable. */
export function supply<T extends { area_m2: number; unit_yuan_per_m2: number; name: string }>(offers: readonly T[]): Step<T>[] {
  const ordered = [...offers].filter((offer) => offer.area_m2 > 0).sort((a, b) => a.unit_yuan_per_m2 - b.unit_yuan_per_m2 || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  let at = 0;
  return ordered.map((item) => ({ item, from: at, to: (at += item.area_m2), price: item.unit_yuan_per_m2 }));
}

/** Round values that divide an axis from 0 to `most`. */
export function ticks(most: number, about = 4): number[] {
  if (!(most > 0)) return [0];
  const rough = most / about;
  const unit = 10 ** Math.floor(Math.log10(rough));
  const step = unit * ([1, 2, 2.5, 5, 10].find((factor) => factor * unit >= rough) ?? 10);
  return Array.from({ length: Math.floor(most / step + 1e-9) + 1 }, (_, at) => at * step);
}

/** Heights of the lines of a slope chart, and of their labels, which keep their distance. Unknown values have no point. */
export function slope<T extends { values: readonly (number | null)[] }>(lines: readonly T[], room: { top: number; bottom: number; gap: number }) {
  const known = lines.flatMap(({ values }) => values.filter((value): value is number => value !== null));
  const most = Math.max(...known, 0) || 1;
  const y = (value: number) => room.bottom - ((room.bottom - room.top) * value) / most;
  const spread = (at: (line: T) => number | null | undefined) => {
    const ends = lines.map((line, index) => ({ index, value: at(line) ?? null })).filter((end): end is { index: number; value: number } => end.value !== null);
    const places: (number | null)[] = lines.map(() => null);
    let free = room.bottom + room.gap;
    for (const { index, value } of ends.sort((a, b) => a.value - b.value)) free = places[index] = Math.min(y(value), free - room.gap);
    return places;
  };
  const [first, last] = [spread(({ values }) => values[0]), spread(({ values }) => values.at(-1))];
  return lines.map((line, at) => ({ ...line, points: line.values.map((value) => (value === null ? null : y(value))), first: first[at] ?? null, last: last[at] ?? null }));
}
