import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { keyIn, recordingIdIn } from '../../controllers/address.ts';
import { ownClasses } from '../../controllers/own-classes.ts';
import { t } from '../../texts/translate.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { fieldStyles } from '../controls/field-styles.ts';
import { select } from '../controls/fields.ts';
import type { ClassContext } from './class-context.ts';

const byLink = '';

/** Plays a recording to the class: its own up to now, one of this browser's, or one by its link. */
export class MlRoomReplay extends LitElement {
  static override styles = [
    sharedStyles,
    fieldStyles,
    css`
      h3 {
        margin: var(--space-4) 0 0;
        font-size: var(--text-15);
        font-weight: 600;
      }

      p {
        margin: 0 0 var(--space-2);
        color: var(--ink-3);
        font-size: var(--text-13);
        line-height: 1.3;
      }

      form {
        display: grid;
        gap: var(--space-2);
      }

      select,
      input[type='text'] {
        height: 44px;
      }
    `,
  ];
  static override properties = {
    context: { attribute: false },
    chosen: { state: true },
  };
  declare context: ClassContext | null;
  /** The recording's id; empty for one by its link. */
  declare chosen: string | null;

  constructor() {
    super();
    this.context = null;
    this.chosen = null;
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.context) return nothing;
    const own = this.context.welcome?.recordingId ?? byLink;
    const chosen = this.chosen ?? own;
    const others = ownClasses().filter(({ recordingId }) => recordingId !== own);
    const choices = [
      ...(own === byLink ? [] : [{ value: own, label: t('roomReplayOwn') }]),
      ...others.map(({ recordingId, title, code }) => ({
        value: recordingId,
        label: title === '' ? t('recordingsClassOf', { code }) : title,
      })),
      { value: byLink, label: t('roomReplayByLink') },
    ];
    return html`<h3>${t('roomReplay')}</h3>
      <p>${t('roomReplayHint')}</p>
      <form @submit=${this.#open}>
        <label class="visually-hidden" for="recording">${t('roomReplayWhich')}</label>
        ${select<string>(
          { id: 'recording', label: t('roomReplayWhich') },
          chosen,
          choices,
          (value) => (this.chosen = value),
        )}
        ${
          chosen === byLink
            ? html`<input
                type="text"
                id="link"
                aria-label=${t('roomReplayLink')}
                placeholder=${t('roomReplayLink')}
                autocomplete="off"
                spellcheck="false"
                required
              />`
            : nothing
        }
        <button>${t('roomReplayPlay')}</button>
      </form>`;
  }

  readonly #open = (event: Event): void => {
    event.preventDefault();
    const own = this.context?.welcome?.recordingId;
    const link = this.renderRoot.querySelector<HTMLInputElement>('#link')?.value ?? '';
    const recordingId = (this.chosen ?? own ?? byLink) || recordingIdIn(link);
    const known = ownClasses().find((one) => one.recordingId === recordingId);
    const key = keyIn(link) || known?.key;
    void this.context?.send({
      type: 'replay-open',
      recordingId,
      ...(key !== undefined && recordingId !== own && { key }),
    });
  };
}

customElements.define('ml-room-replay', MlRoomReplay);

declare global {
  interface HTMLElementTagNameMap {
    'ml-room-replay': MlRoomReplay;
  }
}
