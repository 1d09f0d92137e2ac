import { vi } from 'vitest';
import type { SeedResult } from '../../../client/controllers/people-news.ts';
import { experimentOf } from '../../../client/training/seed-run.ts';
import { preparedDataOf } from '../../../shared/datasets/prepared-data.ts';
import { createTrainingState, trainSlice } from '../../../shared/engine/trainer.ts';
import type { Experiment } from '../../../shared/experiment.ts';
import { presets } from '../../../shared/presets.ts';
import type { Seeds } from '../../../shared/protocol/people-messages.ts';

export const until = (condition: () => unknown) =>
  vi.waitFor(() => {
    if (!condition()) throw new Error(`not yet: ${condition.toString()}`);
  }, 15_000);

export const experiment: Experiment = { ...presets['exor-two-hidden'].experiment, pace: 'max' };

export const round: Seeds = { round: 4, isOpen: true, experiment, untilEpoch: 40 };

/** What the engine comes to from `seed`, without a browser's thread. */
export function trainedBy(seed: number, untilEpoch: number, base = experiment) {
  const own = experimentOf({ experiment: base, seed, untilEpoch });
  const slice = trainSlice(own, preparedDataOf(own), createTrainingState(own), {
    untilEpoch,
    budgetMs: Infinity,
    now: () => 0,
  });
  return { parameters: slice.state.parameters, loss: slice.metrics.trainLoss };
}

export const resultOf = (device: number, more: Partial<SeedResult> = {}): SeedResult => {
  const seed = experiment.seed + 1 + device;
  const { parameters, loss } = trainedBy(seed, 5);
  return { round: 4, device, seed, epoch: 40, loss, parameters: [...parameters], ...more };
};

export const byDevice = (...results: SeedResult[]) =>
  new Map(results.map((result) => [result.device, result]));
