import { correction, generate, mode } from 'lean-qr';
import { css, LitElement, nothing, svg, html, type TemplateResult } from 'lit';
import { t } from '../texts/translate.ts';

/** What an address is made of. The one for Japanese would keep a table of seven thousand letters. */
const modes = [mode.numeric, mode.alphaNumeric, mode.ascii, mode.utf8];
/** Light modules around the code that readers need, as the standard asks for. */
const quietZone = 4;

/** A QR code of `text`: dark on white in every theme, since not every reader takes the inverse. */
export class MlQrCode extends LitElement {
  static override properties = { text: {} };
  declare text: string;

  static override styles = css`
    :host {
      display: block;
    }

    svg {
      display: block;
      width: 100%;
      height: 100%;
      border-radius: var(--radius);
      background: #fff;
    }
  `;

  constructor() {
    super();
    this.text = '';
  }

  override render(): TemplateResult | typeof nothing {
    if (this.text === '') return nothing;
    const code = generate(this.text, { modes, minCorrectionLevel: correction.M });
    const side = code.size + 2 * quietZone;
    const modules: string[] = [];
    for (let y = 0; y < code.size; y++) {
      for (let x = 0; x < code.size; x++) {
        if (code.get(x, y)) modules.push(`M${x + quietZone} ${y + quietZone}h1v1h-1z`);
      }
    }
    return html`<svg
      role="img"
      aria-label=${t('joinQrLabel', { url: this.text })}
      viewBox="0 0 ${side} ${side}"
      shape-rendering="crispEdges"
    >
      ${svg`<path fill="#000" d=${modules.join('')} />`}
    </svg>`;
  }
}

customElements.define('ml-qr-code', MlQrCode);
