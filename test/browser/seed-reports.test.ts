import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SeedReports, type SeedReport } from '../../client/controllers/seed-reports.ts';
import type { CommandResult } from '../../client/controllers/command-outbox.ts';
import { createTrainingState } from '../../shared/engine/trainer.ts';
import { unmount } from './support/mount.ts';
import { experiment } from './support/seed-round.ts';

beforeEach(() => sessionStorage.clear());

afterEach(() => {
  unmount();
  vi.restoreAllMocks();
});

describe('SeedReports', () => {
  const state = createTrainingState(experiment);

  const metrics = { trainLoss: 0.5, trainAccuracy: 0.5, testLoss: NaN, testAccuracy: NaN };

  const task = { experiment, seed: 33, untilEpoch: 40 };

  const at = (epoch: number, end: 'done' | null = null) => ({
    state: { ...state, epoch },
    metrics,
    end,
  });

  /** A line whose answers the test gives. */
  function reports() {
    const sent: SeedReport[] = [];
    const answers: ((answer: CommandResult) => void)[] = [];
    const each = new SeedReports((report) => {
      sent.push(report);
      return new Promise((resolve) => answers.push(resolve));
    });
    const answer = async (result: CommandResult = { ok: true, epoch: 0 }) => {
      answers.shift()?.(result);
      await Promise.resolve();
    };
    const epochs = () => sent.map(({ epoch }) => epoch);
    return { each, answer, epochs };
  }

  it('[PA271] tell one at a time, at most one a second, and fewer where many do', async () => {
    const now = vi.spyOn(performance, 'now').mockReturnValue(0);
    vi.spyOn(Math, 'random').mockReturnValue(0);
    const { each, answer, epochs } = reports();
    expect(each.offer(4, task, at(0), 300)).toBe(true);
    await answer();
    now.mockReturnValue(5999);
    expect(each.offer(4, task, at(1), 300)).toBe(false);
    now.mockReturnValue(6000);
    expect(each.offer(4, task, at(2), 300)).toBe(true);
    expect(each.offer(4, task, at(3), 1)).toBe(false);
    now.mockReturnValue(20_000);
    // The one before is not answered yet: the newest waits for it.
    expect(each.offer(4, task, at(4), 1)).toBe(false);
    expect(each.offer(4, task, at(5, 'done'), 1)).toBe(false);
    await answer();
    expect(epochs()).toEqual([0, 2, 5]);
  });

  it('[PA271] tell the last one again until it is taken, and stop when the round is over', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const { each, answer, epochs } = reports();
      each.offer(4, task, at(40, 'done'), 1);
      await answer({ ok: false, code: 'no-answer', message: '' });
      vi.advanceTimersByTime(3000);
      expect(epochs()).toEqual([40, 40]);
      await answer({ ok: false, code: 'not-now', message: '' });
      vi.advanceTimersByTime(10_000);
      expect(epochs()).toHaveLength(2);
      each.offer(4, task, at(40, 'done'), 1);
      await answer({ ok: false, code: 'rate-limited', message: '' });
      each.stop();
      vi.advanceTimersByTime(10_000);
      expect(epochs()).toHaveLength(3);
    } finally {
      vi.useRealTimers();
    }
  });
});
