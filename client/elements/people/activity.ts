import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { View } from '../../../shared/view/view.ts';
import type { Mine } from '../../controllers/people-news.ts';
import { SeedController } from '../../controllers/seed-controller.ts';
import { t } from '../../texts/translate.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { icons } from '../controls/icons.ts';
import type { ClassContext } from './class-context.ts';
import './collect-card.ts';
import './poll-card.ts';
import './predict-card.ts';
import './seed-card.ts';

/**
 * What a pupil is asked to do just now, on a sheet over the lesson; it can be folded away, and
 * unfolds by itself when something new is asked. The one place that knows all activities. It has
 * `is-open` while the sheet is unfolded, for the page to keep clear of it.
 */
export class MlActivity extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      aside {
        position: fixed;
        right: 0;
        /* On the dock, which is 56 pixels and its edges. */
        bottom: 65px;
        left: 0;
        z-index: 4;
        max-height: calc(100dvh - 120px);
        padding: 0 var(--space-4) var(--space-3);
        overflow: auto;
        border-top: 1px solid var(--line-strong);
        background: var(--surface);
        scrollbar-width: thin;
      }

      .fold {
        display: flex;
        position: sticky;
        top: 0;
        z-index: 1;
        align-items: center;
        justify-content: center;
        gap: 6px;
        width: 100%;
        min-height: 44px;
        border-color: transparent;
        background: var(--surface);
        color: var(--ink-2);
      }

      .cards {
        display: grid;
        gap: var(--space-6);
      }

      .is-folded {
        padding-bottom: 0;
      }

      @media (min-width: 700px) {
        aside {
          top: var(--sheet-top, 52px);
          bottom: 0;
          left: auto;
          width: min(460px, 50vw);
          max-height: none;
          padding: 0 var(--space-6) var(--space-4);
          border-width: 0 0 0 1px;
          border-left: 1px solid var(--line-strong);
        }

        .is-folded {
          top: auto;
          bottom: var(--folded-bottom, var(--space-1));
          width: auto;
          border: 1px solid var(--line-strong);
          border-radius: var(--radius) 0 0 var(--radius);
        }

        ml-predict-card,
        ml-collect-card,
        ml-seed-card {
          max-width: max(280px, calc(100dvh - 300px));
        }
      }
    `,
  ];
  static override properties = {
    view: { attribute: false },
    mine: { attribute: false },
    send: { attribute: false },
    isFolded: { state: true },
  };
  declare view: View | null;
  declare mine: Mine | null;
  declare send: ClassContext['send'] | null;
  declare isFolded: boolean;
  #newest = -1;
  #told = 0;
  /** Whether there is something to see: training, or what the teacher shows. */
  #isShown = false;
  /** Goes on while the sheet is folded away. */
  readonly #seed = new SeedController(this);

  constructor() {
    super();
    this.view = null;
    this.mine = null;
    this.send = null;
    this.isFolded = false;
  }

  protected override willUpdate(): void {
    const { poll, predict, collect, seeds, lead } = this.view?.people ?? {};
    const all = [poll, predict, collect, seeds];
    const newest = Math.max(...all.map((asked) => asked?.round ?? -1));
    const isShown = (lead ?? null) !== null || this.view?.phase === 'training';
    // The lesson goes on: what is over makes room for it, and can be unfolded.
    if (isShown && !this.#isShown && !all.some((asked) => asked?.isOpen)) this.isFolded = true;
    // An answer or a score that comes is as new as a question.
    const told = [poll?.isRevealed, predict?.scores].filter(Boolean).length;
    if (newest > this.#newest || told > this.#told) this.isFolded = false;
    this.#told = told;
    this.#isShown = isShown;
    this.#newest = Math.max(newest, this.#newest);
  }

  /**
   * The teacher shows something: what the pupil has done is folded away, what is still to be done
   * stays. Fulfilled with how many pixels of the page's lower edge the sheet then covers, beyond
   * what lies beneath it; at the side it covers none.
   */
  async giveWay(): Promise<number> {
    if (this.#isDone) this.isFolded = true;
    await this.updateComplete;
    const sheet = this.renderRoot.querySelector('aside');
    const box = sheet?.getBoundingClientRect();
    return box && box.width >= innerWidth ? Math.round(box.height) : 0;
  }

  protected override updated(): void {
    this.toggleAttribute('is-open', this.#isAsked && !this.isFolded);
  }

  get #isAsked(): boolean {
    const { poll, predict, collect, seeds } = this.view?.people ?? {};
    return [poll, predict, collect, seeds].some(Boolean);
  }

  /** Whether nothing of what is asked waits for this pupil. */
  get #isDone(): boolean {
    const { poll, predict, collect } = this.view?.people ?? {};
    const { answer, prediction, points } = this.mine ?? {};
    const waits = [
      [poll, answer],
      [predict, prediction],
      [collect, points],
    ] as const;
    return waits.every(([asked, own]) => !asked?.isOpen || (own ?? null) !== null);
  }

  /** What was asked last comes first. */
  #cards(view: View): TemplateResult {
    const { mine, send } = this;
    const { poll, predict, collect, seeds } = view.people;
    const cards = [
      poll && {
        round: poll.round,
        card: html`<ml-poll-card
          .poll=${poll}
          .answer=${mine?.answer ?? null}
          .send=${send}
        ></ml-poll-card>`,
      },
      predict && {
        round: predict.round,
        card: html`<ml-predict-card
          .view=${view}
          .predict=${predict}
          .mine=${mine?.prediction}
          .send=${send}
        ></ml-predict-card>`,
      },
      collect && {
        round: collect.round,
        card: html`<ml-collect-card
          .code=${view.code}
          .collect=${collect}
          .mine=${mine?.points ?? null}
          .send=${send}
        ></ml-collect-card>`,
      },
      seeds && {
        round: seeds.round,
        card: html`<ml-seed-card .own=${this.#seed.own}></ml-seed-card>`,
      },
    ].filter((each) => each !== null);
    const sorted = cards.toSorted((one, other) => other.round - one.round);
    return html`<div class="cards">
      ${repeat(
        sorted,
        ({ round }) => round,
        ({ card }) => card,
      )}
    </div>`;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { view } = this;
    if (!view || !this.#isAsked) return nothing;
    return html`<aside class=${this.isFolded ? 'is-folded' : ''} aria-label=${t('activityLabel')}>
      <button
        class="fold"
        aria-expanded=${!this.isFolded}
        @click=${() => (this.isFolded = !this.isFolded)}
      >
        ${this.isFolded ? icons.up : icons.down}${t(this.isFolded ? 'activityOpen' : 'activityFold')}
      </button>
      ${this.isFolded ? nothing : this.#cards(view)}
    </aside>`;
  }
}

customElements.define('ml-activity', MlActivity);

declare global {
  interface HTMLElementTagNameMap {
    'ml-activity': MlActivity;
  }
}
