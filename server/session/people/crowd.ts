import { refusal, type Refusal, type Result } from '../../../shared/protocol/errors.ts';
import type { Ack, StateMessage } from '../../../shared/protocol/messages.ts';
import type { ShowCommand, StudentCommand } from '../../../shared/protocol/people-commands.ts';
import type { People, Telling } from '../../../shared/protocol/people-messages.ts';
import type { Decision } from '../decision.ts';
import { isReactions } from '../effect-order.ts';
import { Room, type Occupant } from '../room.ts';
import type { Effect, Joining, SavedSession, SessionEvent, SessionOptions } from '../types.ts';
import { enter, enterWall } from './entrance.ts';
import { peopleOf } from './facts.ts';
import { isSamePicture, showMore } from './leading.ts';
import { PeopleNews } from './news.ts';
import { ReplayClock } from './replays.ts';
import { withCoTeacher } from './room-commands.ts';
import { SharedPointer } from './shared-pointer.ts';
import { StudentDesk } from './student-desk.ts';

/** What comes of it: the session as it is then, and what goes out. */
export interface Outcome {
  session: SavedSession;
  effects: Effect[];
}

/** The people of a session: who comes and goes, what students do, what all of them are told. */
export class Crowd {
  readonly #room = new Room();
  readonly #news: PeopleNews;
  readonly #pointer = new SharedPointer();
  readonly #replay = new ReplayClock();
  readonly #options: SessionOptions;
  readonly #stateOf: (session: SavedSession) => StateMessage;
  readonly #desk: StudentDesk;

  constructor(
    saved: SavedSession,
    options: SessionOptions,
    stateOf: (session: SavedSession) => StateMessage,
  ) {
    this.#news = new PeopleNews(this.#room, saved);
    this.#desk = new StudentDesk(this.#news);
    this.#options = options;
    this.#stateOf = stateOf;
  }

  /** What a state tells of the people. */
  factsOf({ people }: SavedSession) {
    return { ...this.#room.counts(), people: this.#asOfNow(peopleOf(people)) };
  }

  /** It is `nowMs`. */
  atTime({ people }: SavedSession, nowMs: number): void {
    this.#replay.follow(people, nowMs);
  }

  /** What is told of a replay, as it is when it is sent. */
  #dated(effect: Effect): Effect {
    if (effect.type !== 'broadcast' || effect.message.type !== 'people') return effect;
    return { ...effect, message: this.#asOfNow(effect.message) };
  }

  #asOfNow<P extends Partial<People>>(people: P): P {
    return people.replay ? { ...people, replay: this.#replay.now(people.replay) } : people;
  }

  /** When there will be something to tell; Infinity for nothing. */
  get dueMs(): number {
    return Math.min(this.#room.newsDueMs, this.#news.dueMs, this.#pointer.dueMs);
  }

  /** The room is open; seats that were left before are left since now. */
  begin(nowMs: number): void {
    this.#room.begin(nowMs);
  }

  find(connectionId: string): Occupant | null {
    return this.#room.find(connectionId);
  }

  join(session: SavedSession, connectionId: string, as: Joining, nowMs: number): Outcome {
    const reject = (reason: Refusal): Outcome => ({
      session,
      effects: [{ type: 'reject', connectionId, refusal: reason }],
    });
    if (this.#room.has(connectionId)) return reject(refusal('not-now', 'Joined already.'));
    if (as.role === 'student') return this.#joinStudent(session, connectionId, as, nowMs, reject);
    const isByLink = as.role === 'wall' && as.came === 'by-link';
    if (as.role === 'wall') {
      const entered = enterWall(session.people, as, (isSo) => this.#wallCount(isSo));
      if (!entered.ok) return reject(entered);
    }
    const isCoTeacher = as.role === 'teacher' && as.isCoTeacher === true;
    this.#room.enter(connectionId, { role: as.role, seatId: null, isCoTeacher, isByLink });
    const welcome = { role: as.role, ...(isCoTeacher && { isCoTeacher }) };
    return {
      session,
      effects: [{ type: 'welcome', connectionId, welcome }, ...this.#show(session, connectionId)],
    };
  }

  #wallCount(isByLink: boolean): number {
    return this.#room.connections((one) => one.role === 'wall' && one.isByLink === isByLink).length;
  }

  #joinStudent(
    session: SavedSession,
    connectionId: string,
    as: Extract<Joining, { role: 'student' }>,
    nowMs: number,
    reject: (reason: Refusal) => Outcome,
  ): Outcome {
    const entered = enter(session, as, this.#options, (seat) => this.#room.emptyForMs(seat, nowMs));
    if (!entered.ok) return reject(entered);
    const { seat, token, session: next, isWaiting, givenUp } = entered.value;
    if (givenUp) this.#forgetSeat(givenUp.id);
    const effects: Effect[] = [];
    if (next !== session) effects.push({ type: 'save', session: next });
    const reason = refusal('not-now', 'This seat was opened in another tab.');
    effects.push(...this.#dropFrom(seat.id, reason, nowMs));
    this.#room.enter(connectionId, { role: 'student', seatId: seat.id, isWaiting });
    this.#news.note();
    effects.push({
      type: 'welcome',
      connectionId,
      welcome: { role: 'student', name: seat.name, token, ...(isWaiting && { isWaiting }) },
    });
    if (!isWaiting) effects.push(...this.#show(next, connectionId));
    return { session: next, effects };
  }

  leave(connectionId: string, nowMs: number): void {
    const occupant = this.#room.find(connectionId);
    if (!occupant) return;
    this.#room.leave(connectionId, nowMs);
    this.#news.forget(connectionId, occupant.seatId);
    this.#pointer.drop(connectionId);
  }

  /** A student's own command: it is kept with the next checkpoint. */
  command(session: SavedSession, connectionId: string, command: StudentCommand): Outcome {
    const { epoch } = session.training;
    const ack = answerTo(connectionId, command.id);
    const seatId = this.#seatOf(connectionId);
    if (!seatId.ok) return { session, effects: [ack(seatId)] };
    const decided = this.#desk.decide(session, seatId.value, command);
    if (!decided.ok) return { session, effects: [ack(decided)] };
    const next = decided.value;
    const effects: Effect[] = [];
    if (next !== session) effects.push({ type: 'checkpoint', session: next });
    effects.push(ack({ ok: true, epoch }), ...this.#news.tellMine(next, connectionId));
    if (command.type === 'offer-points' || command.type === 'offer-network') {
      effects.push(...this.#news.announce(next, seatId.value, 'offer'));
    } else if (command.type === 'predict') {
      effects.push(...this.#news.announce(next, seatId.value, 'drawing'));
    } else if (command.type === 'seed-result') {
      effects.push(...this.#news.announce(next, seatId.value, 'seed-result'));
    }
    return { session: next, effects };
  }

  /** A teacher who leads looks at something else, or points: kept with the next checkpoint. */
  show(session: SavedSession, connectionId: string, command: ShowCommand): Outcome {
    const { epoch } = session.training;
    const ack = answerTo(connectionId, command.id);
    if (this.#room.find(connectionId)?.role !== 'teacher') {
      return { session, effects: [ack(refusal('forbidden', 'Only the teacher may do this.'))] };
    }
    const shown = showMore(session.people, command);
    if (!shown.ok) return { session, effects: [ack(shown)] };
    const people = shown.value;
    if (!isSamePicture(session.people.lead, people.lead)) this.#pointer.drop();
    if (command.pointer !== undefined) this.#pointer.point(connectionId, command.pointer);
    if (people === session.people) return { session, effects: [ack({ ok: true, epoch })] };
    const next = { ...session, people };
    return {
      session: next,
      effects: [{ type: 'checkpoint', session: next }, ack({ ok: true, epoch })],
    };
  }

  /** What follows from a teacher's command: who must go, who may come in, what each now knows. */
  follow(
    session: SavedSession,
    { sendOff = [], areReactionsCleared }: Decision,
    nowMs: number,
  ): Effect[] {
    const effects = sendOff.flatMap(({ seatId, refusal: reason }) => {
      const drops = this.#dropFrom(seatId, reason, nowMs);
      if (!session.seats.some(({ id }) => id === seatId)) this.#forgetSeat(seatId);
      return drops;
    });
    if (areReactionsCleared) effects.push(...this.#news.clearReactions());
    const { waiting } = session.people;
    const admitted = this.#room.connections(
      ({ isWaiting, seatId }) => isWaiting && seatId !== null && !waiting.includes(seatId),
    );
    for (const connectionId of admitted) {
      const seatId = this.#room.find(connectionId)?.seatId;
      const name = session.seats.find(({ id }) => id === seatId)?.name ?? '';
      this.#room.admit(connectionId);
      effects.push(
        { type: 'enter', connectionId },
        { type: 'welcome', connectionId, welcome: { role: 'student', name } },
        ...this.#show(session, connectionId),
      );
    }
    return [...effects, ...this.#news.tellEachMine(session)];
  }

  /** Of whom anything is kept that is no part of the class: no more than have seats. */
  get rememberedSeatIds(): string[] {
    return [...this.#desk.seatIds, ...this.#room.leftSeatIds];
  }

  /**
   * What is to be told now; `isAtOnce` after a teacher's command. Of what is volatile a client
   * takes only the first in a tick: where `isTaken`, by a snapshot, or by reactions, the pointer
   * waits for the next.
   */
  takeNews(
    session: SavedSession,
    nowMs: number,
    { isAtOnce, isTaken }: { isAtOnce: boolean; isTaken: boolean },
  ): Effect[] {
    this.atTime(session, nowMs);
    const news = this.#news
      .take(session, nowMs, { isAtOnce, isTaken })
      .map((effect) => this.#dated(effect));
    const presence = this.#room.takeNews(nowMs);
    if (presence) news.push({ type: 'broadcast', message: presence });
    if (!session.people.lead) this.#pointer.drop();
    const isWaiting = isTaken || news.some(isReactions);
    const pointer = isWaiting ? null : this.#pointer.take(nowMs);
    return pointer ? [{ type: 'tell', to: 'room', message: pointer }, ...news] : news;
  }

  /** The state and all beside it. */
  #show(session: SavedSession, connectionId: string): Effect[] {
    const message = this.#stateOf(session);
    const { at } = this.#pointer;
    const pointer: Telling = { type: 'pointer', at, isMoving: false };
    return [
      { type: 'send', connectionId, message },
      ...this.#news.greet(session, connectionId),
      ...(at ? [{ type: 'tell' as const, to: [connectionId], message: pointer }] : []),
    ];
  }

  #seatOf(connectionId: string): Result<string> {
    const occupant = this.#room.find(connectionId);
    if (occupant?.role !== 'student' || occupant.seatId === null) {
      return refusal('forbidden', 'Only a student may do this.');
    }
    if (occupant.isWaiting) return refusal('forbidden', 'The teacher has not let you in yet.');
    return { ok: true, value: occupant.seatId };
  }

  /** A seat is no more: nothing of it is kept, however many come and go. */
  #forgetSeat(seatId: string): void {
    this.#room.forget(seatId);
    this.#desk.forget(seatId);
  }

  #dropFrom(seatId: string, reason: Refusal, nowMs: number): Effect[] {
    const connectionId = this.#room.connectionOf(seatId);
    if (connectionId === null) return [];
    this.leave(connectionId, nowMs);
    return [{ type: 'drop', connectionId, refusal: reason }];
  }

  /** A key is no more: who came by it, until just now, must go; but not who had it renewed. */
  rekey(
    session: SavedSession,
    { what, by, nowMs }: Extract<SessionEvent, { type: 'rekeyed' }>,
  ): Outcome {
    const isCoTeachers = what !== 'key';
    const gone = this.#room
      .connections((one) => one.role === 'teacher' && one.isCoTeacher === isCoTeachers)
      .filter((connectionId) => connectionId !== by);
    for (const connectionId of gone) this.leave(connectionId, nowMs);
    const drops = gone.map((connectionId): Effect => {
      return { type: 'drop', connectionId, refusal: keyEnded };
    });
    if (!isCoTeachers) return { session, effects: drops };
    const next = withCoTeacher(session, what === 'co-teacher-key');
    return { session: next, effects: [{ type: 'save', session: next }, ...drops] };
  }
}

const keyEnded = refusal('key-ended', 'This key was renewed or taken back.');

const answerTo =
  (connectionId: string, commandId: string) =>
  (ack: Ack): Effect => ({ type: 'ack', connectionId, commandId, ack });
