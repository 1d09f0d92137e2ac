import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextUntilEpoch, Schedule } from '../../../shared/lesson/schedule.ts';

describe('nextUntilEpoch', () => {
  it.each([
    // pace, snapshotEvery, epoch → untilEpoch
    [20, 2, 0, 2],
    [20, 2, 3, 4],
    [40, 2, 4, 6],
    [60, 3, 3, 6],
    [8, 2, 0, 2],
  ])(
    '[SE20] at pace %f, every %i, from epoch %i, ends at %i',
    (pace, snapshotEvery, epoch, until) => {
      expect(nextUntilEpoch({ pace, snapshotEvery }, epoch)).toBe(until);
    },
  );

  it('[SE20] ends at a later multiple where snapshots would leave faster than 20 a second', () => {
    expect(nextUntilEpoch({ pace: 1000, snapshotEvery: 2 }, 0)).toBe(50);
    expect(nextUntilEpoch({ pace: 100, snapshotEvery: 2 }, 3)).toBe(8);
  });

  it('[SE20] ends before the multiple where snapshots are more than 250 ms apart', () => {
    expect(nextUntilEpoch({ pace: 1, snapshotEvery: 10 }, 4)).toBe(5);
    expect(nextUntilEpoch({ pace: 20, snapshotEvery: 100 }, 4)).toBe(5);
    expect(nextUntilEpoch({ pace: 1000, snapshotEvery: 1000 }, 0)).toBe(50);
    expect(nextUntilEpoch({ pace: 1000, snapshotEvery: 1000 }, 980)).toBe(1000);
  });

  it('[SE21] has no last epoch at pace max', () => {
    expect(nextUntilEpoch({ pace: 'max', snapshotEvery: 2 }, 7)).toBe(Infinity);
  });

  it('[SE20] always goes on, and never over a multiple that is 50 ms or more away from the last', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 1000, noNaN: true }),
        fc.integer({ min: 1, max: 1000 }),
        fc.nat(100_000),
        (pace, snapshotEvery, epoch) => {
          const until = nextUntilEpoch({ pace, snapshotEvery }, epoch);
          expect(until).toBeGreaterThan(epoch);
          const nextMultiple = (Math.floor(epoch / snapshotEvery) + 1) * snapshotEvery;
          if (snapshotEvery / pace >= 0.05) expect(until).toBeLessThanOrEqual(nextMultiple);
        },
      ),
    );
  });
});

describe('Schedule', () => {
  const plan = { pace: 20, snapshotEvery: 2 };

  it('[SE19] is due at once after a start, then by the epochs that were begun', () => {
    const schedule = new Schedule();
    schedule.restart(500);
    expect(schedule.dueMs(plan, 0)).toBe(500);
    expect(schedule.begin(plan, 0, 503)).toBe(2);
    expect(schedule.dueMs(plan, 2)).toBe(600);
    expect(schedule.begin(plan, 2, 604)).toBe(4);
    expect(schedule.dueMs(plan, 4)).toBe(700);
  });

  it('[SE19] makes up for at most 250 ms', () => {
    const schedule = new Schedule();
    schedule.restart(0);
    schedule.begin(plan, 0, 0);
    schedule.begin(plan, 2, 5000);
    expect(schedule.dueMs(plan, 4)).toBe(5000 - 250 + 100);
  });

  it('[SE19] holds a new pace at once', () => {
    const schedule = new Schedule();
    schedule.restart(0);
    const slow = { pace: 0.1, snapshotEvery: 1 };
    schedule.begin(slow, 0, 0);
    expect(schedule.dueMs(slow, 1)).toBe(10_000);
    expect(schedule.dueMs({ ...slow, pace: 10 }, 1)).toBe(100);
    expect(schedule.dueMs({ ...slow, pace: 'max' }, 1)).toBe(-Infinity);
  });

  it('[SE22] goes on at once, to the same epoch, where a slice was not finished', () => {
    const schedule = new Schedule();
    const slow = { pace: 30, snapshotEvery: 3 };
    schedule.restart(0);
    expect(schedule.begin(slow, 0, 0)).toBe(3);
    expect(schedule.dueMs(slow, 1)).toBe(-Infinity);
    expect(schedule.begin(slow, 1, 60)).toBe(3);
    expect(schedule.dueMs(slow, 3)).toBe(100);
  });

  it('[SE16] owes the epochs of a slice that was dropped', () => {
    const schedule = new Schedule();
    const slow = { pace: 0.1, snapshotEvery: 1 };
    schedule.restart(0);
    schedule.begin(slow, 0, 0);
    schedule.abandon(0);
    expect(schedule.dueMs(slow, 0)).toBe(0);
  });

  it('[SE19] owes nothing for a slice that was finished', () => {
    const schedule = new Schedule();
    const slow = { pace: 0.1, snapshotEvery: 1 };
    schedule.restart(0);
    schedule.begin(slow, 0, 0);
    schedule.abandon(1);
    expect(schedule.dueMs(slow, 1)).toBe(10_000);
  });
});
