import { setTimeout } from 'node:timers/promises';
import { chromium, type CDPSession, type Page } from 'playwright';
import type { Experiment } from '../../shared/experiment.ts';
import { presets } from '../../shared/presets.ts';
import { setup as buildClient } from '../support/build-client.ts';
import { chromiumArguments, chromiumPath } from '../support/chromium.ts';
import { serve } from '../support/served.ts';
import { MachinePace } from './machine-pace.ts';
import { median } from './median.ts';
import type { Row } from './row.ts';

/** The largest picture of a lesson: six layers of eight, 500 points, 20 snapshots a second. */
const experiment: Experiment = {
  ...presets['exor-two-hidden'].experiment,
  dataset: { type: 'moons', pointCount: 500, seed: 1, noise: 0.2 },
  hiddenLayers: Array.from({ length: 6 }, () => ({ unitCount: 8, activation: 'tanh' as const })),
  initializer: 'glorot',
  learningRate: 0.001,
  batchSize: 50,
  snapshotEvery: 1,
  pace: 20,
  stop: { epoch: null, loss: null, accuracy: null },
};
const warmUpMs = 3000;
const measuredMs = 6000;
const slowRounds = 5;
/** What was asked of the page to prepare a measurement is over by then. */
const settleMs = 500;

/**
 * The teacher's page in Chromium while it draws that: script a frame and a snapshot; with the
 * processor throttled four times, the longest task and how long input waits, in several rounds.
 * Where the machine itself is slow for a moment, as it is before there is a page, that is told apart.
 */
export async function pageBench(): Promise<Row[]> {
  await buildClient();
  const before = new MachinePace();
  await setTimeout(measuredMs);
  await before.end();
  const served = await serve();
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: chromiumArguments,
  });
  try {
    const { code, teacherKey } = await served.openSession({ experiment });
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
    await page.goto(`${served.url}/teach/${code}#${teacherKey}`);
    await page.getByRole('button', { name: 'Train', exact: true }).click();
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Performance.enable');
    await page.waitForTimeout(warmUpMs);
    const full = await measure(page, cdp);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await page.waitForTimeout(warmUpMs);
    const pace = new MachinePace();
    const rounds: Measured[] = [];
    while (rounds.length < slowRounds) rounds.push(await measure(page, cdp));
    await pace.end();
    const onPace = (spans: readonly Span[]) =>
      spans.filter(({ atMs, tookMs }) => !pace.wasSlow(atMs, atMs + tookMs));
    const tasks = rounds.flatMap(({ longTasks }) => longTasks);
    const waits = rounds.flatMap(({ inputWaits }) => inputWaits);
    const slow = (key: 'frameMs' | 'snapshotsPerSecond') =>
      median(rounds.map((round) => round[key]));
    return [
      row('script a frame', full.frameMs, 16),
      row('script a snapshot', full.snapshotMs),
      { name: 'page, snapshots a second', unit: '1/s', value: full.snapshotsPerSecond },
      row('longest task', longestOf(full.longTasks), 50),
      row('CPU ÷ 4: script a frame', slow('frameMs')),
      row('CPU ÷ 4: longest task while the machine kept pace', longestOf(onPace(tasks)), 50),
      row('CPU ÷ 4: longest task of them all', longestOf(tasks)),
      { name: 'page, CPU ÷ 4: tasks of 50 ms and more', unit: '', value: tasks.length },
      {
        name: 'page, CPU ÷ 4: of these while the machine was slow',
        unit: '',
        value: tasks.length - onPace(tasks).length,
      },
      {
        name: 'page, CPU ÷ 4: share of time the machine was slow',
        unit: '%',
        value: 100 * pace.slowShare,
      },
      {
        name: 'page, the same before there was a page',
        unit: '%',
        value: 100 * before.slowShare,
      },
      row('CPU ÷ 4: input waits at most while the machine kept pace', longestOf(onPace(waits))),
      row('CPU ÷ 4: input waits at most', longestOf(waits)),
      {
        name: 'page, CPU ÷ 4: snapshots a second',
        unit: '1/s',
        value: slow('snapshotsPerSecond'),
      },
    ];
  } finally {
    await browser.close();
    await served.stop();
  }
}

/** A time in ms; where there is an aim, `ratio` is the value's share of it. */
const row = (name: string, value: number, aimMs?: number): Row => ({
  name: `page, ${name}`,
  unit: 'ms',
  value,
  ...(aimMs !== undefined && { reference: aimMs, ratio: value / aimMs, target: 1, bound: 'max' }),
});

interface Span {
  /** ms since 1970. */
  atMs: number;
  tookMs: number;
}

/** 0 where there was none. */
const longestOf = (spans: readonly Span[]): number =>
  Math.max(0, ...spans.map(({ tookMs }) => tookMs));

type Measured = Awaited<ReturnType<typeof measure>>;

async function measure(page: Page, cdp: CDPSession) {
  // Known before: to look for a tile while it is measured would be work in the page, too.
  const tiles = await page.locator('ml-network button[aria-label^="Layer 1"]').all();
  const boxes = await Promise.all(tiles.map((tile) => tile.boundingBox()));
  await page.waitForTimeout(settleMs);
  await page.evaluate(watch);
  const before = await scriptSeconds(cdp);
  // A press on one tile after the other, as a teacher would.
  for (let press = 0; press < measuredMs / 500; press++) {
    const { x, y, width, height } = boxes[press % boxes.length]!;
    await page.mouse.move(x + width / 2, y + height / 2);
    await page.mouse.down();
    await page.waitForTimeout(60);
    await page.mouse.up();
    await page.waitForTimeout(500);
  }
  const scriptMs = 1000 * ((await scriptSeconds(cdp)) - before);
  const seen = await page.evaluate(() =>
    (globalThis as unknown as { watched: () => Watched }).watched(),
  );
  return {
    frameMs: scriptMs / seen.frameCount,
    snapshotMs: scriptMs / seen.snapshotCount,
    snapshotsPerSecond: (1000 * seen.snapshotCount) / seen.elapsedMs,
    longTasks: seen.longTasks,
    inputWaits: seen.inputWaits,
  };
}

async function scriptSeconds(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? NaN;
}

interface Watched {
  elapsedMs: number;
  frameCount: number;
  snapshotCount: number;
  /** Tasks of 50 ms or more: shorter ones are not told. */
  longTasks: Span[];
  /** From an input's time to the page's first answer; quick ones are not told. */
  inputWaits: Span[];
}

/** Runs in the page: counts frames and shown snapshots, and watches tasks and input. */
function watch(): void {
  const host = document.querySelector<HTMLElement & { view: { snapshot: { epoch: number } } }>(
    'ml-teach-page',
  );
  const startMs = performance.now();
  const seen: Watched = {
    elapsedMs: 0,
    frameCount: 0,
    snapshotCount: 0,
    longTasks: [],
    inputWaits: [],
  };
  let epoch = -1;
  const span = (startTime: number, tookMs: number): Span => ({
    atMs: performance.timeOrigin + startTime,
    tookMs,
  });
  const onTasks = (entries: PerformanceEntry[]) => {
    for (const { startTime, duration } of entries) seen.longTasks.push(span(startTime, duration));
  };
  const tasks = new PerformanceObserver((list) => onTasks(list.getEntries()));
  tasks.observe({ type: 'longtask' });
  const inputs = new PerformanceObserver((list) => {
    for (const { startTime, processingStart } of list.getEntries() as PerformanceEventTiming[]) {
      seen.inputWaits.push(span(startTime, processingStart - startTime));
    }
  });
  inputs.observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
  let isWatching = true;
  const onFrame = () => {
    seen.frameCount++;
    const now = host?.view.snapshot.epoch ?? -1;
    if (now !== epoch) seen.snapshotCount++;
    epoch = now;
    if (isWatching) requestAnimationFrame(onFrame);
  };
  requestAnimationFrame(onFrame);
  Object.assign(globalThis, {
    watched: () => {
      isWatching = false;
      onTasks(tasks.takeRecords());
      tasks.disconnect();
      inputs.disconnect();
      return { ...seen, elapsedMs: performance.now() - startMs };
    },
  });
}
