import { html, nothing, type TemplateResult } from 'lit';
import type { View } from '../../shared/view/view.ts';
import type { ClassReplay } from '../controllers/class-replay.ts';
import type { LessonDesk } from '../controllers/lesson-desk.ts';
import type { ReplayLead } from '../controllers/replay-lead.ts';
import type { SessionController } from '../controllers/session-controller.ts';
import type { TeacherSeat } from '../controllers/teacher-seat.ts';
import { headingOf } from '../elements/heading.ts';
import type { ClassContext } from '../elements/people/class-context.ts';
import { t } from '../texts/translate.ts';
import { replayLine, replayTransport } from './class-replay-parts.ts';
import '../elements/controls/data-panel.ts';
import '../elements/controls/training-panel.ts';
import '../elements/controls/transport.ts';
import '../elements/join-dialog.ts';
import '../elements/keys-dialog.ts';
import '../elements/moment-dialog.ts';
import '../elements/own-data/own-data.ts';
import '../elements/people/end-dialog.ts';
import '../elements/time-line.ts';

/** What is wrong with the class just now, under the bar. */
export function troubleBanner({
  connection,
  news,
}: SessionController): TemplateResult | typeof nothing {
  const banner = (text: string) => html`<div class="lost" role="alert">${text}</div>`;
  if (connection.state === 'lost') return banner(t('lostBanner'));
  return news.desk.isRecordingOver ? banner(t('teachRecordingOver')) : nothing;
}

/** Everything that can be turned, at both edges of the stage. */
export const settingsPanels = (
  { experiment }: View,
  desk: LessonDesk,
  isReplaying: boolean,
): TemplateResult =>
  html`<aside class="panel data" ?inert=${isReplaying} aria-label=${t('teachPanelData')}>
      <ml-data-panel .keepsLearned=${desk.keepsLearned} .experiment=${experiment}></ml-data-panel>
    </aside>
    <aside class="panel training" ?inert=${isReplaying} aria-label=${t('teachPanelTraining')}>
      <ml-training-panel
        .experiment=${experiment}
        .keepsLearned=${desk.keepsLearned}
        @keep-learned-change=${desk.onKeepLearned}
      ></ml-training-panel>
    </aside>`;

/** The transport and the time line: the class's own, or those of a recording it is shown. */
export function lowerEdge(
  view: View,
  { news }: SessionController,
  { replay, lead }: { replay: ClassReplay; lead: ReplayLead },
): TemplateResult {
  const isReplaying = replay.view !== null;
  return html`<section class="transport" aria-label=${t('teachTransport')}>
      ${
        isReplaying
          ? replayTransport(replay, lead)
          : html`<ml-transport .view=${view}></ml-transport>`
      }
    </section>
    <section class="foot" aria-label=${t('history')}>
      ${
        isReplaying
          ? replayLine(replay, view, { lead })
          : html`<ml-time-line .view=${view} .lost=${news.desk.lost} mode="live"></ml-time-line>`
      }
    </section>`;
}

/** What opens over the page; each is closed until it is asked for. */
export const teachDialogs = (
  view: View,
  {
    session: { joinUrl, welcome },
    seat: { code, key },
    desk,
    send,
    onMomentNamed,
  }: {
    session: SessionController;
    seat: TeacherSeat;
    desk: LessonDesk;
    send: ClassContext['send'];
    onMomentNamed: (event: CustomEvent<string>) => void;
  },
): TemplateResult =>
  html`<ml-join-dialog .code=${view.code} .joinUrl=${joinUrl}></ml-join-dialog>
    <ml-keys-dialog></ml-keys-dialog>
    <ml-moment-dialog .send=${send} @moment-named=${onMomentNamed}></ml-moment-dialog>
    <ml-own-data .view=${view} .base=${joinUrl || location.href} .send=${desk.ask}></ml-own-data>
    <ml-end-dialog
      .code=${code}
      .key=${key}
      .recordingId=${welcome?.recordingId}
      .isOwner=${welcome?.isCoTeacher !== true}
      .heading=${headingOf(view)}
    ></ml-end-dialog>`;
