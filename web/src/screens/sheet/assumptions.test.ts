import { expect, it } from 'vitest';
import { edited, shownAs } from './assumptions';

it('what was typed becomes settings in their groups, and what was left empty is left out', () => {
  const lines = [
    { key: 'economics.occupancy', default: 0.85 },
    { key: 'economics.ramp', default: [0.5, 0.8] },
    { key: 'relief_end', default: '2027-12-31' },
    { key: 'example_is_missing', default: false },
    { key: 'debt.years', default: null },
  ];
  const typed: Record<string, string> = { 'economics.occupancy': ' 0.9 ', 'economics.ramp': '0.4，0.7', relief_end: '2030-12-31', example_is_missing: 'true' };
  expect(JSON.parse(edited(lines, (key) => typed[key] ?? ''))).toEqual({
    economics: { occupancy: 0.9, ramp: [0.4, 0.7] },
    relief_end: '2030-12-31',
    example_is_missing: true,
  });
  expect(edited(lines, () => '')).toBe('');
  expect(shownAs([0.5, 0.8])).toBe('0.5, 0.8');
  expect(shownAs(null)).toBe('');
});
