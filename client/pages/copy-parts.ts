import { html, type TemplateResult } from 'lit';
import type { OwnCopyController } from '../controllers/own-copy.ts';
import type { SessionController } from '../controllers/session-controller.ts';
import { icons } from '../elements/controls/icons.ts';
import { t } from '../texts/translate.ts';

/** Opens a pupil's own copy of the network. */
export const copyButton = ({ open }: OwnCopyController): TemplateResult =>
  html`<button class="open-copy" title=${t('copyOpenLong')} @click=${open}>
    ${icons.copy}<span>${t('copyOpen')}</span>
  </button>`;

/**
 * The copy in place of the class, while it is open; `dock`: what a pupil may tell the teacher. What
 * the class is asked is out of sight, but a start that this device trains for it goes on.
 */
export const copyPage = (
  copy: OwnCopyController,
  session: SessionController,
  dock: TemplateResult,
): TemplateResult =>
  html`<ml-own-copy
      .view=${copy.view}
      .sandbox=${copy.sandbox}
      .classView=${session.view}
      .mine=${session.news.mine}
      .connection=${session.connection}
      .send=${session.send.bind(session)}
      @copy-back=${copy.back}
      @copy-anew=${copy.beginAnew}
      >${dock}</ml-own-copy
    >
    <ml-activity
      hidden
      .view=${session.view}
      .mine=${session.news.mine}
      .send=${session.send.bind(session)}
    ></ml-activity>
    <ml-reactions></ml-reactions>`;
