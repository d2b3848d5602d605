// A question to the server that may take a while: how long it has run, at most how long it may, and a way to stop waiting for it.

/** Longest that the server works on one question, seconds. */
export const MOST_SECONDS = 25;

export class Question<T> {
  answer = $state.raw<T | null>(null);
  error = $state.raw<unknown>(null);
  seconds = $state(0);
  private running = $state.raw<AbortController | null>(null);

  get busy(): boolean {
    return this.running !== null;
  }

  /** Asks, in place of whatever was asked before. */
  async ask(work: (signal: AbortSignal) => Promise<T>): Promise<void> {
    this.stop();
    const abort = new AbortController();
    this.running = abort;
    this.error = null;
    this.seconds = 0;
    const clock = setInterval(() => (this.seconds += 1), 1000);
    try {
      const answer = await work(abort.signal);
      if (!abort.signal.aborted) this.answer = answer;
    } catch (problem) {
      if (!abort.signal.aborted) this.error = problem;
    } finally {
      clearInterval(clock);
      if (this.running === abort) this.running = null;
    }
  }

  stop(): void {
    this.running?.abort();
    this.running = null;
  }
}
