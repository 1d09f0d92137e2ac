import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { limits } from '../../../shared/limits.ts';
import type { OwnedRecording } from '../../../shared/protocol/owned-recording.ts';
import type { RecordingAct, RecordingEntry } from '../../controllers/recordings-controller.ts';
import {
  formatClock,
  formatCount,
  formatDate,
  formatLoss,
  formatShare,
} from '../../texts/format.ts';
import { t, type PlainTextKey } from '../../texts/translate.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { icons } from '../controls/icons.ts';
import { copyText } from '../copy-text.ts';
import { headingOf } from '../heading.ts';
import { failureText } from './failure-text.ts';
import { recordingCardStyles } from './recording-card-styles.ts';
import './download-button.ts';
import './recording-picture.ts';

type Asked = 'share' | 'rename' | 'delete';

/**
 * A class and its recording, in the list of those whose keys this browser has.
 *
 * @fires recording-act - detail: a `RecordingAct`
 */
export class MlRecordingCard extends LitElement {
  static override properties = {
    entry: { attribute: false },
    error: {},
    isBusy: { attribute: false },
    asked: { state: true },
    hasCopied: { state: true },
  };
  static override styles = [sharedStyles, recordingCardStyles];
  declare entry: RecordingEntry | null;
  /** Why what was asked for last was not done. */
  declare error: string;
  /** What was asked for is being done. */
  declare isBusy: boolean;
  declare asked: Asked | null;
  declare hasCopied: boolean;

  constructor() {
    super();
    this.entry = null;
    this.error = '';
    this.isBusy = false;
    this.asked = null;
    this.hasCopied = false;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { entry } = this;
    if (!entry) return nothing;
    const heading = this.#heading(entry);
    return html`<article aria-labelledby="title">
      ${
        entry.type === 'here'
          ? html`<ml-recording-picture class="picture" .view=${entry.view}></ml-recording-picture>`
          : html`<div class="picture"></div>`
      }
      <div>
        <h2 id="title">${heading}</h2>
        ${this.#renderFacts(entry)}
      </div>
      <div class="actions">
        ${entry.type === 'here' ? this.#renderActions(entry.facts, heading) : this.#renderForget()}
      </div>
      ${entry.type === 'here' ? this.#renderAsked(entry.facts) : nothing}
      ${this.error === '' ? nothing : html`<p class="asked error" role="alert">${this.error}</p>`}
    </article>`;
  }

  #heading(entry: RecordingEntry): string {
    const { title, code } = entry.own;
    if (entry.type === 'here') return headingOf(entry.facts);
    return title === '' ? t('recordingsClassOf', { code }) : title;
  }

  #renderFacts(entry: RecordingEntry): TemplateResult {
    switch (entry.type) {
      case 'loading':
        return html`<p>${t('recordingsLoading')}</p>`;
      case 'gone':
        return html`<p>${t('recordingsGone')}</p>`;
      case 'failed':
        return html`<p>${failureText(entry.failure)}</p>`;
      case 'here': {
        const { createdAt, durationMs, expiresAt, isShared, isOwner } = entry.facts;
        const { epoch, metrics } = entry.view?.snapshot ?? { epoch: 0, metrics: null };
        const accuracy = formatShare(metrics?.trainAccuracy ?? NaN);
        return html`<p>
            <time datetime=${createdAt}>${formatDate(createdAt, true)}</time>
          </p>
          <p class="figures">
            <span>${t('recordingsLength', { duration: formatClock(durationMs) })}</span>
            <span>${t('epoch')} ${formatCount(epoch)}</span>
            <span
              >${t('statusFigures', { loss: formatLoss(metrics?.trainLoss ?? NaN), accuracy })}</span
            >
          </p>
          <p class="quiet">
            ${t(isShared ? 'recordingsShared' : 'recordingsPrivate')}
            ${isOwner ? nothing : t('recordingsCoTeacher')}
            ${
              expiresAt === null
                ? t('recordingsKept')
                : t('recordingsExpiry', { date: formatDate(expiresAt, isSoon(expiresAt)) })
            }
          </p>`;
      }
      default:
        return entry satisfies never;
    }
  }

  #renderActions(facts: OwnedRecording, heading: string): TemplateResult {
    const { recordingId, code } = facts;
    const { key } = this.entry?.own ?? { key: '' };
    return html`<a class="go" href="/replay/${recordingId}#${key}"
        >${icons.play}${t('recordingsReplay')}</a
      >
      <a class="go" href="/teach/${code}#${key}">${icons.people}${t('recordingsTeach')}</a>
      ${
        facts.isOwner
          ? html`${this.#renderOpener('share', icons.link, 'recordingsShare')}
            ${this.#renderOpener('rename', icons.draw, 'recordingsRename')}`
          : nothing
      }
      <ml-download-button
        .recordingId=${recordingId}
        .key=${key}
        .heading=${heading}
      ></ml-download-button>
      ${this.#renderOpener('delete', icons.close, facts.isOwner ? 'recordingsDelete' : 'recordingsForget')}`;
  }

  #renderOpener(asked: Asked, icon: TemplateResult, label: PlainTextKey): TemplateResult {
    return html`<button
      class="act"
      data-opens=${asked}
      aria-expanded=${this.asked === asked}
      @click=${() => this.#ask(this.asked === asked ? null : asked)}
    >
      ${icon}${t(label)}
    </button>`;
  }

  #renderForget(): TemplateResult {
    return html`<button class="act" @click=${() => this.#act({ type: 'forget' })}>
      ${icons.close}${t('recordingsForget')}
    </button>`;
  }

  #renderAsked(facts: OwnedRecording): TemplateResult | typeof nothing {
    switch (this.asked) {
      case 'share':
        return this.#renderShare(facts);
      case 'rename':
        return html`<form class="asked" @submit=${this.#rename}>
          <label for="name">${t('recordingsTitle')}</label>
          <div class="row">
            <input
              id="name"
              maxlength=${limits.titleLength}
              autocomplete="off"
              placeholder=${headingOf({ ...facts, title: '' })}
              .value=${facts.title}
            />
            ${this.#renderButton('recordingsSave', undefined, true)}
            <button type="button" @click=${() => this.#ask(null)}>${t('rosterCancel')}</button>
          </div>
        </form>`;
      case 'delete':
        return html`<div class="asked">
          <p>${t(facts.isOwner ? 'recordingsDeleteHint' : 'recordingsForgetHint')}</p>
          <div class="row">
            ${
              facts.isOwner
                ? this.#renderButton('recordingsDeleteSure', { type: 'delete' }, true)
                : nothing
            }
            ${this.#renderButton('recordingsForgetOnly', { type: 'forget' })}
            <button @click=${() => this.#ask(null)}>${t('endKeep')}</button>
          </div>
        </div>`;
      case null:
        return nothing;
      default:
        return this.asked satisfies never;
    }
  }

  #renderShare({ isShared }: OwnedRecording): TemplateResult {
    const shareUrl = this.entry?.own.shareUrl;
    if (!isShared) {
      return html`<div class="asked">
        <p>${t('recordingsShareHint')}</p>
        <div class="row">${this.#renderButton('recordingsShareMake', { type: 'share' }, true)}</div>
      </div>`;
    }
    return html`<div class="asked">
      <p>${t(shareUrl === undefined ? 'recordingsShareElsewhere' : 'recordingsShareDone')}</p>
      <div class="row">
        ${
          shareUrl === undefined
            ? this.#renderButton('recordingsShareAgain', { type: 'share' })
            : html`<input
                  readonly
                  aria-label=${t('recordingsShareLink')}
                  .value=${shareUrl}
                  @focus=${(event: Event) => (event.target as HTMLInputElement).select()}
                /><button @click=${this.#copy}>
                  ${t(this.hasCopied ? 'joinCopied' : 'joinCopy')}
                </button>`
        }
        ${this.#renderButton('recordingsUnshare', { type: 'unshare' })}
      </div>
      <p class="quiet">${t('recordingsUnshareHint')}</p>
    </div>`;
  }

  /** A button that turns itself off keeps the focus; without an act it sends its form. */
  #renderButton(label: PlainTextKey, act?: RecordingAct, isPrimary = false): TemplateResult {
    return html`<button
      class=${isPrimary ? 'primary' : ''}
      aria-disabled=${this.isBusy}
      @click=${() => act && this.#act(act)}
    >
      ${t(label)}
    </button>`;
  }

  /** Opens one of the panels, or closes the one that is open: the focus goes along. */
  #ask(asked: Asked | null): void {
    const before = this.asked;
    this.asked = asked;
    this.hasCopied = false;
    void this.updateComplete.then(() => {
      const next = asked
        ? this.renderRoot.querySelector<HTMLElement>('.asked input, .asked button')
        : this.renderRoot.querySelector<HTMLElement>(`[data-opens='${before}']`);
      next?.focus();
    });
  }

  readonly #rename = (event: Event): void => {
    event.preventDefault();
    const title = this.renderRoot.querySelector<HTMLInputElement>('#name')?.value ?? '';
    if (!this.#act({ type: 'rename', title })) return;
    this.#ask(null);
  };

  readonly #copy = async (): Promise<void> => {
    const field = this.renderRoot.querySelector<HTMLInputElement>('.asked input');
    if (field) this.hasCopied = await copyText(field);
  };

  #act(act: RecordingAct): boolean {
    if (this.isBusy) return false;
    this.dispatchEvent(new CustomEvent('recording-act', { detail: act }));
    return true;
  }
}

/** Within a day, the hour matters. */
const isSoon = (iso: string): boolean => Date.parse(iso) - Date.now() < 86_400_000;

customElements.define('ml-recording-card', MlRecordingCard);

declare global {
  interface HTMLElementTagNameMap {
    'ml-recording-card': MlRecordingCard;
  }
}
