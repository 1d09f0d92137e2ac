import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Probe, ProbeData } from './pace-probe.ts';

/** Touching memory may take so many times its median before the machine counts as slow. */
const slowFactor = 4;
/** So long before and after that other processes pay for it: their memory has its turn, too. */
const aroundMs = 100;

/**
 * Watches whether the machine itself is slow for a while, as virtual ones are whose host looks
 * through their memory: whatever runs then takes several times as long, and no clock of the
 * machine tells. A probe in a thread of its own touches some memory every few milliseconds and
 * knows nothing of what is measured.
 */
export class MachinePace {
  readonly #ended = new SharedArrayBuffer(4);
  readonly #worker: Worker;
  #slow: number[] = [];
  #spanMs = 0;

  constructor() {
    const workerData: ProbeData = { ended: this.#ended };
    this.#worker = new Worker(new URL('./pace-probe.ts', import.meta.url), { workerData });
  }

  async end(): Promise<void> {
    const told = once(this.#worker, 'message') as Promise<[Probe[]]>;
    const ended = new Int32Array(this.#ended);
    Atomics.store(ended, 0, 1);
    Atomics.notify(ended, 0);
    const [probes] = await told;
    const sorted = probes.map(({ tookMs }) => tookMs).toSorted((a, b) => a - b);
    const usual = sorted[Math.floor(sorted.length / 2)];
    this.#slow = probes.flatMap((each) => (each.tookMs > slowFactor * usual ? [each.atMs] : []));
    this.#spanMs = probes[probes.length - 1].atMs - probes[0].atMs;
  }

  /** Whether it was slow in this span (ms since 1970), or shortly before or after. */
  wasSlow(fromMs: number, toMs: number): boolean {
    return this.#slow.some((atMs) => atMs > fromMs - aroundMs && atMs < toMs + aroundMs);
  }

  /** For what share of the time it was slow, with what is shortly before and after. */
  get slowShare(): number {
    let slowMs = 0;
    let endMs = -Infinity;
    for (const atMs of this.#slow) {
      slowMs += atMs + aroundMs - Math.max(atMs - aroundMs, endMs);
      endMs = atMs + aroundMs;
    }
    return slowMs / this.#spanMs;
  }
}
