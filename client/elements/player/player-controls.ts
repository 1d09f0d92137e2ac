import { css, html, LitElement, type TemplateResult } from 'lit';
import { speeds } from '../../controllers/player-controller.ts';
import { formatClock, formatSetting } from '../../texts/format.ts';
import { t } from '../../texts/translate.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { fieldStyles } from '../controls/field-styles.ts';
import { select } from '../controls/fields.ts';
import { icons } from '../controls/icons.ts';
import { playerButtonStyles } from './player-styles.ts';

/**
 * A recording's transport.
 * @fires player-toggle - play or pause
 * @fires player-skip - detail: milliseconds, negative to go back
 * @fires player-frame - detail: 1 or −1, a picture on or back
 * @fires player-speed - detail: recorded seconds a second
 */
export class MlPlayerControls extends LitElement {
  static override properties = {
    isPlaying: { type: Boolean },
    speed: { type: Number },
    positionMs: { type: Number },
    durationMs: { type: Number },
  };
  declare isPlaying: boolean;
  declare speed: number;
  declare positionMs: number;
  declare durationMs: number;

  static override styles = [
    sharedStyles,
    fieldStyles,
    playerButtonStyles,
    css`
      .primary {
        min-width: 108px;
        padding-left: var(--space-2);
      }

      .speed select {
        width: 84px;
      }

      .times {
        min-width: 9.5em;
        margin-left: var(--space-1);
        white-space: nowrap;
      }

      .times small {
        margin-left: var(--space-1);
        color: var(--ink-2);
        font-size: var(--text-13);
      }

      /* One row for the thumb, the times above it; what the first button does is seen. */
      @media (max-width: 700px) {
        .times {
          flex-basis: 100%;
          order: -1;
          margin: 0;
          font-size: var(--text-13);
          line-height: 1.4;
        }

        .times small {
          display: inline;
          margin-left: var(--space-3);
        }

        .primary {
          min-width: 56px;
          padding: 0;
        }

        .primary span {
          position: absolute;
          width: 1px;
          height: 1px;
          overflow: hidden;
          clip-path: inset(50%);
        }

        .speed select {
          width: 76px;
          padding-right: var(--space-4);
          padding-left: var(--space-2);
        }
      }
    `,
  ];

  /** The speed is being picked by a pointer. */
  #isPointed = false;

  constructor() {
    super();
    this.isPlaying = false;
    this.speed = 1;
    this.positionMs = 0;
    this.durationMs = 0;
  }

  override render(): TemplateResult {
    const position = formatClock(this.positionMs);
    const duration = formatClock(this.durationMs);
    // What is left of whole seconds: the two that are shown add up.
    const whole = (ms: number) => Math.floor(ms / 1000) * 1000;
    const remaining = formatClock(whole(this.durationMs) - whole(this.positionMs));
    const choices = speeds.map((value) => ({ value, label: `${formatSetting(value)} ×` }));
    return html`
      <button class="primary" @click=${() => this.#fire('player-toggle')}>
        ${this.isPlaying ? icons.pause : icons.play}
        <span>${t(this.isPlaying ? 'replayPause' : 'replayPlay')}</span>
      </button>
      ${this.#button(icons.back, t('playerBackTen'), 'player-skip', -10_000)}
      ${this.#button(icons.frameBack, t('playerFrameBack'), 'player-frame', -1)}
      ${this.#button(icons.frameOn, t('playerFrameOn'), 'player-frame', 1)}
      ${this.#button(icons.forward, t('playerForwardTen'), 'player-skip', 10_000)}
      <label class="visually-hidden" for="speed">${t('replaySpeed')}</label>
      <span
        class="speed"
        title=${t('replaySpeed')}
        @pointerdown=${() => (this.#isPointed = true)}
        @keydown=${() => (this.#isPointed = false)}
        >${select<number>(
          { id: 'speed', label: t('replaySpeed') },
          this.speed,
          choices,
          (speed) => this.#pickSpeed(speed),
          { letsLettersPass: true },
        )}</span
      >
      <span class="times"
        ><span class="visually-hidden">${t('playerTimes', { position, duration, remaining })}</span
        ><span aria-hidden="true"
          >${t('replayPosition', { position, duration })}<small
            >${t('playerLeft', { remaining })}</small
          ></span
        ></span
      >
    `;
  }

  /** Picked by a pointer, it lets go of the keyboard, which is the player's. */
  #pickSpeed(speed: number): void {
    const field = this.renderRoot.querySelector<HTMLElement>('#speed');
    if (this.#isPointed) field?.blur();
    this.#fire('player-speed', speed);
  }

  #button(icon: TemplateResult, label: string, type: string, detail: number): TemplateResult {
    return html`<button
      class="icon"
      aria-label=${label}
      title=${label}
      @click=${() => this.#fire(type, detail)}
    >
      ${icon}
    </button>`;
  }

  #fire(type: string, detail?: number): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

customElements.define('ml-player-controls', MlPlayerControls);

declare global {
  interface HTMLElementTagNameMap {
    'ml-player-controls': MlPlayerControls;
  }
}
