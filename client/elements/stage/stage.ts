import { css, html, LitElement, type TemplateResult } from 'lit';
import type { View } from '../../../shared/view/view.ts';
import type { Selection, UnitStyle } from '../../render/selection.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import './boundary.ts';
import './network.ts';

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
          container-type: size;
          height: 100%;
          min-height: 300px;
        }

        .stage {
          /* The picture's own ticks and heading make it 16 pixels higher than wide. */
          grid-template-columns: minmax(0, 1fr) min(48cqw, 100cqh - 16px);
          gap: 0;
          height: 100cqh;
        }

        ml-boundary {
          order: 0;
          max-width: none;
          height: 100%;
          aspect-ratio: auto;
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
  };
  declare view: View | null;
  declare selection: Selection;
  declare unitStyle: UnitStyle;
  declare isEditable: boolean;
  declare wall: boolean;

  constructor() {
    super();
    this.view = null;
    this.selection = null;
    this.unitStyle = 'regions';
    this.isEditable = false;
    this.wall = false;
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
          has-lead
        ></ml-network>
        <ml-boundary
          .view=${this.view}
          .selection=${this.selection}
          .unitStyle=${this.unitStyle}
          ?wall=${this.wall}
        ></ml-boundary>
      </div>
    </div>`;
  }
}

customElements.define('ml-stage', MlStage);

declare global {
  interface HTMLElementTagNameMap {
    'ml-stage': MlStage;
  }
}
