import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { isSameWindow, type Window } from '../../../shared/datasets/window.ts';
import type { Pointer } from '../../../shared/protocol/lead.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';

/**
 * Where a teacher points, over the large picture: an arrow within a ring, in the page's ink. It
 * lies in the box of the plane, and shows nothing where the place is not in its window.
 */
export class MlSharedPointer extends LitElement {
  static override properties = {
    at: { attribute: false },
    window: { attribute: false, hasChanged: isOther },
  };
  declare at: Pointer;
  /** What the box around it shows of the plane. */
  declare window: Window | null;

  static override styles = [
    sharedStyles,
    css`
      :host {
        position: absolute;
        inset: 0;
        overflow: hidden;
        border-radius: inherit;
        pointer-events: none;
      }

      /* In shares of the plane, so that a place is a translation by so much of it. */
      .place {
        position: absolute;
        inset: 0;
        transition: transform 90ms linear;
        transform: translate(var(--right), var(--down));
      }

      @media (prefers-reduced-motion: reduce) {
        .place {
          transition: none;
        }
      }

      /* Its tip, and the middle of its ring, is the place. */
      svg {
        position: absolute;
        top: 0;
        left: 0;
        width: clamp(40px, 9%, 110px);
        height: auto;
        overflow: visible;
        transform: translate(-50%, -50%);
      }

      circle {
        fill: none;
        stroke: var(--ink);
        stroke-width: 2.4;
      }

      path {
        fill: var(--ink);
        stroke: var(--page);
        stroke-width: 1.6;
        stroke-linejoin: round;
      }

      .halo {
        stroke: var(--page);
        stroke-width: 5.6;
      }
    `,
  ];

  constructor() {
    super();
    this.at = null;
    this.window = null;
  }

  /** Where the place is, in shares of the window; null where it is not in it. */
  get #share(): { right: number; down: number } | null {
    const { at, window } = this;
    if (!at || !window) return null;
    const right = (at[0] - window.x1Min) / (window.x1Max - window.x1Min);
    const down = (window.x2Max - at[1]) / (window.x2Max - window.x2Min);
    const isIn = [right, down].every((share) => share >= 0 && share <= 1);
    return isIn ? { right, down } : null;
  }

  protected override updated(): void {
    const share = this.#share;
    const place = this.renderRoot.querySelector<HTMLElement>('.place');
    if (!share || !place) return;
    place.style.setProperty('--right', `${100 * share.right}%`);
    place.style.setProperty('--down', `${100 * share.down}%`);
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.#share) return nothing;
    return html`<div class="place" aria-hidden="true">
      <svg viewBox="0 0 48 48">
        <circle class="halo" cx="24" cy="24" r="20" />
        <circle cx="24" cy="24" r="20" />
        <path d="M24 24 43 31.500 34.500 34.500 31.500 43z" />
      </svg>
    </div>`;
  }
}

function isOther(after: Window | null, before?: Window | null): boolean {
  return !after || !before ? after !== before : !isSameWindow(after, before);
}

customElements.define('ml-shared-pointer', MlSharedPointer);

declare global {
  interface HTMLElementTagNameMap {
    'ml-shared-pointer': MlSharedPointer;
  }
}
