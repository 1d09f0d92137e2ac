import { setTimeout } from 'node:timers/promises';
import { chromium, type CDPSession, type Page } from 'playwright';
import type { Experiment } from '../../shared/experiment.ts';
import { presets } from '../../shared/presets.ts';
import { setup as buildClient } from '../support/build-client.ts';
import { chromiumArguments, chromiumPath } from '../support/chromium.ts';
import { serve } from '../support/served.ts';
import { MachinePace } from './machine-pace.ts';
import { onlyCalculate, watch, type Span, type Watched } from './page-watch.ts';
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
const viewport = { width: 1366, height: 768 };
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
 * lost of these times, as it does before there is a page, is told apart; and beside it stands a page
 * that only calculates.
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
    const page = await browser.newPage({ viewport });
    await page.goto(`${served.url}/teach/${code}#${teacherKey}`);
    await page.getByRole('button', { name: 'Train', exact: true }).click();
    await page.waitForTimeout(warmUpMs);
    const places = await unitPlaces(page);
    const full = await measure(page, places, 1);
    const slow = await measure(page, places, 4);
    if (full.snapshotsPerSecond === 0 || slow.snapshotsPerSecond === 0) {
      throw new Error('the page showed no snapshot: it is not what was to be measured');
    }
    await page.close();
    const barePage = await browser.newPage({ viewport });
    await barePage.evaluate(onlyCalculate);
    const bare = await measure(barePage, places, 4);
    return [
      ...rowsOf('', full),
      row('script a snapshot that is shown', full.snapshotMs, 16),
      ...rowsOf('CPU ÷ 4: ', slow),
      ...taskRows('a page that only calculates, CPU ÷ 4: ', bare),
      percent('before there was one the machine was slow', before.slowShare),
    ];
  } finally {
    await browser.close();
    await served.stop();
  }
}

interface Place {
  x: number;
  y: number;
}

type Measured = Awaited<ReturnType<typeof measure>>;

const rowsOf = (of: string, measured: Measured): Row[] => [
  row(`${of}script a frame`, measured.frameMs, 16),
  { name: `page, ${of}snapshots a second`, unit: '1/s', value: measured.snapshotsPerSecond },
  ...taskRows(of, measured, 50),
  row(`${of}input waits at most`, longestMs(measured.inputWaits)),
  row(
    `${of}input waits at most, at the machine’s usual pace`,
    longestMs(measured.inputWaits, measured.pace),
  ),
];

const taskRows = (of: string, { pace, longTasks }: Measured, aimMs?: number): Row[] => [
  row(`${of}longest task`, longestMs(longTasks), aimMs),
  { name: `page, ${of}tasks of 50 ms and more`, unit: '', value: longTasks.length },
  row(`${of}longest of these, at the machine’s usual pace`, longestMs(longTasks, pace), aimMs),
  percent(`${of}the machine was slow`, pace.slowShare),
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

/** 0 where there was none; with `pace` without what the machine lost of it. */
const longestMs = (spans: readonly Span[], pace?: MachinePace): number =>
  Math.max(
    0,
    ...spans.map(({ atMs, tookMs }) => tookMs - (pace?.lostMs(atMs, atMs + tookMs) ?? 0)),
  );

/**
 * The middles of the first layer's units, where a teacher presses: known before, since to look for
 * them is work, too.
 */
async function unitPlaces(page: Page): Promise<Place[]> {
  const tiles = await page.locator('ml-network button[aria-label^="Layer 1"]').all();
  const boxes = await Promise.all(tiles.map((tile) => tile.boundingBox()));
  return boxes.map((box) => ({ x: box!.x + box!.width / 2, y: box!.y + box!.height / 2 }));
}

/**
 * Presses on one of `places` after the other while the page is watched, its processor `throttle`
 * times slower.
 */
async function measure(page: Page, places: readonly Place[], throttle: number) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: throttle });
  await page.waitForTimeout(warmUpMs);
  const pace = new MachinePace();
  await page.waitForTimeout(settleMs);
  await page.evaluate(watch);
  const before = await scriptSeconds(cdp);
  for (let press = 0; press < pressCount; press++) {
    const { x, y } = places[press % places.length];
    await page.mouse.move(x, y);
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
