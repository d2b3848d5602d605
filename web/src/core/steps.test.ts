import { expect, test } from 'vitest';
import { Steps } from './steps';

test('undo and redo walk the same steps, and a new change forgets what was undone', () => {
  let clock = 0;
  const steps = new Steps<number>(() => (clock += 10_000));
  steps.note(1, 'a');
  steps.note(2, 'b');
  expect(steps.undo(3)).toBe(2);
  expect(steps.undo(2)).toBe(1);
  expect(steps.undo(1)).toBeNull();
  expect(steps.redo(1)).toBe(2);
  steps.note(2, 'c');
  expect(steps.redo(9)).toBeNull();
  expect(steps.depth).toEqual({ undo: 2, redo: 0 });
});

test('typing one number is one step', () => {
  let clock = 0;
  const steps = new Steps<string>(() => (clock += 200));
  for (const text of ['', '1', '12']) steps.note(text, 'budget');
  steps.note('123', 'owners');
  expect(steps.depth.undo).toBe(2);
  expect(steps.undo('x')).toBe('123');
  expect(steps.undo('123')).toBe('');
});
