import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { TeacherCommand } from '../../../shared/protocol/people-commands.ts';
import { t, type PlainTextKey } from '../../texts/translate.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { fieldStyles } from '../controls/field-styles.ts';
import { switchField, type Field } from '../controls/fields.ts';
import type { ClassContext } from './class-context.ts';
import './room-keys.ts';
import './room-replay.ts';

type FlagType = Exclude<Extract<TeacherCommand, { isOn: boolean }>['type'], 'co-teacher'>;

interface Flag {
  type: FlagType;
  label: PlainTextKey;
  hint: PlainTextKey;
  isOn: (context: ClassContext) => boolean;
}

const doors: readonly Flag[] = [
  flag('lobby', 'roomLobby', 'roomLobbyHint', ({ view }) => view.people.isLobby),
  flag('lock', 'roomLock', 'roomLockHint', ({ view }) => view.people.isLocked),
  flag('approval', 'roomApproval', 'roomApprovalHint', ({ view }) => view.people.isApprovalOn),
];
const names: readonly Flag[] = [
  flag(
    'generated-names',
    'roomGenerated',
    'roomGeneratedHint',
    ({ view }) => view.people.areNamesGenerated,
  ),
  flag(
    'hide-names',
    'roomHideNames',
    'roomHideNamesHint',
    ({ view }) => view.people.areNamesHidden,
  ),
  flag('wall-names', 'roomWallNames', 'roomWallNamesHint', ({ news }) => news.desk.areNamesOnWall),
];
const voices: readonly Flag[] = [
  flag('offers', 'roomOffers', 'roomOffersHint', ({ view }) => view.people.areOffersOn),
  flag('reactions', 'roomReactions', 'roomReactionsHint', ({ view }) => view.people.areReactionsOn),
];

function flag(type: FlagType, label: PlainTextKey, hint: PlainTextKey, isOn: Flag['isOn']): Flag {
  return { type, label, hint, isOn };
}

/**
 * What holds for the whole room: who may come in, what names are shown, what pupils may send.
 *
 * @fires class-end - the teacher wants to end the class
 */
export class MlRoom extends LitElement {
  static override styles = [
    sharedStyles,
    fieldStyles,
    css`
      :host {
        --control-width: 56px;
      }

      h3 {
        margin: var(--space-4) 0 0;
        font-size: var(--text-15);
        font-weight: 600;
      }

      .field {
        min-height: 48px;
      }

      .end {
        width: 100%;
        margin-top: var(--space-6);
      }
    `,
  ];
  static override properties = { context: { attribute: false } };
  declare context: ClassContext | null;

  constructor() {
    super();
    this.context = null;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { context } = this;
    if (!context) return nothing;
    return html`<h3>${t('roomDoors')}</h3>
      ${this.#renderFlags(context, doors)}
      <h3>${t('roomNames')}</h3>
      ${this.#renderFlags(context, names)}
      <h3>${t('roomVoices')}</h3>
      ${this.#renderFlags(context, voices)}
      <button @click=${() => void context.send({ type: 'clear-reactions' })}>
        ${t('roomClearReactions')}
      </button>
      <ml-room-replay .context=${context}></ml-room-replay>
      <ml-room-keys .context=${context}></ml-room-keys>
      <button class="end" @click=${this.#end}>${t('roomEnd')}</button>`;
  }

  #renderFlags(context: ClassContext, flags: readonly Flag[]): Field[] {
    return flags.map(({ type, label, hint, isOn }) =>
      switchField({ id: type, label: t(label), hint: t(hint) }, isOn(context), (value) => {
        void context.send({ type, isOn: value }).then(({ ok }) => {
          // What was switched, but not accepted, goes back to where it stands.
          if (!ok) this.requestUpdate();
        });
      }),
    );
  }

  readonly #end = (): void => {
    this.dispatchEvent(new CustomEvent('class-end', { bubbles: true, composed: true }));
  };
}

customElements.define('ml-room', MlRoom);

declare global {
  interface HTMLElementTagNameMap {
    'ml-room': MlRoom;
  }
}
