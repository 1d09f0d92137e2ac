import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { SeedResult } from '../../controllers/people-news.ts';
import { createSampler, paintRegions, type Sampler } from '../../render/paint-tile.ts';
import { palette, type Palette } from '../../render/palette.ts';
import { seedLayout, type SeedLayout } from '../../render/seed-layout.ts';
import type { SeedPictures } from '../../render/seed-pictures.ts';
import { formatCount, formatLoss } from '../../texts/format.ts';
import { t } from '../../texts/translate.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { CanvasController } from '../stage/canvas-controller.ts';
import { Moves } from './moves.ts';
import { seedTilesStyles } from './seed-tiles-styles.ts';
import { SettledOrder } from './settled-order.ts';

/** Evaluating and painting for longer than this leaves the rest to the next frame. */
const budgetMs = 8;
/** While many are evaluated, it is told so often: the mean is a large picture. */
const tellMs = 250;
/** Where they scroll, CSS pixels. */
const smallSide = 84;

interface Painted {
  result: SeedResult;
  side: number;
  palette: Palette;
}

/**
 * Every network of a round as a small picture, the lowest loss first. On a wall they fill their box,
 * and turn pages where it is too small; elsewhere they scroll, and can be picked.
 *
 * @fires pictures-change - networks were evaluated, after some or all of them.
 * @fires seed-pick - its device; null: none.
 */
export class MlSeedTiles extends LitElement {
  static override styles = [sharedStyles, seedTilesStyles];
  static override properties = {
    pictures: { attribute: false },
    results: { attribute: false },
    untilEpoch: { attribute: false },
    picked: { attribute: false },
    wall: { type: Boolean, reflect: true },
    page: { state: true },
  };
  declare pictures: SeedPictures | null;
  /** By device, of one round. */
  declare results: ReadonlyMap<number, SeedResult>;
  declare untilEpoch: number;
  /** The device whose picture is picked; null for none. */
  declare picked: number | null;
  declare wall: boolean;
  declare page: number;
  /** They are put in order at most so often, and a page is shown so long. */
  settleMs = 2500;
  pageMs = 8000;

  readonly #canvas = new CanvasController(this, () => this.#draw(), {
    boxChanged: () => this.requestUpdate(),
  });
  readonly #order = new SettledOrder();
  readonly #moves = new Moves();
  readonly #painted = new WeakMap<HTMLCanvasElement, Painted>();
  #shown: readonly SeedResult[] = [];
  #layout: SeedLayout = { columns: 1, side: 1, perPage: 1 };
  #brush: { image: ImageData; sampler: Sampler } | null = null;
  #isTold = true;
  #tellMs = -Infinity;
  #settling: ReturnType<typeof setTimeout> | undefined;
  #turning: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.pictures = null;
    this.results = new Map();
    this.untilEpoch = 0;
    this.picked = null;
    this.wall = false;
    this.page = 0;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#settling);
    clearTimeout(this.#turning);
    this.#turning = undefined;
  }

  /** Null before the box has a size. */
  #layOut(): SeedLayout | null {
    const { boxWidth, boxHeight } = this.#canvas;
    const count = this.results.size;
    if (boxWidth === 0) return null;
    if (this.wall) {
      const unit = Math.min(innerWidth / 1920, innerHeight / 1080);
      const space = { width: boxWidth, height: boxHeight, gap: Math.max(6, 12 * unit) };
      return seedLayout(count, { ...space, leastSide: Math.max(64, 96 * unit) });
    }
    const columns = Math.max(1, Math.floor((boxWidth + 8) / (smallSide + 8)));
    const side = Math.floor((boxWidth - 8 * (columns - 1)) / columns);
    return { columns, side, perPage: Infinity };
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const layout = this.#layOut();
    if (!layout) return;
    this.#layout = layout;
    const { columns, side, perPage } = layout;
    this.style.setProperty('--columns', String(columns));
    this.style.setProperty('--side', `${side}px`);
    const now = performance.now();
    const ordered = this.#order.order(this.results, now, this.settleMs);
    const pageCount = Math.max(1, Math.ceil(ordered.length / perPage));
    this.page %= pageCount;
    const from = pageCount === 1 ? 0 : this.page * perPage;
    const before = this.#shown;
    this.#shown = ordered.slice(from, from + perPage);
    const isMoved = this.#shown.some(({ device }, i) => device !== before[i]?.device);
    if (isMoved && !changed.has('page')) this.#moves.remember(this.#tiles);
    this.#settleLater(now);
    this.#turnLater(pageCount);
    this.#canvas.request();
  }

  get #tiles(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('li')];
  }

  #settleLater(now: number): void {
    clearTimeout(this.#settling);
    const { dueMs } = this.#order;
    if (dueMs === Infinity) return;
    this.#settling = setTimeout(() => this.requestUpdate(), Math.max(0, dueMs - now));
  }

  #turnLater(pageCount: number): void {
    if (pageCount === 1) {
      clearTimeout(this.#turning);
      this.#turning = undefined;
    } else {
      this.#turning ??= setTimeout(() => {
        this.#turning = undefined;
        this.page++;
      }, this.pageMs);
    }
  }

  protected override render(): TemplateResult {
    const count = this.results.size;
    const shown = this.#shown.length;
    return html`<ol aria-label=${t('seedsSorted')}>
        ${repeat(
          this.#shown,
          ({ device }) => device,
          (result) => this.#renderTile(result),
        )}
      </ol>
      ${shown < count ? html`<p class="page">${this.#pageWords()}</p>` : nothing}`;
  }

  #pageWords(): string {
    const from = this.page * this.#layout.perPage;
    return t('seedsPage', {
      from: formatCount(from + 1),
      to: formatCount(from + this.#shown.length),
      count: formatCount(this.results.size),
    });
  }

  #renderTile({ device, seed, loss, epoch, hasDiverged }: SeedResult): TemplateResult {
    const words = { seed: String(seed), loss: formatLoss(loss) };
    const label = hasDiverged ? t('seedsTileDiverged', words) : t('seedsTile', words);
    const picture = html`<canvas aria-hidden="true"></canvas
      ><span aria-hidden="true">${hasDiverged ? t('seedsTileOff') : words.loss}</span>`;
    const state = hasDiverged ? 'is-off' : epoch >= this.untilEpoch ? 'is-done' : '';
    return this.wall
      ? html`<li class=${state} data-device=${device}>
          <div role="img" aria-label=${label}>${picture}</div>
        </li>`
      : html`<li class=${state} data-device=${device}>
          <button
            aria-label=${label}
            aria-pressed=${this.picked === device}
            @click=${() => this.#pick(device)}
          >
            ${picture}
          </button>
        </li>`;
  }

  #pick(device: number): void {
    const detail = this.picked === device ? null : device;
    this.dispatchEvent(new CustomEvent('seed-pick', { detail, bubbles: true, composed: true }));
  }

  protected override updated(): void {
    this.#moves.play(this.#tiles);
  }

  #draw(): void {
    const { pictures } = this;
    if (!pictures) return;
    const endMs = performance.now() + budgetMs;
    const canvases = this.renderRoot.querySelectorAll('canvas');
    let isNew = false;
    let isDone = true;
    pictures.keepOnly(this.results);
    // Those that are looked at first, then the others, which the mean is made of as well.
    const shown = new Set(this.#shown);
    const ordered = [...this.#shown, ...[...this.results.values()].filter((r) => !shown.has(r))];
    for (const [i, result] of ordered.entries()) {
      if (!pictures.has(result)) {
        pictures.logitsOf(result);
        isNew = true;
      }
      if (i < canvases.length) this.#paint(canvases[i], result, pictures);
      if (performance.now() > endMs) {
        isDone = i === ordered.length - 1;
        break;
      }
    }
    this.#isTold &&= !isNew;
    const now = performance.now();
    if (!this.#isTold && (isDone || now >= this.#tellMs)) {
      this.#isTold = true;
      this.#tellMs = now + tellMs;
      this.dispatchEvent(new CustomEvent('pictures-change'));
    }
    if (!isDone) this.#canvas.request();
  }

  #paint(canvas: HTMLCanvasElement, result: SeedResult, pictures: SeedPictures): void {
    const ratio = window.devicePixelRatio || 1;
    const side = Math.max(1, Math.round(this.#layout.side * ratio));
    const colours = palette();
    const before = this.#painted.get(canvas);
    if (before?.result === result && before.side === side && before.palette === colours) return;
    const logits = pictures.logitsOf(result);
    this.#painted.set(canvas, { result, side, palette: colours });
    if (canvas.width !== side) canvas.width = canvas.height = side;
    const context = canvas.getContext('2d');
    if (!context) return;
    context.clearRect(0, 0, side, side);
    if (!logits) return;
    const { columns, rows } = pictures.grid;
    if (this.#brush?.sampler.side !== side) {
      const sampler = createSampler(side, columns, rows);
      this.#brush = { image: new ImageData(side, side), sampler };
    }
    const { image, sampler } = this.#brush;
    paintRegions(logits, sampler, colours, new Uint32Array(image.data.buffer));
    context.putImageData(image, 0, 0);
  }
}

customElements.define('ml-seed-tiles', MlSeedTiles);

declare global {
  interface HTMLElementTagNameMap {
    'ml-seed-tiles': MlSeedTiles;
  }
}
