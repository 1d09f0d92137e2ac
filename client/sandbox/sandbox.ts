import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { CommandBody } from '../../shared/protocol/commands.ts';
import type { View } from '../../shared/view/view.ts';
import type { CommandResult } from '../controllers/command-outbox.ts';
import { LessonDesk } from '../controllers/lesson-desk.ts';
import { LookController } from '../controllers/look-controller.ts';
import { WalkController } from '../controllers/walk-controller.ts';
import { icons } from '../elements/controls/icons.ts';
import { isPageKey } from '../elements/controls/shortcuts.ts';
import { pageStyles } from '../pages/page-styles.ts';
import { teachStyles } from '../pages/teach-styles.ts';
import { stageHead } from '../pages/stage-head.ts';
import { walkPanel } from '../pages/walk-parts.ts';
import { walkStyles } from '../pages/walk-styles.ts';
import { t } from '../texts/translate.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { sandboxStyles } from './sandbox-styles.ts';
import '../elements/announcer.ts';
import '../elements/controls/data-panel.ts';
import '../elements/controls/training-panel.ts';
import '../elements/controls/transport.ts';
import '../elements/measures/measures.ts';
import '../elements/own-data/own-data.ts';
import '../elements/stage/stage.ts';
import '../elements/time-line.ts';
import '../elements/toasts.ts';

type Panel = 'data' | 'training';

/**
 * A network of one's own with all that a teacher can do to it, in place of the page that it was
 * opened on. On a desk everything at once, as on the teacher's page; where there is less room the
 * two panels are sheets, a press away. Slots: `banner` at the top, `tools` below it, `compare` in
 * place of the stage where `is-comparing`, `line` in place of the time line then, `dock` at the end.
 */
export class MlSandbox extends LitElement {
  static override properties = {
    view: { attribute: false },
    ask: { attribute: false },
    isComparing: { type: Boolean, attribute: 'is-comparing' },
    panel: { state: true },
  };
  declare view: View | null;
  /** Does a command, or says why not; never rejects. */
  declare ask: (body: CommandBody) => Promise<CommandResult>;
  declare isComparing: boolean;
  /** The sheet that is open, where the panels are sheets. */
  declare panel: Panel | null;

  static override styles = [sharedStyles, pageStyles, teachStyles, walkStyles, sandboxStyles];

  readonly #look = new LookController(this);
  readonly #walk = new WalkController(this);
  readonly #desk = new LessonDesk(this, (body) => this.ask(body));

  constructor() {
    super();
    this.view = null;
    this.ask = () => Promise.resolve({ ok: false, code: 'no-answer', message: '' });
    this.isComparing = false;
    this.panel = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('keydown', this.#onKey);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.#onKey);
  }

  say(message: string): void {
    this.renderRoot.querySelector('ml-toasts')?.say(message);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { view } = this;
    if (!view) return nothing;
    const walk = this.isComparing ? nothing : walkPanel(this.#walk, view);
    return html`<div
        class=${walk === nothing ? 'class' : 'class is-walking'}
        @session-command=${this.#desk.onCommand}
        @own-data=${this.#desk.onOwnData}
      >
        <div class="banner"><slot name="banner"></slot></div>
        <slot name="tools"></slot>
        ${this.#renderStage(view)}
        ${
          this.#look.isMeasuring
            ? html`<ml-measures
                .view=${view}
                @measures-close=${this.#look.onMeasures}
              ></ml-measures>`
            : nothing
        }
        ${this.#renderPanel(
          'data',
          html`<ml-data-panel
            .keepsLearned=${this.#desk.keepsLearned}
            .experiment=${view.experiment}
          ></ml-data-panel>`,
        )}
        ${this.#renderPanel(
          'training',
          html`<ml-training-panel
            .experiment=${view.experiment}
            .keepsLearned=${this.#desk.keepsLearned}
            @keep-learned-change=${this.#desk.onKeepLearned}
          ></ml-training-panel>`,
        )}
        <section class="transport" aria-label=${t('teachTransport')}>
          <div class="sheets">${this.#sheetButton('data')}${this.#sheetButton('training')}</div>
          <ml-transport .view=${view}></ml-transport>
        </section>
        <section class="foot" aria-label=${t('history')}>
          ${
            this.isComparing
              ? html`<slot name="line"></slot>`
              : html`<ml-time-line .view=${view} mode="live"></ml-time-line>`
          }
        </section>
        ${walk}
        <slot name="dock"></slot>
      </div>
      <ml-own-data .view=${view} .base=${location.href} .send=${this.#desk.ask}></ml-own-data>
      <ml-toasts></ml-toasts>
      <ml-announcer .view=${view}></ml-announcer>`;
  }

  #renderStage(view: View): TemplateResult {
    if (this.isComparing) return html`<main class="stage"><slot name="compare"></slot></main>`;
    return html`<main class="stage">
      ${stageHead(view, this.#look, this.#walk, { isTeacher: true })}
      <ml-stage
        .view=${view}
        .selection=${this.#look.selectionIn(view)}
        .unitStyle=${this.#look.unitStyle}
        .lit=${this.#walk.lit}
        ?diagram-alone=${this.#walk.isOpen}
        ?is-editable=${!this.#walk.isOpen}
        @unit-select=${this.#look.onSelect}
        @layers-change=${this.#desk.onLayers}
      ></ml-stage>
    </main>`;
  }

  #renderPanel(panel: Panel, content: TemplateResult): TemplateResult {
    const label = t(panel === 'data' ? 'teachPanelData' : 'teachPanelTraining');
    return html`<aside
      class="panel ${panel} ${this.panel === panel ? 'is-open' : ''}"
      tabindex="-1"
      aria-label=${label}
    >
      <div class="head">
        <h2>${label}</h2>
        <button
          class="close"
          title=${t('close')}
          aria-label=${t('close')}
          @click=${this.#closePanel}
        >
          ${icons.close}
        </button>
      </div>
      ${content}
    </aside>`;
  }

  #sheetButton(panel: Panel): TemplateResult {
    return html`<button
      data-panel=${panel}
      aria-expanded=${this.panel === panel}
      @click=${() => void this.#togglePanel(panel)}
    >
      ${panel === 'data' ? icons.table : icons.settings}${t(panel === 'data' ? 'copyData' : 'copyTraining')}
    </button>`;
  }

  async #togglePanel(panel: Panel): Promise<void> {
    this.panel = this.panel === panel ? null : panel;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.panel.is-open')?.focus();
  }

  readonly #closePanel = (): void => {
    const { panel } = this;
    this.panel = null;
    this.renderRoot.querySelector<HTMLElement>(`[data-panel=${panel}]`)?.focus();
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    const { view } = this;
    if (!view || this.closest('[inert]')) return;
    if (this.#desk.takeUndoKey(event, view) || !isPageKey(event)) return;
    if (!this.#desk.takeTransportKey(event, view) && !this.#takeLookKey(event.key)) return;
    event.preventDefault();
  };

  #takeLookKey(key: string): boolean {
    if (key === 'v') this.#look.toggleStyle();
    else if (key === 'u' && !this.isComparing) this.#walk.toggle();
    else if (key === 'm') this.#look.onMeasures();
    else if (key !== 'Escape') return false;
    else if (this.panel) this.#closePanel();
    else this.#look.escape();
    return true;
  }
}

customElements.define('ml-sandbox', MlSandbox);

declare global {
  interface HTMLElementTagNameMap {
    'ml-sandbox': MlSandbox;
  }
}
