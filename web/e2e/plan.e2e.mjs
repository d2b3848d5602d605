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
      await page.fill('input[name="budget"]', '100');
      await page.locator('[data-action="solve"]').click();
      const stuck = await next(visit, null);
      assert.equal(stuck.outcome.kind, 'infeasible');
      assert.ok(stuck.outcome.shortfalls.length > 0);
      await page.waitForSelector('[data-outcome="infeasible"]');
      const text = await page.locator('[data-plan]').innerText();
      assert.ok(text.includes(stuck.outcome.shortfalls[0].sentence.en), text.slice(0, 600));
      await visit.photograph('infeasible-en');
      const repairs = await page.locator('[data-repair]').count();
      assert.ok(repairs > 0, 'a relaxation is offered');
      let plan = stuck;
      for (let round = 0; round < 6 && plan.outcome.kind === 'infeasible'; round++) {
        await page.locator('[data-repair]').first().click();
        plan = await next(visit, plan.id);
      }
      assert.equal(plan.outcome.kind, 'optimal', JSON.stringify(plan.outcome.shortfalls.map(({ sentence }) => sentence.en)));
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
