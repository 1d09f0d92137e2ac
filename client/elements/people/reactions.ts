import { css, html, LitElement, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ReactionName } from '../../../shared/protocol/people-commands.ts';
import type { ReactionsMessage } from '../../../shared/protocol/people-messages.ts';
import { t } from '../../texts/translate.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { reactionIcon, reactionNames, reactionTexts } from './reaction-icons.ts';

interface Floating {
  id: number;
  name: ReactionName;
  /** How many of the same came together. */
  count: number;
  /** The lane it rises in, so that they stand beside each other. */
  lane: number;
}

const shownMs = 4000;
const lanes = 6;
/** More than these at once say nothing more. */
const most = 24;

/** Reactions of the class that float by, and are gone. */
export class MlReactions extends LitElement {
  static override properties = { floating: { state: true } };
  declare floating: readonly Floating[];
  #nextId = 0;
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();

  static override styles = [
    sharedStyles,
    css`
      :host {
        position: fixed;
        right: var(--space-4);
        bottom: 16%;
        z-index: 6;
        width: calc(var(--reaction-size, 36px) * 7);
        height: 0;
        pointer-events: none;
      }

      span {
        display: flex;
        position: absolute;
        bottom: 0;
        align-items: center;
        gap: 2px;
        padding: 4px 6px;
        border: 1px solid var(--line);
        border-radius: 999px;
        background: var(--surface);
        color: var(--ink);
        font-variant-numeric: tabular-nums;
        font-weight: 600;
        animation: rise 4s ease-out forwards;
      }

      svg {
        width: var(--reaction-size, 28px);
        height: var(--reaction-size, 28px);
      }

      @keyframes rise {
        70% {
          opacity: 1;
        }

        to {
          opacity: 0;
          translate: 0 -42vh;
        }
      }

      /* They come and go, but stay where they are. */
      @media (prefers-reduced-motion: reduce) {
        span {
          animation: none;
        }
      }
    `,
    ...Array.from({ length: lanes }, (_, i) => [
      css`
        .lane-${i} {
          right: ${i * 16}%;
        }
      `,
    ]).flat(),
  ];

  constructor() {
    super();
    this.floating = [];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }

  /** What the class was told: that some come, or that those which are shown go. */
  hear({ counts, areCleared }: Omit<ReactionsMessage, 'type'>): void {
    if (areCleared) this.floating = [];
    this.show(counts);
  }

  show(counts: Partial<Record<ReactionName, number>>): void {
    const fresh = reactionNames.flatMap((name): Floating[] => {
      const count = counts[name] ?? 0;
      const id = this.#nextId;
      if (count <= 0) return [];
      this.#nextId++;
      return [{ id, name, count, lane: id % lanes }];
    });
    this.floating = [...this.floating, ...fresh].slice(-most);
    const ids = new Set(fresh.map(({ id }) => id));
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.floating = this.floating.filter(({ id }) => !ids.has(id));
    }, shownMs);
    this.#timers.add(timer);
  }

  protected override render(): TemplateResult {
    return html`${repeat(
      this.floating,
      ({ id }) => id,
      ({ name, count, lane }) =>
        html`<span class="lane-${lane}" role="img" aria-label="${t(reactionTexts[name])} × ${count}"
          >${reactionIcon(name)}${count > 1 ? count : ''}</span
        >`,
    )}`;
  }
}

customElements.define('ml-reactions', MlReactions);

declare global {
  interface HTMLElementTagNameMap {
    'ml-reactions': MlReactions;
  }
}
