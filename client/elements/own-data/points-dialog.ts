import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { toPoints, type Point } from '../../../shared/datasets/csv.ts';
import { generateDataset } from '../../../shared/datasets/generate.ts';
import { windowOf } from '../../../shared/datasets/window.ts';
import type { Dataset } from '../../../shared/experiment.ts';
import { limits } from '../../../shared/limits.ts';
import { formatCount } from '../../texts/format.ts';
import { t, type PlainTextKey } from '../../texts/translate.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { classMarks } from '../class-marks.ts';
import { icons } from '../controls/icons.ts';
import { dialogStyles } from './dialog-styles.ts';
import type { Ink } from './point-gestures.ts';
import { PointSheet } from './point-sheet.ts';
import { fullWords, pointCountWords } from './point-words.ts';
import { pointsDialogStyles } from './points-dialog-styles.ts';
import type { SendCommand } from './send-command.ts';
import './points-plane.ts';
import { unlessOff } from '../controls/unless-off.ts';

const inks: readonly { ink: Ink; key: string; label: PlainTextKey; mark: TemplateResult }[] = [
  { ink: 0, key: '1', label: 'pointsClass0', mark: classMarks[0] },
  { ink: 1, key: '2', label: 'pointsClass1', mark: classMarks[1] },
  { ink: 'erase', key: '3', label: 'pointsErase', mark: icons.eraser },
];

/** The plane of points that are drawn from nothing. */
const emptyHalf = 3;

/** Points drawn by hand, from those of the class or from nothing, until they are used or left. */
export class MlPointsDialog extends LitElement {
  static override properties = {
    send: { attribute: false },
    sheet: { state: true },
    ink: { state: true },
    isBrush: { state: true },
    words: { state: true },
    error: { state: true },
    isSending: { state: true },
  };
  declare send: SendCommand;
  declare sheet: PointSheet | null;
  declare ink: Ink;
  declare isBrush: boolean;
  /** What happened last, for the live region. */
  declare words: string;
  declare error: string;
  declare isSending: boolean;
  #seed = 0;
  /** How many points the class has where not all of them could be taken. */
  #cutFrom = 0;
  #hasWarned = false;

  static override styles = [sharedStyles, dialogStyles, pointsDialogStyles];

  constructor() {
    super();
    this.send = async () => null;
    this.sheet = null;
    this.ink = 0;
    this.isBrush = false;
    this.words = '';
    this.error = '';
    this.isSending = false;
  }

  /** Opens it with the points of `dataset`, or with none where `isEmpty`. */
  async show(dataset: Dataset, isEmpty = false): Promise<void> {
    const all = isEmpty ? [] : toPoints(generateDataset(dataset));
    const points = all.slice(0, limits.customPointCount);
    this.sheet = new PointSheet(points, windowFor(points));
    this.#seed = dataset.seed;
    this.#cutFrom = all.length > points.length ? all.length : 0;
    this.#hasWarned = false;
    this.ink = 0;
    this.isBrush = false;
    this.words = '';
    this.error = '';
    this.#dialog?.showModal();
    await this.updateComplete;
    this.renderRoot.querySelector('ml-points-plane')?.focus();
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  override render(): TemplateResult {
    const { sheet } = this;
    return html`<dialog
      aria-labelledby="title"
      @cancel=${this.#onCancel}
      @close=${() => (this.sheet = null)}
      @keydown=${this.#onKey}
    >
      ${sheet ? this.#renderSheet(sheet) : nothing}
    </dialog>`;
  }

  #renderSheet(sheet: PointSheet): TemplateResult {
    const [zero, one] = sheet.counts;
    return html`<div class="sheet" tabindex="-1">
      <div class="head">
        <h2 id="title">${t('pointsTitle')}</h2>
        <ul class="counts" aria-label=${t('pointsCounts')}>
          ${[zero, one].map(
            (count, label) =>
              html`<li>
                ${classMarks[label]}<span class="visually-hidden"
                  >${t(label === 0 ? 'pointsClass0' : 'pointsClass1')}</span
                >
                ${formatCount(count)}
              </li>`,
          )}
        </ul>
      </div>
      ${this.#renderTools(sheet)}
      <ml-points-plane
        .sheet=${sheet}
        .ink=${this.ink}
        .isBrush=${this.isBrush}
        @points-change=${this.#onPoints}
      ></ml-points-plane>
      <div class="foot">
        <p class="quiet keys">${t('pointsKeys')}</p>
        <p class="quiet note">${this.#note(sheet)}</p>
        ${this.error === '' ? nothing : html`<p class="error" role="alert">${this.error}</p>`}
        <div class="actions">
          <button @click=${this.#close}>${t('cancel')}</button>
          <button
            class="primary"
            aria-disabled=${sheet.points.length === 0 || this.isSending}
            @click=${unlessOff(sheet.points.length === 0 || this.isSending, () => void this.#use())}
          >
            ${t('pointsUse')}
          </button>
        </div>
        <div class="visually-hidden" role="status">${this.words}</div>
      </div>
    </div>`;
  }

  #renderTools(sheet: PointSheet): TemplateResult {
    const step = (label: PlainTextKey, icon: TemplateResult, isOn: boolean, act: () => void) =>
      html`<button
        aria-label=${t(label)}
        title=${t(label)}
        aria-disabled=${!isOn}
        @click=${unlessOff(!isOn, () => this.#step(label, act))}
      >
        ${icon}
      </button>`;
    return html`<div class="tools">
      <div class="inks" role="group" aria-label=${t('pointsInk')}>
        ${inks.map(
          ({ ink, key, label, mark }) =>
            html`<button
              aria-pressed=${this.ink === ink}
              aria-keyshortcuts=${key}
              @click=${() => (this.ink = ink)}
            >
              ${mark}${t(label)}<kbd aria-hidden="true">${key}</kbd>
            </button>`,
        )}
      </div>
      <button
        class="brush"
        aria-pressed=${this.isBrush}
        aria-keyshortcuts="4"
        title=${t('pointsBrushLong')}
        @click=${this.#toggleBrush}
      >
        ${icons.brush}${t('pointsBrush')}<kbd aria-hidden="true">4</kbd>
      </button>
      <div class="steps">
        ${step('pointsUndo', icons.undo, sheet.canUndo, () => sheet.undo())}
        ${step('pointsRedo', icons.redo, sheet.canRedo, () => sheet.redo())}
        <button
          aria-disabled=${sheet.points.length === 0}
          @click=${unlessOff(sheet.points.length === 0, () => this.#step('pointsClear', () => sheet.clear()))}
        >
          ${t('pointsClear')}
        </button>
      </div>
    </div>`;
  }

  /** The one thing that is worth saying just now. */
  #note(sheet: PointSheet): string {
    if (this.#hasWarned) return t('pointsLeave');
    if (sheet.isFull && this.#cutFrom > 0 && !sheet.isChanged) {
      return t('pointsCut', {
        kept: formatCount(sheet.points.length),
        total: formatCount(this.#cutFrom),
      });
    }
    if (sheet.isFull) return fullWords(sheet);
    if (this.ink === 'erase') return t(this.isBrush ? 'pointsHintErase' : 'pointsHintEraseOne');
    return t(this.isBrush ? 'pointsHintBrush' : 'pointsHint');
  }

  #onPoints = (event: CustomEvent<string>): void => {
    if (event.detail !== '') this.words = event.detail;
    this.#hasWarned = false;
    this.requestUpdate();
  };

  /** Undo, redo and clear, by button or key. */
  #step(label: PlainTextKey, act: () => void): void {
    const { sheet } = this;
    if (!sheet) return;
    const before = sheet.points;
    act();
    if (sheet.points === before) return;
    this.words = t('pointsStep', { step: t(label), now: pointCountWords(sheet.points.length) });
    this.renderRoot.querySelector('ml-points-plane')?.requestUpdate();
    this.requestUpdate();
  }

  #toggleBrush = (): void => {
    this.isBrush = !this.isBrush;
  };

  #onKey = (event: KeyboardEvent): void => {
    const { sheet } = this;
    if (!sheet || event.altKey) return;
    const key = event.key.toLowerCase();
    if (event.ctrlKey || event.metaKey) {
      const isRedo = key === 'y' || (key === 'z' && event.shiftKey);
      if (isRedo) this.#step('pointsRedo', () => sheet.redo());
      else if (key === 'z') this.#step('pointsUndo', () => sheet.undo());
      else return;
    } else if (key === '4') this.#toggleBrush();
    else {
      const chosen = inks.find((one) => one.key === key);
      if (!chosen) return;
      this.ink = chosen.ink;
    }
    event.preventDefault();
  };

  /** Escape throws nothing away at its first press. */
  #onCancel = (event: Event): void => {
    if (!this.sheet?.isChanged || this.#hasWarned) return;
    event.preventDefault();
    this.#hasWarned = true;
    this.words = t('pointsLeave');
  };

  #close = (): void => this.#dialog?.close();

  #use = async (): Promise<void> => {
    if (!this.sheet) return;
    const points: Point[] = [...this.sheet.points];
    this.isSending = true;
    const dataset: Dataset = { type: 'custom', seed: this.#seed, points };
    const error = await this.send({ type: 'change', experiment: { dataset } });
    this.isSending = false;
    this.error = error ?? '';
    if (error === null) this.#close();
  };
}

/** What the class will see of the points, or the empty plane. */
function windowFor(points: readonly Point[]) {
  if (points.length > 0)
    return windowOf(Float64Array.from(points.flatMap(([x1, x2]) => [x1, x2])), 'custom');
  return { x1Min: -emptyHalf, x1Max: emptyHalf, x2Min: -emptyHalf, x2Max: emptyHalf };
}

customElements.define('ml-points-dialog', MlPointsDialog);

declare global {
  interface HTMLElementTagNameMap {
    'ml-points-dialog': MlPointsDialog;
  }
}
