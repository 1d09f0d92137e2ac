import {
  css,
  html,
  LitElement,
  noChange,
  nothing,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { live } from 'lit/directives/live.js';
import { limits } from '../../../shared/limits.ts';
import type { View } from '../../../shared/view/view.ts';
import { inputSymbols } from '../../render/formula.ts';
import { t } from '../../texts/translate.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { fieldStyles } from '../controls/field-styles.ts';
import { icons } from '../controls/icons.ts';
import { leftBesideFocus } from '../beside-focus.ts';
import { deepActive } from '../deep-active.ts';
import { fireCommand } from '../controls/session-command.ts';
import { unitName } from './unit-words.ts';

/** The unit whose weights and bias are set by hand, and where on the page that began. */
export interface EditedUnit {
  layerIndex: number;
  unitIndex: number;
  /** The input whose weight was meant; null: the bias. */
  from: number | null;
  x: number;
  y: number;
}

/** A slider's reach; larger numbers can be typed. */
const reach = 10;
/** A dragged slider asks for at most ten changes a second. */
const dragIntervalMs = 100;

/**
 * The weights and the bias of one unit, to be set by hand while everyone looks on.
 *
 * @fires session-command - `set-parameter`
 * @fires editor-close
 */
export class MlParameterEditor extends LitElement {
  static override properties = { view: { attribute: false }, unit: { attribute: false } };
  declare view: View | null;
  declare unit: EditedUnit | null;

  static override styles = [
    sharedStyles,
    fieldStyles,
    css`
      :host {
        position: fixed;
        inset: 0 auto auto 0;
        box-sizing: border-box;
        width: min(320px, 100vw);
        max-height: min(60dvh, 480px);
        margin: 0;
        padding: var(--space-2) var(--space-3) var(--space-3);
        overflow: auto;
        border: 1px solid var(--line-strong);
        border-radius: var(--radius);
        background: var(--surface);
        color: var(--ink);
        --target: 36px;
      }

      @media (pointer: coarse) {
        :host {
          --target: 44px;
        }
      }

      header {
        display: flex;
        align-items: center;
        justify-content: space-between;
      }

      h2 {
        margin: 0;
        font-size: var(--text-15);
      }

      .close {
        display: grid;
        place-content: center;
        width: var(--target);
        height: var(--target);
        padding: 0;
        border: 0;
        background: none;
      }

      .row {
        display: grid;
        grid-template-columns: 2.6em minmax(0, 1fr) 6.4em;
        align-items: center;
        gap: var(--space-2);
        min-height: calc(var(--target) + 4px);
      }
    `,
  ];

  #sentMs = -Infinity;
  #opener: HTMLElement | null = null;

  constructor() {
    super();
    this.view = null;
    this.unit = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute('role', 'dialog');
    this.setAttribute('popover', 'manual');
    this.addEventListener('keydown', this.#onKey);
    window.addEventListener('keyup', this.#makeWay);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keyup', this.#makeWay);
  }

  protected override updated(changed: PropertyValues<this>): void {
    const { unit } = this;
    if (!changed.has('unit')) return;
    if (!unit) {
      if (this.matches(':popover-open')) this.hidePopover();
      this.#opener?.focus();
      this.#opener = null;
      return;
    }
    if (!this.matches(':popover-open')) {
      this.showPopover();
      this.#opener = changed.get('unit') ? null : deepActive();
    }
    const { width, height } = this.getBoundingClientRect();
    const fit = (at: number, size: number, room: number) =>
      Math.max(8, Math.min(at, room - size - 8));
    this.style.left = `${fit(unit.x + 12, width, innerWidth)}px`;
    this.style.top = `${fit(unit.y + 12, height, innerHeight)}px`;
    this.renderRoot.querySelector<HTMLElement>(`#value-${unit.from ?? 'bias'}`)?.focus();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { view, unit } = this;
    const layer = unit && view?.network.layers[unit.layerIndex];
    if (!view || !layer || unit.unitIndex >= layer.unitCount) return nothing;
    const name = unitName(view, unit.layerIndex, unit.unitIndex);
    this.ariaLabel = t('editorTitle', { unit: name });
    const symbols = inputSymbols(view.network, unit.layerIndex, view.experiment.features);
    const rows = symbols.map((symbol, from) => ({
      id: String(from),
      symbol,
      label: t('editorWeight', { symbol }),
      index: layer.weightOffset + from * layer.unitCount + unit.unitIndex,
    }));
    rows.push({
      id: 'bias',
      symbol: 'b',
      label: t('editorBias'),
      index: layer.biasOffset + unit.unitIndex,
    });
    return html`
      <header>
        <h2>${t('editorTitle', { unit: name })}</h2>
        <button class="close" aria-label=${t('close')} @click=${this.#close}>${icons.close}</button>
      </header>
      ${rows.map((row) => this.#renderRow(view, row))}
    `;
  }

  #renderRow(
    view: View,
    { id, symbol, label, index }: { id: string; symbol: string; label: string; index: number },
  ): TemplateResult {
    const value = view.snapshot.parameters[index];
    // As a number field wants it, in any language.
    const text = String(Number(value.toPrecision(4)));
    // What is being typed is not written over by what is trained.
    const isTyped = this.shadowRoot?.activeElement?.id === `value-${id}`;
    const set = (event: Event, isLast: boolean) => {
      const wanted = (event.target as HTMLInputElement).valueAsNumber;
      if (Number.isFinite(wanted)) this.#set(index, wanted, isLast);
      else this.requestUpdate();
    };
    return html`<div class="row">
      <span aria-hidden="true">${symbol}</span>
      <input
        type="range"
        aria-label=${label}
        min=${-reach}
        max=${reach}
        step="0.05"
        .value=${live(String(Math.max(-reach, Math.min(reach, value))))}
        @input=${(event: Event) => set(event, false)}
        @change=${(event: Event) => set(event, true)}
      />
      <input
        type="number"
        id="value-${id}"
        aria-label=${label}
        min=${-limits.parameter}
        max=${limits.parameter}
        step="any"
        .value=${isTyped ? noChange : live(text)}
        @change=${(event: Event) => set(event, true)}
      />
    </div>`;
  }

  #set(index: number, wanted: number, isLast: boolean): void {
    const now = performance.now();
    if (!isLast && now - this.#sentMs < dragIntervalMs) return;
    this.#sentMs = now;
    const value = Math.max(-limits.parameter, Math.min(limits.parameter, wanted));
    fireCommand(this, { type: 'set-parameter', index, value });
  }

  /** Tab may lead to what it lies over. */
  readonly #makeWay = (): void => {
    if (!this.unit) return;
    const left = leftBesideFocus(this, this.getBoundingClientRect());
    this.style.left = `${left}px`;
  };

  readonly #close = (): void => {
    this.dispatchEvent(new CustomEvent('editor-close', { bubbles: true, composed: true }));
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    event.preventDefault();
    this.#close();
  };
}

customElements.define('ml-parameter-editor', MlParameterEditor);

declare global {
  interface HTMLElementTagNameMap {
    'ml-parameter-editor': MlParameterEditor;
  }
}
