import { expect, test } from 'vitest';
import type { Shortfall } from '../../api/types';
import { repairOf } from './repairs';

const sentence = { zh: '', en: '' };
const short = (part: Partial<Shortfall>): Shortfall => ({ row: 0, subject: 'district', measure: 'area', asked: { m2: 10 }, attainable: { m2: 7 }, missing: { m2: 3 }, sentence, ...part });

test('a target is set to what the server says is attainable, and other hand-set targets stay', () => {
  const fix = repairOf(short({ subject: { zones: ['A'] } }), { bind: 'both', targets: [{ scope: 'district', at_least_m2: 5 }, { scope: { zone: 'A' }, at_least_m2: 9 }] });
  expect(fix).toMatchObject({ kind: 'repair_target', amount: 7, scope: { zone: 'A' } });
  expect(fix?.scenario).toEqual({ bind: 'both', targets: [{ scope: 'district', at_least_m2: 5 }, { scope: { zone: 'A' }, at_least_m2: 7 }] });
});

test('ceilings are raised to what would be enough', () => {
  expect(repairOf(short({ measure: 'cost', attainable: { yuan: 900 } }), { budget_yuan: 100 })?.scenario.budget_yuan).toBe(900);
  expect(repairOf(short({ measure: 'owners', attainable: { count: 12 } }), { owner_limit: 3 })?.scenario.owner_limit).toBe(12);
});

test('no button where a scenario has no such setting', () => {
  expect(repairOf(short({ subject: { zones: ['A', 'B'] } }), {})).toBeNull();
  expect(repairOf(short({ measure: 'firms', attainable: { count: 1 } }), {})).toBeNull();
  expect(repairOf(short({ measure: 'sites', attainable: { count: 1 } }), { locks: [] })).toBeNull();
});
