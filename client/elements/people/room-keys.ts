import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { createKey } from '../../controllers/teacher-link.ts';
import { formatCode } from '../../texts/format.ts';
import { t, type PlainTextKey } from '../../texts/translate.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { copyText } from '../copy-text.ts';
import type { ClassContext } from './class-context.ts';

type Asked = 'new-code' | 'new-key';

/**
 * The class's code and its teachers' links: renewed, given, taken back.
 *
 * @fires key-change - `{key, isSure}`: the teacher's next key, when asked for and when it holds
 */
export class MlRoomKeys extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      h3 {
        margin: var(--space-4) 0 0;
        font-size: var(--text-15);
        font-weight: 600;
      }

      .row {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: var(--space-2);
        min-height: 52px;
      }

      p {
        flex: 1 1 160px;
        margin: 0;
        line-height: 1.25;
      }

      small {
        display: block;
        color: var(--ink-3);
        font-size: var(--text-13);
      }

      button {
        flex: none;
      }

      .buttons {
        display: flex;
        gap: var(--space-1);
      }

      .link {
        display: flex;
        gap: var(--space-2);
      }

      input {
        flex: 1;
        min-width: 0;
        height: var(--target);
        padding: 0 var(--space-2);
        border: 1px solid var(--line-strong);
        border-radius: var(--radius);
        background: var(--surface);
        color: var(--ink);
        font: inherit;
      }
    `,
  ];
  static override properties = {
    context: { attribute: false },
    asked: { state: true },
    said: { state: true },
    coTeacherLink: { state: true },
    hasCopied: { state: true },
  };
  declare context: ClassContext | null;
  /** What ends something old is asked about first. */
  declare asked: Asked | null;
  declare said: string;
  /** Known on this page alone, and only until it is closed: the server keeps no key. */
  declare coTeacherLink: string;
  declare hasCopied: boolean;

  constructor() {
    super();
    this.context = null;
    this.asked = null;
    this.said = '';
    this.coTeacherLink = '';
    this.hasCopied = false;
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.context) return nothing;
    const isOwner = this.context.welcome?.isCoTeacher !== true;
    return html`<h3>${t('roomKeys')}</h3>
      ${this.#renderRow('new-code', 'roomNewCode', 'roomNewCodeHint', this.#newCode)}
      ${isOwner ? this.#renderRow('new-key', 'roomNewKey', 'roomNewKeyHint', this.#newKey) : nothing}
      ${isOwner ? this.#renderCoTeacher(this.context) : nothing}
      <p role="status">${this.said}</p>`;
  }

  #renderRow(
    asked: Asked,
    label: PlainTextKey,
    hint: PlainTextKey,
    act: () => Promise<void>,
  ): TemplateResult {
    const isAsked = this.asked === asked;
    return html`<div class="row">
      <p>${isAsked ? t('roomSure') : nothing}<small>${t(hint)}</small></p>
      ${
        isAsked
          ? html`<span class="buttons"
              ><button class="primary" @click=${act}>${t(label)}</button>
              <button @click=${() => (this.asked = null)}>${t('rosterCancel')}</button></span
            >`
          : html`<button @click=${() => (this.asked = asked)}>${t(label)}</button>`
      }
    </div>`;
  }

  #renderCoTeacher({ news }: ClassContext): TemplateResult {
    const { hasCoTeacher } = news.desk;
    return html`<div class="row">
        <p>${t('roomCoTeacher')}<small>${t('roomCoTeacherHint')}</small></p>
        <span class="buttons">
          <button @click=${this.#giveCoTeacher}>
            ${t(hasCoTeacher ? 'roomCoTeacherAgain' : 'roomCoTeacherGive')}
          </button>
          ${
            hasCoTeacher
              ? html`<button @click=${this.#takeCoTeacher}>${t('roomCoTeacherTake')}</button>`
              : nothing
          }
        </span>
      </div>
      ${
        hasCoTeacher && this.coTeacherLink !== ''
          ? html`<div class="link">
              <input
                readonly
                aria-label=${t('roomCoTeacherLink')}
                .value=${this.coTeacherLink}
                @focus=${(event: Event) => (event.target as HTMLInputElement).select()}
              />
              <button @click=${this.#copy}>${t(this.hasCopied ? 'joinCopied' : 'joinCopy')}</button>
            </div>`
          : nothing
      }`;
  }

  readonly #newCode = async (): Promise<void> => {
    this.asked = null;
    const result = await this.context?.send({ type: 'new-code' });
    if (result?.ok && result.joinCode !== undefined) {
      this.said = t('roomNewCodeDone', { code: formatCode(result.joinCode) });
    }
  };

  /** Drawn here: the teacher has it even where the answer is lost. */
  readonly #newKey = async (): Promise<void> => {
    this.asked = null;
    const key = createKey();
    this.#keep(key, false);
    const result = await this.context?.send({ type: 'new-key', key });
    if (result?.ok) {
      this.said = t('roomNewKeyDone');
      this.#keep(key, true);
    }
  };

  #keep(key: string, isSure: boolean): void {
    const detail = { key, isSure };
    this.dispatchEvent(new CustomEvent('key-change', { detail, bubbles: true, composed: true }));
  }

  readonly #giveCoTeacher = async (): Promise<void> => {
    const result = await this.context?.send({ type: 'co-teacher', isOn: true });
    if (!result?.ok || result.key === undefined || !this.context) return;
    this.hasCopied = false;
    const joinUrl = this.context.welcome?.joinUrl ?? location.href;
    const { code } = this.context.view;
    this.coTeacherLink = new URL(`/teach/${code}#${result.key}`, joinUrl).href;
  };

  readonly #takeCoTeacher = async (): Promise<void> => {
    const result = await this.context?.send({ type: 'co-teacher', isOn: false });
    if (result?.ok) this.coTeacherLink = '';
  };

  readonly #copy = async (): Promise<void> => {
    const field = this.renderRoot.querySelector('input');
    if (field) this.hasCopied = await copyText(field);
  };
}

customElements.define('ml-room-keys', MlRoomKeys);

declare global {
  interface HTMLElementTagNameMap {
    'ml-room-keys': MlRoomKeys;
  }
}
