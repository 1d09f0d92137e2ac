import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { formatClock } from '../../texts/format.ts';
import { t } from '../../texts/translate.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { icons } from '../controls/icons.ts';

/**
 * Says on every page of a class, as long as its teacher plays a recording, that it is one, and
 * where it is; the teacher has the way back to the live class.
 *
 * @fires replay-close - back to the live class
 * @fires replay-load - another attempt to load it
 */
export class MlReplayBar extends LitElement {
  static override properties = {
    state: {},
    positionMs: { type: Number },
    durationMs: { type: Number },
    isTeacher: { type: Boolean, attribute: 'is-teacher' },
    wall: { type: Boolean, reflect: true },
  };
  declare state: 'off' | 'loading' | 'shown' | 'failed';
  declare positionMs: number;
  declare durationMs: number;
  declare isTeacher: boolean;
  declare wall: boolean;

  static override styles = [
    sharedStyles,
    css`
      :host {
        display: block;
        position: sticky;
        top: 0;
        z-index: 4;
      }

      section {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: center;
        gap: var(--space-1) var(--space-4);
        padding: var(--space-1) var(--space-4);
        border-bottom: 1px solid var(--line);
        background: var(--accent-soft);
      }

      :host([wall]) {
        position: static;
      }

      :host([wall]) section {
        justify-content: start;
        padding: 0.1em 0.5em;
        border: 0;
        border-radius: var(--radius);
        font-size: max(18px, calc(28 * var(--wall)));
      }

      p {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        min-width: 0;
        margin: 0;
        line-height: 1.25;
      }

      svg {
        flex: none;
        color: var(--accent);
      }

      .time {
        color: var(--ink-2);
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }

      button {
        flex: none;
        min-height: max(var(--target), 36px);
      }
    `,
  ];

  constructor() {
    super();
    this.state = 'off';
    this.positionMs = 0;
    this.durationMs = 0;
    this.isTeacher = false;
    this.wall = false;
  }

  protected override render(): TemplateResult {
    const position = formatClock(this.positionMs);
    const duration = formatClock(this.durationMs);
    return html`<section aria-label=${t('replayBadge')}>
      <p role="status">${icons.recording}<span>${this.#words()}</span></p>
      ${
        this.state === 'shown'
          ? html`<span class="time">${t('replayPosition', { position, duration })}</span>`
          : nothing
      }
      ${
        this.state === 'failed' && !this.wall
          ? html`<button @click=${() => this.#fire('replay-load')}>
              ${t('classReplayAgain')}
            </button>`
          : nothing
      }
      ${
        this.isTeacher
          ? html`<button class="primary" @click=${() => this.#fire('replay-close')}>
              ${t('classReplayClose')}
            </button>`
          : nothing
      }
    </section>`;
  }

  #words(): string {
    if (this.state === 'loading') return t('classReplayLoading');
    if (this.state === 'failed') return t('classReplayFailed');
    return t(this.isTeacher ? 'classReplayYours' : 'classReplayOn');
  }

  #fire(name: string): void {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true }));
  }
}

customElements.define('ml-replay-bar', MlReplayBar);

declare global {
  interface HTMLElementTagNameMap {
    'ml-replay-bar': MlReplayBar;
  }
}
