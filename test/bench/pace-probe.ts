import { parentPort, workerData } from 'node:worker_threads';

/** What a probe is given: 1 in it ends the probe. */
export interface ProbeData {
  ended: SharedArrayBuffer;
}

/** When a probe looked, by the clock of pages (ms since 1970), and how long its touches took. */
export interface Probe {
  atMs: number;
  tookMs: number;
}

const everyMs = 4;
/** Enough memory that no cache holds it, and few enough touches that they are no load. */
const byteCount = 32 * 2 ** 20;
const touchCount = 256;

const ended = new Int32Array((workerData as ProbeData).ended);
const memory = new Uint8Array(byteCount).fill(1);
const probes: Probe[] = [];
let place = 1;
while (Atomics.load(ended, 0) === 0) {
  const startMs = performance.now();
  for (let touch = 0; touch < touchCount; touch++) {
    // A linear congruential generator (Numerical Recipes): its high bits are as good as chance.
    place = (Math.imul(place, 1664525) + 1013904223) >>> 0;
    memory[place >>> 7]++;
  }
  const tookMs = performance.now() - startMs;
  probes.push({ atMs: performance.timeOrigin + startMs, tookMs });
  Atomics.wait(ended, 0, 0, everyMs);
}
parentPort?.postMessage(probes);
