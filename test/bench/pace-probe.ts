import { parentPort, workerData } from 'node:worker_threads';

/** What a probe is given: 1 in it ends the probe. */
export interface ProbeData {
  ended: SharedArrayBuffer;
}

/** When a probe looked, by the clock of pages (ms since 1970), and how long its sum took. */
export interface Probe {
  atMs: number;
  tookMs: number;
}

const everyMs = 4;
/** Some 50 µs: long enough for the clock, and no load. */
const termCount = 10_000;

const ended = new Int32Array((workerData as ProbeData).ended);
const probes: Probe[] = [];
let value = 1;
while (Atomics.load(ended, 0) === 0) {
  const startMs = performance.now();
  // Each step waits for the one before, and no memory is touched: nothing but the processor counts.
  for (let term = 0; term < termCount; term++) value = value * 0.999 + 0.001;
  const tookMs = performance.now() - startMs;
  probes.push({ atMs: performance.timeOrigin + startMs, tookMs });
  Atomics.wait(ended, 0, 0, everyMs);
}
parentPort?.postMessage(probes);
