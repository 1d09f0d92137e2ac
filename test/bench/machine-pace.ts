import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { median } from './median.ts';
import type { Probe, ProbeData } from './pace-probe.ts';

/** The machine is slow where the same arithmetic takes so many times what it usually does. */
const slowFactor = 2;
/** To both sides in the median: being sent off the processor falls into one or two of five probes. */
const neighbours = 2;

/** A span in which the machine was slow, ms since 1970, and what share of it was lost. */
interface Slow {
  fromMs: number;
  toMs: number;
  lostShare: number;
}

/**
 * Watches whether the machine itself is slow for a while, as a virtual one may be by what its host
 * does: whatever runs on it then takes several times as long. A probe in a thread of its own does
 * the same short arithmetic every few milliseconds: it touches no memory and knows nothing of what
 * is measured.
 */
export class MachinePace {
  readonly #ended = new SharedArrayBuffer(4);
  readonly #worker: Worker;
  #slow: Slow[] = [];
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
    const usualMs = median(probes.map(({ tookMs }) => tookMs));
    const between = (i: number) => (probes[i].atMs + probes[i + 1].atMs) / 2;
    for (let i = neighbours; i < probes.length - neighbours; i++) {
      const row = probes.slice(i - neighbours, i + neighbours + 1);
      const rowMs = median(row.map((probe) => probe.tookMs));
      if (rowMs <= slowFactor * usualMs) continue;
      // Never more than this probe lost itself: one of a slow row may be as quick as usual.
      const tookMs = Math.max(usualMs, Math.min(rowMs, probes[i].tookMs));
      const lostShare = 1 - usualMs / tookMs;
      this.#slow.push({ fromMs: between(i - 1), toMs: between(i), lostShare });
    }
    this.#spanMs = probes[probes.length - 1].atMs - probes[0].atMs;
  }

  /** How many ms of a span (ms since 1970) a slow machine lost: what ran needed so much less at its usual pace. */
  lostMs(fromMs: number, toMs: number): number {
    const inSpan = (slow: Slow) => Math.min(toMs, slow.toMs) - Math.max(fromMs, slow.fromMs);
    return this.#slow.reduce((sum, slow) => sum + Math.max(0, inSpan(slow)) * slow.lostShare, 0);
  }

  /** For what share of the time it was slow. */
  get slowShare(): number {
    return this.#slow.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0) / this.#spanMs;
  }
}
