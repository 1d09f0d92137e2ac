import { parentPort, workerData } from 'node:worker_threads';

/** What a probe is given: 1 in it ends the probe. */
export interface ProbeData {
  ended: SharedArrayBuffer;
}

/** When a probe looked, ms since 1970, and how long its sum took. */
export interface Probe {
  atMs: number;
  tookMs: number;
}

const everyMs = 4;
/** Some 50 µs: long enough for the clock, and no load. */
const termCount = 10_000;

/** So often it is taken before it is timed: the engine has compiled it by then. */
const warmUpCount = 1000;

let value = 1;
/** Each step waits for the one before, and no memory is touched: nothing but the processor counts. */
function sum(): void {
  for (let term = 0; term < termCount; term++) value = value * 0.999 + 0.001;
}

const ended = new Int32Array((workerData as ProbeData).ended);
const probes: Probe[] = [];
for (let i = 0; i < warmUpCount; i++) sum();
while (Atomics.load(ended, 0) === 0) {
  const startMs = performance.now();
  sum();
  const tookMs = performance.now() - startMs;
  probes.push({ atMs: startMs, tookMs });
  Atomics.wait(ended, 0, 0, everyMs);
}
// Not performance.timeOrigin: that is as old as the process, and the clock may have been set since.
const originMs = Date.now() - performance.now();
parentPort?.postMessage(probes.map(({ atMs, tookMs }) => ({ atMs: originMs + atMs, tookMs })));
