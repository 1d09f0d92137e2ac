import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { TimeSpan } from '../../../shared/view/rests.ts';
import { formatClock } from '../../texts/format.ts';
import { t } from '../../texts/translate.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { icons } from '../controls/icons.ts';
import { playerButtonStyles } from './player-styles.ts';

export type ExtraEvent =
  | 'loop-from'
  | 'loop-to'
  | 'loop-end'
  | 'skip-rests'
  | 'moments-toggle'
  | 'moment-link'
  | 'full-screen'
  | 'player-keys';

/**
 * What else can be done with a recording: loop a piece, skip idle time, go to moments, link to one.
 * @fires loop-from - the loop begins here
 * @fires loop-to - the loop ends here
 * @fires loop-end - no loop any more
 * @fires skip-rests - idle time is to be passed over, or not any more
 * @fires moments-toggle - the list of moments opens or closes
 * @fires moment-link - a link to this moment is to be copied
 * @fires full-screen - in or out
 * @fires player-keys - the dialog of keys
 */
export class MlPlayerExtras extends LitElement {
  static override properties = {
    loop: { attribute: false },
    rests: { attribute: false },
    isSkipping: { type: Boolean },
    areMomentsOpen: { type: Boolean },
    hasLink: { type: Boolean },
  };
  declare loop: TimeSpan | null;
  declare rests: readonly TimeSpan[];
  declare isSkipping: boolean;
  declare areMomentsOpen: boolean;
  /** Whether this recording has an address. */
  declare hasLink: boolean;

  static override styles = [
    sharedStyles,
    playerButtonStyles,
    css`
      .loop {
        display: inline-flex;
      }

      .loop button {
        border-radius: 0;
        margin-left: -1px;
      }

      .loop button:first-child {
        border-radius: var(--radius) 0 0 var(--radius);
        margin-left: 0;
      }

      .loop button:last-child {
        border-radius: 0 var(--radius) var(--radius) 0;
      }

      .loop button:focus-visible {
        position: relative;
        z-index: 1;
      }

      button {
        min-width: var(--target);
        padding: 0 var(--space-3) 0 var(--space-2);
      }

      .icon {
        padding: 0;
      }

      /* Where there is no room the pictures say enough; the words are still read out. */
      @media (max-width: 1250px) {
        button {
          padding: 0;
        }

        button span {
          position: absolute;
          width: 1px;
          height: 1px;
          overflow: hidden;
          clip-path: inset(50%);
        }
      }

      /* Fingers have no keys. */
      @media (pointer: coarse) and (max-width: 700px) {
        [data-event='player-keys'] {
          display: none;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.loop = null;
    this.rests = [];
    this.isSkipping = false;
    this.areMomentsOpen = false;
    this.hasLink = false;
  }

  override render(): TemplateResult {
    const { loop } = this;
    const restMs = this.rests.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
    const skip = restMs > 0 ? t('playerSkipCount', { time: formatClock(restMs) }) : t('playerSkip');
    return html`
      <span class="loop" role="group" aria-label=${t('playerLoop')}>
        ${this.#button(icons.loop, t('playerLoopFrom'), 'I', 'loop-from', { word: t('playerLoopFromShort') })}
        ${this.#button(icons.loopTo, t('playerLoopTo'), 'O', 'loop-to', { word: t('playerLoopToShort') })}
        ${loop ? this.#renderEnd(loop) : nothing}
      </span>
      ${this.#button(icons.skipRests, skip, 'S', 'skip-rests', {
        word: t('playerSkipShort'),
        isPressed: this.isSkipping,
      })}
      <button
        title="${t('playerMoments')} (K)"
        aria-label=${t('playerMoments')}
        aria-expanded=${this.areMomentsOpen}
        @click=${() => this.#fire('moments-toggle')}
      >
        ${icons.moments}<span>${t('playerMoments')}</span>
      </button>
      ${this.hasLink ? this.#button(icons.link, t('playerLink'), 'L', 'moment-link') : nothing}
      ${this.#button(icons.fullScreen, t('playerFullScreen'), 'F', 'full-screen')}
      ${this.#button(icons.keys, t('playerKeys'), '?', 'player-keys')}
    `;
  }

  #renderEnd({ startMs, endMs }: TimeSpan): TemplateResult {
    const values = { from: formatClock(startMs), to: formatClock(endMs) };
    return this.#button(icons.close, t('playerLoopEnd', values), 'X', 'loop-end');
  }

  #button(
    icon: TemplateResult,
    label: string,
    key: string,
    type: ExtraEvent,
    { word, isPressed }: { word?: string; isPressed?: boolean } = {},
  ): TemplateResult {
    return html`<button
      class=${word === undefined ? 'icon' : ''}
      data-event=${type}
      title="${label} (${key})"
      aria-label=${label}
      aria-pressed=${isPressed ?? nothing}
      @click=${() => this.#press(type)}
    >
      ${icon}${word === undefined ? nothing : html`<span>${word}</span>`}
    </button>`;
  }

  #press(type: ExtraEvent): void {
    this.#fire(type);
    // Its button goes with the loop: the focus stays beside it.
    if (type === 'loop-end') this.renderRoot.querySelector<HTMLElement>('[data-event]')?.focus();
  }

  #fire(type: ExtraEvent): void {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true }));
  }
}

customElements.define('ml-player-extras', MlPlayerExtras);

declare global {
  interface HTMLElementTagNameMap {
    'ml-player-extras': MlPlayerExtras;
  }
}
