import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { View } from '../../shared/view/view.ts';
import { recall, remember } from '../controllers/storage.ts';
import { icons } from '../elements/controls/icons.ts';
import { fireCommand } from '../elements/controls/session-command.ts';
import { formatCount } from '../texts/format.ts';
import { t } from '../texts/translate.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { isDone, steps, type TourStep } from './steps.ts';
import { leavePage, pointAt, showTarget } from './point-at.ts';
import { boxAround, findTargets } from './targets.ts';
import { tourStyles } from './tour-styles.ts';
import { unlessOff } from '../elements/controls/unless-off.ts';

/**
 * A lesson step by step, on the live page: a card that points at what it speaks of, and sets the
 * class up where it is asked to. It blocks nothing; what is done by hand counts as well.
 * @fires session-command - what a step sets up
 */
export class MlTour extends LitElement {
  static override properties = {
    view: { attribute: false },
    storageKey: { attribute: 'storage-key' },
    at: { state: true },
  };
  declare view: View | null;
  /** Under which a reload finds the step again. */
  declare storageKey: string;
  /** The step's number from 0; -1 while there is no tour. */
  declare at: number;

  static override styles = [sharedStyles, tourStyles];

  #frame = 0;
  #opener: HTMLElement | null = null;
  #hasToPoint = false;

  constructor() {
    super();
    this.view = null;
    this.storageKey = '';
    this.at = -1;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    cancelAnimationFrame(this.#frame);
    leavePage();
  }

  /** Begins at the first step, or goes back to the card where the tour is under way. */
  start(opener: HTMLElement | null = null): void {
    this.#opener = opener;
    this.#go(Math.max(0, this.at));
  }

  protected override firstUpdated(): void {
    const id = this.storageKey === '' ? null : recall('session', this.storageKey);
    const at = steps.findIndex((step) => step.id === id);
    if (at < 0) return;
    this.at = at;
    this.#hasToPoint = true;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { view, at } = this;
    if (!view || at < 0) return nothing;
    const step = steps[at];
    const isLast = at === steps.length - 1;
    const done = isDone(step, view);
    const isUnderWay = step.isReady(view) && view.phase === 'training';
    return html`<div class="ring" aria-hidden="true" hidden></div>
      <svg class="lead" aria-hidden="true">
        <line />
        <circle r="4" />
      </svg>
      <section
        class="card"
        role="dialog"
        aria-modal="false"
        aria-labelledby="title"
        aria-describedby="text"
        @keydown=${this.#onKey}
      >
        <div class="head">
          ${t('tourStep', { step: at + 1, count: steps.length })}
          <button aria-label=${t('tourEnd')} title=${t('tourEnd')} @click=${this.#end}>
            ${icons.close}
          </button>
        </div>
        <h2 id="title" tabindex="-1">${t(step.titleKey)}</h2>
        <p id="text">${t(step.textKey)}</p>
        ${step.setUp.length > 0 ? this.#renderState(step, view, done) : nothing}
        <div class="buttons">
          <button aria-disabled=${at === 0} @click=${unlessOff(at === 0, () => this.#go(at - 1))}>
            ${t('tourBack')}
          </button>
          ${
            done || isUnderWay
              ? nothing
              : html`<button class="do primary" @click=${() => this.#doIt(step)}>
                  ${t('tourDoIt')}
                </button>`
          }
          <button
            class="next ${done ? 'primary' : ''}"
            @click=${() => (isLast ? this.#end() : this.#go(at + 1))}
          >
            ${t(isLast ? 'tourFinish' : 'tourNext')}
          </button>
        </div>
      </section>`;
  }

  /** How far the step is: for the eye with every epoch, for the ear when it changes. */
  #renderState(step: TourStep, view: View, done: boolean): TemplateResult {
    const { epoch } = view.snapshot;
    const until = step.untilEpoch;
    const isWaiting = !done && step.isReady(view);
    const count = { epoch: formatCount(Math.min(epoch, until)), until: formatCount(until) };
    const isResting = isWaiting && view.phase !== 'training';
    return html`<p class="state">
      <span aria-hidden="true"
        >${done ? `✓ ${t('tourDone')}` : isWaiting ? t('tourWaitingNow', count) : nothing}</span
      >
      <span role="status"
        ><span class="visually-hidden"
          >${
            done
              ? t('tourDone')
              : isWaiting
                ? t('tourWaiting', { epoch: formatCount(until) })
                : nothing
          }</span
        >
        ${isResting ? t('tourPaused') : nothing}</span
      >
    </p>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    cancelAnimationFrame(this.#frame);
    if (this.at < 0 || !this.view) return;
    if (changed.has('at')) remember('session', this.storageKey, steps[this.at].id);
    this.#follow();
  }

  #go(at: number): void {
    this.at = Math.max(0, at);
    this.#hasToPoint = true;
    // The title has the focus in each step: it is read out, and arrow keys lead on.
    void this.updateComplete.then(() => this.#focus('h2'));
  }

  #focus(selector: string): void {
    const element = this.renderRoot.querySelector<HTMLElement>(selector);
    element?.focus({ preventScroll: true });
  }

  #doIt(step: TourStep): void {
    for (const body of step.setUp) fireCommand(this, body);
    // The button goes away with what it did.
    this.#focus('.next');
  }

  readonly #end = (): void => {
    this.at = -1;
    leavePage();
    remember('session', this.storageKey, null);
    this.#opener?.focus();
    this.#opener = null;
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Escape') this.#end();
    else if (event.key === 'ArrowRight' && this.at < steps.length - 1) this.#go(this.at + 1);
    else if (event.key === 'ArrowLeft' && this.at > 0) this.#go(this.at - 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  /** Ring, line and card stay with the target, whatever scrolls or moves: looked at each frame. */
  readonly #follow = (): void => {
    this.#frame = requestAnimationFrame(this.#follow);
    const card = this.renderRoot.querySelector<HTMLElement>('.card');
    if (!card) return;
    const page = this.getRootNode() as ShadowRoot | Document;
    const targets = findTargets(page, steps[this.at].target);
    if (this.#hasToPoint && targets.length > 0) {
      this.#hasToPoint = false;
      showTarget(targets[0], card);
    }
    const bottom = page.querySelector('.transport')?.getBoundingClientRect().top;
    pointAt(this.renderRoot, boxAround(targets), bottom ?? window.innerHeight);
  };
}

customElements.define('ml-tour', MlTour);

declare global {
  interface HTMLElementTagNameMap {
    'ml-tour': MlTour;
  }
}
