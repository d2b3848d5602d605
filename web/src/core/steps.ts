// Undo and redo over snapshots of one value. Changes of one kind that follow each other quickly are one step, so that typing a number
// is undone at once.

/** Quickest pace of two changes that still count as two, in milliseconds. */
const PACE = 1500;

export class Steps<T> {
  private past: T[] = [];
  private future: T[] = [];
  private last = { kind: '', at: 0 };

  constructor(private readonly now: () => number = () => Date.now()) {}

  /** Takes note of the value before a change. */
  note(before: T, kind: string): void {
    const at = this.now();
    const goesOn = kind === this.last.kind && at - this.last.at < PACE;
    this.last = { kind, at };
    if (!goesOn) this.past.push(before);
    this.future = [];
  }

  undo(present: T): T | null {
    return this.move(this.past, this.future, present);
  }

  redo(present: T): T | null {
    return this.move(this.future, this.past, present);
  }

  /** How many steps lead back and forth. */
  get depth(): { undo: number; redo: number } {
    return { undo: this.past.length, redo: this.future.length };
  }

  private move(from: T[], to: T[], present: T): T | null {
    const found = from.pop();
    if (found === undefined) return null;
    to.push(present);
    this.last = { kind: '', at: 0 };
    return found;
  }
}
