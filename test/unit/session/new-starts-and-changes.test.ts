import { describe, expect, it } from 'vitest';
import { presets } from '../../../shared/presets.ts';
import { reduceView } from '../../../shared/view/reduce-view.ts';
import { classroom, shapes, snapshotOf, training } from '../../support/classroom.ts';
import { noStop } from '../../support/session-actions.ts';
import { SessionDriver } from '../../support/session-driver.ts';

describe('reset, reroll and preset', () => {
  it('[SE9] reset goes back to the very same start', () => {
    const driver = classroom();
    const first = driver.saved;
    driver.command({ type: 'start' });
    driver.settle(() => driver.epoch >= 6);
    driver.command({ type: 'change', experiment: { learningRate: 0.2 } });
    expect(driver.command({ type: 'reset' })).toEqual({ ok: true, epoch: 0 });
    expect(driver.saved).toMatchObject({
      phase: 'paused',
      outcome: null,
      marks: [],
      start: first.start + 1,
      training: first.training,
      metrics: first.metrics,
      history: [{ epoch: 0 }],
      experiment: { ...first.experiment, learningRate: 0.2 },
    });
    const [change] = driver.changes();
    expect(change).toMatchObject({ phase: 'paused', outcome: null, isNewStart: true });
    expect(snapshotOf(change.frame)).toMatchObject({ epoch: 0, start: first.start + 1 });
  });

  it('[SE10] reroll takes the seed that is given', () => {
    const driver = classroom();
    const { experiment, training } = driver.saved;
    driver.command({ type: 'reroll', seed: 4711 });
    expect(driver.saved.experiment).toEqual({ ...experiment, seed: 4711 });
    expect(driver.saved.training.parameters).not.toEqual(training.parameters);
    expect(driver.changes()).toMatchObject([{ experiment: { seed: 4711 }, isNewStart: true }]);
  });

  it.each([
    [0, 0],
    [0.5, 2 ** 31],
    [1 - 2 ** -53, 2 ** 32 - 1],
  ])('[SE10] reroll draws a seed: chance %d gives %i', (chance, seed) => {
    const driver = new SessionDriver({ options: { random: () => chance } });
    driver.joinTeacher();
    driver.command({ type: 'reroll' });
    expect(driver.saved.experiment.seed).toBe(seed);
  });

  it('[SE11] preset replaces the experiment and keeps the class', () => {
    const driver = training(2);
    driver.joinStudent('ada', { name: 'Ada' });
    const { code, title, seats, start } = driver.saved;
    driver.command({ type: 'preset', name: 'moons-0' });
    const { experiment } = presets['moons-0'];
    expect(driver.saved).toMatchObject({ code, title, seats, experiment, phase: 'paused' });
    expect(driver.saved).toMatchObject({ start: start + 1, training: { epoch: 0 } });
    expect(driver.changes()).toMatchObject([{ experiment, isNewStart: true }]);
  });
});

describe('change', () => {
  it('[SE12] of live parts takes effect at the epoch of now and leaves a mark', () => {
    const driver = training(3);
    const { training: state } = driver.saved;
    const patch = { learningRate: 0.3, batchSize: 2 };
    expect(driver.command({ type: 'change', experiment: patch })).toEqual({ ok: true, epoch: 6 });
    const mark = { epoch: 6, parts: ['learningRate', 'batchSize'], experiment: patch };
    expect(driver.changes()).toEqual([{ type: 'change', experiment: patch, mark, canUndo: true }]);
    expect(driver.saved).toMatchObject({ phase: 'training', marks: [mark] });
    expect(driver.saved.training).toBe(state);
  });

  it('[SE12] brings the frame of the epoch at which it takes effect, where it was not shown', () => {
    const driver = classroom({ snapshotEvery: 1000, pace: 20 });
    driver.command({ type: 'start' });
    driver.settle(() => driver.epoch >= 5);
    driver.command({ type: 'change', experiment: { learningRate: 0.3 } });
    const [change] = driver.changes();
    expect(change.mark?.epoch).toBe(5);
    expect(snapshotOf(change.frame).epoch).toBe(5);
  });

  it('[SE12] leaves 200 marks at most, the newest, for everyone', () => {
    const driver = classroom();
    for (let i = 1; i <= 205; i++) {
      driver.command({ type: 'change', experiment: { learningRate: i / 1000 } });
    }
    const { marks } = driver.saved;
    expect(marks).toHaveLength(200);
    expect(marks.at(-1)?.experiment).toEqual({ learningRate: 0.205 });
    expect(driver.views.get('teacher')?.marks).toEqual(marks);
    expect(reduceView(null, driver.session.stateMessage())?.marks).toEqual(marks);
  });

  it('[SE12] of an activation keeps the parameters', () => {
    const driver = training(3);
    const { training: state, start } = driver.saved;
    const hiddenLayers = [{ unitCount: 2, activation: 'relu' as const }];
    driver.command({ type: 'change', experiment: { hiddenLayers } });
    expect(driver.saved).toMatchObject({ start, phase: 'training', experiment: { hiddenLayers } });
    expect(driver.saved.training).toBe(state);
  });

  it.each(['training', 'paused', 'finished'] as const)(
    '[SE13] of other parts is a new start with the same seed, from %s',
    (phase) => {
      const stop = { ...noStop, epoch: phase === 'finished' ? 4 : null };
      const driver = training(2, { stop });
      if (phase === 'paused') driver.command({ type: 'pause' });
      if (phase === 'finished') driver.settle();
      expect(driver.saved.phase).toBe(phase);
      const { seed } = driver.saved.experiment;
      const next = phase === 'training' ? 'training' : 'paused';
      const hiddenLayers = [{ unitCount: 3, activation: 'tanh' as const }];
      driver.command({ type: 'change', experiment: { hiddenLayers, learningRate: 0.2 } });
      expect(driver.changes()).toMatchObject([
        { experiment: { hiddenLayers, learningRate: 0.2 }, isNewStart: true, phase: next },
      ]);
      expect(driver.saved).toMatchObject({
        phase: next,
        outcome: null,
        marks: [],
        training: { epoch: 0 },
        experiment: { seed },
      });
      if (next === 'training') driver.settle(() => driver.epoch >= 2);
      expect(driver.epoch).toBe(next === 'training' ? 2 : 0);
    },
  );

  it('[SE14] to what already is, is accepted and told to nobody', () => {
    const driver = training(2);
    const { learningRate, dataset, hiddenLayers } = driver.saved.experiment;
    const before = driver.saved;
    const experiment = structuredClone({ learningRate, dataset, hiddenLayers });
    const ack = driver.command({ type: 'change', experiment });
    expect(ack).toEqual({ ok: true, epoch: 4 });
    expect(shapes(driver)).toEqual(['save', 'ack']);
    expect({ ...driver.saved, commandIds: [] }).toEqual({ ...before, commandIds: [] });
  });

  it('[SE14] of a part that is there and undefined changes nothing', () => {
    const driver = training(2);
    const { experiment } = driver.saved;
    driver.command({ type: 'change', experiment: { stop: undefined } });
    expect(driver.saved.experiment).toEqual(experiment);
  });

  it('[SE14] tells only what differs', () => {
    const driver = training(2);
    const { dataset } = driver.saved.experiment;
    const experiment = { dataset: structuredClone(dataset), learningRate: 0.5 };
    driver.command({ type: 'change', experiment });
    expect(driver.changes()).toMatchObject([{ experiment: { learningRate: 0.5 } }]);
    expect(driver.changes()[0].experiment).not.toHaveProperty('dataset');
    expect(driver.epoch).toBe(4);
  });

  it('[SE15] of the optimizer begins its state anew', () => {
    const driver = training(2, { optimizer: { type: 'adam' } });
    const { training: state } = driver.saved;
    expect(state.optimizerState.some((value) => value !== 0)).toBe(true);
    driver.command({
      type: 'change',
      experiment: { optimizer: { type: 'momentum', momentum: 0.9 } },
    });
    const { parameters, optimizerState, epoch } = driver.saved.training;
    expect(parameters).toEqual(state.parameters);
    expect(epoch).toBe(4);
    expect(optimizerState.every((value) => value === 0)).toBe(true);
    driver.settle(() => driver.epoch >= 8);
    expect(driver.saved.phase).toBe('training');
  });
});
