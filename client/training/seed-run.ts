import { preparedDataOf } from '../../shared/datasets/prepared-data.ts';
import { evaluate } from '../../shared/engine/metrics.ts';
import { createNetwork } from '../../shared/engine/network.ts';
import {
  createTrainingState,
  type TrainedSlice,
  type TrainingState,
} from '../../shared/engine/trainer.ts';
import type { Experiment } from '../../shared/experiment.ts';
import type { Metrics } from '../../shared/protocol/messages.ts';
import { TrainerThread } from './trainer-thread.ts';

/** A round's experiment, from one device's own start. */
export interface SeedTask {
  experiment: Experiment;
  seed: number;
  untilEpoch: number;
}

/** Why it does not go on; null while it may. */
export type SeedEnd = 'done' | 'diverged' | 'failed' | null;

export interface SeedProgress {
  state: TrainingState;
  metrics: Metrics;
  end: SeedEnd;
}

/** How far a start had come before the page was loaded again. */
export interface KeptSeed {
  state: TrainingState;
  hasDiverged: boolean;
}

/** So often there is something new to be seen. */
const stepMs = 100;
/** A slower pace than this takes is too long for a class to wait for. */
const longestSeconds = 30;

/** What the device trains: its own start, and no stop but the round's last epoch. */
export const experimentOf = ({ experiment, seed }: SeedTask): Experiment => ({
  ...experiment,
  seed,
  stop: { epoch: null, loss: null, accuracy: null },
});

/** Epochs a second: the class's pace, or as fast as half a minute for all of it. */
export const paceOf = ({ experiment: { pace }, untilEpoch }: SeedTask): number =>
  pace === 'max' ? Infinity : Math.max(pace, untilEpoch / longestSeconds);

/**
 * Trains one start to the round's last epoch in a thread of this browser, at a pace that can be
 * watched. It rests where it is told to, and goes on where it was.
 */
export class SeedRun {
  readonly task: SeedTask;
  progress: SeedProgress;
  isResting = false;
  readonly #experiment: Experiment;
  readonly #pace: number;
  readonly #onProgress: () => void;
  #thread: TrainerThread | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** A slice is under way. */
  isBusy = false;
  #isClosed = false;

  /** Goes on from what was kept, or begins at epoch 0. */
  constructor(task: SeedTask, kept: KeptSeed | null, onProgress: () => void) {
    this.task = task;
    this.#experiment = experimentOf(task);
    this.#pace = paceOf(task);
    this.#onProgress = onProgress;
    const state = kept?.state ?? createTrainingState(this.#experiment);
    const { features, hiddenLayers, loss } = this.#experiment;
    const network = createNetwork(features.length, hiddenLayers);
    const metrics = evaluate(network, state.parameters, preparedDataOf(this.#experiment), loss);
    const isDone = state.epoch >= task.untilEpoch;
    this.progress = {
      state,
      metrics,
      end: kept?.hasDiverged ? 'diverged' : isDone ? 'done' : null,
    };
  }

  /** Begins, or goes on after a rest. */
  go(): void {
    this.isResting = false;
    this.#next();
  }

  /** Nothing is trained until `go`. */
  rest(): void {
    this.isResting = true;
    clearTimeout(this.#timer);
  }

  /** Ends it: nothing comes of it any more. */
  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#thread?.close();
  }

  #next(): void {
    const { state, end } = this.progress;
    if (this.#isClosed || this.isResting || this.isBusy || end) return;
    const { untilEpoch } = this.task;
    const epochs = Math.max(1, Math.round((this.#pace * stepMs) / 1000));
    this.isBusy = true;
    const startMs = performance.now();
    this.#thread ??= new TrainerThread();
    this.#thread
      .train({
        experiment: this.#experiment,
        state,
        untilEpoch: Math.min(untilEpoch, state.epoch + epochs),
        budgetMs: stepMs,
      })
      .then(
        (slice) => this.#take(slice, startMs),
        () => this.#fail(),
      );
  }

  #take({ state, metrics, outcome }: TrainedSlice, startMs: number): void {
    this.isBusy = false;
    if (this.#isClosed) return;
    const trained = state.epoch - this.progress.state.epoch;
    const isDone = state.epoch >= this.task.untilEpoch;
    const end = outcome?.reason === 'diverged' ? 'diverged' : isDone ? 'done' : null;
    this.progress = { state, metrics, end };
    if (end) this.#thread?.close();
    this.#onProgress();
    const dueMs = startMs + (1000 * trained) / this.#pace;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#next(), Math.max(0, dueMs - performance.now()));
  }

  #fail(): void {
    this.isBusy = false;
    if (this.#isClosed) return;
    this.progress = { ...this.progress, end: 'failed' };
    this.#onProgress();
  }
}
