import { css, html, LitElement, type TemplateResult } from 'lit';
import type { View } from '../../shared/view/view.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import './figures.ts';
import './stage/boundary.ts';

/** A network among those that are compared. */
export interface Compared {
  label: string;
  /** A line beneath the figures; empty for none. */
  note: string;
  view: View;
}

/** Networks side by side: each with its name, its boundary and its figures. */
export class MlCompare extends LitElement {
  static override properties = { networks: { attribute: false } };
  declare networks: readonly Compared[];

  static override styles = [
    sharedStyles,
    css`
      :host {
        display: grid;
        grid-auto-columns: minmax(0, 1fr);
        grid-auto-flow: column;
        gap: var(--space-2) var(--space-6);
        min-height: 0;
      }

      section {
        display: grid;
        grid-template-rows: auto minmax(0, 1fr) auto auto;
        gap: var(--space-1);
        min-width: 0;
        min-height: 0;
      }

      h2 {
        margin: 0;
        overflow: hidden;
        font-size: var(--text-18);
        font-weight: 600;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      .room {
        container-type: size;
        min-height: min(320px, 44vw);
      }

      ml-boundary {
        width: min(100cqw, 92cqh);
        margin: 0 auto;
      }

      p {
        min-height: 1.3em;
        margin: 0;
        color: var(--ink-2);
        font-size: var(--text-13);
        line-height: 1.3;
      }

      @media (max-width: 700px) {
        :host {
          gap: var(--space-2);
        }

        h2 {
          font-size: var(--text-15);
        }
      }

      /* Two columns would be of stamps: one above the other, each beside its figures. */
      @media (max-width: 500px) {
        :host {
          grid-auto-flow: row;
          grid-auto-rows: auto;
        }

        section {
          grid-template:
            'room name' auto
            'room figures' auto
            'room note' 1fr / minmax(0, 62fr) minmax(0, 38fr);
          gap: 0 var(--space-2);
        }

        .room {
          grid-area: room;
          min-height: 58vw;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.networks = [];
  }

  protected override render(): TemplateResult[] {
    return this.networks.map(
      ({ label, note, view }) =>
        html`<section aria-label=${label}>
          <h2><bdi>${label}</bdi></h2>
          <div class="room">
            <ml-boundary .view=${view} .selection=${null} unit-style="regions"></ml-boundary>
          </div>
          <ml-figures .view=${view}></ml-figures>
          <p>${note}</p>
        </section>`,
    );
  }
}

customElements.define('ml-compare', MlCompare);

declare global {
  interface HTMLElementTagNameMap {
    'ml-compare': MlCompare;
  }
}
