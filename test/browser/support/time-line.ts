import '../../../client/elements/time-line.ts';
import type { MlTimeLine } from '../../../client/elements/time-line.ts';
import type { HistoryPoint, Mark } from '../../../shared/protocol/messages.ts';
import type { View } from '../../../shared/view/view.ts';
import { drawn, inside, mount, pixelReader } from './mount.ts';
import { trainedView } from './trained-view.ts';

export const marks: Mark[] = [
  { epoch: 50, parts: ['learningRate'], experiment: { learningRate: 0.1 } },
  { epoch: 80, parts: ['batchSize'], experiment: { batchSize: 10 } },
];

/** A loss that falls evenly from 1 to 0 in 100 epochs, test a little above. */
export function fallingView(hasTest = true): View {
  const history: HistoryPoint[] = Array.from({ length: 101 }, (_, epoch) => ({
    epoch,
    trainLoss: 1 - epoch / 100,
    trainAccuracy: 0.5 + epoch / 200,
    testLoss: hasTest ? 1.1 - epoch / 100 : NaN,
    testAccuracy: hasTest ? 0.4 + epoch / 200 : NaN,
  }));
  const view = trainedView({ epochs: 1 });
  const snapshot = { ...view.snapshot, epoch: 100, metrics: history[100] };
  return { ...view, history, marks, snapshot };
}

export async function mounted(set: (line: MlTimeLine) => void, height = 120): Promise<MlTimeLine> {
  const line = document.createElement('ml-time-line');
  set(line);
  mount(line, 800, height);
  await drawn();
  return line;
}

export const replay = (line: MlTimeLine) => {
  line.mode = 'replay';
  line.view = fallingView();
  line.durationMs = 100_000;
  line.positionMs = 25_000;
  line.marks = [{ atMs: 60_000, type: 'change', parts: ['learningRate'] }];
  line.curve = Array.from({ length: 101 }, (_, i) => ({
    atMs: 1000 * i,
    epoch: 2 * i,
    trainLoss: i === 40 ? NaN : 1 - i / 100,
    trainAccuracy: 0.75,
    testLoss: NaN,
    testAccuracy: NaN,
  }));
};

/** Where the plot is, in its canvas's pixels; the canvas begins at the line's left edge. */
export function plotOf(line: MlTimeLine): DOMRect {
  const over = inside(line, '.u-over').getBoundingClientRect();
  const canvas = inside(line, 'canvas').getBoundingClientRect();
  return new DOMRect(over.left - canvas.left, over.top - canvas.top, over.width, over.height);
}

/** The darkest place of a column of the plot, as a share of its height from below. */
export function curveAt(line: MlTimeLine, share: number): number {
  const plot = plotOf(line);
  const read = pixelReader(inside<HTMLCanvasElement>(line, 'canvas'));
  let [best, darkest] = [NaN, 3 * 200];
  for (let y = 0; y < plot.height; y++) {
    const [r, g, b, alpha] = read(plot.left + share * plot.width, plot.top + y);
    if (alpha > 120 && r + g + b < darkest) [best, darkest] = [y, r + g + b];
  }
  return 1 - best / plot.height;
}

export const readOut = (line: MlTimeLine) =>
  inside(line, '.read-out').textContent.replace(/\s+/g, ' ').trim();
