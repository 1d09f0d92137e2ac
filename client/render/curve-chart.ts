import uPlot from 'uplot';
import { formatCount, formatShare, localized } from '../texts/format.ts';
import { clockTicks, fewTicks, logRange, logTicks } from './axes.ts';
import { drawSpan } from './chart-span.ts';
import { palette } from './palette.ts';

/** What is drawn over time; a loss may be drawn on a logarithmic axis. */
export type Measure = 'loss' | 'accuracy';
export type YScale = 'linear' | 'log';

/** A curve as columns: x (epochs or milliseconds, rising), and null where a line breaks. */
export interface CurveColumns {
  x: number[];
  train: (number | null)[];
  test: (number | null)[];
}

export interface ChartMark {
  at: number;
  text: string;
  /** A small tick, without a line and words. */
  isMinor?: boolean;
}

/** A piece of the axis: where nothing changes, or what is played over and over. */
export interface ChartSpan {
  start: number;
  end: number;
  type: 'rest' | 'loop';
}

export interface CurveChartOptions {
  measure: Measure;
  scale: YScale;
  /** Whether x is time in milliseconds instead of epochs. */
  isTime: boolean;
  formatX: (x: number) => string;
  fontSize: number;
  /** The reading under the pointer: an index into the columns, or null. */
  onRead: (index: number | null) => void;
  /** The axes stand where they are now. */
  onDraw: () => void;
}

/**
 * Train and test loss, or accuracy, over epochs or time, with the teacher's changes as marks above it.
 * uPlot draws it; colours come from the palette at each drawing, so that a theme needs no new one.
 */
export class CurveChart {
  readonly #plot: uPlot;
  readonly #fontSize: number;
  readonly #fontFamily: string;
  #xMax = 1;
  #marks: readonly ChartMark[] = [];
  #spans: readonly ChartSpan[] = [];
  /** On a wall, so much of the marks' row belongs to the read-out; CSS pixels from the left. */
  #reserved = 0;
  /** Up to here the curve is past; beyond, it is paler. */
  #present = Infinity;

  constructor(parent: HTMLElement, options: CurveChartOptions) {
    this.#fontSize = options.fontSize;
    // Read once: reading it in a drawing would have the page styled there and then.
    this.#fontFamily = getComputedStyle(parent).fontFamily;
    this.#plot = new uPlot(this.#config(options), [[0], [null], [null]], parent);
  }

  setSize(width: number, height: number): void {
    if (this.#plot.width !== width || this.#plot.height !== height) {
      this.#plot.setSize({ width, height });
    }
  }

  /** `xMax` is the axis's right end; `present` where the curve's past ends. */
  setData(
    { x, train, test }: CurveColumns,
    marks: readonly ChartMark[],
    xMax: number,
    present = Infinity,
  ): void {
    this.#marks = marks;
    this.#xMax = Math.max(1, xMax);
    this.#present = present;
    this.#plot.setData([x, train, test]);
  }

  /** Draws again what is there: in another theme, or with another present. */
  redraw(present = this.#present): void {
    this.#present = present;
    this.#plot.redraw(false, true);
  }

  /** Shades pieces of the axis at the next drawing. */
  shade(spans: readonly ChartSpan[]): void {
    this.#spans = spans;
  }

  /** Keeps the marks' words out of a read-out that ends `right` pixels from the parent's left. */
  reserve(right: number): void {
    this.#reserved = right;
  }

  /** Puts the cursor at a value of the axis, as a pointer would; null takes it away. */
  showAt(x: number | null): void {
    const left = x === null ? -10 : this.leftOf(x) - this.#plot.over.offsetLeft;
    this.#plot.setCursor({ left, top: x === null ? -10 : 1 });
  }

  /** A value's distance from the parent's left edge, CSS pixels; true once it is drawn. */
  leftOf(x: number): number {
    const { offsetLeft, clientWidth } = this.#plot.over;
    return offsetLeft + (clientWidth * x) / this.#xMax;
  }

  /** The value at a place in the viewport, kept on the axis. */
  valueAt(clientX: number): number {
    const box = this.#plot.over.getBoundingClientRect();
    const share = (clientX - box.left) / Math.max(1, box.width);
    return Math.min(1, Math.max(0, share)) * this.#xMax;
  }

  destroy(): void {
    this.#plot.destroy();
  }

  #config(options: CurveChartOptions): uPlot.Options {
    const font = `${this.#fontSize}px ${this.#fontFamily}`;
    const em = this.#fontSize / 13;
    const axis = {
      font,
      stroke: () => palette().ink3,
      ticks: { stroke: () => palette().lineStrong, width: 1, size: 4 },
    };
    const line = (stroke: () => string, dash?: number[]): uPlot.Series => ({
      stroke,
      width: 1.75 * em,
      ...(dash ? { dash } : {}),
      points: { show: false },
      spanGaps: false,
    });
    return {
      width: 300,
      height: 100,
      // A row for the marks' words, where there are any.
      padding: [
        () => Math.round((this.#marks.length > 0 || this.#reserved > 0 ? 20 : 6) * em),
        Math.round(14 * em),
        0,
        0,
      ],
      legend: { show: false },
      cursor: {
        y: false,
        drag: { x: false, y: false, setScale: false },
        points: { size: 7, width: 1.5 },
      },
      scales: {
        x: { time: false, range: () => [0, this.#xMax] },
        y: yScale(options),
      },
      axes: [
        {
          ...axis,
          size: Math.round(24 * em),
          gap: 3,
          space: Math.round(90 * em),
          grid: { show: false },
          values: (_, values) => values.map(options.formatX),
          incrs: options.isTime ? clockTicks : wholeTicks,
        },
        {
          ...axis,
          size: Math.round((options.measure === 'accuracy' ? 54 : 46) * em),
          gap: 4,
          grid: { stroke: () => palette().line, width: 1 },
          values: (_, values) =>
            values.map(options.measure === 'accuracy' ? formatShare : tickText),
          splits: ({ over: { clientHeight } }: uPlot, _: number, min: number, max: number) =>
            isLog(options)
              ? logTicks(min, max, Math.max(2, Math.floor(clientHeight / (20 * em))))
              : fewTicks(min, max, Math.floor(clientHeight / (24 * em))),
          filter: (_: uPlot, splits: number[]) => splits,
        },
      ],
      series: [{}, line(() => palette().ink), line(() => palette().ink3, [5 * em, 3 * em])],
      hooks: {
        draw: [(plot) => this.#drawOver(plot), options.onDraw],
        setCursor: [
          ({ cursor }) =>
            options.onRead(cursor.left != null && cursor.left >= 0 ? (cursor.idx ?? null) : null),
        ],
      },
    };
  }

  /** Marks, the pale future, and the present, on uPlot's own canvas (its unit: device pixels). */
  #drawOver(plot: uPlot): void {
    const { ctx, bbox } = plot;
    const ratio = bbox.width / Math.max(1, plot.over.clientWidth);
    const colours = palette();
    const xOf = (value: number) => Math.round(plot.valToPos(value, 'x', true)) + 0.5 * ratio;
    ctx.save();
    for (const span of this.#spans) {
      const [left, right] = [xOf(span.start), xOf(span.end)];
      drawSpan(ctx, span.type, { left, right, top: bbox.top, height: bbox.height, ratio }, colours);
    }
    if (this.#present < this.#xMax) {
      const from = xOf(this.#present);
      ctx.globalAlpha = 0.6;
      ctx.fillStyle = colours.page;
      ctx.fillRect(from, bbox.top - ratio, bbox.left + bbox.width - from + ratio, bbox.height);
      ctx.globalAlpha = 1;
    }
    const size = this.#fontSize * ratio;
    ctx.font = `${size}px ${this.#fontFamily}`;
    ctx.textBaseline = 'middle';
    ctx.lineWidth = ratio;
    ctx.setLineDash([3 * ratio, 3 * ratio]);
    let free = this.#reserved * ratio;
    let drawn = '';
    for (const { at, text, isMinor } of this.#marks) {
      if (at > this.#xMax) continue;
      const x = xOf(at);
      // One in the same place would only be drawn over the last.
      if (drawn === (drawn = `${x} ${isMinor}`)) continue;
      if (isMinor) {
        ctx.fillStyle = colours.lineStrong;
        ctx.fillRect(x - ratio, bbox.top - 4 * ratio, 2 * ratio, 7 * ratio);
        continue;
      }
      ctx.strokeStyle = colours.lineStrong;
      ctx.beginPath();
      ctx.moveTo(x, bbox.top - 4 * ratio);
      ctx.lineTo(x, bbox.top + bbox.height);
      ctx.stroke();
      ctx.fillStyle = colours.ink2;
      ctx.beginPath();
      ctx.moveTo(x - 4 * ratio, bbox.top - 4 * ratio);
      ctx.lineTo(x + 4 * ratio, bbox.top - 4 * ratio);
      ctx.lineTo(x, bbox.top + 3 * ratio);
      ctx.fill();
      const width = ctx.measureText(text).width;
      const right = bbox.left + bbox.width;
      const left = Math.max(bbox.left, Math.min(x - width / 2, right - width));
      // A label that would run over the one before stays away; its mark and the list have it.
      if (left < free) continue;
      free = left + width + size;
      ctx.textAlign = 'left';
      ctx.fillText(text, left, bbox.top - 4 * ratio - size * 0.65);
    }
    ctx.restore();
  }
}

const wholeTicks = [1, 2, 5].flatMap((factor) =>
  [0, 1, 2, 3, 4, 5, 6].map((power) => factor * 10 ** power),
);
wholeTicks.sort((a, b) => a - b);

const isLog = ({ measure, scale }: CurveChartOptions) => measure === 'loss' && scale === 'log';

function yScale(options: CurveChartOptions): uPlot.Scale {
  if (isLog(options)) return { distr: 3, range: (_, min, max) => logRange(min, max) };
  if (options.measure === 'accuracy') {
    // From a coin's half, or lower where it was; the line at 100 % stays whole.
    return {
      range: (_, min) => [
        Math.min(0.5, Math.floor(10 * (Number.isFinite(min) ? min : 1)) / 10),
        1.02,
      ],
    };
  }
  // A loss that begins low, of a network that was trained elsewhere, is drawn low.
  return {
    range: (_, __, max) => [0, Number.isFinite(max) && max > 0 ? Math.max(0.1, max * 1.04) : 1],
  };
}

/** A loss on the axis, no longer than it has to be. */
function tickText(value: number): string {
  if (value > 0 && value < 0.001) return value.toExponential().replace('e-', 'e−');
  return value >= 1000 ? formatCount(value) : localized(String(Number(value.toPrecision(3))));
}
