import { describe, expect, test } from 'vitest';
import { bullet, slope, supply, TICK, ticks } from './geometry';

describe('a bullet bar', () => {
  test('is scaled to its own target, whose tick stands at three quarters', () => {
    const small = bullet({ built: 4_096, underWay: 0, planned: 0, vacant: 2_048 }, 8_192);
    const large = bullet({ built: 65_536, underWay: 0, planned: 0, vacant: 32_768 }, 131_072);
    expect(small).toEqual(large);
    expect(small.tick).toBe(TICK);
    expect(small.segments).toEqual([{ kind: 'built', from: 0, to: 0.375 }, { kind: 'gap', from: 0.375, to: 0.75 }]);
  });

  test('adds under way and planned beside built, and ends where the bar ends', () => {
    const bar = bullet({ built: 10, underWay: 5, planned: 5, vacant: 50 }, 10);
    expect(bar.segments.map(({ kind }) => kind)).toEqual(['built', 'under_way']);
    expect(bar.segments.at(-1)?.to).toBe(1);
    expect(bar).toMatchObject({ over: true, vacant: 1, vacantOver: true });
  });

  test('draws what is there when there is no target', () => {
    expect(bullet({ built: 4, underWay: 0, planned: 0, vacant: 2 }, null)).toMatchObject({ tick: null, over: false, segments: [{ kind: 'built', from: 0, to: 0.75 }] });
    expect(bullet({ built: 0, underWay: 0, planned: 0, vacant: 0 }, null).segments).toEqual([]);
  });
});

describe('the supply curve', () => {
  const offer = (name: string, area_m2: number, unit_yuan_per_m2: number) => ({ name, area_m2, unit_yuan_per_m2 });

  test('orders by price and lays the areas end to end', () => {
    const steps = supply([offer('b', 30, 9), offer('a', 20, 5), offer('c', 0, 1)]);
    expect(steps.map(({ item, from, to, price }) => [item.name, from, to, price])).toEqual([['a', 0, 20, 5], ['b', 20, 50, 9]]);
  });

  test('does not depend on the order it is given in', () => {
    const offers = [offer('x', 1, 7), offer('y', 2, 7), offer('z', 3, 2)];
    expect(supply(offers)).toEqual(supply([...offers].reverse()));
  });
});

test('ticks are round, start at nothing and stay within the axis', () => {
  expect(ticks(100_000)).toEqual([0, 25_000, 50_000, 75_000, 100_000]);
  expect(ticks(7)).toEqual([0, 2, 4, 6]);
  expect(ticks(0)).toEqual([0]);
});

test('a slope chart is drawn to one scale from nought, its labels keep their distance, and what is unknown has no point', () => {
  const [a, b, c] = slope([{ values: [100, 50] }, { values: [98, null] }, { values: [0, 100] }], { top: 0, bottom: 100, gap: 15 });
  expect(a?.points).toEqual([0, 50]);
  expect(b?.points).toEqual([2, null]);
  expect([a?.first, b?.first]).toEqual([-13, 2]);
  expect([b?.last, c?.last]).toEqual([null, 0]);
});
