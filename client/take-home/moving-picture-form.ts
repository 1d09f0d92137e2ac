import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Recording } from '../../shared/view/recording.ts';
import { isOffline } from '../controllers/embedded-recording.ts';
import { rangeField, selectField } from '../elements/controls/fields.ts';
import { fieldStyles } from '../elements/controls/field-styles.ts';
import { icons } from '../elements/controls/icons.ts';
import { dialogStyles } from '../elements/own-data/dialog-styles.ts';
import { fileStem, saveFile } from '../elements/own-data/save-file.ts';
import { formatClock, formatCount, formatShare } from '../texts/format.ts';
import { t } from '../texts/translate.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { momentsOf, wholeTake, type Take } from './moments.ts';
import { lengths, type MovingPictureOptions } from './moving-picture.ts';
import { encodableFormats } from './video-format.ts';

type Kind = 'gif' | 'video';

/** What is being made, and how far it is: the share is null before the first picture. */
interface Making {
  kind: Kind;
  abort: AbortController;
  share: number | null;
  epoch: number;
}

const kindTexts = { gif: 'takeGif', video: 'takeVideo' } as const;
/** About what a video measures, to ask whether this browser encodes it. */
const usualSize = [960, 1528] as const;

/** Makes a video or a GIF of a part of a recording in this browser; it can be stopped at any time. */
export class MlMovingPictureForm extends LitElement {
  static override properties = {
    recording: { attribute: false },
    heading: {},
    take: { state: true },
    seconds: { state: true },
    making: { state: true },
    told: { state: true },
    videoFormat: { state: true },
  };
  declare recording: Recording | null;
  /** What the files are named after. */
  declare heading: string;
  declare take: Take;
  declare seconds: number;
  /** Null while nothing is made. */
  declare making: Making | null;
  /** What became of the last one. */
  declare told: string;
  /** What videos will be; null where this browser makes none, undefined before it has said. */
  declare videoFormat: string | null | undefined;

  static override styles = [
    sharedStyles,
    fieldStyles,
    dialogStyles,
    css`
      :host {
        display: grid;
        gap: var(--space-2);
      }

      .fields {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: 0 var(--space-4);
      }

      .fields .field:not(.range) {
        grid-template-columns: auto minmax(0, 1fr);
      }

      .row {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: var(--space-2);
      }

      .row > :only-child {
        grid-column: 1 / -1;
      }

      button {
        min-height: max(40px, var(--target));
      }

      @media (max-width: 480px) {
        .fields {
          grid-template-columns: minmax(0, 1fr);
          gap: var(--space-1);
        }

        .fields .field:not(.range) {
          grid-template-columns: 4.5rem minmax(0, 1fr);
        }
      }

      .making {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        align-items: center;
        gap: var(--space-1) var(--space-3);
        font-variant-numeric: tabular-nums;
      }

      .making button {
        grid-row: 1 / 3;
        grid-column: 2;
      }

      progress {
        width: 100%;
        height: 8px;
        accent-color: var(--accent);
      }
    `,
  ];

  constructor() {
    super();
    this.recording = null;
    this.heading = '';
    this.take = { shows: 'grid', fromMs: 0, toMs: 0 };
    this.seconds = 12;
    this.making = null;
    this.told = '';
    this.videoFormat = undefined;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#askFormat();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop();
  }

  async #askFormat(): Promise<void> {
    const [format] = isOffline ? [] : await encodableFormats(...usualSize);
    this.videoFormat = format?.name ?? null;
  }

  /** Ends what is being made. */
  stop(): void {
    this.making?.abort.abort();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('recording') || !this.recording) return;
    this.take = wholeTake(this.recording);
    this.told = '';
  }

  protected override render(): TemplateResult {
    return html`<div class="fields">${this.#renderFields()}</div>
      ${this.making ? this.#renderMaking(this.making) : this.#renderButtons()}
      <p class="quiet">
        ${
          this.videoFormat === null
            ? t(isOffline ? 'takeNoVideoHere' : 'takeNoVideo')
            : t('takeMovingHint', { format: this.videoFormat ?? '…' })
        }
      </p>
      ${this.told === '' ? nothing : html`<p role="status">${this.told}</p>`}`;
  }

  #renderFields(): TemplateResult {
    const { take, recording } = this;
    const { fromMs, toMs } = recording ? wholeTake(recording) : take;
    const bounds = { min: fromMs, max: Math.max(toMs, fromMs + 1), step: 1 };
    const change = (part: Partial<Take>) => (this.take = { ...take, ...part });
    return html`${selectField(
      { id: 'shows', label: t('takeShows') },
      take.shows,
      [
        { value: 'grid', label: t('takeGrid') },
        { value: 'boundary', label: t('takeBoundary') },
      ],
      (shows: Take['shows']) => change({ shows }),
    )}
    ${selectField(
      { id: 'seconds', label: t('takeLength') },
      this.seconds,
      lengths.map((value) => ({ value, label: t('takeSeconds', { count: value }) })),
      (seconds: number) => (this.seconds = seconds),
    )}
    ${rangeField({ id: 'from', label: t('takeFrom') }, take.fromMs, bounds, formatClock, (ms) =>
      change({ fromMs: ms, toMs: Math.max(ms, take.toMs) }),
    )}
    ${rangeField({ id: 'to', label: t('takeTo') }, take.toMs, bounds, formatClock, (ms) =>
      change({ toMs: ms, fromMs: Math.min(ms, take.fromMs) }),
    )}`;
  }

  #renderButtons(): TemplateResult {
    const button = (kind: Kind) =>
      html`<button data-kind=${kind} @click=${() => this.#make(kind)}>
        ${icons.download}${t(kindTexts[kind])}
      </button>`;
    return html`<div class="row">
      ${this.videoFormat ? button('video') : nothing}${button('gif')}
    </div>`;
  }

  #renderMaking({ kind, share, epoch }: Making): TemplateResult {
    const what = t(kindTexts[kind]);
    const words =
      share === null
        ? t('takeBeginning', { what })
        : t('takeMaking', { what, share: formatShare(share), epoch: formatCount(epoch) });
    return html`<div class="making">
      <span id="making">${words}</span>
      <progress aria-labelledby="making" .value=${share ?? 0}></progress>
      <button class="stop" @click=${this.stop}>${t('cancel')}</button>
    </div>`;
  }

  async #make(kind: Kind): Promise<void> {
    const { recording, take, seconds } = this;
    if (!recording || this.making) return;
    const abort = new AbortController();
    const making = { kind, abort, share: null, epoch: 0 };
    this.making = making;
    this.told = '';
    await this.#focus('.stop');
    const onProgress = (share: number, epoch: number) =>
      (this.making = { ...making, share, epoch });
    try {
      if (momentsOf(recording, take, 2).length === 0) throw new Error(t('takeNothing'));
      const name = await this.#save(kind, { take, seconds, signal: abort.signal, onProgress });
      this.told = t('takeSaved', { name });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.told = abort.signal.aborted
        ? t('takeStopped')
        : t('takeMovingFailed', { what: t(kindTexts[kind]), reason });
    }
    const hasFocus = this.shadowRoot?.activeElement?.matches('.stop') ?? false;
    this.making = null;
    if (hasFocus) await this.#focus(`[data-kind=${kind}]`);
  }

  async #focus(selector: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  /** Makes it and hands it to the browser; the name of the file. */
  async #save(kind: Kind, options: MovingPictureOptions): Promise<string> {
    const { recording } = this;
    if (!recording) return '';
    const stem = fileStem(this.heading);
    if (kind === 'gif') {
      const { makeGif } = await import('./gif.ts');
      const bytes = await makeGif(recording, options);
      saveFile(`${stem}.gif`, 'image/gif', bytes);
      return `${stem}.gif`;
    }
    // What wraps a video up would weigh as much as the player.
    if (isOffline) return '';
    const { makeVideo } = await import('./video.ts');
    const { bytes, format } = await makeVideo(recording, options);
    const name = `${stem}.${format.container}`;
    saveFile(name, `video/${format.container}`, bytes);
    return name;
  }
}

customElements.define('ml-moving-picture-form', MlMovingPictureForm);

declare global {
  interface HTMLElementTagNameMap {
    'ml-moving-picture-form': MlMovingPictureForm;
  }
}
