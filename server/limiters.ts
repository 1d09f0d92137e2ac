import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Settings } from './settings.ts';

/** At most so many events of one key in a while. */
export class Limiter {
  readonly #limiter: RateLimiterMemory;

  constructor(points: number, durationSeconds: number) {
    this.#limiter = new RateLimiterMemory({ points, duration: durationSeconds });
  }

  /** Counts an event of `key`, as `weight`; how much it has had now, and whether that is too much. */
  async count(key: string, weight = 1): Promise<{ isOver: boolean; count: number }> {
    try {
      const { consumedPoints } = await this.#limiter.consume(key, weight);
      return { isOver: false, count: consumedPoints };
    } catch (result) {
      if (!(result instanceof RateLimiterRes)) throw result;
      return { isOver: true, count: result.consumedPoints };
    }
  }

  /** Whether `key` has had its number of events; counts nothing. */
  async isOver(key: string): Promise<boolean> {
    const result = await this.#limiter.get(key);
    return result !== null && result.remainingPoints <= 0;
  }

  /** Forgets `key`. */
  async forget(key: string): Promise<void> {
    await this.#limiter.delete(key);
  }
}

export interface Limiters {
  /** By connection, a teacher's by class. */
  commands: Limiter;
  /** By address. */
  openings: Limiter;
  /** Wrong codes and keys, by address: neither can be found by trying. */
  failures: Limiter;
  /** New seats, by address. */
  seats: Limiter;
}

export const createLimiters = (
  settings: Pick<
    Settings,
    'commandsPerSecond' | 'sessionsPerMinute' | 'failuresPerMinute' | 'seatsPerMinute'
  >,
): Limiters => ({
  commands: new Limiter(settings.commandsPerSecond, 1),
  openings: new Limiter(settings.sessionsPerMinute, 60),
  failures: new Limiter(settings.failuresPerMinute, 60),
  seats: new Limiter(settings.seatsPerMinute, 60),
});
