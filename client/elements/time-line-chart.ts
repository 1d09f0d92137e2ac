import { CurveChart, type ChartSpan, type CurveColumns } from '../render/curve-chart.ts';
import { formatClock, formatCount } from '../texts/format.ts';
import { fillColumns, type TimeLineLook } from './time-line-look.ts';
import type { PlacedMark } from './time-line-marks.ts';
import type { Reading } from './time-line-words.ts';

/** What the chart shows; `present` is where its past ends, Infinity for none. */
export interface TimeLineDrawing {
  rows: readonly Reading[];
  marks: readonly PlacedMark[];
  spans: readonly ChartSpan[];
  end: number;
  present: number;
  look: TimeLineLook;
  isTime: boolean;
  isWall: boolean;
  /** Where a read-out in the marks' own row ends; 0 where it has a row of its own. */
  reserved: number;
}

/** Keeps the time line's chart: a new one for another look, new data only where there are any. */
export class TimeLineChart {
  readonly columns: CurveColumns = { x: [], train: [], test: [] };
  /** Where keys or a finger read; a mouse holds its place by itself. */
  heldAt: number | null = null;
  readonly #onRead: (index: number | null) => void;
  readonly #onDraw: () => void;
  #chart: CurveChart | null = null;
  #key = '';
  #drawn: unknown[] = [];

  constructor(onRead: (index: number | null) => void, onDraw: () => void) {
    this.#onRead = onRead;
    this.#onDraw = onDraw;
  }

  draw(parent: HTMLElement, drawing: TimeLineDrawing): void {
    const { clientWidth, clientHeight } = parent;
    if (clientHeight < 24) return;
    const { rows, marks, end, present, look } = drawing;
    const chart = this.#chartFor(parent, drawing);
    chart.reserve(drawing.reserved);
    chart.shade(drawing.spans);
    chart.setSize(clientWidth, clientHeight);
    const drawn = [rows, marks, drawing.isTime ? end : 0];
    const isSame = drawn.every((part, i) => part === this.#drawn[i]);
    this.#drawn = drawn;
    if (isSame) {
      chart.redraw(present);
      return;
    }
    fillColumns(this.columns, rows, (row) => row.atMs ?? row.epoch, look);
    chart.setData(this.columns, marks, end, present);
    if (this.heldAt !== null) chart.showAt(this.heldAt);
  }

  /** Reads at `x`, and goes on reading there while the axis grows; null lets go. */
  read(x: number | null): void {
    if (x === null && this.heldAt === null) return;
    this.heldAt = x;
    this.#chart?.showAt(x);
  }

  /** Distance of `x` from the left edge, CSS pixels; null before anything is drawn. */
  leftOf(x: number): number | null {
    return this.#chart?.leftOf(x) ?? null;
  }

  valueAt(clientX: number): number | null {
    return this.#chart?.valueAt(clientX) ?? null;
  }

  destroy(): void {
    this.#chart?.destroy();
    this.#chart = null;
    this.#key = '';
  }

  #chartFor(parent: HTMLElement, { look, isTime, isWall }: TimeLineDrawing): CurveChart {
    const key = `${isTime} ${isWall} ${look.measure} ${look.scale}`;
    if (this.#chart && key === this.#key) return this.#chart;
    this.destroy();
    this.#key = key;
    this.#drawn = [];
    return (this.#chart = new CurveChart(parent, {
      ...look,
      isTime,
      formatX: isTime ? formatClock : formatCount,
      fontSize: isWall ? 20 : 13,
      onRead: this.#onRead,
      onDraw: this.#onDraw,
    }));
  }
}
