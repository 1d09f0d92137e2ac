import { describe, expect, it } from 'vitest';
import { presets } from '../../../shared/presets.ts';
import { decodeSnapshot, type Snapshot } from '../../../shared/protocol/snapshot-codec.ts';
import type { Experiment } from '../../../shared/experiment.ts';
import { SessionDriver } from '../../support/session-driver.ts';

const notNow = { ok: false, code: 'not-now' };
const noStop = { epoch: null, loss: null, accuracy: null };

function classroom(experiment: Partial<Experiment> = {}): SessionDriver {
  const driver = new SessionDriver({ experiment });
  driver.joinTeacher();
  return driver;
}

/** A class that trains, with `sliceCount` slices done. */
function training(sliceCount: number, experiment: Partial<Experiment> = {}): SessionDriver {
  const driver = classroom(experiment);
  driver.command({ type: 'start' });
  driver.settle(() => driver.epoch >= sliceCount * driver.saved.experiment.snapshotEvery);
  return driver;
}

function snapshotOf(frame: Uint8Array | undefined): Snapshot {
  const decoded = frame && decodeSnapshot(frame);
  if (!decoded?.ok) throw new Error('no frame, or not a good one');
  return decoded.value;
}

const shapes = (driver: SessionDriver) =>
  driver.last.map((effect) =>
    effect.type === 'record' || effect.type === 'broadcast'
      ? `${effect.type} ${effect.message.type}`
      : effect.type,
  );

describe('a command', () => {
  it('[SE1] is recorded, saved, acknowledged and broadcast, in this order', () => {
    const driver = training(2);
    expect(driver.command({ type: 'pause' })).toEqual({ ok: true, epoch: 4 });
    expect(shapes(driver)).toEqual(['record change', 'save', 'ack', 'broadcast change']);
    expect(driver.of('record').map(({ message }) => message)).toEqual(driver.changes());
    expect(driver.of('save')).toEqual([{ type: 'save', session: driver.saved }]);
    expect(driver.of('ack')).toEqual([
      { type: 'ack', connectionId: 'teacher', commandId: 'c2', ack: { ok: true, epoch: 4 } },
    ]);
  });

  it('[SE1] is saved before training goes on', () => {
    const driver = classroom();
    driver.command({ type: 'start' });
    expect(shapes(driver)).toEqual(['record change', 'save', 'ack', 'broadcast change', 'train']);
  });

  it('[SE2] that is refused does nothing else', () => {
    const driver = classroom();
    driver.run(1000);
    const before = driver.saved;
    const copy = structuredClone(before);
    expect(driver.command({ type: 'pause' })).toMatchObject(notNow);
    expect(shapes(driver)).toEqual(['ack']);
    expect(driver.saved).toBe(before);
    expect(driver.saved).toEqual(copy);
  });

  it.each(['student', 'wall', 'stranger', 'gone'])('[SE3] of a %s is forbidden', (connectionId) => {
    const driver = classroom();
    driver.joinStudent('student');
    driver.join('wall', { role: 'wall' });
    driver.joinTeacher('gone');
    driver.leave('gone');
    driver.run(1000);
    const before = structuredClone(driver.saved);
    expect(driver.command({ type: 'start' }, connectionId)).toMatchObject({
      ok: false,
      code: 'forbidden',
    });
    expect(shapes(driver)).toEqual(['ack']);
    expect(driver.saved).toEqual(before);
  });

  it('[SE4] is refused where its id was accepted before, after a restart too', () => {
    const driver = classroom();
    expect(driver.command({ type: 'start' }, 'teacher', 'twice').ok).toBe(true);
    const duplicate = { ok: false, code: 'duplicate' };
    expect(driver.command({ type: 'pause' }, 'teacher', 'twice')).toMatchObject(duplicate);
    driver.restart();
    driver.joinTeacher();
    expect(driver.command({ type: 'pause' }, 'teacher', 'twice')).toMatchObject(duplicate);
    expect(driver.saved.phase).toBe('training');
  });

  it('[SE4] may use the id of a refused one, and one that 256 others have followed', () => {
    const driver = classroom();
    expect(driver.command({ type: 'pause' }, 'teacher', 'again')).toMatchObject(notNow);
    expect(driver.command({ type: 'start' }, 'teacher', 'again').ok).toBe(true);
    for (let i = 0; i < 255; i++) driver.command({ type: 'reset' });
    expect(driver.command({ type: 'reset' }, 'teacher', 'again')).toMatchObject({
      code: 'duplicate',
    });
    driver.command({ type: 'reset' });
    expect(driver.command({ type: 'reset' }, 'teacher', 'again').ok).toBe(true);
    expect(driver.saved.commandIds).toHaveLength(256);
  });
});

describe('start', () => {
  it('[SE5] trains on from paused and is refused while training', () => {
    const driver = training(1);
    expect(driver.saved.phase).toBe('training');
    expect(driver.command({ type: 'start' })).toMatchObject(notNow);
    driver.command({ type: 'pause' });
    const { epoch } = driver;
    expect(driver.command({ type: 'start' })).toEqual({ ok: true, epoch });
    expect(driver.changes()).toEqual([{ type: 'change', phase: 'training' }]);
    driver.settle(() => driver.epoch > epoch);
    expect(driver.epoch).toBe(epoch + 2);
  });

  it('[SE5] trains on from diverged, once the teacher has lowered the rate', () => {
    const driver = classroom({
      hiddenLayers: [{ unitCount: 2, activation: 'linear' }],
      loss: 'squared-error',
      regularization: { type: 'l2', rate: 10 },
      learningRate: 100,
    });
    driver.command({ type: 'start' });
    driver.settle();
    expect(driver.saved.phase).toBe('diverged');
    const { epoch } = driver;
    driver.command({
      type: 'change',
      experiment: { learningRate: 1e-3, regularization: { type: 'none', rate: 0 } },
    });
    expect(driver.saved.phase).toBe('diverged');
    driver.command({ type: 'start' });
    expect(driver.changes()).toMatchObject([{ phase: 'training', outcome: null }]);
    driver.settle(() => driver.epoch > epoch + 10);
    expect(driver.saved).toMatchObject({ phase: 'training', outcome: null });
  });

  it('[SE6] lifts the stop that was reached, and says so', () => {
    const stop = { epoch: 4, loss: 0, accuracy: null };
    const driver = classroom({ stop });
    driver.command({ type: 'start' });
    driver.settle();
    expect(driver.saved).toMatchObject({
      phase: 'finished',
      outcome: { reason: 'epoch', epoch: 4 },
    });
    driver.command({ type: 'start' });
    const lifted = { ...stop, epoch: null };
    expect(driver.changes()).toEqual([
      { type: 'change', phase: 'training', outcome: null, experiment: { stop: lifted } },
    ]);
    expect(driver.saved.experiment.stop).toEqual(lifted);
    driver.settle(() => driver.epoch >= 20);
    expect(driver.epoch).toBe(20);
  });

  it('[SE6] keeps a stop that the teacher has moved on', () => {
    const driver = classroom({ stop: { ...noStop, epoch: 4 } });
    driver.command({ type: 'start' });
    driver.settle();
    driver.command({ type: 'change', experiment: { stop: { ...noStop, epoch: 8 } } });
    expect(driver.saved.phase).toBe('finished');
    driver.command({ type: 'start' });
    driver.settle();
    expect(driver.saved).toMatchObject({ phase: 'finished', outcome: { epoch: 8 } });
  });

  it.each([
    ['loss', 10],
    ['accuracy', 0],
  ] as const)('[SE6] lifts a %s that is reached still', (reason, value) => {
    const driver = classroom({ stop: { ...noStop, [reason]: value } });
    driver.command({ type: 'start' });
    driver.settle();
    expect(driver.saved.outcome).toEqual({ reason, epoch: 1 });
    driver.command({ type: 'start' });
    expect(driver.saved.experiment.stop).toEqual(noStop);
    driver.settle(() => driver.epoch >= 10);
    expect(driver.epoch).toBe(10);
  });
});

describe('pause', () => {
  it('[SE7] ends training with the frame of the newest parameters', () => {
    const driver = training(3);
    const { parameters } = driver.saved.training;
    expect(driver.command({ type: 'pause' })).toEqual({ ok: true, epoch: 6 });
    const [change] = driver.changes();
    expect(change).toMatchObject({ phase: 'paused' });
    expect(snapshotOf(change.frame)).toMatchObject({
      epoch: 6,
      parameters: parameters.map(Math.fround),
    });
    driver.run(1000);
    expect(driver.epoch).toBe(6);
  });

  it('[SE7] drops the slice under way', () => {
    const driver = training(3);
    driver.wake();
    expect(driver.slice).not.toBeNull();
    driver.command({ type: 'pause' });
    driver.finishSlice();
    expect(driver.last).toEqual([]);
    expect(driver.epoch).toBe(6);
    expect(driver.slice).toBeNull();
  });

  it('[SE7] is refused where nothing trains', () => {
    expect(classroom().command({ type: 'pause' })).toMatchObject(notNow);
  });

  it('[SE7] ends a step that takes long', () => {
    const driver = classroom({ snapshotEvery: 1000 });
    driver.epochMs = 30;
    driver.command({ type: 'step', to: 'snapshot' });
    driver.finishSlice();
    const { epoch } = driver;
    expect(epoch).toBeGreaterThan(0);
    expect(epoch).toBeLessThan(1000);
    expect(driver.command({ type: 'pause' })).toEqual({ ok: true, epoch });
    expect(snapshotOf(driver.changes()[0].frame).epoch).toBe(epoch);
    driver.settle();
    expect(driver.epoch).toBe(epoch);
    expect(driver.command({ type: 'pause' })).toMatchObject(notNow);
  });
});

describe('step', () => {
  it.each([
    ['epoch', 5],
    ['snapshot', 8],
  ] as const)('[SE8] trains to the next %s and is then paused', (to, epoch) => {
    const driver = classroom({ snapshotEvery: 4, pace: 0.1 });
    for (let i = 0; i < 4; i++) {
      driver.command({ type: 'step', to: 'epoch' });
      driver.settle();
    }
    expect(driver.command({ type: 'step', to })).toEqual({ ok: true, epoch: 4 });
    expect(driver.changes()).toEqual([]);
    driver.finishSlice();
    expect(driver.changes()).toMatchObject([{ phase: 'paused', outcome: null }]);
    expect(snapshotOf(driver.changes()[0].frame).epoch).toBe(epoch);
    expect(driver.saved).toMatchObject({ phase: 'paused', stepTo: null });
    expect(
      driver.recording.some(({ message }) => 'phase' in message && message.phase === 'training'),
    ).toBe(false);
  });

  it('[SE8] is refused while training, and while a step is under way', () => {
    expect(training(1).command({ type: 'step', to: 'epoch' })).toMatchObject(notNow);
    const driver = classroom();
    driver.command({ type: 'step', to: 'snapshot' });
    expect(driver.command({ type: 'step', to: 'epoch' })).toMatchObject(notNow);
  });

  it('[SE8] ends at a stop', () => {
    const driver = classroom({ snapshotEvery: 10, stop: { ...noStop, epoch: 3 } });
    driver.command({ type: 'step', to: 'snapshot' });
    driver.settle();
    expect(driver.saved).toMatchObject({ phase: 'finished', outcome: { epoch: 3 }, stepTo: null });
    driver.command({ type: 'step', to: 'epoch' });
    driver.settle();
    expect(driver.epoch).toBe(4);
    expect(driver.saved).toMatchObject({ phase: 'paused', outcome: null });
  });

  it('[SE8] goes on after a restart', () => {
    const driver = classroom({ snapshotEvery: 7 });
    driver.command({ type: 'step', to: 'snapshot' });
    driver.restart();
    driver.joinTeacher();
    driver.settle();
    expect(driver.epoch).toBe(7);
    expect(driver.saved.phase).toBe('paused');
  });

  it('[SE8] becomes training where start is pressed', () => {
    const driver = classroom();
    driver.command({ type: 'step', to: 'epoch' });
    driver.command({ type: 'start' });
    driver.settle(() => driver.epoch >= 6);
    expect(driver.saved).toMatchObject({ phase: 'training', stepTo: null });
  });
});

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
    expect(driver.changes()).toEqual([{ type: 'change', experiment: patch, mark }]);
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
    driver.command({ type: 'change', experiment: { stop: undefined } as object });
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
