import { setTimeout } from 'node:timers/promises';
import { chromium, type CDPSession, type Page } from 'playwright';
import type { Experiment } from '../../shared/experiment.ts';
import { presets } from '../../shared/presets.ts';
import type { View } from '../../shared/view/view.ts';
import { setup as buildClient } from '../support/build-client.ts';
import { chromiumArguments, chromiumPath } from '../support/chromium.ts';
import { serve } from '../support/served.ts';
import { MachinePace } from './machine-pace.ts';
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
/** A press every 560 ms and more. */
const pressCount = 60;
/** How long the machine is watched before there is a page. */
const calmMs = 20_000;
/** Chromium keeps a process ready for the next tab, whose own work would be measured, too. */
const withoutSpareRenderer = '--disable-features=SpareRendererForSitePerProcess';
/** What was asked of the page to prepare a measurement is over by then. */
const settleMs = 500;

/**
 * The teacher's page in Chromium while it draws that: script a frame and a snapshot; with the
 * processor throttled four times, the longest task and how long input waits. What the machine itself
 * lost of these times, as it does before there is a page, is told apart.
 */
export async function pageBench(): Promise<Row[]> {
  await buildClient();
  const before = new MachinePace();
  await setTimeout(calmMs);
  await before.end();
  const served = await serve();
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: [...chromiumArguments, withoutSpareRenderer],
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
    const slow = await measure(page, cdp);
    return [
      ...rowsOf('', full),
      row('script a snapshot', full.snapshotMs, 16),
      ...rowsOf('CPU ÷ 4: ', slow),
      percent('before there was one the machine was slow', before.slowShare),
    ];
  } finally {
    await browser.close();
    await served.stop();
  }
}

type Measured = Awaited<ReturnType<typeof measure>>;

const rowsOf = (speed: string, { pace, ...measured }: Measured): Row[] => [
  row(`${speed}script a frame`, measured.frameMs, 16),
  { name: `page, ${speed}snapshots a second`, unit: '1/s', value: measured.snapshotsPerSecond },
  row(`${speed}longest task`, longestMs(measured.longTasks), 50),
  { name: `page, ${speed}tasks over 50 ms`, unit: '', value: measured.longTasks.length },
  row(
    `${speed}longest of these, at the machine’s usual pace`,
    longestMs(measured.longTasks, pace),
    50,
  ),
  row(`${speed}input waits at most`, longestMs(measured.inputWaits)),
  row(
    `${speed}input waits at most, at the machine’s usual pace`,
    longestMs(measured.inputWaits, pace),
  ),
  percent(`${speed}the machine was slow`, pace.slowShare),
];

/** A time in ms; where there is an aim, `ratio` is the value's share of it. */
const row = (name: string, value: number, aimMs?: number): Row => ({
  name: `page, ${name}`,
  unit: 'ms',
  value,
  ...(aimMs !== undefined && { reference: aimMs, ratio: value / aimMs, target: 1, bound: 'max' }),
});

const percent = (name: string, share: number): Row => ({
  name: `page, ${name}`,
  unit: '%',
  value: 100 * share,
});

interface Span {
  /** ms since 1970. */
  atMs: number;
  tookMs: number;
}

/** 0 where there was none; with `pace` without what the machine lost of it. */
const longestMs = (spans: readonly Span[], pace?: MachinePace): number =>
  Math.max(
    0,
    ...spans.map(({ atMs, tookMs }) => tookMs - (pace?.lostMs(atMs, atMs + tookMs) ?? 0)),
  );

async function measure(page: Page, cdp: CDPSession) {
  // Known before: to look for a tile while it is measured would be work in the page, too.
  const tiles = await page.locator('ml-network button[aria-label^="Layer 1"]').all();
  const boxes = await Promise.all(tiles.map((tile) => tile.boundingBox()));
  const pace = new MachinePace();
  await page.waitForTimeout(settleMs);
  await page.evaluate(watch);
  const before = await scriptSeconds(cdp);
  // A press on one tile after the other, as a teacher would.
  for (let press = 0; press < pressCount; press++) {
    const { x, y, width, height } = boxes[press % boxes.length]!;
    await page.mouse.move(x + width / 2, y + height / 2);
    await page.mouse.down();
    await page.waitForTimeout(60);
    await page.mouse.up();
    await page.waitForTimeout(500);
  }
  const scriptMs = 1000 * ((await scriptSeconds(cdp)) - before);
  const seen = await page.evaluate(() =>
    (globalThis as unknown as { watched: () => Promise<Watched> }).watched(),
  );
  await pace.end();
  return {
    pace,
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
  /** Tasks over 50 ms: others are not told. */
  longTasks: Span[];
  /** From an input's time until the page begins with it; quick ones are not told. */
  inputWaits: Span[];
}

/** Runs in the page: counts frames and snapshots that the stage shows, and watches tasks and input. */
function watch(): void {
  const inside = (host: Element | null, name: string) =>
    host?.shadowRoot?.querySelector(name) ?? null;
  const stage = inside(document.querySelector('ml-teach-page'), 'ml-stage');
  const network = inside(stage, 'ml-network') as unknown as { view: View };
  const seen: Watched = {
    elapsedMs: 0,
    frameCount: 0,
    snapshotCount: 0,
    longTasks: [],
    inputWaits: [],
  };
  const startMs = performance.now();
  const onTasks = (entries: PerformanceEntryList) => {
    for (const { startTime, duration } of entries) {
      seen.longTasks.push({ atMs: startTime, tookMs: duration });
    }
  };
  const onInputs = (entries: PerformanceEntryList) => {
    for (const { startTime, processingStart } of entries as PerformanceEventTiming[]) {
      seen.inputWaits.push({ atMs: startTime, tookMs: processingStart - startTime });
    }
  };
  const tasks = new PerformanceObserver((list) => onTasks(list.getEntries()));
  tasks.observe({ type: 'longtask' });
  const inputs = new PerformanceObserver((list) => onInputs(list.getEntries()));
  inputs.observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
  let { epoch } = network.view.snapshot;
  let isWatching = true;
  const onFrame = () => {
    if (!isWatching) return;
    seen.frameCount++;
    if (network.view.snapshot.epoch !== epoch) seen.snapshotCount++;
    epoch = network.view.snapshot.epoch;
    requestAnimationFrame(onFrame);
  };
  requestAnimationFrame(onFrame);
  const watched = async (): Promise<Watched> => {
    isWatching = false;
    seen.elapsedMs = performance.now() - startMs;
    // An input is told of when what it led to was shown.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    onTasks(tasks.takeRecords());
    onInputs(inputs.takeRecords());
    tasks.disconnect();
    inputs.disconnect();
    // Not performance.timeOrigin: that is as old as the page, and the clock may have been set since.
    const originMs = Date.now() - performance.now();
    for (const span of [...seen.longTasks, ...seen.inputWaits]) span.atMs += originMs;
    return seen;
  };
  Object.assign(globalThis, { watched });
}
