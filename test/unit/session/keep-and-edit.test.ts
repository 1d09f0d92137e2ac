import { describe, expect, it } from 'vitest';
import { keepLearned } from '../../../shared/engine/keep-learned.ts';
import type { Experiment } from '../../../shared/experiment.ts';
import { commandSchema, parseWith } from '../../../shared/protocol/commands.ts';
import { classroom, shapes, snapshotOf, training } from '../../support/classroom.ts';
import { noStop } from '../../support/session-actions.ts';

const hiddenLayers = [{ unitCount: 3, activation: 'tanh' as const }];
const keeping = (experiment: Partial<Experiment>) =>
  ({ type: 'change', experiment, keepLearned: true }) as const;

describe('change that keeps what was learned', () => {
  it('[SE37] goes on from it at the epoch of now, with a frame and a mark', () => {
    const driver = training(3);
    driver.wake();
    const before = driver.saved;
    const stale = driver.slice;
    expect(driver.command(keeping({ hiddenLayers }))).toEqual({ ok: true, epoch: 6 });
    const experiment = { ...before.experiment, hiddenLayers };
    const kept = keepLearned(before.experiment, before.training, experiment);
    expect(driver.saved).toMatchObject({ phase: 'training', start: before.start, experiment });
    expect(driver.saved.training).toEqual(kept);
    const [change] = driver.changes();
    const mark = { epoch: 6, parts: ['hiddenLayers'], experiment: { hiddenLayers } };
    expect(change).toEqual({
      type: 'change',
      experiment: { hiddenLayers },
      mark,
      frame: change.frame,
      canUndo: true,
    });
    const { parameters, metrics, epoch } = snapshotOf(change.frame);
    expect([...parameters]).toEqual([...kept.parameters].map(Math.fround));
    expect(metrics.trainLoss).toBe(Math.fround(before.metrics.trainLoss));
    expect(epoch).toBe(6);
    expect(driver.views.get('teacher')).toMatchObject({ marks: [mark], experiment });
    expect(driver.views.get('teacher')?.history).toEqual(before.history);
    // The slice of the smaller network is of no use any more.
    driver.finishSlice();
    expect(driver.saved.training).toEqual(kept);
    expect(driver.slice).not.toBe(stale);
    driver.settle(() => driver.epoch >= 12);
    expect(driver.saved.training.parameters).toHaveLength(13);
  });

  it('[SE37] shows another dataset to the same network', () => {
    const driver = training(3);
    driver.command({ type: 'pause' });
    const before = driver.saved;
    const dataset: Experiment['dataset'] = { type: 'moons', pointCount: 40, seed: 1, noise: 0 };
    driver.command(keeping({ dataset }));
    expect(driver.saved.training).toBe(before.training);
    expect(driver.saved).toMatchObject({ phase: 'paused', experiment: { dataset } });
    expect(driver.saved.metrics).not.toEqual(before.metrics);
    expect(driver.saved.history.at(-1)).toMatchObject({ epoch: 6 });
    expect(driver.saved.history).toHaveLength(before.history.length);
    // A mark has no room for thousands of points.
    expect(driver.saved.marks).toEqual([{ epoch: 6, parts: ['dataset'], experiment: {} }]);
    expect(driver.views.get('teacher')?.data.train.count).toBe(30);
  });

  it.each([{ seed: 77 }, { initializer: 'he' as const }, { seed: 77, hiddenLayers }])(
    '[SE37] is a new start where the start itself is another: %j',
    (experiment) => {
      const driver = training(3);
      driver.command(keeping(experiment));
      expect(driver.changes()).toMatchObject([{ isNewStart: true, experiment }]);
      expect(driver.saved).toMatchObject({ training: { epoch: 0 }, marks: [] });
    },
  );

  it('[SE37] is a change like others where it needs no new start', () => {
    const driver = training(3);
    const { training: state } = driver.saved;
    driver.command(keeping({ learningRate: 0.7 }));
    expect(driver.changes()).toMatchObject([{ mark: { parts: ['learningRate'] } }]);
    expect(driver.saved.training).toBe(state);
    expect(driver.saved.undoStack.undo).toMatchObject([{ type: 'parts' }]);
  });

  it('[SE37] lets a step under way go on to its end', () => {
    const driver = classroom({ snapshotEvery: 10 });
    driver.command({ type: 'step', to: 'snapshot' });
    driver.command(keeping({ hiddenLayers }));
    driver.settle();
    expect(driver.saved).toMatchObject({ phase: 'paused', training: { epoch: 10 } });
    expect(driver.saved.training.parameters).toHaveLength(13);
  });

  it.each([keeping({ hiddenLayers }), { type: 'set-parameter', index: 0, value: 1 } as const])(
    '[SE37] [SE38] takes away the outcome that was: $type',
    (body) => {
      const driver = training(1, { stop: { ...noStop, epoch: 4 } });
      driver.settle();
      expect(driver.saved.phase).toBe('finished');
      driver.command(body);
      expect(driver.saved).toMatchObject({
        phase: 'paused',
        outcome: null,
        training: { epoch: 4 },
      });
      expect(driver.changes()).toMatchObject([{ phase: 'paused', outcome: null }]);
      driver.command({ type: 'start' });
      driver.settle(() => driver.epoch >= 8);
      expect(driver.saved.phase).toBe('training');
    },
  );
});

describe('set-parameter', () => {
  it.each(['paused', 'training'] as const)('[SE38] holds from now on, while %s', (phase) => {
    const driver = training(3, { learningRate: 1e-6 });
    if (phase === 'paused') driver.command({ type: 'pause' });
    else driver.wake();
    const before = driver.saved;
    expect(driver.command({ type: 'set-parameter', index: 4, value: -7.5 })).toEqual({
      ok: true,
      epoch: 6,
    });
    const { training: state } = driver.saved;
    expect(state).toEqual({
      ...before.training,
      parameters: before.training.parameters.with(4, -7.5),
    });
    expect(driver.saved).toMatchObject({ phase, start: before.start });
    expect(driver.saved.metrics).not.toEqual(before.metrics);
    const [change] = driver.changes();
    const parameter = { index: 4, value: -7.5 };
    expect(change.mark).toEqual({ epoch: 6, parts: [], experiment: {}, parameter });
    expect(snapshotOf(change.frame).parameters[4]).toBe(-7.5);
    expect(shapes(driver).slice(0, 4)).toEqual([
      'record change',
      'save',
      'ack',
      'broadcast change',
    ]);
    // What was being trained from the old value ends, and is not taken.
    if (phase === 'training') driver.finishSlice();
    expect(driver.saved.training).toBe(state);
    if (phase === 'paused') driver.command({ type: 'start' });
    driver.settle(() => driver.epoch >= 10);
    expect(driver.saved.training.parameters[4]).toBeCloseTo(-7.5, 3);
  });

  it('[SE38] is refused where the network has no such parameter', () => {
    const driver = classroom();
    expect(driver.command({ type: 'set-parameter', index: 9, value: 1 })).toMatchObject({
      ok: false,
      code: 'bad-message',
      message: expect.stringContaining('9 parameters') as string,
    });
    expect(driver.command({ type: 'set-parameter', index: 8, value: 1 }).ok).toBe(true);
  });

  it.each([
    { index: 1.5, value: 1 },
    { index: -1, value: 1 },
    { index: 0, value: 1000.5 },
    { index: 0, value: -Infinity },
    { index: 0, value: NaN },
    { index: 0, value: '1' },
    { index: 0 },
  ])('[SE38] takes no %j', (wrong) => {
    const command = { id: 'c', type: 'set-parameter', ...wrong };
    expect(parseWith(commandSchema, command)).toMatchObject({ ok: false, code: 'bad-message' });
  });

  it('[SE38] to what it is already, is accepted and told to nobody', () => {
    const driver = classroom();
    driver.command({ type: 'set-parameter', index: 2, value: 1 });
    driver.command({ type: 'set-parameter', index: 2, value: 1 });
    expect(shapes(driver)).toEqual(['save', 'ack']);
    expect(driver.saved.undoStack.undo).toHaveLength(1);
  });

  it('[SE38] again and again at one epoch, as by dragging, leaves one mark and is undone at once', () => {
    const driver = training(2);
    driver.command({ type: 'pause' });
    const before = driver.saved;
    for (let i = 1; i <= 30; i++) {
      driver.command({ type: 'set-parameter', index: 2, value: i / 10 });
    }
    driver.command({ type: 'set-parameter', index: 3, value: 1 });
    driver.command({ type: 'set-parameter', index: 2, value: 4 });
    const set = driver.saved.marks.map(({ parameter }) => [parameter?.index, parameter?.value]);
    expect(set).toEqual([
      [2, 3],
      [3, 1],
      [2, 4],
    ]);
    expect(driver.views.get('teacher')?.marks).toEqual(driver.saved.marks);
    for (const value of [3, 3, before.training.parameters[2]]) {
      driver.command({ type: 'undo' });
      expect(driver.saved.training.parameters[2]).toBe(value);
    }
    expect(driver.saved.training).toBe(before.training);
  });
});
