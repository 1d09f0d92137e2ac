import { describe, expect, it } from 'vitest';
import { decodeSnapshot } from '../../../shared/protocol/snapshot-codec.ts';
import { started } from '../../support/classroom.ts';
import { noStop } from '../../support/session-actions.ts';

describe('pace', () => {
  it.each([0.5, 3, 20, 40, 300])('[SE19] of %d epochs a second is kept', (pace) => {
    const driver = started({ pace });
    driver.run(20_000);
    const expected = pace * 20;
    const sliceEpochs = Math.max(2, pace * 0.1);
    expect(Math.abs(driver.epoch - expected)).toBeLessThanOrEqual(sliceEpochs);
  });

  it('[SE19] is as fast as slices are where they are slower, and does not race afterwards', () => {
    const driver = started({ pace: 20 });
    driver.run(10_000, 400);
    expect(driver.epoch).toBeLessThanOrEqual(52);
    const { epoch } = driver;
    driver.run(10_000, 1);
    // 200 epochs in ten seconds, 5 of 250 ms, and the slice at the end.
    expect(driver.epoch - epoch).toBeLessThanOrEqual(200 + 5 + 2);
    expect(driver.epoch - epoch).toBeGreaterThanOrEqual(198);
  });

  it('[SE19] holds at once when it is changed', () => {
    const driver = started({ pace: 0.1 });
    driver.run(1000);
    expect(driver.epoch).toBe(1);
    driver.command({ type: 'change', experiment: { pace: 100 } });
    driver.run(1000);
    expect(driver.epoch).toBeGreaterThanOrEqual(95);
    expect(driver.epoch).toBeLessThanOrEqual(130);
    driver.command({ type: 'change', experiment: { pace: 0.1 } });
    const { epoch } = driver;
    driver.run(5000);
    expect(driver.epoch).toBeLessThanOrEqual(epoch + 10);
  });

  it('[SE19] does not make up for what was slower than max, nor for a restart', () => {
    const driver = started({ pace: 'max' });
    driver.run(5000, 50);
    driver.command({ type: 'change', experiment: { pace: 40 } });
    driver.finishSlice(50);
    const { epoch } = driver;
    driver.run(1000);
    expect(driver.epoch - epoch).toBeLessThanOrEqual(44);
    driver.nowMs += 60_000;
    driver.restart();
    driver.handle({ type: 'wake' });
    const restored = driver.epoch;
    driver.run(1000);
    expect(driver.epoch - restored).toBeGreaterThanOrEqual(40);
    expect(driver.epoch - restored).toBeLessThanOrEqual(44);
  });

  it('[SE16] at a slow pace makes up at once for a slice that was dropped', () => {
    const driver = started({ pace: 0.1 });
    driver.finishSlice();
    driver.wake();
    driver.command({ type: 'change', experiment: { learningRate: 0.2 } });
    driver.finishSlice();
    expect(driver.slice).not.toBeNull();
    driver.finishSlice();
    expect(driver.epoch).toBe(2);
  });

  it('[SE20] ends slices where snapshots are due', () => {
    const driver = started({ snapshotEvery: 3, pace: 30 });
    for (const epoch of [3, 6, 9]) {
      if (!driver.slice) driver.wake();
      expect(driver.slice).toMatchObject({ untilEpoch: epoch, budgetMs: 50 });
      driver.finishSlice();
    }
  });

  it('[SE20] spreads the epochs between far snapshots', () => {
    const driver = started({ snapshotEvery: 5, pace: 5 });
    driver.run(390);
    expect(driver.epoch).toBe(2);
    expect(driver.of('broadcast')).toEqual([]);
    driver.run(600);
    expect(driver.epoch).toBe(5);
    expect(driver.saved.history.map(({ epoch }) => epoch)).toEqual([0, 5]);
  });

  it('[SE21] max has no last epoch and follows at once', () => {
    const driver = started({ pace: 'max' }, 5);
    for (let i = 0; i < 5; i++) {
      expect(driver.slice).toMatchObject({ untilEpoch: Infinity, budgetMs: 50 });
      driver.finishSlice();
    }
    expect(driver.epoch).toBeGreaterThan(20);
  });

  it('[SE22] lets a slice whose time was over go on at once', () => {
    const driver = started({ snapshotEvery: 4, pace: 20 }, 30);
    expect(driver.slice?.untilEpoch).toBe(4);
    driver.finishSlice();
    expect(driver.epoch).toBeLessThan(4);
    expect(driver.of('broadcast')).toEqual([]);
    expect(driver.slice?.untilEpoch).toBe(4);
    driver.finishSlice();
    expect(driver.epoch).toBe(4);
    expect(driver.of('broadcast')).toMatchObject([{ message: { type: 'snapshot' } }]);
  });
});

describe('an end', () => {
  it.each(['epoch', 'loss', 'accuracy'] as const)(
    '[SE23] by %s is finished and reliable',
    (reason) => {
      const value = { epoch: 7, loss: 0.65, accuracy: 0.5 }[reason];
      const driver = started({ stop: { ...noStop, [reason]: value } });
      driver.settle();
      const { epoch } = driver;
      expect(driver.saved).toMatchObject({ phase: 'finished', outcome: { reason, epoch } });
      const [change] = driver.changes();
      expect(change).toMatchObject({ phase: 'finished', outcome: { reason, epoch } });
      const frame = change.frame && decodeSnapshot(change.frame);
      expect(frame).toMatchObject({ ok: true, value: { epoch } });
      expect(driver.slice).toBeNull();
      expect(driver.of('checkpoint')).toEqual([{ type: 'checkpoint', session: driver.saved }]);
    },
  );

  it('[SE23] by divergence shows the last finite parameters', () => {
    const driver = started({
      hiddenLayers: [{ unitCount: 2, activation: 'linear' }],
      regularization: { type: 'l2', rate: 10 },
      learningRate: 100,
    });
    driver.settle();
    expect(driver.saved).toMatchObject({ phase: 'diverged', outcome: { reason: 'diverged' } });
    const { epoch, parameters } = driver.saved.training;
    expect(driver.saved.outcome?.epoch).toBe(epoch + 1);
    expect(parameters.every(Number.isFinite)).toBe(true);
    const [change] = driver.changes();
    expect(change.phase).toBe('diverged');
    const frame = change.frame && decodeSnapshot(change.frame);
    expect(frame).toMatchObject({ ok: true, value: { epoch } });
  });
});
