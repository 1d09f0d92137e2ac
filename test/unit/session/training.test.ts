import { describe, expect, it } from 'vitest';
import { prepareData } from '../../../shared/datasets/prepare.ts';
import { createTrainingState, trainSlice } from '../../../shared/engine/trainer.ts';
import type { TrainingState } from '../../../shared/engine/trainer.ts';
import type { Experiment } from '../../../shared/experiment.ts';
import { started } from '../../support/classroom.ts';
import { noStop } from '../../support/session-actions.ts';
import { SessionDriver } from '../../support/session-driver.ts';

/** The state after `epoch` epochs in one go. */
function uninterrupted(experiment: Experiment, epoch: number): TrainingState {
  const state = createTrainingState(experiment);
  const options = { untilEpoch: epoch, budgetMs: Infinity, now: () => 0 };
  return trainSlice(experiment, prepareData(experiment), state, options).state;
}

describe('slices', () => {
  it('[SE16] never overlap', () => {
    const driver = started();
    const first = driver.slice;
    driver.command({ type: 'change', experiment: { learningRate: 0.2 } });
    driver.joinStudent('ada');
    driver.nowMs += 5000;
    driver.handle({ type: 'wake' });
    expect(driver.slice).toBe(first);
    expect(driver.of('train')).toEqual([]);
  });

  it.each([
    [
      'a change',
      (driver: SessionDriver) =>
        driver.command({ type: 'change', experiment: { learningRate: 0.2 } }),
    ],
    [
      'a reset',
      (driver: SessionDriver) => {
        driver.command({ type: 'reset' });
        driver.command({ type: 'start' });
      },
    ],
    [
      'a new seed',
      (driver: SessionDriver) => driver.command({ type: 'change', experiment: { seed: 1 } }),
    ],
    [
      'another stop',
      (driver: SessionDriver) =>
        driver.command({ type: 'change', experiment: { stop: { ...noStop, epoch: 1 } } }),
    ],
  ])('[SE16] are dropped after %s, and the next one is what the session is then', (_, act) => {
    const driver = started();
    driver.settle(() => driver.epoch >= 4);
    driver.wake();
    const stale = driver.slice;
    act(driver);
    const before = driver.saved;
    driver.finishSlice();
    expect(driver.saved).toBe(before);
    expect(driver.slice).toMatchObject({ experiment: before.experiment, state: before.training });
    expect(driver.slice?.sliceId).toBeGreaterThan(stale?.sliceId ?? Infinity);
  });

  it('[SE16] are taken where pace alone has changed', () => {
    const driver = started();
    driver.command({ type: 'change', experiment: { pace: 5 } });
    driver.finishSlice();
    expect(driver.epoch).toBe(2);
  });

  it('[SE16] of a run are dropped where a step has begun since', () => {
    const driver = started();
    driver.command({ type: 'pause' });
    driver.command({ type: 'step', to: 'epoch' });
    driver.finishSlice();
    expect(driver.epoch).toBe(0);
    driver.finishSlice();
    expect(driver.epoch).toBe(1);
  });

  it('[SE16] that are unknown change nothing', () => {
    const driver = started();
    const { slice, saved } = driver;
    if (!slice) throw new Error('no slice');
    const result = driver.train(slice);
    driver.handle({ type: 'slice-done', sliceId: slice.sliceId + 1, result });
    driver.handle({ type: 'slice-failed', sliceId: slice.sliceId + 1 });
    expect(driver.saved).toBe(saved);
    driver.handle({ type: 'slice-done', sliceId: slice.sliceId, result });
    const after = driver.saved;
    driver.slice = null;
    driver.handle({ type: 'slice-done', sliceId: slice.sliceId, result });
    expect(driver.saved).toBe(after);
  });

  it('[SE18] that failed are begun again from the same state', () => {
    const driver = started();
    driver.settle(() => driver.epoch >= 2);
    driver.wake();
    const lost = driver.slice;
    driver.failSlice();
    expect(driver.slice).toMatchObject({ ...lost, sliceId: (lost?.sliceId ?? NaN) + 1 });
    expect(driver.of('broadcast')).toEqual([]);
  });

  it('[SE18] that fail 5 times in a row end in a pause that is told', () => {
    const driver = started();
    for (let i = 0; i < 4; i++) driver.failSlice();
    driver.finishSlice();
    driver.wake();
    for (let i = 0; i < 4; i++) driver.failSlice();
    expect(driver.saved.phase).toBe('training');
    driver.failSlice();
    expect(driver.changes()).toMatchObject([{ phase: 'paused' }]);
    expect(driver.saved.phase).toBe('paused');
    expect(driver.slice).toBeNull();
    driver.command({ type: 'start' });
    for (let i = 0; i < 4; i++) driver.failSlice();
    expect(driver.saved.phase).toBe('training');
  });

  it('[SE18] are counted anew once the teacher has changed something', () => {
    const driver = started();
    for (let i = 0; i < 4; i++) driver.failSlice();
    driver.command({ type: 'change', experiment: { batchSize: 1 } });
    driver.finishSlice();
    for (let i = 0; i < 4; i++) driver.failSlice();
    expect(driver.saved.phase).toBe('training');
  });

  it('[SE16] that are dropped are followed by one of the new plan', () => {
    const driver = started({ snapshotEvery: 4 });
    expect(driver.slice?.untilEpoch).toBe(4);
    driver.command({ type: 'change', experiment: { snapshotEvery: 3 } });
    driver.finishSlice();
    expect(driver.slice?.untilEpoch).toBe(3);
  });

  it('[SE18] of a step that fail 5 times in a row end it', () => {
    const driver = new SessionDriver();
    driver.joinTeacher();
    driver.command({ type: 'step', to: 'epoch' });
    for (let i = 0; i < 5; i++) driver.failSlice();
    expect(driver.saved).toMatchObject({ phase: 'paused', stepTo: null, training: { epoch: 0 } });
    expect(driver.command({ type: 'step', to: 'epoch' }).ok).toBe(true);
  });
});

describe('the numbers of training', () => {
  it.each([
    ['sgd', { optimizer: { type: 'sgd' } }],
    ['adam', { optimizer: { type: 'adam' } }],
    ['momentum in file order', { optimizer: { type: 'momentum', momentum: 0.9 }, shuffle: false }],
  ] as const)('[SE17] are those of one go: %s', (_, experiment) => {
    const driver = started(experiment, 7);
    for (let round = 0; round < 8; round++) {
      driver.settle(() => driver.epoch >= 6 * round);
      if (driver.slice) driver.failSlice();
      driver.command({ type: 'pause' });
      if (driver.slice) driver.finishSlice();
      driver.command({ type: 'change', experiment: { pace: round % 2 ? 'max' : 15 } });
      if (round % 3 === 0) {
        driver.restart();
        driver.joinTeacher();
      }
      driver.command({ type: 'step', to: 'epoch' });
      driver.settle();
      driver.command({ type: 'start' });
    }
    driver.command({ type: 'pause' });
    expect(driver.epoch).toBeGreaterThan(40);
    expect(driver.saved.training).toEqual(uninterrupted(driver.saved.experiment, driver.epoch));
  });
});
