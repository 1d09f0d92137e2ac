import type { AnyCommandBody } from '../../shared/protocol/any-command.ts';
import type { CommandResult } from './command-outbox.ts';
import type { SeedProgress, SeedTask } from '../training/seed-run.ts';

export type SeedReport = Omit<Extract<AnyCommandBody, { type: 'seed-result' }>, 'type'>;

/** At most one in a second, and fewer where many devices do so: some 50 a second in a class. */
const leastMs = 1000;
const perStudentMs = 20;
/** What was not taken is tried again after this. */
const retryMs = 3000;
/** Seven digits are what a snapshot's float32 carries. */
const digits = 7;

/** A loss that a command may carry. */
const bounded = (loss: number): number => (Number.isFinite(loss) ? loss : Number.MAX_VALUE);

/** What a device tells of its start. */
export const reportOf = (
  round: number,
  { seed }: SeedTask,
  { state, metrics, end }: SeedProgress,
): SeedReport => ({
  round,
  seed,
  epoch: state.epoch,
  loss: bounded(metrics.trainLoss),
  parameters: Array.from(state.parameters, (value) => Number(value.toPrecision(digits))),
  ...(end === 'diverged' && { hasDiverged: true }),
});

/**
 * A device's results on their way: one at a time, not too often, and the last one for certain, for
 * as long as the round goes on.
 */
export class SeedReports {
  readonly #send: (report: SeedReport) => Promise<CommandResult> | null;
  #next: SeedReport | null = null;
  #isLast = false;
  #isSending = false;
  #dueMs = -Infinity;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What was sent before `stop` has no say any more. */
  #term = 0;

  constructor(send: (report: SeedReport) => Promise<CommandResult> | null) {
    this.#send = send;
  }

  /** The newest state; whether it goes out now. */
  offer(round: number, task: SeedTask, progress: SeedProgress, studentCount: number): boolean {
    this.#isLast = progress.end !== null;
    const isDue = this.#isLast || performance.now() >= this.#dueMs;
    if (!isDue) return false;
    this.#next = reportOf(round, task, progress);
    return this.#pump(Math.max(leastMs, studentCount * perStudentMs));
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#term++;
    this.#next = null;
    this.#isSending = false;
    this.#dueMs = -Infinity;
  }

  #pump(intervalMs: number): boolean {
    const report = this.#next;
    if (!report || this.#isSending) return false;
    const sent = this.#send(report);
    if (!sent) return false;
    this.#next = null;
    this.#isSending = true;
    // Devices that began together do not go on telling together.
    this.#dueMs = performance.now() + intervalMs * (1 + Math.random());
    const term = this.#term;
    void sent.then((result) => {
      if (term !== this.#term) return;
      this.#isSending = false;
      if (!result.ok && isPassing(result.code) && !this.#next && this.#isLast) {
        this.#next = report;
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => this.#pump(intervalMs), retryMs);
      } else if (this.#next) this.#pump(intervalMs);
    });
    return true;
  }
}

const isPassing = (code: string): boolean =>
  code === 'no-answer' || code === 'rate-limited' || code === 'internal' || code === 'stopping';
