import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { View } from '../../../shared/view/view.ts';
import { headingOf } from '../heading.ts';
import type { OwnDataPart } from './own-data-part.ts';
import type { SendCommand } from './send-command.ts';
import './csv-dialog.ts';
import './experiment-dialog.ts';
import './points-dialog.ts';

/** The dialogs of own data, each opened with what the class trains just then. */
export class MlOwnData extends LitElement {
  static override properties = {
    view: { attribute: false },
    base: {},
    send: { attribute: false },
  };
  declare view: View | null;
  declare base: string;
  declare send: SendCommand;

  constructor() {
    super();
    this.view = null;
    this.base = location.href;
    this.send = async () => null;
  }

  open(part: OwnDataPart): void {
    const { view } = this;
    if (!view) return;
    const { experiment, snapshot } = view;
    const find = <Tag extends keyof HTMLElementTagNameMap>(tag: Tag) =>
      this.renderRoot.querySelector(tag);
    switch (part) {
      case 'edit':
      case 'draw':
        void find('ml-points-dialog')?.show(experiment.dataset, part === 'draw');
        break;
      case 'csv':
        find('ml-csv-dialog')?.show(experiment.dataset);
        break;
      case 'experiment':
        void find('ml-experiment-dialog')?.show({
          experiment,
          epoch: snapshot.epoch,
          parameters: snapshot.parameters,
        });
        break;
      default:
        part satisfies never;
    }
  }

  override render(): TemplateResult | typeof nothing {
    const { view, send } = this;
    if (!view) return nothing;
    return html`<ml-points-dialog .send=${send}></ml-points-dialog>
      <ml-csv-dialog .send=${send}></ml-csv-dialog>
      <ml-experiment-dialog
        .send=${send}
        .base=${this.base}
        .heading=${headingOf(view)}
      ></ml-experiment-dialog>`;
  }
}

customElements.define('ml-own-data', MlOwnData);

declare global {
  interface HTMLElementTagNameMap {
    'ml-own-data': MlOwnData;
  }
}
