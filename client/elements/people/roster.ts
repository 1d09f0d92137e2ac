import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { limits } from '../../../shared/limits.ts';
import type { TeacherCommand } from '../../../shared/protocol/people-commands.ts';
import type { RosterSeat } from '../../../shared/protocol/people-messages.ts';
import { formatCount } from '../../texts/format.ts';
import { t } from '../../texts/translate.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { icons } from '../controls/icons.ts';
import type { ClassContext } from './class-context.ts';
import { rosterStyles } from './roster-styles.ts';
import { nameIn, presenceOf } from './seat-words.ts';

/** A seat with the name it goes by here. */
interface Listed extends RosterSeat {
  shown: string;
}

type SeatAction = Extract<TeacherCommand, { seatId: string }>['type'];

/** Who has a seat in the class: who waits, whose hands are up, and all, with what may be done. */
export class MlRoster extends LitElement {
  static override styles = [sharedStyles, rosterStyles];
  static override properties = {
    context: { attribute: false },
    openSeatId: { state: true },
    asked: { state: true },
  };
  declare context: ClassContext | null;
  /** Whose actions are shown. */
  declare openSeatId: string | null;
  /** What of them is asked about first. */
  declare asked: 'rename' | 'ban' | 'refuse-all' | null;

  constructor() {
    super();
    this.context = null;
    this.openSeatId = null;
    this.asked = null;
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.context) return nothing;
    const { view, news } = this.context;
    const { areNamesHidden } = view.people;
    const { context } = this;
    const seats = news.roster.seats.map((seat): Listed => {
      return { ...seat, shown: nameIn(context, seat) };
    });
    const waiting = seats.filter(({ isWaiting }) => isWaiting);
    const inside = seats.filter(({ isWaiting }) => !isWaiting);
    const hands = inside
      .filter(({ handPlace }) => handPlace !== null)
      .sort((a, b) => (a.handPlace ?? 0) - (b.handPlace ?? 0));
    const collator = new Intl.Collator(undefined, { numeric: true });
    const all = [...inside].sort((a, b) => collator.compare(a.shown, b.shown));
    if (seats.length === 0)
      return html`<p>${t('rosterEmpty')}</p>
        ${this.#renderBanned()}`;
    return html`${areNamesHidden ? html`<p>${t('roomNamesHidden')}</p>` : nothing}
    ${waiting.length > 0 ? this.#renderWaiting(waiting) : nothing}
    ${hands.length > 0 ? this.#renderHands(hands) : nothing}
    ${
      all.length > 0
        ? html`<h3>${t('rosterAll')}</h3>
            <ul>
              ${repeat(
                all,
                ({ seatId }) => seatId,
                (seat) => this.#renderSeat(seat),
              )}
            </ul>`
        : nothing
    }
    ${this.#renderBanned()}`;
  }

  #renderWaiting(waiting: readonly Listed[]): TemplateResult {
    return html`<h3>
        ${t('rosterWaiting')}
        <span>
          <button @click=${() => this.#send({ type: 'admit-all' })}>${t('rosterAdmitAll')}</button>
          <button @click=${this.#askRefuseAll}>${t('rosterRefuseAll')}</button>
        </span>
      </h3>
      ${this.asked === 'refuse-all' ? this.#renderRefuseAll(waiting.length) : nothing}
      <ul class="waiting">
        ${waiting.map(
          ({ seatId, shown }) =>
            html`<li class="seat">
              <span class="who"><bdi>${shown}</bdi></span>
              <button
                aria-label=${t('rosterAdmitName', { name: shown })}
                @click=${() => this.#act('admit', seatId)}
              >
                ${t('rosterAdmit')}
              </button>
              <button
                aria-label=${t('rosterRefuseName', { name: shown })}
                @click=${() => this.#act('refuse', seatId)}
              >
                ${t('rosterRefuse')}
              </button>
            </li>`,
        )}
      </ul>`;
  }

  #renderRefuseAll(waitingCount: number): TemplateResult {
    return html`<div class="actions" role="group" aria-label=${t('rosterRefuseAll')}>
      <p role="alert">${t('rosterRefuseAllSure', { count: formatCount(waitingCount) })}</p>
      <button class="primary" @click=${this.#refuseAll}>${t('rosterRefuseAllDo')}</button>
      <button @click=${() => this.#open(null)}>${t('rosterCancel')}</button>
    </div>`;
  }

  #renderHands(hands: readonly Listed[]): TemplateResult {
    return html`<h3>
        ${t('rosterHands')}
        <button @click=${() => this.#send({ type: 'lower-all' })}>${t('rosterLowerAll')}</button>
      </h3>
      <ol class="hands">
        ${hands.map(
          ({ seatId, shown, handPlace, isOnline }) =>
            html`<li class=${isOnline ? 'seat' : 'seat is-gone'}>
              <span class="hand">${icons.hand}${handPlace}</span>
              <span class="who"
                ><bdi>${shown}</bdi
                >${isOnline ? nothing : html`<small>${t('rosterOffline')}</small>`}</span
              >
              <button
                aria-label=${t('rosterLowerName', { name: shown })}
                @click=${() => this.#act('lower-hand', seatId)}
              >
                ${t('rosterLower')}
              </button>
            </li>`,
        )}
      </ol>`;
  }

  #renderSeat(seat: Listed): TemplateResult {
    const { seatId, shown, isOnline, isAway, handPlace } = seat;
    const isOpen = seatId === this.openSeatId;
    const view = this.context!.view;
    const hand = handPlace === null ? '' : ` · ${t('rosterHandPlace', { place: handPlace })}`;
    return html`<li>
      <div class=${isOnline ? 'seat' : 'seat is-gone'}>
        ${isOnline ? (isAway ? icons.away : icons.online) : icons.offline}
        <span class="who"><bdi>${shown}</bdi><small>${presenceOf(view, seat)}${hand}</small></span>
        <button
          class="icon"
          title=${t('rosterActions', { name: shown })}
          aria-label=${t('rosterActions', { name: shown })}
          aria-expanded=${isOpen}
          @click=${() => this.#open(isOpen ? null : seatId)}
        >
          ${icons.more}
        </button>
      </div>
      ${isOpen ? this.#renderActions(seat) : nothing}
    </li>`;
  }

  #renderActions({ seatId, shown, name }: Listed): TemplateResult {
    if (this.asked === 'ban') {
      return html`<div class="actions" role="group" aria-label=${t('rosterBan')}>
        <p role="alert">${t('rosterBanSure', { name: shown })}</p>
        <button class="primary" @click=${() => this.#act('ban', seatId)}>
          ${t('rosterBanDo')}
        </button>
        <button @click=${() => (this.asked = null)}>${t('rosterCancel')}</button>
      </div>`;
    }
    if (this.asked === 'rename') {
      return html`<form @submit=${(event: Event) => this.#rename(event, seatId)}>
        <label for="new-name">${t('rosterNewName', { name: shown })}</label>
        <input
          id="new-name"
          required
          maxlength=${limits.nameLength}
          autocomplete="off"
          .value=${this.context?.view.people.areNamesHidden ? '' : name}
        />
        <button class="primary">${t('rosterSave')}</button>
        <button type="button" @click=${() => (this.asked = null)}>${t('rosterCancel')}</button>
      </form>`;
    }
    return html`<div class="actions" role="group" aria-label=${t('rosterActions', { name: shown })}>
      <button @click=${() => (this.asked = 'rename')}>${t('rosterRename')}</button>
      <button @click=${() => this.#act('kick', seatId)}>
        ${t('rosterKick')}<small>${t('rosterKickHint')}</small>
      </button>
      <button @click=${() => (this.asked = 'ban')}>
        ${t('rosterBan')}<small>${t('rosterBanHint')}</small>
      </button>
    </div>`;
  }

  #renderBanned(): TemplateResult | typeof nothing {
    const { news, view } = this.context!;
    if (news.roster.banned.length === 0) return nothing;
    return html`<h3>${t('rosterBanned')}</h3>
      <ul class="banned">
        ${news.roster.banned.map(({ seatId, name }, i) => {
          const shown = view.people.areNamesHidden
            ? t('rosterBannedPupil', { number: i + 1 })
            : name;
          return html`<li class="seat">
            <span class="who"><bdi>${shown}</bdi></span>
            <button
              aria-label=${t('rosterUnbanName', { name: shown })}
              @click=${() => this.#act('unban', seatId)}
            >
              ${t('rosterUnban')}
            </button>
          </li>`;
        })}
      </ul>`;
  }

  readonly #askRefuseAll = (): void => {
    this.openSeatId = null;
    this.asked = 'refuse-all';
  };

  readonly #refuseAll = (): void => {
    this.#send({ type: 'refuse-all' });
    this.#open(null);
  };

  #open(seatId: string | null): void {
    this.openSeatId = seatId;
    this.asked = null;
  }

  #act(type: SeatAction, seatId: string): void {
    if (type !== 'rename') this.#send({ type, seatId });
    this.#open(null);
  }

  #rename(event: Event, seatId: string): void {
    event.preventDefault();
    const name = this.renderRoot.querySelector('input')?.value ?? '';
    this.#send({ type: 'rename', seatId, name });
    this.#open(null);
  }

  #send(body: Parameters<ClassContext['send']>[0]): void {
    void this.context?.send(body);
  }
}

customElements.define('ml-roster', MlRoster);

declare global {
  interface HTMLElementTagNameMap {
    'ml-roster': MlRoster;
  }
}
