// One scenario being worked on: every edit is a step that can be undone, is solved again a moment later, and cancels the search before it.
import { plan as readPlan, solve } from '../../api/client';
import type { LockKind, Plan, Progress, Scenario, Scope } from '../../api/types';
import { money } from '../../core/format';
import { announce, look, open, replaceAddress, view } from '../../core/store.svelte';
import { Steps } from '../../core/steps';
import { t } from './strings';

/** How long nothing may change before it is solved, in milliseconds. */
const REST = 350;

const same = (a: Scope, b: Scope) => JSON.stringify(a) === JSON.stringify(b);

export class Session {
  scenario = $state<Scenario>({ bind: 'both', locks: [], targets: [], prices: {} });
  plan = $state.raw<Plan | null>(null);
  before = $state.raw<Plan | null>(null);
  error = $state.raw<unknown>(null);
  progress = $state.raw<Progress | null>(null);
  seconds = $state(0);
  depth = $state.raw({ undo: 0, redo: 0 });
  private running = $state.raw<AbortController | null>(null);
  private solved = $state('');
  private readonly steps = new Steps<Scenario>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  get busy(): boolean {
    return this.running !== null;
  }

  /** Whether the plan on show answers the scenario as it stands. */
  get current(): boolean {
    return this.plan !== null && this.solved === JSON.stringify(this.scenario);
  }

  private snapshot(): Scenario {
    return $state.snapshot(this.scenario) as Scenario;
  }

  /** Forgets everything: the list of plans is open. */
  clear(): void {
    this.stop();
    this.plan = this.before = this.error = null;
  }

  async load(id: string): Promise<void> {
    this.error = null;
    try {
      const kept = await readPlan(id);
      this.before = null;
      this.plan = kept;
      this.scenario = { prices: {}, ...kept.scenario };
      this.solved = JSON.stringify(this.scenario);
    } catch (problem) {
      this.plan = null;
      this.error = problem;
    }
  }

  /** Changes the scenario; `kind` names what is changed, so that typing is one step. */
  edit(kind: string, change: (scenario: Scenario) => void): void {
    this.steps.note(this.snapshot(), kind);
    change(this.scenario);
    this.settle();
  }

  /** Takes a whole scenario over, such as one that is relaxed. */
  adopt(scenario: Scenario): void {
    this.steps.note(this.snapshot(), 'adopt');
    this.scenario = { prices: {}, ...scenario };
    this.settle(0);
  }

  lock(site: string, kind: LockKind | null): void {
    this.edit(`lock ${site}`, (scenario) => {
      const others = (scenario.locks ?? []).filter((one) => one.site !== site);
      scenario.locks = kind ? [...others, { site, kind }] : others;
    });
  }

  /** Puts a price in place of the owner's, 元/㎡; `null` gives the owner's back. */
  reprice(site: string, price: number | null): void {
    this.edit(`price ${site}`, (scenario) => {
      const prices = { ...scenario.prices };
      if (price === null) delete prices[site];
      else prices[site] = price;
      scenario.prices = prices;
    });
  }

  /** Sets a target by hand, ㎡; `null` gives the programme's back. */
  target(scope: Scope, value: number | null): void {
    this.edit(`target ${JSON.stringify(scope)}`, (scenario) => {
      const others = (scenario.targets ?? []).filter((one) => !same(one.scope, scope));
      scenario.targets = value === null ? others : [...others, { scope, at_least_m2: value }];
    });
  }

  undo(): void {
    this.step(this.steps.undo(this.snapshot()));
  }

  redo(): void {
    this.step(this.steps.redo(this.snapshot()));
  }

  private step(scenario: Scenario | null): void {
    if (!scenario) return;
    this.scenario = scenario;
    this.settle(0);
  }

  private settle(rest = REST): void {
    this.depth = this.steps.depth;
    clearTimeout(this.timer);
    this.running?.abort();
    this.timer = setTimeout(() => void this.run(), rest);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.running?.abort();
  }

  async run(): Promise<void> {
    clearTimeout(this.timer);
    this.running?.abort();
    const abort = new AbortController();
    const asked = this.snapshot();
    this.running = abort;
    this.error = this.progress = null;
    this.seconds = 0;
    const clock = setInterval(() => (this.seconds += 1), 1000);
    try {
      const answer = await solve(asked, abort.signal, (progress) => (this.progress = progress));
      if (abort.signal.aborted) return;
      this.take(answer, asked);
    } catch (problem) {
      if (!abort.signal.aborted) this.error = problem;
    } finally {
      clearInterval(clock);
      if (this.running === abort) this.running = this.progress = null;
    }
  }

  private take(answer: Plan, asked: Scenario): void {
    if (this.plan && this.plan.id !== answer.id) this.before = this.plan;
    this.plan = answer;
    this.solved = JSON.stringify(asked);
    if (view.id === null) open('plan', answer.id, { camera: null });
    else {
      view.id = answer.id;
      replaceAddress();
    }
    announce(t('announce', { kind: t(`kind_${answer.outcome.kind}`), n: answer.totals.sites, cost: money(answer.totals.cost_yuan, look.language) }));
  }
}
