import uPlot from 'uplot';
import { formatCount } from '../texts/format.ts';
import { clockTicks } from './axes.ts';
import { palette } from './palette.ts';

/** The loss curve as columns: x (epochs or milliseconds, rising), and null where a line breaks. */
export interface LossColumns {
  x: number[];
  train: (number | null)[];
  test: (number | null)[];
}

export interface ChartMark {
  at: number;
  text: string;
}

export interface LossChartOptions {
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
 * Train and test loss over epochs or time, with the teacher's changes as marks above it.
 * uPlot draws it; colours come from the palette at each drawing, so that a theme needs no new one.
 */
export class LossChart {
  readonly #plot: uPlot;
  readonly #fontSize: number;
  #xMax = 1;
  #marks: readonly ChartMark[] = [];
  /** So much of the marks' row, from the left, belongs to the read-out; CSS pixels. */
  #reserved = 0;
  /** Up to here the curve is past; beyond, it is paler. */
  #present = Infinity;

  constructor(parent: HTMLElement, options: LossChartOptions) {
    this.#fontSize = options.fontSize;
    this.#plot = new uPlot(this.#config(parent, options), [[0], [null], [null]], parent);
  }

  setSize(width: number, height: number): void {
    if (this.#plot.width !== width || this.#plot.height !== height) {
      this.#plot.setSize({ width, height });
    }
  }

  /** `xMax` is the axis's right end; `present` where the curve's past ends. */
  setData(
    { x, train, test }: LossColumns,
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

  /** Keeps marks' words out of the read-out, which ends `right` pixels from the parent's left. */
  reserve(right: number): void {
    this.#reserved = right - this.#plot.over.offsetLeft;
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

  #config(parent: HTMLElement, options: LossChartOptions): uPlot.Options {
    const font = `${this.#fontSize}px ${getComputedStyle(parent).fontFamily}`;
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
      padding: [Math.round(20 * em), Math.round(14 * em), 0, 0],
      legend: { show: false },
      cursor: {
        y: false,
        drag: { x: false, y: false, setScale: false },
        points: { size: 7, width: 1.5 },
      },
      scales: {
        x: { time: false, range: () => [0, this.#xMax] },
        y: { range: (_, __, max) => [0, Number.isFinite(max) && max > 0 ? max * 1.04 : 1] },
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
          size: Math.round(46 * em),
          gap: 4,
          space: Math.round(24 * em),
          grid: { stroke: () => palette().line, width: 1 },
          values: (_, values) => values.map(tickText),
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
    if (this.#present < this.#xMax) {
      const from = xOf(this.#present);
      ctx.globalAlpha = 0.6;
      ctx.fillStyle = colours.page;
      ctx.fillRect(from, bbox.top - ratio, bbox.left + bbox.width - from + ratio, bbox.height);
      ctx.globalAlpha = 1;
    }
    const size = this.#fontSize * ratio;
    ctx.font = `${size}px ${getComputedStyle(plot.root).fontFamily}`;
    ctx.textBaseline = 'middle';
    ctx.lineWidth = ratio;
    ctx.setLineDash([3 * ratio, 3 * ratio]);
    let free = bbox.left + Math.max(0, this.#reserved * ratio);
    for (const { at, text } of this.#marks) {
      if (at > this.#xMax) continue;
      const x = xOf(at);
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
      const left = Math.min(x - width / 2, right - width);
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

/** A loss on the axis, no longer than it has to be. */
function tickText(value: number): string {
  return value >= 1000 ? formatCount(value) : String(Number(value.toPrecision(3)));
}
