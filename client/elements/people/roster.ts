import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { sharedStyles } from '../../theme/shared-styles.ts';
import type { ClassContext } from './class-context.ts';

/** Who has a seat in the class. */
export class MlRoster extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }

      li {
        min-height: var(--target);
        unicode-bidi: isolate;
      }
    `,
  ];
  static override properties = { context: { attribute: false } };
  declare context: ClassContext | null;

  constructor() {
    super();
    this.context = null;
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.context) return nothing;
    const { seats } = this.context.news.roster;
    return html`<ul>
      ${seats.map(({ name }) => html`<li>${name}</li>`)}
    </ul>`;
  }
}

customElements.define('ml-roster', MlRoster);

declare global {
  interface HTMLElementTagNameMap {
    'ml-roster': MlRoster;
  }
}
