// Relaxations of a scenario that did not work out. Each amount is the server's own "attainable": nothing is reckoned here.
import type { Scenario, Scope, Shortfall, Subject } from '../../api/types';

/** One relaxation: what it changes, with the amount and scope for its button. */
export interface Repair {
  kind: 'repair_target' | 'repair_budget' | 'repair_owners' | 'repair_unlock';
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
  if (measure === 'sites' && (scenario.locks ?? []).length > 0) return { kind: 'repair_unlock', amount: null, scope: null, scenario: { ...scenario, locks: [] } };
  return null;
}
