import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { isShown, type Hideable } from '../../controllers/hidden-controls.ts';
import { live } from 'lit/directives/live.js';
import type { CommandBody } from '../../../shared/protocol/commands.ts';
import type { View } from '../../../shared/view/view.ts';
import { t } from '../../texts/translate.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { fieldStyles } from './field-styles.ts';
import { explained } from './fields.ts';
import { icons } from './icons.ts';
import { paces, paceStep, paceText } from './pace.ts';
import { fireChange, fireCommand } from './session-command.ts';

/** What a link hides each of its buttons as. */
const hideableOf: Partial<Record<CommandBody['type'], Hideable>> = {
  step: 'step',
  reset: 'same-start',
  reroll: 'new-start',
  undo: 'undo',
  redo: 'undo',
};

/**
 * The teacher's transport: train or pause, step, begin again, and how fast.
 * @fires session-command - `start`, `pause`, `step`, `reset`, `reroll`, `undo`, `redo`, or a `change`
 * of the pace
 */
export class MlTransport extends LitElement {
  static override properties = { view: { attribute: false } };
  declare view: View | null;

  static override styles = [
    sharedStyles,
    fieldStyles,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2);
        --target: 40px;
      }

      button {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        white-space: nowrap;
      }

      .primary {
        min-width: 100px;
        padding-left: var(--space-2);
      }

      .step {
        padding: 0 var(--space-2) 0 6px;
      }

      .icon {
        justify-content: center;
        width: var(--target);
        padding: 0;
      }

      .pace {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 0 var(--space-1);
        flex: 1 1 112px;
        max-width: 240px;
        margin-left: auto;
        font-size: var(--text-13);
      }

      .pace output {
        align-self: center;
        text-align: right;
      }

      .pace input {
        grid-column: 1 / -1;
      }

      @media (pointer: coarse) {
        :host {
          --target: 44px;
        }
      }

      @media (max-width: 700px) {
        .primary {
          flex: 1;
        }
      }

      @media (max-width: 700px), (max-height: 480px) {
        .step {
          justify-content: center;
          min-width: 48px;
          padding: 0 2px;
        }

        .step[data-count] {
          gap: 2px;
        }

        /* In place of the words, on a phone: one epoch is told from many. */
        .step[data-count]::after {
          content: attr(data-count);
          font-size: var(--text-13);
          font-weight: 600;
        }

        .step span {
          position: absolute;
          width: 1px;
          height: 1px;
          overflow: hidden;
          clip-path: inset(50%);
        }

        .pace {
          max-width: none;
        }
      }

      @media (min-width: 701px) and (min-height: 481px) {
        :host([tight]) {
          gap: var(--space-1);
        }

        :host([tight]) .step svg {
          display: none;
        }

        :host([tight]) .step {
          padding: 0 var(--space-2);
          font-size: var(--text-13);
        }

        :host([tight]) .primary {
          min-width: 0;
        }

        :host([tight]) .pace {
          flex-basis: 88px;
        }
      }

      /* The picture says enough; the words are still read out. */
      .icon span {
        position: absolute;
        width: 1px;
        height: 1px;
        overflow: hidden;
        clip-path: inset(50%);
      }
    `,
  ];

  /** Later than it is told: its height follows from what is done then. */
  readonly #observer = new ResizeObserver(([{ contentRect }]) => {
    if (contentRect.width === this.#width) return;
    this.#width = contentRect.width;
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#fit());
  });
  #width = 0;
  #frame = 0;
  #fittedFor = 0;

  constructor() {
    super();
    this.view = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer.disconnect();
    cancelAnimationFrame(this.#frame);
  }

  protected override updated(): void {
    const snapshotEvery = this.view?.experiment.snapshotEvery ?? 0;
    if (snapshotEvery === this.#fittedFor) return;
    this.#fittedFor = snapshotEvery;
    this.#fit();
  }

  /** Where it would take two rows, the words do without their icons. */
  #fit(): void {
    const first = this.renderRoot.querySelector('button');
    const pace = this.renderRoot.querySelector<HTMLElement>('.pace');
    if (!first || !pace) return;
    this.removeAttribute('tight');
    const isWrapped = pace.offsetTop >= first.offsetTop + first.offsetHeight;
    this.toggleAttribute('tight', isWrapped);
  }

  override render(): TemplateResult | typeof nothing {
    const { view } = this;
    if (!view) return nothing;
    const isTraining = view.phase === 'training';
    const { snapshotEvery } = view.experiment;
    return html`
      ${
        isTraining
          ? this.#button('pause', 'primary', t('pause'), { type: 'pause' })
          : this.#button('play', 'primary', t('play'), { type: 'start' })
      }
      ${this.#button('step', 'step', t('stepEpoch'), { type: 'step', to: 'epoch' }, t('stepEpochLong'), isTraining, 1)}
      ${
        snapshotEvery > 1
          ? this.#button(
              'steps',
              'step',
              t('stepSnapshot', { count: snapshotEvery }),
              { type: 'step', to: 'snapshot' },
              t('stepSnapshotLong', { count: snapshotEvery }),
              isTraining,
              snapshotEvery,
            )
          : nothing
      }
      ${this.#button('sameStart', 'step', t('sameStart'), { type: 'reset' }, t('sameStartLong'))}
      ${this.#button('newStart', 'step', t('newStart'), { type: 'reroll' }, t('newStartLong'))}
      ${this.#button('undo', 'icon', t('undo'), { type: 'undo' }, t('undoLong'), !view.canUndo)}
      ${this.#button('redo', 'icon', t('redo'), { type: 'redo' }, t('redoLong'), !view.canRedo)}
      ${this.#renderPace(view)}
    `;
  }

  #button(
    icon: keyof typeof icons,
    classes: string,
    label: string,
    body: CommandBody,
    title: string = label,
    isOff = false,
    count = 0,
  ): TemplateResult | typeof nothing {
    if (!isShown(hideableOf[body.type] ?? 'train')) return nothing;
    // Not `disabled`: the last redo would take the focus from its own button.
    return html`<button
      class=${classes}
      title=${title}
      data-command=${body.type}
      data-count=${count > 0 ? count : nothing}
      aria-label=${count > 0 ? label : nothing}
      aria-disabled=${isOff}
      @click=${() => isOff || fireCommand(this, body)}
    >
      ${icons[icon]}<span>${label}</span>
    </button>`;
  }

  #renderPace({ experiment }: View): TemplateResult | typeof nothing {
    if (!isShown('pace')) return nothing;
    const { pace } = experiment;
    const read = (event: Event) => paces[Number((event.target as HTMLInputElement).value)];
    const show = (event: Event) => {
      const output = this.renderRoot.querySelector('output');
      if (output) output.textContent = paceText(read(event));
    };
    return html`<div class="pace">
      ${explained(
        { topic: 'pace', experiment },
        html`<label for="pace"><span class="term">${t('pace')}</span></label>`,
      )}
      <output for="pace" .textContent=${live(paceText(pace))}></output>
      <input
        type="range"
        id="pace"
        min="0"
        max=${paces.length - 1}
        step="1"
        aria-valuetext=${paceText(pace)}
        .value=${live(String(paceStep(pace)))}
        @input=${show}
        @change=${(event: Event) => fireChange(this, { pace: read(event) })}
      />
    </div>`;
  }
}

customElements.define('ml-transport', MlTransport);

declare global {
  interface HTMLElementTagNameMap {
    'ml-transport': MlTransport;
  }
}
