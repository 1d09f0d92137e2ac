import { css, html, LitElement, type TemplateResult } from 'lit';
import { speeds } from '../../controllers/player-controller.ts';
import { formatClock, formatSetting } from '../../texts/format.ts';
import { t } from '../../texts/translate.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { fieldStyles } from './field-styles.ts';
import { select } from './fields.ts';
import { icons } from './icons.ts';

/**
 * A recording's transport.
 * @fires player-toggle - play or pause
 * @fires player-skip - detail: milliseconds, negative to go back
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
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2);
        --target: 44px;
      }

      button {
        display: inline-flex;
        align-items: center;
        gap: 6px;
      }

      .primary {
        min-width: 108px;
        padding-left: var(--space-2);
      }

      .skip {
        padding: 0 var(--space-3) 0 var(--space-2);
      }

      .speed {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        margin-left: var(--space-2);
        color: var(--ink-2);
        font-size: var(--text-13);
      }

      .speed select {
        width: 84px;
      }

      .position {
        min-width: 7.5em;
        margin-left: var(--space-2);
        white-space: nowrap;
      }
    `,
  ];

  constructor() {
    super();
    this.isPlaying = false;
    this.speed = 1;
    this.positionMs = 0;
    this.durationMs = 0;
  }

  override render(): TemplateResult {
    const values = {
      position: formatClock(this.positionMs),
      duration: formatClock(this.durationMs),
    };
    const choices = speeds.map((value) => ({ value, label: `${formatSetting(value)} ×` }));
    return html`
      <button class="primary" @click=${() => this.#fire('player-toggle')}>
        ${this.isPlaying ? icons.pause : icons.play}
        <span>${t(this.isPlaying ? 'replayPause' : 'replayPlay')}</span>
      </button>
      <button
        class="skip"
        aria-label=${t('replayBack')}
        title=${t('replayBack')}
        @click=${() => this.#fire('player-skip', -5000)}
      >
        ${icons.back}5 s
      </button>
      <button
        class="skip"
        aria-label=${t('replayForward')}
        title=${t('replayForward')}
        @click=${() => this.#fire('player-skip', 5000)}
      >
        ${icons.forward}5 s
      </button>
      <label class="speed" for="speed"
        >${t('replaySpeed')}
        ${select<number>({ id: 'speed', label: t('replaySpeed') }, this.speed, choices, (speed) =>
          this.#fire('player-speed', speed),
        )}</label
      >
      <span class="position">${t('replayPosition', values)}</span>
    `;
  }

  #fire(type: string, detail?: number): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

customElements.define('ml-player-controls', MlPlayerControls);
