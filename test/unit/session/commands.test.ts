import { describe, expect, it } from 'vitest';
import { decide } from '../../../shared/lesson/commands.ts';
import type { SavedSession } from '../../../server/session/types.ts';
import { classroom, shapes, training } from '../../support/classroom.ts';
import { noStop } from '../../support/session-actions.ts';
import { SessionDriver } from '../../support/session-driver.ts';

const notNow = { ok: false, code: 'not-now' };

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

describe('decide', () => {
  const lifted = (trainAccuracy: number, testAccuracy: number) => {
    const stop = { ...noStop, accuracy: 0.8 };
    const { saved } = new SessionDriver({ experiment: { stop } });
    const session: SavedSession = {
      ...saved,
      phase: 'finished',
      outcome: { reason: 'accuracy', epoch: 3 },
      metrics: { ...saved.metrics, trainAccuracy, testAccuracy },
    };
    const decided = decide(session, { id: 'c', type: 'start' }, () => 0);
    if (!decided.ok) throw new Error(decided.message);
    return decided.value.session.experiment.stop.accuracy === null;
  };

  it('[SE6] knows the accuracy by the test points where there are some', () => {
    expect(lifted(0.5, 0.9)).toBe(true);
    expect(lifted(0.9, 0.5)).toBe(false);
    expect(lifted(0.9, NaN)).toBe(true);
    expect(lifted(0.5, NaN)).toBe(false);
  });
});
