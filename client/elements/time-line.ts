import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { View } from '../../shared/view/view.ts';
import { LossChart, type LossColumns } from '../render/loss-chart.ts';
import { formatClock, formatCount } from '../texts/format.ts';
import { t } from '../texts/translate.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { CanvasController } from './stage/canvas-controller.ts';
import {
  placeMarks,
  placeReplayMarks,
  type PlacedMark,
  type ReplayCurvePoint,
  type ReplayMark,
} from './time-line-marks.ts';
import { timeLineStyles } from './time-line-styles.ts';
import { keyTarget, readOut, timeLineSummary } from './time-line-words.ts';

/**
 * The loss curve along the bottom of every page, with the teacher's changes as marks. Live its
 * right end is the present; in a replay x is time and a play head can be dragged.
 *
 * @fires seek - `{positionMs}`: the moment that the play head was brought to.
 */
export class MlTimeLine extends LitElement {
  static override styles = [sharedStyles, timeLineStyles];
  static override properties = {
    view: { attribute: false },
    mode: {},
    durationMs: { attribute: false },
    positionMs: { attribute: false },
    marks: { attribute: false },
    curve: { attribute: false },
    wall: { type: Boolean, reflect: true },
    reading: { state: true },
  };
  declare view: View | null;
  declare mode: 'live' | 'replay';
  declare durationMs: number;
  declare positionMs: number;
  declare marks: readonly ReplayMark[];
  declare curve: readonly ReplayCurvePoint[];
  declare wall: boolean;
  /** The index under the pointer, or null for the present. */
  declare reading: number | null;

  readonly #canvas = new CanvasController(this, () => this.#draw());
  readonly #columns: LossColumns = { x: [], train: [], test: [] };
  #chart: LossChart | null = null;
  #chartKey = '';
  #drawn: unknown[] = [];
  #marks: View['marks'] | undefined;
  #placed: readonly PlacedMark[] = [];
  #isDragging = false;

  constructor() {
    super();
    this.view = null;
    this.mode = 'live';
    this.durationMs = 0;
    this.positionMs = 0;
    this.marks = [];
    this.curve = [];
    this.wall = false;
    this.reading = null;
  }

  get #isReplay(): boolean {
    return this.mode === 'replay';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#chart?.destroy();
    this.#chart = null;
    this.#chartKey = '';
  }

  protected override shouldUpdate(): boolean {
    this.#canvas.request();
    return true;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.#isReplay) {
      if (changed.has('marks') || changed.has('mode')) this.#placed = placeReplayMarks(this.marks);
    } else if (this.view?.marks !== this.#marks) {
      this.#marks = this.view?.marks;
      this.#placed = placeMarks(this.#marks ?? []);
    }
  }

  protected override render(): TemplateResult {
    const isReplay = this.#isReplay;
    const isEmpty = isReplay ? this.durationMs <= 0 : (this.view?.history.length ?? 0) < 2;
    return html`<div
        class="chart"
        role="img"
        aria-label=${timeLineSummary(this.view, isReplay)}
        @pointerdown=${this.#onPointerDown}
        @pointermove=${this.#onPointerMove}
        @pointerup=${this.#onPointerUp}
        @pointercancel=${this.#onPointerUp}
      ></div>
      ${
        isEmpty
          ? html`<p class="empty">${isReplay ? nothing : t('timeLineEmpty')}</p>`
          : readOut({ view: this.view, columns: this.#columns, at: this.reading, isReplay })
      }
      ${isReplay ? this.#head() : nothing}
      <ol class="visually-hidden">
        ${this.#placed.map(
          ({ at, text }) =>
            html`<li>
              ${
                isReplay
                  ? t('timeLineMarkAtTime', { time: formatClock(at), what: text })
                  : t('timeLineMarkAt', { epoch: formatCount(at), what: text })
              }
            </li>`,
        )}
      </ol>`;
  }

  #head(): TemplateResult {
    return html`<div
      class="head"
      role="slider"
      tabindex="0"
      aria-label=${t('timeLineHead')}
      aria-valuemin="0"
      aria-valuemax=${Math.round(this.durationMs)}
      aria-valuenow=${Math.round(this.positionMs)}
      aria-valuetext=${t('timeLineHeadValue', {
        position: formatClock(this.positionMs),
        duration: formatClock(this.durationMs),
      })}
      @keydown=${this.#onKey}
      @pointerdown=${this.#onPointerDown}
      @pointermove=${this.#onPointerMove}
      @pointerup=${this.#onPointerUp}
      @pointercancel=${this.#onPointerUp}
    ></div>`;
  }

  #draw(): void {
    const parent = this.renderRoot.querySelector<HTMLElement>('.chart');
    const { boxWidth, boxHeight } = this.#canvas;
    if (!parent || boxHeight < 40) return;
    const chart = this.#chartFor(parent);
    chart.setSize(boxWidth, boxHeight);
    const readOut = this.renderRoot.querySelector<HTMLElement>('.read-out');
    chart.reserve(readOut ? readOut.offsetLeft + readOut.offsetWidth : 0);
    if (this.#isReplay) this.#drawReplay(chart);
    else this.#drawLive(chart);
  }

  #chartFor(parent: HTMLElement): LossChart {
    const key = `${this.mode} ${this.wall}`;
    if (this.#chart && key === this.#chartKey) return this.#chart;
    this.#chart?.destroy();
    this.#chartKey = key;
    this.#drawn = [];
    const isTime = this.#isReplay;
    return (this.#chart = new LossChart(parent, {
      isTime,
      formatX: isTime ? formatClock : formatCount,
      fontSize: this.wall ? 20 : 13,
      onRead: (index) => (this.reading = index),
      onDraw: () => this.#placeHead(),
    }));
  }

  #drawLive(chart: LossChart): void {
    const history = this.view?.history ?? [];
    const drawn = [history, this.#placed];
    if (this.#isSame(drawn)) chart.redraw();
    else {
      fill(this.#columns, history, 'epoch');
      chart.setData(this.#columns, this.#placed, this.view?.snapshot.epoch ?? 1);
    }
  }

  #drawReplay(chart: LossChart): void {
    const drawn = [this.curve, this.#placed, this.durationMs];
    if (this.#isSame(drawn)) chart.redraw(this.positionMs);
    else {
      fill(this.#columns, this.curve, 'atMs');
      chart.setData(this.#columns, this.#placed, this.durationMs, this.positionMs);
    }
  }

  /** The head stands where the axis, just drawn, has its moment. */
  #placeHead(): void {
    const head = this.renderRoot.querySelector<HTMLElement>('.head');
    const position = Math.min(this.positionMs, this.durationMs);
    if (head && this.#chart) head.style.transform = `translateX(${this.#chart.leftOf(position)}px)`;
  }

  #isSame(drawn: unknown[]): boolean {
    const isSame = drawn.every((part, i) => part === this.#drawn[i]);
    this.#drawn = drawn;
    return isSame;
  }

  readonly #onPointerDown = (event: PointerEvent): void => {
    if (!this.#isReplay || event.button !== 0) return;
    this.#isDragging = true;
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    this.#seekTo(event);
  };

  readonly #onPointerMove = (event: PointerEvent): void => {
    if (this.#isDragging) this.#seekTo(event);
  };

  readonly #onPointerUp = (): void => {
    this.#isDragging = false;
  };

  #seekTo({ clientX }: PointerEvent): void {
    if (this.#chart) this.#seek(this.#chart.valueAt(clientX));
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const target = keyTarget(event, this.positionMs, this.durationMs);
    if (target === null) return;
    event.preventDefault();
    event.stopPropagation();
    this.#seek(target);
  };

  #seek(wanted: number): void {
    const positionMs = Math.round(Math.min(this.durationMs, Math.max(0, wanted)));
    const detail = { positionMs };
    this.dispatchEvent(new CustomEvent('seek', { detail, bubbles: true, composed: true }));
  }
}

interface Losses {
  trainLoss: number;
  testLoss: number;
}

/** Rewrites the chart's columns in place; NaN becomes the gap that uPlot knows. */
function fill<Key extends string>(
  { x, train, test }: LossColumns,
  rows: readonly (Losses & Record<Key, number>)[],
  key: Key,
): void {
  x.length = train.length = test.length = rows.length;
  rows.forEach((row, i) => {
    x[i] = row[key];
    train[i] = Number.isFinite(row.trainLoss) ? row.trainLoss : null;
    test[i] = Number.isFinite(row.testLoss) ? row.testLoss : null;
  });
}

customElements.define('ml-time-line', MlTimeLine);

declare global {
  interface HTMLElementTagNameMap {
    'ml-time-line': MlTimeLine;
  }
}
