import { describe, expect, it } from 'vitest';
import { classroom, snapshotOf, training } from '../../support/classroom.ts';
import { noStop } from '../../support/session-actions.ts';

const notNow = { ok: false, code: 'not-now' };

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

  it('[SE8] begins at once, whatever the pace was', () => {
    const driver = classroom({ pace: 0.1, stop: { ...noStop, epoch: 1 } });
    driver.command({ type: 'start' });
    driver.settle();
    driver.command({ type: 'step', to: 'epoch' });
    expect(driver.slice?.untilEpoch).toBe(2);
  });

  it.each([{ type: 'reset' }, { type: 'change', experiment: { testShare: 0 } }] as const)(
    '[SE8] ends where $type begins anew',
    (body) => {
      const driver = classroom({ snapshotEvery: 5 });
      driver.command({ type: 'step', to: 'snapshot' });
      driver.command(body);
      driver.settle();
      expect(driver.saved).toMatchObject({ phase: 'paused', stepTo: null, training: { epoch: 0 } });
    },
  );

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
