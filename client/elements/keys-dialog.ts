import { css, html, LitElement, type TemplateResult } from 'lit';
import { t, type PlainTextKey } from '../texts/translate.ts';
import { sharedStyles } from '../theme/shared-styles.ts';

/** A key as it is written, and what it does. */
export type KeyText = readonly [key: string, what: PlainTextKey];

const teachKeys = [
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
  ['N', 'momentName'],
  ['L', 'leadKey'],
  ['J', 'teachKeyJoin'],
  ['Esc', 'teachKeyOutput'],
  ['?', 'teachKeyHelp'],
] as const satisfies KeyText[];

/** A page by keyboard: the teacher's, where no other keys are given. */
export class MlKeysDialog extends LitElement {
  static override properties = { keys: { attribute: false }, heading: {} };
  declare keys: readonly KeyText[];
  declare heading: string;

  static override styles = [
    sharedStyles,
    css`
      dialog {
        min-width: min(20rem, 100vw);
        max-width: calc(100vw - 16px);
        max-height: calc(100dvh - 16px);
        padding: var(--space-6);
        overflow: auto;
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

  constructor() {
    super();
    this.keys = teachKeys;
    this.heading = '';
  }

  show(): void {
    this.renderRoot.querySelector('dialog')?.showModal();
  }

  override render(): TemplateResult {
    return html`<dialog aria-labelledby="title">
      <h2 id="title">${this.heading || t('teachKeysLong')}</h2>
      <dl>
        ${this.keys.map(
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
