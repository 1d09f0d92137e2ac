import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { limits } from '../../../shared/limits.ts';
import { formatClock } from '../../texts/format.ts';
import { t } from '../../texts/translate.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { fieldStyles } from '../controls/field-styles.ts';
import { icons } from '../controls/icons.ts';
import { measuresStyles } from '../measures/measures-styles.ts';
import { placeReplayMarks, type ReplayMark } from '../time-line-marks.ts';
import { momentsStyles } from './moments-styles.ts';

/**
 * Every moment of a recording that has a mark, with its time: a way there, and a field to name one
 * for oneself.
 *
 * @fires seek - `{positionMs}`: the moment that was chosen
 * @fires moment-add - `{atMs, name}`
 * @fires moment-remove - {@link ReplayMark}: one's own
 * @fires moments-close - Escape inside it, or its button
 */
export class MlMoments extends LitElement {
  static override styles = [sharedStyles, fieldStyles, measuresStyles, momentsStyles];
  static override properties = {
    marks: { attribute: false },
    positionMs: { attribute: false },
    heldMs: { state: true },
  };
  declare marks: readonly ReplayMark[];
  declare positionMs: number;
  /** The moment that is being named: it stays while the recording plays on. */
  declare heldMs: number | null;

  constructor() {
    super();
    this.marks = [];
    this.positionMs = 0;
    this.heldMs = null;
  }

  /** The field for a name, for the moment that is shown. */
  nameMoment(): void {
    this.heldMs = this.positionMs;
    this.renderRoot.querySelector<HTMLElement>('input')?.focus();
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>('section')?.focus();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('marks')) return;
    // What was chosen stays in sight as moments come before it.
    this.renderRoot.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }

  protected override render(): TemplateResult {
    const current = this.marks.findLastIndex(({ atMs }) => atMs <= this.positionMs);
    const time = formatClock(this.heldMs ?? this.positionMs);
    return html`<section tabindex="-1" aria-labelledby="title" @keydown=${this.#onKey}>
      <header>
        <h2 id="title">${t('momentsTitle')}</h2>
        <button
          class="close"
          title=${t('momentsClose')}
          aria-label=${t('momentsClose')}
          @click=${this.#close}
        >
          ${icons.close}
        </button>
      </header>
      <form @submit=${this.#add}>
        <label for="name">${t('momentsName', { time })}</label>
        <input
          type="text"
          id="name"
          required
          maxlength=${limits.momentTextLength}
          autocomplete="off"
          aria-describedby="hint"
          @focus=${() => (this.heldMs ??= this.positionMs)}
          @blur=${this.#onBlur}
        />
        <button>${t('momentsAdd')}</button>
        <small id="hint">${t('momentsHint')}</small>
      </form>
      ${
        this.marks.length === 0
          ? html`<p class="explain">${t('momentsNone')}</p>`
          : html`<ol>
              ${guard([this.marks, current], () => this.#renderMoments(current))}
            </ol>`
      }
    </section>`;
  }

  #renderMoments(current: number): TemplateResult[] {
    return placeReplayMarks(this.marks).map(({ at, text, long, isMinor }, i) => {
      const mark = this.marks[i];
      return html`<li ?data-minor=${isMinor}>
        <button
          class="moment"
          aria-current=${i === current ? 'true' : nothing}
          @click=${() => this.#seek(at)}
        >
          <span class="time">${formatClock(at)}</span>
          <span>${long ?? text}</span>
          ${mark.isOwn ? html`<small>${t('momentsOwn')}</small>` : nothing}
        </button>
        ${mark.isOwn ? this.#renderRemove(mark, text) : nothing}
      </li>`;
    });
  }

  #renderRemove(mark: ReplayMark, name: string): TemplateResult {
    return html`<button
      class="remove"
      title=${t('momentsRemove', { name })}
      aria-label=${t('momentsRemove', { name })}
      @click=${() => this.#remove(mark)}
    >
      ${icons.close}
    </button>`;
  }

  readonly #add = (event: Event): void => {
    event.preventDefault();
    const input = this.renderRoot.querySelector('input');
    if (!input || input.value.trim() === '') return;
    const detail = { atMs: this.heldMs ?? this.positionMs, name: input.value };
    input.value = '';
    this.heldMs = null;
    this.#fire('moment-add', detail);
    this.renderRoot.querySelector<HTMLElement>('section')?.focus();
  };

  readonly #onBlur = (event: Event): void => {
    if ((event.target as HTMLInputElement).value === '') this.heldMs = null;
  };

  #remove(mark: ReplayMark): void {
    // Its button goes with it.
    this.renderRoot.querySelector<HTMLElement>('section')?.focus();
    this.#fire('moment-remove', mark);
  }

  #seek(positionMs: number): void {
    this.#fire('seek', { positionMs });
  }

  /** Up and down walk through the list; left and right go on seeking. */
  readonly #onKey = (event: KeyboardEvent): void => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape') this.#close();
    else if (by === undefined) return;
    else this.#walk(by);
    event.preventDefault();
    event.stopPropagation();
  };

  #walk(by: number): void {
    const buttons = [...this.renderRoot.querySelectorAll<HTMLElement>('.moment')];
    const focused = buttons.findIndex((button) => button.matches(':focus'));
    const current = buttons.findIndex((button) => button.hasAttribute('aria-current'));
    const from = focused >= 0 ? focused + by : Math.max(0, current);
    buttons[Math.min(buttons.length - 1, Math.max(0, from))]?.focus();
  }

  readonly #close = (): void => this.#fire('moments-close');

  #fire(type: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

customElements.define('ml-moments', MlMoments);

declare global {
  interface HTMLElementTagNameMap {
    'ml-moments': MlMoments;
  }
}
