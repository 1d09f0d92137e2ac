import { afterEach, describe, expect, it } from 'vitest';
import { TrainerThread } from '../../client/training/trainer-thread.ts';
import { prepareData } from '../../shared/datasets/prepare.ts';
import { createTrainingState, trainSlice } from '../../shared/engine/trainer.ts';
import { presets } from '../../shared/presets.ts';

const { experiment } = presets['exor-two-hidden'];
let thread: TrainerThread;
afterEach(() => thread.close());

describe('TrainerThread', () => {
  it('[EN12] gives the bits that the engine gives elsewhere, slice by slice', async () => {
    thread = new TrainerThread();
    let state = createTrainingState(experiment);
    for (const untilEpoch of [3, 10]) {
      ({ state } = await thread.train({ experiment, state, untilEpoch, budgetMs: 60_000 }));
    }
    const limits = { untilEpoch: 10, budgetMs: Infinity, now: () => 0 };
    const whole = trainSlice(
      experiment,
      prepareData(experiment),
      createTrainingState(experiment),
      limits,
    );
    expect(state.epoch).toBe(10);
    expect(state.parameters).toEqual(whole.state.parameters);
  });

  it('[EN20] rejects what is no network of the experiment, and goes on', async () => {
    thread = new TrainerThread();
    const state = createTrainingState(experiment);
    const wrong = { ...state, parameters: new Float64Array(3) };
    const task = { experiment, untilEpoch: 1, budgetMs: 60_000 };
    const both = [thread.train({ ...task, state: wrong }), thread.train({ ...task, state })];
    await expect(both[0]).rejects.toThrow('3');
    expect((await both[1]).state.epoch).toBe(1);
  });

  it('[EN13] is ended in the middle of a slice', async () => {
    thread = new TrainerThread();
    const state = createTrainingState(experiment);
    const slice = thread.train({ experiment, state, untilEpoch: 1e6, budgetMs: 60_000 });
    thread.close();
    await expect(slice).rejects.toThrow('closed');
  });
});
