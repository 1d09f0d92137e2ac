import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { median } from './median.ts';
import type { Probe, ProbeData } from './pace-probe.ts';

/** The machine is slow where the same sum takes so many times what it usually does. */
const slowFactor = 2;
/** In the median of so many probes: being sent off the processor falls into one or two of them. */
const probesInRow = 5;
/** What such a row takes: so exactly is it known when the machine was slow. */
const aroundMs = 20;

/**
 * Watches whether the machine itself is slow for a while, as a virtual one may be by what its host
 * does: whatever runs on it then takes several times as long, and no clock of the machine tells.
 * A probe in a thread of its own takes the same short sum every few milliseconds: it touches no
 * memory and knows nothing of what is measured.
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
    const times = probes.map(({ tookMs }) => tookMs);
    const usual = median(times);
    const half = (probesInRow - 1) / 2;
    this.#slow = probes.flatMap(({ atMs }, i) => {
      const row = times.slice(Math.max(0, i - half), i + half + 1);
      return row.length === probesInRow && median(row) > slowFactor * usual ? [atMs] : [];
    });
    this.#spanMs = probes[probes.length - 1].atMs - probes[0].atMs;
  }

  /** Whether it was slow in this span (ms since 1970), or at its very ends. */
  wasSlow(fromMs: number, toMs: number): boolean {
    return this.#slow.some((atMs) => atMs > fromMs - aroundMs && atMs < toMs + aroundMs);
  }

  /** For what share of the time it was slow. */
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
