import { css, html, LitElement, type TemplateResult } from 'lit';
import { t, type PlainTextKey } from '../texts/translate.ts';
import { sharedStyles } from '../theme/shared-styles.ts';

const keys = [
  ['Space', 'teachKeyPlay'],
  ['.', 'teachKeyEpoch'],
  ['Shift + .', 'teachKeySnapshot'],
  ['Ctrl + Z', 'undoLong'],
  ['Ctrl + Shift + Z', 'redoLong'],
  ['E', 'teachKeyEdit'],
  ['V', 'teachKeyStyle'],
  ['U', 'updateKey'],
  ['M', 'teachKeyMeasures'],
  ['+ − 0', 'teachKeyZoom'],
  ['P', 'teachKeyClass'],
  ['H', 'teachKeyEyesUp'],
  ['J', 'teachKeyJoin'],
  ['Esc', 'teachKeyOutput'],
  ['?', 'teachKeyHelp'],
] as const satisfies (readonly [string, PlainTextKey])[];

/** The teacher's page by keyboard. */
export class MlKeysDialog extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      dialog {
        min-width: 20rem;
        padding: var(--space-6);
        border: 1px solid var(--line-strong);
        border-radius: var(--radius);
        background: var(--surface);
        color: var(--ink);
      }

      dialog::backdrop {
        background: rgb(0 0 0 / 0.4);
      }

      h2 {
        margin: 0 0 var(--space-3);
        font-size: var(--text-18);
      }

      dl {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: var(--space-2) var(--space-4);
        margin: 0 0 var(--space-6);
      }

      dd {
        margin: 0;
      }

      kbd {
        padding: 2px var(--space-2);
        border: 1px solid var(--line-strong);
        border-radius: 4px;
        font: inherit;
        font-size: var(--text-13);
        white-space: nowrap;
      }
    `,
  ];

  show(): void {
    this.renderRoot.querySelector('dialog')?.showModal();
  }

  override render(): TemplateResult {
    return html`<dialog aria-labelledby="title">
      <h2 id="title">${t('teachKeysLong')}</h2>
      <dl>
        ${keys.map(
          ([key, what]) =>
            html`<dt><kbd>${key}</kbd></dt>
              <dd>${t(what)}</dd>`,
        )}
      </dl>
      <form method="dialog"><button>${t('close')}</button></form>
    </dialog>`;
  }
}

customElements.define('ml-keys-dialog', MlKeysDialog);

declare global {
  interface HTMLElementTagNameMap {
    'ml-keys-dialog': MlKeysDialog;
  }
}
