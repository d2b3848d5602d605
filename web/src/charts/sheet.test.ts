import { describe, expect, it } from 'vitest';
import { strip, tornado, waterfall } from './sheet';

describe('score strips', () => {
  it('show a known score as a dot and an open one as a bar, inside the strip whatever comes', () => {
    expect(strip(50, 50)).toEqual({ from: 0.5, to: 0.5, exact: true });
    expect(strip(0, 100)).toEqual({ from: 0, to: 1, exact: false });
    expect(strip(-20, 140)).toEqual({ from: 0, to: 1, exact: false });
    expect(strip(80, 60)).toEqual({ from: 0.6, to: 0.8, exact: false });
  });
});

describe('waterfalls', () => {
  it('run each step on from the last and stand sums on the zero line', () => {
    const { falls, zero } = waterfall([{ key: 'investment', value: -60 }, { key: 'income', value: 100 }, { key: 'npv', value: 40, sum: true }]);
    expect(zero).toBeCloseTo(0.6, 9);
    expect(falls.map(({ from, to }) => [from, to].map((share) => Math.round(share * 1000) / 1000))).toEqual([[0.6, 0], [0, 1], [0.6, 1]]);
    expect(falls.map(({ kind }) => kind)).toEqual(['down', 'up', 'sum']);
  });
  it('stay finite where everything is nought', () => {
    expect(waterfall([{ key: 'a', value: 0 }]).falls[0]).toMatchObject({ from: 0, to: 0 });
    expect(waterfall([]).falls).toEqual([]);
  });
});

describe('tornadoes', () => {
  const swings = [{ npv_at_low_yuan: -100, npv_at_high_yuan: 300 }, { npv_at_low_yuan: 150, npv_at_high_yuan: 50 }];
  it('put every bar on one scale about the middle and mark nought where it lies inside', () => {
    const { bars, middle, zero } = tornado(swings, 100);
    expect(bars.map(({ low, high }) => [low, high])).toEqual([[0, 1], [0.625, 0.375]]);
    expect([middle, zero]).toEqual([0.5, 0.25]);
    expect(bars.map(({ item }) => item)).toEqual(swings);
  });
  it('have no nought where every value is on one side, and no bars where there are no swings', () => {
    expect(tornado([{ npv_at_low_yuan: 10, npv_at_high_yuan: 20 }], null).zero).toBeNull();
    expect(tornado([], 5)).toEqual({ bars: [], middle: 0, zero: null });
  });
});
