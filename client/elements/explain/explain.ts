import { html, LitElement, nothing, svg, type PropertyValues, type TemplateResult } from 'lit';
import type { Activation, Experiment } from '../../../shared/experiment.ts';
import type { View } from '../../../shared/view/view.ts';
import { activationCurve } from '../../render/activation-curve.ts';
import { activationFormula } from '../../render/formula.ts';
import { t } from '../../texts/translate.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { explain, termOf, type Topic } from './explanations.ts';
import { explainStyles } from './explain-styles.ts';
import { placeBeside } from './place-beside.ts';

const curveSize = { width: 160, height: 96 };

/**
 * Makes the name inside it a button that says what it means, with its formula and its value of
 * now: by mouse, finger or keyboard. The button lies over the name and is none of its
 * descendants, so that a label stays a label. `wide`: it covers the positioned box around it.
 */
export class MlExplain extends LitElement {
  static override properties = {
    topic: {},
    experiment: { attribute: false },
    view: { attribute: false },
    layerIndex: { type: Number, attribute: 'layer-index' },
    side: {},
    isOpen: { state: true },
  };
  declare topic: Topic;
  declare experiment: Experiment | null;
  declare view: View | null;
  declare layerIndex: number;
  declare side: 'beside' | 'below';
  declare isOpen: boolean;

  static override styles = [sharedStyles, explainStyles];

  constructor() {
    super();
    this.topic = 'learningRate';
    this.experiment = null;
    this.view = null;
    this.layerIndex = 0;
    this.side = 'below';
    this.isOpen = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#follow(false);
  }

  /** While it is closed only its name is there, and numbers may run without it. */
  protected override shouldUpdate(changed: PropertyValues<this>): boolean {
    if (this.isOpen || !this.hasUpdated) return true;
    return changed.has('isOpen') || changed.has('topic');
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>
      <button class="open" popovertarget="more">
        <span class="visually-hidden">${t('explainAsk', { term: termOf(this.topic) })}</span>
      </button>
      <div
        id="more"
        popover
        role="dialog"
        aria-labelledby="term"
        tabindex="-1"
        autofocus
        @beforetoggle=${this.#onBeforeToggle}
        @toggle=${this.#onToggle}
        @keydown=${this.#onKey}
      >
        ${this.isOpen ? this.#renderMore() : nothing}
      </div>`;
  }

  #renderMore(): TemplateResult | typeof nothing {
    const experiment = this.view?.experiment ?? this.experiment;
    if (!experiment) return nothing;
    const { view, layerIndex } = this;
    const {
      term,
      text,
      formulas = [],
      now,
      curve,
    } = explain(this.topic, {
      experiment,
      view,
      layerIndex,
    });
    return html`<h3 id="term">${term}</h3>
      <p>${text}</p>
      ${
        formulas.length > 0
          ? html`<ul class="formulas" role="list">
              ${formulas.map((formula) => html`<li>${formula}</li>`)}
            </ul>`
          : nothing
      }
      ${now === undefined ? nothing : html`<p class="now">${now}</p>`}
      ${curve ? renderCurve(curve) : nothing}`;
  }

  get #card(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>('#more');
  }

  readonly #onBeforeToggle = ({ newState }: ToggleEvent): void => {
    this.isOpen = newState === 'open';
    // It has its words before it is shown, so that it is measured with them.
    if (this.isOpen) this.performUpdate();
    this.#follow(this.isOpen);
  };

  readonly #onToggle = (): void => this.#place();

  readonly #place = (): void => {
    const card = this.#card;
    if (!card || !this.isOpen) return;
    const about = this.renderRoot.querySelector('.open')?.getBoundingClientRect();
    if (!about) return;
    const size = { width: card.offsetWidth, height: card.offsetHeight };
    const screen = { width: window.innerWidth, height: window.innerHeight };
    const { left, top } = placeBeside(about, size, screen, this.side);
    card.style.left = `${left}px`;
    card.style.top = `${top}px`;
  };

  #follow(isOpen: boolean): void {
    const change = isOpen ? 'addEventListener' : 'removeEventListener';
    window[change]('scroll', this.#place, { capture: true });
    window[change]('resize', this.#place);
  }

  /** Escape closes this first, before the page hears of it. */
  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    this.#card?.hidePopover();
    this.renderRoot.querySelector<HTMLElement>('.open')?.focus();
  };
}

function renderCurve(activation: Activation): TemplateResult {
  const { width, height } = curveSize;
  const { path, zeroX, zeroY, oneY } = activationCurve(activation, width, height);
  const label = t('explainCurve', { formula: activationFormula(activation) });
  return html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-label=${label}>
    ${svg`<path class="one" d="M0 ${oneY}H${width}" />
      <path class="axis" d="M0 ${zeroY}H${width}M${zeroX} 0V${height}" />
      <path class="curve" d=${path} />
      <text x=${width + 6} y=${zeroY + 4}>z</text>
      <text x=${zeroX + 5} y="10">a</text>
      <text x=${width + 6} y=${oneY + 4}>1</text>`}
  </svg>`;
}

customElements.define('ml-explain', MlExplain);

declare global {
  interface HTMLElementTagNameMap {
    'ml-explain': MlExplain;
  }
}
