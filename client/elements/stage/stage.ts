import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { View } from '../../../shared/view/view.ts';
import type { Lit } from '../../render/lit.ts';
import type { Selection, UnitStyle } from '../../render/selection.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import './boundary.ts';
import './network.ts';

/** The picture's share of the width: every layer beyond the third takes room from it. */
const pictureShares = [0.5, 0.5, 0.5, 0.5, 0.46, 0.42, 0.38];
/** The picture's own ticks and heading make it so much higher than wide. */
const extraHeight = 16;

/**
 * The network and its large picture, as one: side by side where there is room, the output's
 * edge leading into the picture; else the picture first and the layers as rows beneath.
 *
 * @fires unit-select - {@link Selection}: a unit for the large picture; null: the output.
 * @fires layers-change - `{hiddenLayers}`: layers as the buttons on the diagram want them.
 */
export class MlStage extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      :host {
        display: block;
        height: 100%;
        container-type: inline-size;
      }

      .stage {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-4);
      }

      ml-boundary {
        order: -1;
        justify-self: center;
        max-width: 70svh;
      }

      @container (min-width: 640px) {
        .room {
          position: relative;
          height: 100%;
          /* Where the page leaves the height to the stage. */
          min-height: min(50cqw, 400px);
        }

        .stage {
          position: absolute;
          inset: 0;
          grid-template-columns: minmax(0, 1fr) var(--picture, 50cqw);
          grid-template-rows: minmax(0, 1fr);
          gap: 0;
        }

        ml-boundary {
          order: 0;
          max-width: none;
          height: 100%;
          aspect-ratio: auto;
        }
      }

      @container (min-width: 400px) {
        :host([diagram-alone]) .room {
          position: relative;
          height: 100%;
          min-height: 300px;
        }

        :host([diagram-alone]) .stage {
          position: absolute;
          inset: 0;
          grid-template-columns: minmax(0, 1fr);
          grid-template-rows: minmax(0, 1fr);
        }
      }
    `,
  ];
  static override properties = {
    view: { attribute: false },
    selection: { attribute: false },
    unitStyle: { attribute: 'unit-style' },
    isEditable: { type: Boolean, attribute: 'is-editable' },
    wall: { type: Boolean, reflect: true },
    lit: { attribute: false },
    isDiagramAlone: { type: Boolean, attribute: 'diagram-alone', reflect: true },
  };
  declare view: View | null;
  declare selection: Selection;
  declare unitStyle: UnitStyle;
  declare isEditable: boolean;
  declare wall: boolean;
  /** What of the network is being talked about. */
  declare lit: Lit | null;
  /** Without the large picture: its room is needed. */
  declare isDiagramAlone: boolean;

  readonly #observer = new ResizeObserver(([{ contentRect }]) => {
    this.#room = contentRect;
    this.#fitPicture();
  });
  #room = { width: 0, height: 0 };

  constructor() {
    super();
    this.view = null;
    this.selection = null;
    this.unitStyle = 'regions';
    this.isEditable = false;
    this.wall = false;
    this.lit = null;
    this.isDiagramAlone = false;
  }

  protected override firstUpdated(): void {
    const room = this.renderRoot.querySelector('.room');
    if (room) this.#observer.observe(room);
  }

  protected override updated(): void {
    this.#fitPicture();
  }

  protected override render(): TemplateResult {
    return html`<div class="room">
      <div class="stage">
        <ml-network
          .view=${this.view}
          .selection=${this.selection}
          .unitStyle=${this.unitStyle}
          ?is-editable=${this.isEditable}
          ?wall=${this.wall}
          .lit=${this.lit}
          has-lead
        ></ml-network>
        ${this.isDiagramAlone ? nothing : this.#renderPicture()}
      </div>
    </div>`;
  }

  #renderPicture(): TemplateResult {
    return html`<ml-boundary
      .view=${this.view}
      .selection=${this.selection}
      .unitStyle=${this.unitStyle}
      ?wall=${this.wall}
    ></ml-boundary>`;
  }

  /** As wide as the network leaves it, and not wider than the room is high. */
  #fitPicture(): void {
    const { width, height } = this.#room;
    if (width === 0) return;
    const share = pictureShares[this.view?.experiment.hiddenLayers.length ?? 0] ?? 0.38;
    const picture = `${Math.round(Math.min(share * width, height - extraHeight))}px`;
    if (this.style.getPropertyValue('--picture') !== picture) {
      this.style.setProperty('--picture', picture);
    }
  }
}

customElements.define('ml-stage', MlStage);

declare global {
  interface HTMLElementTagNameMap {
    'ml-stage': MlStage;
  }
}
