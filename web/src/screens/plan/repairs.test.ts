import { expect, test } from 'vitest';
import type { Plan, Scenario, Shortfall } from '../../api/types';
import { repairOf, repairsOf, together } from './repairs';

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

test('a ceiling is tried before a target, locks are opened last', () => {
  const scenario: Scenario = { budget_yuan: 5, locks: [{ site: 'S', kind: 'out' }] };
  const plan = { scenario, outcome: { shortfalls: [short({ subject: { zones: ['A'] } }), short({ measure: 'cost', attainable: { yuan: 900 } })] } } as unknown as Plan;
  expect(repairsOf(plan).map(({ kind }) => kind)).toEqual(['repair_budget', 'repair_target', 'repair_unlock']);
  expect(together(plan, plan.scenario)).toBeNull();
});

test('several targets that are short are relaxed together, since one alone leaves the others short', () => {
  const shortfalls = [short({ subject: { zones: ['A'] } }), short({ subject: { zones: ['B'] }, attainable: { m2: 3 } }), short({ measure: 'cost', attainable: { yuan: 900 } })];
  const plan = { scenario: { budget_yuan: 5 }, outcome: { shortfalls } } as unknown as Plan;
  expect(repairsOf(plan).map(({ kind }) => kind)).toEqual(['repair_budget']);
  expect(together(plan, plan.scenario)?.scenario).toEqual({ budget_yuan: 5, targets: [{ scope: { zone: 'A' }, at_least_m2: 7 }, { scope: { zone: 'B' }, at_least_m2: 3 }] });
});
