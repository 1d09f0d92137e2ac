import type { Worker } from 'node:worker_threads';
import { Piscina } from 'piscina';
import type { TrainedSlice } from '../../shared/engine/trainer.ts';
import type { Slice } from '../../shared/lesson/slices.ts';
import type { Log } from '../log.ts';

/** An idle worker beyond the first ends after this time. */
const idleTimeoutMs = 30_000;

/**
 * Threads that train. Slices wait in one line, first come, first served; a session has at most
 * one in it, so that all sessions share the threads fairly.
 */
export class TrainingPool {
  readonly #pool: Piscina;

  constructor(workerCount: number, log: Log) {
    this.#pool = new Piscina({
      filename: new URL('./train-worker.ts', import.meta.url).href,
      minThreads: 1,
      maxThreads: workerCount,
      idleTimeout: idleTimeoutMs,
      // Without it, what waits second goes to the end of the line, and may never be first.
      stricterFIFO: true,
    });
    // A worker that dies with nothing to do concerns no session.
    this.#pool.on('error', (error) => log.warn({ err: error }, 'an idle worker died'));
  }

  /** Trains `slice`; rejects where its worker died or threw. */
  train({ experiment, state, untilEpoch, budgetMs }: Slice): Promise<TrainedSlice> {
    const task = { experiment, state, untilEpoch, budgetMs };
    return this.#pool.run(task) as Promise<TrainedSlice>;
  }

  /** The threads as they are now. */
  get threads(): Worker[] {
    return this.#pool.threads;
  }

  /** Ends all threads; slices under way reject. */
  async close(): Promise<void> {
    await this.#pool.destroy();
  }
}
