import type { TrainedSlice, TrainingState } from '../../shared/engine/trainer.ts';
import type { Experiment } from '../../shared/experiment.ts';

export interface SliceTask {
  experiment: Experiment;
  state: TrainingState;
  untilEpoch: number;
  budgetMs: number;
}

/**
 * A thread of this browser that trains slices, so that the page stays free. Like the server's
 * workers it keeps nothing: a slice gives back the next state.
 */
export class TrainerThread {
  readonly #worker = new Worker(new URL('./train-worker.ts', import.meta.url), { type: 'module' });
  /** In the order of asking, which is that of the answers. */
  readonly #waiting: {
    resolve: (slice: TrainedSlice) => void;
    reject: (error: Error) => void;
  }[] = [];

  constructor() {
    this.#worker.addEventListener('message', ({ data }: MessageEvent<TrainedSlice>) =>
      this.#waiting.shift()?.resolve(data),
    );
    this.#worker.addEventListener('error', (event) => {
      event.preventDefault();
      this.#waiting.shift()?.reject(new Error(event.message || 'the training thread failed'));
    });
  }

  /** Trains `task`; rejects where the engine refuses it, and when the thread is closed. */
  train(task: SliceTask): Promise<TrainedSlice> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#worker.postMessage(task);
    });
  }

  /** Ends the thread; what it was training is rejected. */
  close(): void {
    this.#worker.terminate();
    for (const { reject } of this.#waiting.splice(0)) reject(new Error('the thread was closed'));
  }
}
