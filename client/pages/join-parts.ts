import { html, nothing, type TemplateResult } from 'lit';
import type { View } from '../../shared/view/view.ts';
import type { Connection } from '../controllers/session-controller.ts';
import { headingOf } from '../elements/heading.ts';
import { t } from '../texts/translate.ts';
import '../elements/connection-badge.ts';
import '../elements/controls/language-button.ts';
import '../elements/controls/theme-button.ts';
import '../elements/people/lobby.ts';
import '../elements/people/reactions.ts';

/** What stands above a student's class: the line, the lesson, and who this is. */
export const joinBar = (view: View, connection: Connection, name: string): TemplateResult =>
  html`<header class="bar">
    <ml-connection-badge .connection=${connection}></ml-connection-badge>
    <h1>${headingOf(view)}</h1>
    <span class="gap"></span>
    <bdi class="name" title=${t('joinYouAre', { name })}>${name}</bdi>
    <ml-language-button></ml-language-button><ml-theme-button></ml-theme-button>
  </header>`;

/** Before the lesson begins. */
export const joinLobby = (view: View, connection: Connection, name: string): TemplateResult =>
  html`${joinBar(view, connection, name)}
    ${
      connection.state === 'lost'
        ? html`<div class="lost" role="alert">${t('lostBanner')}</div>`
        : nothing
    }
    <main>
      <ml-lobby .name=${name} .studentCount=${view.studentCount}></ml-lobby>
      ${view.isTeacherHere ? nothing : html`<p class="away">${t('teacherAway')}</p>`}
      <ml-reactions></ml-reactions>
    </main>`;
