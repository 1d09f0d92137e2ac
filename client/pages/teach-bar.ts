import { html, nothing, type TemplateResult } from 'lit';
import type { Welcome } from '../../shared/protocol/messages.ts';
import type { View } from '../../shared/view/view.ts';
import { isShown } from '../controllers/hidden-controls.ts';
import type { LeadController } from '../controllers/lead-controller.ts';
import type { PeopleNews } from '../controllers/people-news.ts';
import type { Connection } from '../controllers/session-controller.ts';
import { icons } from '../elements/controls/icons.ts';
import { headingOf } from '../elements/heading.ts';
import { handsHere } from '../elements/people/seat-words.ts';
import { offersMark } from '../elements/people/offered-networks.ts';
import { formatCode, formatCount } from '../texts/format.ts';
import { t } from '../texts/translate.ts';
import '../elements/connection-badge.ts';
import '../elements/controls/theme-button.ts';

/** What the bar shows beside the view, and what its buttons do. */
export interface TeachBar {
  connection: Connection;
  welcome: Welcome | null;
  news: PeopleNews;
  /** The teacher's, for the link to the recording. */
  key: string;
  isClassOpen: boolean;
  lead: LeadController;
  showJoin: () => void;
  toggleClass: () => void;
  toggleEyesUp: () => void;
  nameMoment: () => void;
  startTour: (event: Event) => void;
  showKeys: () => void;
}

/** The bar at the top of the teacher's page: what it is about, who is here, where else to look. */
export function teachBar(view: View, bar: TeachBar): TemplateResult {
  const { connection, welcome, lead } = bar;
  const count = formatCount(view.studentCount);
  return html`<header class="bar">
    <a class="brand" href="/">${t('appName')}</a>
    <h1 title=${headingOf(view)}>${headingOf(view)}</h1>
    <span class="gap"></span>
    <button class="code" title=${t('joinEnlarge')} @click=${bar.showJoin}>
      <small>${t('teachJoin')}</small>${formatCode(view.code)}${icons.qr}
    </button>
    <ml-connection-badge .connection=${connection}></ml-connection-badge>
    <button
      class="here"
      title=${t('hereLong', { count })}
      aria-expanded=${bar.isClassOpen}
      @click=${bar.toggleClass}
    >
      ${icons.people}<span class="words">${t('here', { count })}</span
      ><span class="count" aria-hidden="true">${count}</span>${handsMark(handsHere(bar.news))}
      ${offersMark(bar.news)}
    </button>
    <button
      class="eyes"
      title=${t(view.people.isEyesUp ? 'eyesUpOffLong' : 'eyesUpLong')}
      aria-label=${t(view.people.isEyesUp ? 'eyesUpOff' : 'eyesUp')}
      aria-pressed=${view.people.isEyesUp}
      @click=${bar.toggleEyesUp}
    >
      ${icons.eyes}<span>${t(view.people.isEyesUp ? 'eyesUpOff' : 'eyesUp')}</span>
    </button>
    <button
      class="lead"
      title=${t(lead.isLeading ? 'leadOffLong' : 'leadShowLong')}
      aria-pressed=${lead.isLeading}
      @click=${lead.toggle}
    >
      ${icons.lead}<span>${t(lead.isLeading ? 'leadOff' : 'leadShow')}</span>
    </button>
    <span class="gap"></span>
    <nav class="tools">
      <a
        class="worded"
        href="/wall/${view.code}#${welcome?.wallKey ?? ''}"
        target="_blank"
        rel="noopener"
        title=${t('teachWallLong')}
        >${icons.wall}<span>${t('teachWall')}</span></a
      >
      ${
        welcome?.recordingId === undefined
          ? nothing
          : html`<a
              class="worded"
              href="/replay/${welcome.recordingId}#${bar.key}"
              target="_blank"
              rel="noopener"
              title=${t('teachReplayLong')}
              >${icons.recording}<span>${t('teachReplay')}</span></a
            >`
      }
      <button
        title=${t('momentNameLong')}
        aria-label=${t('momentNameLong')}
        @click=${bar.nameMoment}
      >
        ${icons.flag}
      </button>
      <button
        ?hidden=${!isShown('tour')}
        title=${t('tourLong')}
        aria-label=${t('tourLong')}
        @click=${bar.startTour}
      >
        ${icons.tour}<span>${t('tour')}</span>
      </button>
      <button
        class="keys"
        title=${t('teachKeysLong')}
        aria-label=${t('teachKeysLong')}
        @click=${bar.showKeys}
      >
        ${icons.keys}
      </button>
      <ml-theme-button></ml-theme-button>
    </nav>
  </header>`;
}

function handsMark(count: number): TemplateResult | typeof nothing {
  if (count === 0) return nothing;
  const words = count === 1 ? t('handsUpOne') : t('handsUp', { count });
  return html`<b class="hands" role="img" aria-label=${words}>${icons.hand}${count}</b>`;
}
