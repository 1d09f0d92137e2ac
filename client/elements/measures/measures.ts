import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { confusionOf, type Confusion } from '../../../shared/engine/confusion.ts';
import { lossGradient } from '../../../shared/engine/gradient.ts';
import type { View } from '../../../shared/view/view.ts';
import { recall, remember } from '../../controllers/storage.ts';
import { weightFigures, type WeightFigures } from '../../render/histogram.ts';
import { formatCount } from '../../texts/format.ts';
import { t, type PlainTextKey } from '../../texts/translate.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { icons } from '../controls/icons.ts';
import { layerBars, layerTable } from './layer-bars.ts';
import { measuresStyles } from './measures-styles.ts';
import { confusionTable, shareList } from './verdict-table.ts';

const kinds = ['verdicts', 'weights'] as const;
type Kind = (typeof kinds)[number];
type PointSetName = 'train' | 'test';

const storageKey = 'more-layers-measures';
/** Numbers that change more often than this are not read by anyone. */
const intervalMs = 300;

/**
 * What stands behind the figures: right and wrong by class, weights and gradients by layer. All
 * of it is computed here, from the snapshot, while it is open.
 *
 * @fires measures-close - Escape inside it, or its button
 */
export class MlMeasures extends LitElement {
  static override styles = [sharedStyles, measuresStyles];
  static override properties = {
    view: { attribute: false },
    kind: { state: true },
    wantedSet: { state: true },
  };
  declare view: View | null;
  declare kind: Kind;
  /** The points asked for; there may be no test points. */
  declare wantedSet: PointSetName;

  #updatedMs = -Infinity;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #confusion: Confusion | null = null;
  #figures: WeightFigures | null = null;

  constructor() {
    super();
    this.view = null;
    this.kind = kinds.find((kind) => kind === recall('local', storageKey)) ?? 'verdicts';
    this.wantedSet = 'test';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  get #set(): PointSetName {
    return this.wantedSet === 'test' && this.view?.data.test.count !== 0 ? 'test' : 'train';
  }

  /** A new view waits for its turn; whatever was pressed does not. */
  protected override shouldUpdate(changed: PropertyValues<this>): boolean {
    if (this.#timer !== undefined) return changed.has('kind') || changed.has('wantedSet');
    const isOnlyView = changed.size === 1 && changed.has('view');
    const waitMs = this.#updatedMs + intervalMs - performance.now();
    if (!isOnlyView || waitMs <= 0) return true;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#updatedMs = -Infinity;
      this.requestUpdate('view', null);
    }, waitMs);
    return false;
  }

  protected override willUpdate(): void {
    this.#updatedMs = performance.now();
    this.#confusion = null;
    this.#figures = null;
    if (!this.view) return;
    const { network, snapshot, data, experiment } = this.view;
    const { parameters } = snapshot;
    if (this.kind === 'verdicts') {
      this.#confusion = confusionOf(network, parameters, data[this.#set]);
    } else {
      const gradient = lossGradient(network, parameters, data.train, experiment.loss);
      this.#figures = weightFigures(network, parameters, gradient);
    }
  }

  protected override firstUpdated(): void {
    // Whoever pressed the button goes on reading here.
    const { activeElement } = this.getRootNode() as ShadowRoot | Document;
    if (activeElement?.localName === 'ml-measures-button') this.focusSection();
  }

  focusSection(): void {
    this.renderRoot.querySelector<HTMLElement>('section')?.focus();
  }

  protected override render(): TemplateResult {
    return html`<section tabindex="-1" aria-labelledby="title" @keydown=${this.#onKey}>
      <header>
        <h2 id="title">${t('measures')}</h2>
        <button
          class="close"
          title=${t('measuresClose')}
          aria-label=${t('measuresClose')}
          @click=${this.#close}
        >
          ${icons.close}
        </button>
      </header>
      <div class="segments" role="group" aria-label=${t('measuresKind')}>
        ${this.#segment('measuresVerdicts', this.kind === 'verdicts', () => this.#pick('verdicts'))}
        ${this.#segment('measuresWeights', this.kind === 'weights', () => this.#pick('weights'))}
      </div>
      ${this.#confusion && this.view ? this.#renderVerdicts(this.view, this.#confusion) : nothing}
      ${
        this.#figures && this.view
          ? html`<p class="explain">${t('measuresWeightsExplain')}</p>
              ${layerBars(this.#figures)} ${layerTable(this.#figures, this.view.snapshot.epoch)}`
          : nothing
      }
    </section>`;
  }

  #renderVerdicts({ data, snapshot }: View, confusion: Confusion): TemplateResult {
    const isTest = this.#set === 'test';
    const values = {
      count: formatCount(data[this.#set].count),
      epoch: formatCount(snapshot.epoch),
    };
    const caption = isTest ? t('measuresCaptionTest', values) : t('measuresCaptionTrain', values);
    const sets = html`<div class="segments" role="group" aria-label=${t('measuresSet')}>
      ${this.#segment('measuresTrain', !isTest, () => (this.wantedSet = 'train'))}
      ${this.#segment('measuresTest', isTest, () => (this.wantedSet = 'test'))}
    </div>`;
    return html`${data.test.count > 0 ? sets : nothing} ${confusionTable(confusion, caption)}
    ${shareList(confusion)}`;
  }

  #segment(label: PlainTextKey, isOn: boolean, pick: () => void): TemplateResult {
    return html`<button aria-pressed=${isOn} @click=${pick}>${t(label)}</button>`;
  }

  #pick(kind: Kind): void {
    this.kind = kind;
    remember('local', storageKey, kind);
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    this.#close();
  };

  readonly #close = (): void => {
    const root = this.getRootNode() as ShadowRoot | Document;
    this.dispatchEvent(new CustomEvent('measures-close', { bubbles: true, composed: true }));
    root.querySelector('ml-measures-button')?.focus();
  };
}

customElements.define('ml-measures', MlMeasures);

declare global {
  interface HTMLElementTagNameMap {
    'ml-measures': MlMeasures;
  }
}
