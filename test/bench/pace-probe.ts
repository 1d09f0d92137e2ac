import { parentPort, workerData } from 'node:worker_threads';

/** What a probe is given: 1 in it ends the probe. */
export interface ProbeData {
  ended: SharedArrayBuffer;
}

/** When a probe looked, ms since 1970, and how long its arithmetic took. */
export interface Probe {
  atMs: number;
  tookMs: number;
}

const everyMs = 4;
/** Some 50 µs: long enough for the clock, and no load. */
const stepCount = 20_000;
/** So often it is done before it is timed: the engine has compiled it by then. */
const warmUpCount = 1000;

/** Each step waits for the one before, and no memory is touched: nothing but the processor counts. */
function chain(value: number): number {
  for (let step = 0; step < stepCount; step++) value = value * 0.999 + 0.001;
  return value;
}

const ended = new Int32Array((workerData as ProbeData).ended);
const probes: Probe[] = [];
let value = 1.5;
for (let i = 0; i < warmUpCount; i++) value = chain(value);
while (Atomics.load(ended, 0) === 0) {
  const startMs = performance.now();
  value = chain(value);
  const tookMs = performance.now() - startMs;
  probes.push({ atMs: startMs, tookMs });
  Atomics.wait(ended, 0, 0, everyMs);
}
// Not performance.timeOrigin: that is as old as the process, and the clock may have been set since.
const originMs = Date.now() - performance.now();
parentPort?.postMessage(probes.map(({ atMs, tookMs }) => ({ atMs: originMs + atMs, tookMs })));
