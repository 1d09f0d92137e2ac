import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { TimeSpan } from '../../shared/view/rests.ts';
import type { View } from '../../shared/view/view.ts';
import { isShown } from '../controllers/hidden-controls.ts';
import { t } from '../texts/translate.ts';
import { ReadingPause } from '../render/reading-pause.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import './people/lost-curve.ts';
import type { Scrub } from './player/scrub-preview.ts';
import { CanvasController } from './stage/canvas-controller.ts';
import { TimeLineChart } from './time-line-chart.ts';
import {
  plainLook,
  recallLook,
  rememberLook,
  switches,
  type TimeLineLook,
} from './time-line-look.ts';
import {
  placeMarks,
  placeReplayMarks,
  spansOf,
  type PlacedMark,
  type ReplayCurvePoint,
  type ReplayMark,
} from './time-line-marks.ts';
import { markList, playHead, type PointerHandlers } from './time-line-parts.ts';
import { timeLineStyles } from './time-line-styles.ts';
import {
  keyIndex,
  keyTarget,
  presentOf,
  readingWords,
  readOut,
  type Reading,
} from './time-line-words.ts';

/** Narrower than this, the switches are icons and the read-out has two lines. */
const narrowWidth = 700;

/**
 * Loss or accuracy along the bottom of every page, with the teacher's changes as marks. Live its
 * right end is the present, and any epoch can be read; in a replay x is time and a play head can
 * be dragged.
 *
 * @fires seek - `{positionMs}`: the moment that the play head was brought to.
 * @fires scrub - {@link Scrub}: the moment of a replay that is pointed at; null: none any more.
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
    rests: { attribute: false },
    loop: { attribute: false },
    lost: { attribute: false },
    wall: { type: Boolean, reflect: true },
    look: { state: true },
    reading: { state: true },
  };
  declare view: View | null;
  declare mode: 'live' | 'replay';
  declare durationMs: number;
  declare positionMs: number;
  declare marks: readonly ReplayMark[];
  declare curve: readonly ReplayCurvePoint[];
  /** Of a replay: where nothing changes for long, and what is played over and over. */
  declare rests: readonly TimeSpan[];
  declare loop: TimeSpan | null;
  /** Epoch and how many pupils were lost there; a teacher's. */
  declare lost: readonly (readonly [epoch: number, count: number])[];
  declare wall: boolean;
  declare look: TimeLineLook;
  /** The index that is read, or null for the present. */
  declare reading: number | null;

  readonly #canvas = new CanvasController(this, () => this.#draw(), {
    boxChanged: () => this.requestUpdate(),
  });
  readonly #chart = new TimeLineChart(
    (index) => (this.reading = index),
    () => this.#placeHead(),
  );
  readonly #pause = new ReadingPause(() => this.requestUpdate());
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
    this.rests = [];
    this.loop = null;
    this.lost = [];
    this.wall = false;
    this.look = recallLook();
    this.reading = null;
  }

  get #isReplay(): boolean {
    return this.mode === 'replay';
  }

  /** A wall has no switches, and so nothing but what it always shows. */
  get #shownLook(): TimeLineLook {
    return this.wall ? plainLook : this.look;
  }

  get #rows(): readonly Reading[] {
    return this.#isReplay ? this.curve : (this.view?.history ?? []);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#chart.destroy();
  }

  protected override shouldUpdate(changed: PropertyValues<this>): boolean {
    if (this.#pause.leavesStep(changed, this.view)) return false;
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
    const { view, positionMs, durationMs } = this;
    const isEmpty = !view || (isReplay ? durationMs <= 0 : view.history.length < 2);
    const under = this.reading === null ? undefined : this.#rows[this.reading];
    const reading = under && Number.isFinite(under.trainLoss) ? under : view && presentOf(view);
    const isNarrow = this.#canvas.boxWidth > 0 && this.#canvas.boxWidth < narrowWidth;
    return html`<div class="apart">
      <div class="top" ?data-narrow=${isNarrow}>
        ${isEmpty || !reading ? html`<span></span>` : readOut(reading)}
        ${this.wall || !isShown('curve') ? nothing : switches(this.look, isNarrow, this.#pickLook)}
      </div>
      <div class="plot">
        ${this.#renderChart(reading, isEmpty)}
        ${isEmpty ? html`<p class="empty">${isReplay ? nothing : t('timeLineEmpty')}</p>` : nothing}
        ${
          this.lost.length > 0 && !isEmpty
            ? html`<ml-lost-curve .points=${this.lost} .leftOf=${this.#leftOf}></ml-lost-curve>`
            : nothing
        }
        ${isReplay ? playHead({ positionMs, durationMs, view, onKey: this.#onKey, on: this.#on }) : nothing}
      </div>
      ${markList(this.#placed, isReplay)}
    </div>`;
  }

  /** Live, a slider that reads; a picture in a replay, which has its head, and on the wall. */
  #renderChart(reading: Reading | null, isEmpty: boolean): TemplateResult {
    const isLoss = this.#shownLook.measure === 'loss';
    const live = isLoss ? 'timeLineLossLabel' : 'timeLineAccuracyLabel';
    const name = t(this.#isReplay ? 'timeLineReplayLabel' : live);
    const words = reading ? readingWords(reading) : '';
    const isReader = !this.#isReplay && !this.wall && !isEmpty;
    return html`<div
      class="chart"
      role=${isReader ? 'slider' : 'img'}
      tabindex=${isReader ? '0' : nothing}
      aria-label=${isReader || words === '' ? name : `${name}, ${words}`}
      aria-valuemin=${isReader ? 0 : nothing}
      aria-valuemax=${isReader ? (this.view?.snapshot.epoch ?? 0) : nothing}
      aria-valuenow=${isReader ? (reading?.epoch ?? 0) : nothing}
      aria-valuetext=${isReader ? words : nothing}
      @keydown=${this.#onReadKey}
      @blur=${() => this.#chart.read(null)}
      @pointerdown=${this.#on.down}
      @pointermove=${this.#on.move}
      @pointerup=${this.#on.up}
      @pointercancel=${this.#on.up}
      @pointerleave=${this.#on.leave}
    ></div>`;
  }

  #draw(): void {
    const parent = this.renderRoot.querySelector<HTMLElement>('.chart');
    if (!parent) return;
    const isTime = this.#isReplay;
    // A wall has no row to spare: its read-out and the marks' words share one.
    const readOut = this.wall && this.renderRoot.querySelector<HTMLElement>('.read-out');
    const reserved = readOut ? readOut.offsetLeft + readOut.offsetWidth + 12 : 0;
    this.#chart.draw(parent, {
      rows: this.#rows,
      marks: this.#placed,
      spans: isTime ? spansOf(this.rests, this.loop) : [],
      end: isTime ? this.durationMs : (this.view?.snapshot.epoch ?? 1),
      present: isTime ? this.positionMs : Infinity,
      look: this.#shownLook,
      isTime,
      isWall: this.wall,
      reserved,
    });
  }

  /** The head stands where the axis, just drawn, has its moment. */
  #placeHead(): void {
    this.renderRoot.querySelector('ml-lost-curve')?.requestUpdate();
    const head = this.renderRoot.querySelector<HTMLElement>('.head');
    const left = this.#chart.leftOf(Math.min(this.positionMs, this.durationMs));
    if (head && left !== null) head.style.transform = `translateX(${left}px)`;
  }

  readonly #leftOf = (epoch: number): number | null => this.#chart.leftOf(epoch);

  readonly #pickLook = (part: Partial<TimeLineLook>): void => {
    this.look = { ...this.look, ...part };
    this.#chart.read(null);
    rememberLook(this.look);
  };

  readonly #on: PointerHandlers = {
    down: (event) => {
      if (event.button !== 0) return;
      this.#isDragging = true;
      if (this.#isReplay) (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
      this.#point(event);
    },
    move: (event) => {
      if (this.#isDragging) this.#point(event);
      // A finger that only scrolls points at nothing.
      if (event.pointerType === 'mouse' || this.#isDragging) this.#scrub(event.clientX);
    },
    up: ({ pointerType }) => {
      this.#isDragging = false;
      if (pointerType !== 'mouse') this.#scrub(null);
    },
    leave: () => {
      if (!this.#isDragging) this.#scrub(null);
    },
  };

  #scrub(clientX: number | null): void {
    if (!this.#isReplay) return;
    const positionMs = clientX === null ? null : this.#chart.valueAt(clientX);
    const detail: Scrub | null =
      positionMs === null || clientX === null ? null : { positionMs, clientX };
    this.dispatchEvent(new CustomEvent('scrub', { detail, bubbles: true, composed: true }));
  }

  /** A replay goes where it is pointed at; live, a finger reads (a mouse does so by itself). */
  #point({ clientX, pointerType }: PointerEvent): void {
    const value = this.#chart.valueAt(clientX);
    if (value === null) return;
    if (this.#isReplay) this.#seek(value);
    else this.#chart.read(pointerType === 'mouse' ? null : value);
  }

  readonly #onReadKey = (event: KeyboardEvent): void => {
    if (this.#isReplay || event.altKey || event.ctrlKey || event.metaKey) return;
    const { x } = this.#chart.columns;
    const isAway = event.key === 'Escape' && this.#chart.heldAt !== null;
    const index = keyIndex(event, this.reading ?? x.length - 1, x.length);
    if (!isAway && (index === null || x.length === 0)) return;
    event.preventDefault();
    event.stopPropagation();
    this.#chart.read(isAway || index === null ? null : x[index]);
  };

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

customElements.define('ml-time-line', MlTimeLine);

declare global {
  interface HTMLElementTagNameMap {
    'ml-time-line': MlTimeLine;
  }
}
