import { expect, test } from 'vitest';
import { area, areaFigure, areaFull, count, isStale, money, price, rate } from './format';

test('areas are 万㎡ with a decimal in Chinese and m² in full in English', () => {
  expect(area(206_000, 'zh')).toBe('20.6 万㎡');
  expect(area(206_000, 'en')).toBe('206,000 m²');
  expect(area(4_210, 'zh')).toBe('0.42 万㎡');
  expect(area(812.4, 'zh')).toBe('812 ㎡');
  expect(area(0, 'zh')).toBe('0 ㎡');
  expect(areaFigure(180_000, 'zh')).toBe('18.0');
  expect(areaFigure(180_000, 'en')).toBe('180,000');
  expect(areaFull(12_345.67, 'zh')).toBe('12,345.67 ㎡');
});

test('what is not known is said, never shown as nothing', () => {
  expect(area(null, 'zh')).toBe('待核');
  expect(money(null, 'en')).toBe('unverified');
  expect(count(undefined, 'zh')).toBe('待核');
  expect(price(null, 'zh')).toBe('待核');
  expect(rate(0, 0, 'zh')).toBe('待核 (0 / 0)');
});

test('money, prices and rates read as people say them', () => {
  expect(money(940_000_000, 'zh')).toBe('9.40 亿元');
  expect(money(940_000_000, 'en')).toBe('¥940.0 million');
  expect(money(1_234_567, 'zh')).toBe('123.5 万元');
  expect(money(-20_000_000, 'zh')).toBe('-2,000 万元');
  expect(price(6480.4, 'zh')).toBe('6,480 元/㎡');
  expect(price(6480.4, 'en')).toBe('¥6,480/m²');
  expect(rate(41, 1386, 'zh')).toBe('3% (41 / 1,386)');
});

test('a value is stale after half a year and not before', () => {
  const today = new Date('2026-11-22');
  expect(isStale('2026-06-30', today)).toBe(false);
  expect(isStale('2026-05-01', today)).toBe(true);
  expect(isStale(null, today)).toBe(false);
});
