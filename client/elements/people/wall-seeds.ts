import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { View } from '../../../shared/view/view.ts';
import type { PeopleNews } from '../../controllers/people-news.ts';
import { formatCode, formatCount } from '../../texts/format.ts';
import { t } from '../../texts/translate.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { joinAt } from '../join-address.ts';
import { legendTemplate } from '../stage/boundary-template.ts';
import { legendStyles } from '../stage/legend-styles.ts';
import { resultsOf, seedCountWords, SeedGallery } from './seed-gallery.ts';
import { meanWords } from './seed-mean.ts';
import './seed-tiles.ts';

/** A round of seeds on the wall: the mean of all networks, large, and each by itself. No names. */
export class MlWallSeeds extends LitElement {
  static override properties = {
    view: { attribute: false },
    news: { attribute: false },
    heading: {},
    joinUrl: {},
    meanCount: { state: true },
  };
  declare view: View | null;
  declare news: PeopleNews | null;
  declare heading: string;
  declare joinUrl: string;
  declare meanCount: number;
  readonly #gallery = new SeedGallery();

  static override styles = [
    sharedStyles,
    legendStyles,
    css`
      :host {
        display: grid;
        grid-template:
          'title title' auto
          'mean each' minmax(0, 1fr)
          'join count' auto / minmax(0, 46fr) minmax(0, 54fr);
        gap: calc(20 * var(--wall)) calc(40 * var(--wall));
        height: 100%;
        padding: calc(20 * var(--wall)) calc(32 * var(--wall));
        font-size: max(18px, calc(28 * var(--wall)));
        line-height: 1.2;
      }

      header {
        display: flex;
        flex-wrap: wrap;
        grid-area: title;
        align-items: baseline;
        justify-content: space-between;
        gap: 0 calc(40 * var(--wall));
      }

      h1 {
        margin: 0;
        font-size: max(24px, calc(52 * var(--wall)));
        line-height: 1.1;
      }

      p {
        margin: 0;
        color: var(--ink-2);
      }

      section {
        display: grid;
        grid-template-rows: auto minmax(0, 1fr);
        gap: calc(12 * var(--wall));
        min-height: 0;
      }

      .mean {
        grid-area: mean;
        grid-template-rows: auto minmax(0, auto) auto;
        align-content: start;
      }

      footer {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        gap: 0 1em;
      }

      .each {
        grid-area: each;
      }

      h2 {
        margin: 0;
        font-size: max(20px, calc(38 * var(--wall)));
        font-weight: 600;
        line-height: 1.15;
      }

      ml-seed-mean {
        max-height: 100%;
      }

      .waiting {
        align-self: center;
        font-size: max(20px, calc(38 * var(--wall)));
        text-align: center;
      }

      .join {
        grid-area: join;
      }

      .join b {
        color: var(--ink);
        font-size: 1.3em;
        letter-spacing: 0.03em;
        white-space: nowrap;
      }

      .join .host {
        letter-spacing: 0;
        white-space: normal;
        overflow-wrap: anywhere;
      }

      .count {
        grid-area: count;
      }

      @media (max-width: 900px) {
        :host {
          grid-template: 'title' auto 'mean' auto 'count' auto 'each' 70vh 'join' auto / minmax(
              0,
              1fr
            );
          height: auto;
        }

        ml-seed-mean {
          height: auto;
          aspect-ratio: 1;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.view = null;
    this.news = null;
    this.heading = '';
    this.joinUrl = '';
    this.meanCount = 0;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { view, news } = this;
    const seeds = view?.people.seeds;
    if (!view || !news || !seeds) return nothing;
    const results = resultsOf(news, seeds);
    const pictures = this.#gallery.of(seeds, results);
    return html`<header>
        <h1>${t('seedsTitle')}</h1>
        <p>${this.heading}</p>
      </header>
      <section class="mean">
        <h2>${meanWords(pictures.count)}</h2>
        <ml-seed-mean wall .pictures=${pictures} .count=${pictures.count}></ml-seed-mean>
        <footer>
          ${legendTemplate(pictures.data.test.count > 0, false)}
          <p>${t('seedsMeanLine')}</p>
        </footer>
      </section>
      <section class="each">
        <h2>${t('seedsSorted')}</h2>
        ${
          results.size === 0
            ? html`<p class="waiting">${t('seedsWaiting')}</p>`
            : html`<ml-seed-tiles
                wall
                .pictures=${pictures}
                .results=${results}
                .untilEpoch=${seeds.untilEpoch}
                @pictures-change=${this.#onPictures}
              ></ml-seed-tiles>`
        }
      </section>
      <p class="join">${joinAt(this.joinUrl)} <b>${formatCode(view.code)}</b></p>
      <p class="count" role="status">
        ${seedCountWords(seeds, results, view.studentCount)},
        ${t('seedsUntilWall', { epoch: formatCount(seeds.untilEpoch) })}
      </p>`;
  }

  readonly #onPictures = (): void => {
    this.renderRoot.querySelector('ml-seed-mean')?.redraw();
    const seeds = this.view?.people.seeds;
    if (!seeds || !this.news) return;
    this.meanCount = this.#gallery.of(seeds, resultsOf(this.news, seeds)).count;
  };
}

customElements.define('ml-wall-seeds', MlWallSeeds);

declare global {
  interface HTMLElementTagNameMap {
    'ml-wall-seeds': MlWallSeeds;
  }
}
