// Relaxations of a scenario that did not work out. Each amount is the server's own "attainable": nothing is reckoned here.
import type { Plan, Scenario, Scope, Shortfall, Subject } from '../../api/types';

/** One relaxation: what it changes, with the amount and scope for its button. */
export interface Repair {
  kind: 'repair_target' | 'repair_budget' | 'repair_owners' | 'repair_unlock' | 'repair_together';
  amount: number | null;
  scope: Scope | null;
  scenario: Scenario;
}

const scopeOf = (subject: Subject): Scope | null => {
  if (subject === 'district') return 'district';
  if ('zones' in subject && subject.zones.length === 1 && subject.zones[0] !== undefined) return { zone: subject.zones[0] };
  return null;
};
const same = (a: Scope, b: Scope) => JSON.stringify(a) === JSON.stringify(b);

/** The relaxation that answers one shortfall, or `null` where a scenario has no such setting. */
export function repairOf(shortfall: Shortfall, scenario: Scenario): Repair | null {
  const { measure, attainable, subject } = shortfall;
  if (measure === 'area' && 'm2' in attainable) {
    const scope = scopeOf(subject);
    if (!scope) return null;
    const others = (scenario.targets ?? []).filter((target) => !same(target.scope, scope));
    return { kind: 'repair_target', amount: attainable.m2, scope, scenario: { ...scenario, targets: [...others, { scope, at_least_m2: attainable.m2 }] } };
  }
  if (measure === 'cost' && 'yuan' in attainable) {
    return { kind: 'repair_budget', amount: attainable.yuan, scope: null, scenario: { ...scenario, budget_yuan: attainable.yuan } };
  }
  if (measure === 'owners' && 'count' in attainable) {
    return { kind: 'repair_owners', amount: attainable.count, scope: null, scenario: { ...scenario, owner_limit: attainable.count } };
  }
  return null;
}

const targets = (plan: Plan) => plan.outcome.shortfalls.filter(({ measure }) => measure === 'area');

/** Relaxations to try one by one: each ceiling, for raising it may answer everything; a target that is short alone; all decisions by hand. */
export function repairsOf(plan: Plan): Repair[] {
  const short = targets(plan);
  const alone = plan.outcome.shortfalls.filter((one) => !short.includes(one) || short.length === 1);
  const single = alone.sort((a, b) => Number(short.includes(a)) - Number(short.includes(b))).flatMap((one) => repairOf(one, plan.scenario) ?? []);
  const open: Repair[] = (plan.scenario.locks ?? []).length > 0 ? [{ kind: 'repair_unlock', amount: null, scope: null, scenario: { ...plan.scenario, locks: [] } }] : [];
  return [...single, ...open];
}

/** Every target that is short set to what is attainable, on top of a scenario; `null` where that is fewer than two. */
export function together(plan: Plan, scenario: Scenario): Repair | null {
  const answerable = targets(plan).filter((shortfall) => repairOf(shortfall, scenario) !== null);
  if (answerable.length === 0 || (answerable.length === 1 && scenario === plan.scenario)) return null;
  const relaxed = answerable.reduce((so_far, shortfall) => repairOf(shortfall, so_far)?.scenario ?? so_far, scenario);
  return { kind: 'repair_together', amount: null, scope: null, scenario: relaxed };
}
