// Plans: what is chosen, what a decision by hand costs, and what happens when it does not work out.
import assert from 'node:assert/strict';


/** Waits for a plan other than the one before, and gives the API's word on it. */
async function next(visit, before) {
  await visit.page.waitForFunction((old) => {
    const now = document.querySelector('[data-plan]')?.getAttribute('data-plan');
    return now && now !== old;
  }, before, { timeout: 60_000 });
  return visit.ask(`/api/plans/${await visit.page.getAttribute('[data-plan]', 'data-plan')}`);
}

export const tests = [
  {
    name: 'a plan: excluding a chosen site never makes it cheaper, taking the decision back gives the first plan again',
    async run(visit) {
      const page = await visit.open('/plan');
      await page.locator('[data-action="solve"]').click();
      const first = await next(visit, null);
      assert.equal(first.outcome.kind, 'optimal');
      const before = first.id;
      await page.locator('[data-lock="out"]').first().click();
      const second = await next(visit, before);
      assert.equal(second.scenario.locks.length, 1);
      assert.ok(!second.choices.some(({ site }) => site === second.scenario.locks[0].site));
      assert.ok(second.totals.cost_yuan >= first.totals.cost_yuan, 'a lock cannot save money');
      assert.equal(await visit.figure('change'), second.totals.cost_yuan - first.totals.cost_yuan);
      await visit.idle();
      await visit.photograph('plan-lock-zh');
      await page.locator('form button', { hasText: '移除' }).click();
      const third = await next(visit, second.id);
      assert.equal(third.id, first.id);
      assert.equal(third.totals.cost_yuan, first.totals.cost_yuan);
    },
  },
  {
    name: 'a budget that is too small: the answer names what is missing, and the offered relaxation makes it feasible',
    async run(visit) {
      const page = await visit.open('/plan?l=en');
      // What is typed is solved by itself a moment later.
      await page.fill('input[name="budget"]', '100');
      const stuck = await next(visit, null);
      assert.equal(stuck.outcome.kind, 'infeasible');
      assert.ok(stuck.outcome.shortfalls.length > 0);
      await page.waitForSelector('[data-outcome="infeasible"]');
      const text = await page.locator('[data-plan]').innerText();
      assert.ok(text.includes(stuck.outcome.shortfalls[0].sentence.en), text.slice(0, 600));
      await visit.photograph('infeasible-en');
      await page.waitForSelector('[data-repairs="proven"]', { state: 'attached', timeout: 60_000 });
      const repairs = await page.locator('[data-repair]').count();
      assert.ok(repairs > 0, 'a relaxation is offered');
      let plan = stuck;
      for (let at = 0; at < repairs; at++) {
        await page.locator('[data-repair]').nth(at).click();
        plan = await next(visit, plan.id);
        assert.ok(['optimal', 'within_gap'].includes(plan.outcome.kind), `relaxation ${at}: ${JSON.stringify(plan.outcome.shortfalls.map(({ sentence }) => sentence.en))}`);
        if (at + 1 === repairs) break;
        await page.locator('[data-action="undo"]').click();
        plan = await next(visit, plan.id);
        assert.equal(plan.id, stuck.id, 'undo brings the question back');
        await page.waitForSelector('[data-repairs="proven"]', { state: 'attached', timeout: 60_000 });
      }
    },
  },
  {
    name: 'a price put by hand: the stated break-even price flips the choice, undo and redo walk back and forth by key',
    async run(visit) {
      const page = await visit.open('/plan');
      await page.locator('[data-action="solve"]').click();
      const first = await next(visit, null);
      const one = first.choices.find((choice) => choice.break_even_yuan_per_m2 > 0);
      assert.ok(one, 'a chosen site states its break-even price');
      const price = async (value) => {
        const row = page.locator(`[id="site-${one.site}"]`);
        if (!(await row.locator('input[name="price"]').isVisible())) await row.locator('summary').click();
        await row.locator('input[name="price"]').fill(String(value));
        await row.locator('input[name="price"]').press('Enter');
      };
      await price(one.break_even_yuan_per_m2 + 1);
      const out = await next(visit, first.id);
      assert.ok(!out.choices.some(({ site }) => site === one.site), 'one yuan above, it is out');
      await page.locator('main').press('Control+z');
      assert.equal((await next(visit, out.id)).id, first.id);
      await page.locator('main').press('Control+y');
      assert.equal((await next(visit, first.id)).id, out.id);
      await page.locator('main').press('Control+z');
      await next(visit, out.id);
      await price(one.break_even_yuan_per_m2 - 1);
      const kept = await next(visit, first.id);
      assert.ok(kept.choices.some(({ site }) => site === one.site), 'one yuan below, it is in');
      assert.ok((await page.locator('[data-action="prices"]').count()) === 1);
      await page.locator('[data-action="prices"]').click();
      await visit.idle();
      await visit.photograph('plan-prices-zh');
    },
  },
  {
    name: 'plans side by side: figures and differences are the API\'s, what only one takes is disjoint and complete, the link restores it',
    async run(visit) {
      const plans = [await visit.ask('/api/plans', { bind: 'both' }), await visit.ask('/api/plans', { bind: 'headline' }), await visit.ask('/api/plans', { bind: 'both', owner_limit: 900 })];
      let page = await visit.open('/plan');
      for (const { id } of plans) await page.locator(`input[name="pick-${id}"]`).check();
      await page.locator('[data-action="compare"]').click();
      await page.waitForSelector('[data-comparison="3"]');
      const address = page.url().slice(visit.url.length);
      const answer = await visit.ask(`/api/plans/compare?p=${plans.map(({ id }) => id).join(',')}`);
      const shown = await page.$$eval('[data-line]', (rows) => rows.map((row) => [row.dataset.line, row.dataset.zone ?? null, [...row.querySelectorAll('td')].map((cell) => [cell.dataset.value ?? null, cell.dataset.difference ?? null])]));
      assert.deepEqual(shown, answer.lines.map((line) => [line.figure, line.zone, line.values.map((value, at) => [value === null ? null : String(value), line.differences[at] === null ? null : String(line.differences[at])])]));
      await visit.idle();
      await page.selectOption('select[name="beside"]', '1');
      await page.waitForSelector('[data-twin="B"][data-map="idle"]', { timeout: 60_000 });
      const before = page.url();
      await page.locator('.maplibregl-canvas').last().focus();
      await page.keyboard.press('ArrowRight');
      await page.waitForFunction((old) => location.href !== old, before);
      await visit.photograph('compare-twin-zh');
      const cost = answer.lines.find((line) => line.figure === 'cost_yuan' && line.zone === null);
      assert.deepEqual(cost.values, plans.map(({ totals }) => totals.cost_yuan));
      const sets = plans.map(({ choices }) => new Set(choices.map(({ site }) => site)));
      for (const [at, one] of answer.only_in.entries()) {
        const mine = plans.findIndex(({ id }) => id === one.plan);
        const others = sets.filter((_, other) => other !== mine);
        const expected = [...sets[mine]].filter((site) => !others.some((set) => set.has(site))).sort();
        assert.deepEqual(one.sites.map(({ site }) => site).sort(), expected);
        assert.equal(await page.locator(`[data-only="${'ABCD'[mine]}"] [data-site]`).count(), expected.length, `list ${at}`);
        assert.ok(one.sites.every(({ reason }) => reason.zh && reason.en));
      }
      await visit.idle();
      await visit.photograph('compare-zh');
      page = await visit.open(address);
      await page.waitForSelector('[data-comparison="3"]');
    },
  },
  {
    name: 'what else can be asked of a plan: alternatives, risk and a front equal the API, one is taken over, a question can be cancelled',
    async run(visit) {
      const page = await visit.open('/plan');
      await page.locator('[data-action="solve"]').click();
      const plan = await next(visit, null);
      await page.locator('[data-weigh="risk"] summary').click();
      await page.fill('[data-weigh="risk"] input[name="lost"]', '10');
      await page.locator('[data-action="risk"]').click();
      await page.waitForSelector('[data-figure="all-met"]', { timeout: 60_000 });
      const risk = await visit.ask(`/api/plans/${plan.id}/risk`, { lost: 0.1 });
      assert.equal(await visit.figure('all-met'), risk.all_met);
      assert.ok(risk.all_met < 1);
      await page.locator('[data-weigh="risk"]').scrollIntoViewIfNeeded();
      await visit.photograph('plan-risk-zh');

      await page.locator('[data-weigh="front"] summary').click();
      await page.locator('[data-action="front"]').click();
      await page.waitForSelector('[data-front="owners"]', { timeout: 60_000 });
      const front = await visit.ask(`/api/plans/${plan.id}/pareto`, { against: 'owners' });
      const costs = await page.locator('[data-front] tr[data-cost]').evaluateAll((rows) => rows.map((row) => Number(row.getAttribute('data-cost'))));
      assert.deepEqual(costs, [...front.points].sort((a, b) => a.count - b.count).map((point) => point.cost_yuan));
      await page.locator('[data-weigh="front"]').scrollIntoViewIfNeeded();
      await visit.photograph('plan-front-zh');
      await page.locator('[data-action="front"]').click();
      await page.locator('[data-action="cancel-question"]').click({ timeout: 2000 }).catch(() => undefined);
      await page.waitForSelector('[data-action="cancel-question"]', { state: 'detached' });

      await page.locator('[data-weigh="alternatives"] summary').click();
      await page.locator('[data-action="alternatives"]').click();
      await page.waitForSelector('[data-alternatives]', { timeout: 60_000 });
      const others = await visit.ask(`/api/plans/${plan.id}/alternatives`, { within: 0.02 });
      assert.equal(Number(await page.getAttribute('[data-alternatives]', 'data-alternatives')), others.alternatives.length);
      assert.ok(others.alternatives.length > 0, 'the example has alternatives');
      await page.locator('[data-weigh="alternatives"]').scrollIntoViewIfNeeded();
      await visit.photograph('plan-alternatives-zh');
      assert.deepEqual(await visit.barriers(), []);
      await page.locator('[data-action="take"]').first().click();
      const taken = await next(visit, plan.id);
      assert.equal(taken.totals.cost_yuan, others.alternatives[0].cost_yuan, 'the plan that is taken over is the one that was shown');
    },
  },
  {
    name: 'what a plan leans on: the dearest losses with what takes their place, and whose title the space is, as the API has them',
    async run(visit) {
      const page = await visit.open('/plan');
      await page.locator('[data-action="solve"]').click();
      const plan = await next(visit, null);
      await page.locator('[data-weigh="portfolio"] summary').click();
      await page.waitForSelector('[data-losses]', { timeout: 60_000 });
      const answer = await visit.ask(`/api/plans/${plan.id}/portfolio`, undefined);
      assert.equal(Number(await page.getAttribute('[data-losses]', 'data-losses')), answer.losses.length);
      assert.equal(answer.losses.length, plan.choices.length, 'the loss of every chosen property is asked');
      const shown = await page.locator('[data-loss]').evaluateAll((rows) => rows.map((row) => [row.getAttribute('data-loss'), row.getAttribute('data-value')]));
      assert.ok(shown.length > 0);
      assert.deepEqual(shown, answer.losses.slice(0, shown.length).map(({ site, extra_yuan }) => [site, extra_yuan === null ? null : String(extra_yuan)]));
      const text = await page.locator('[data-weigh="portfolio"]').innerText();
      for (const sentence of answer.sentences) assert.ok(text.includes(sentence.zh), sentence.zh);
      await page.locator('[data-weigh="portfolio"]').scrollIntoViewIfNeeded();
      await visit.photograph('plan-portfolio-zh');
      assert.deepEqual(await visit.barriers(), []);
    },
  },
  {
    name: 'one site in full: worth by target, replacement and the most worth paying, first estimated, then exact',
    async run(visit) {
      const page = await visit.open('/plan');
      await page.locator('[data-action="solve"]').click();
      const plan = await next(visit, null);
      const site = plan.choices[0].site;
      await page.locator(`[data-offer="${site}"]`).dispatchEvent('click');
      await page.waitForSelector('[data-picked]');
      await page.locator('[data-action="explain"]').click();
      await page.waitForSelector(`[data-explained="${site}"]`, { timeout: 60_000 });
      const told = await visit.ask(`/api/plans/${plan.id}/explain/${site}?level=relaxed`);
      const text = await page.locator('[data-picked]').innerText();
      for (const sentence of told.sentences) assert.ok(text.includes(sentence.zh), sentence.zh);
      await page.locator('[data-action="exact"]').click();
      await page.waitForSelector('[data-level="exact"]', { timeout: 60_000 });
      await visit.photograph('plan-explain-zh');
      assert.deepEqual(await visit.barriers(), []);
    },
  },
  {
    name: 'a plan that is not there is a clear answer, not an empty page',
    async run(visit) {
      visit.expect(/404/);
      const page = await visit.open('/plan/none-such');
      await page.waitForSelector('[role="alert"]');
      assert.ok((await page.locator('[role="alert"]').innerText()).length > 5);
    },
  },
];
