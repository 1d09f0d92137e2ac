import { isDeepStrictEqual } from 'node:util';
import type {
  Desk,
  MineMessage,
  NamesMessage,
  People,
  RosterMessage,
  SeedGoneMessage,
  Telling,
} from '../../../shared/protocol/people-messages.ts';
import type { ReactionName } from '../../../shared/protocol/people-commands.ts';
import type { Room } from '../room.ts';
import type { Effect, SavedSession } from '../types.ts';
import { deskOf, mineOf, namesById, namesOf, peopleOf, rosterOf, type Attention } from './facts.ts';
import {
  changedParts,
  drawingsOf,
  goneSeedsOf,
  handedInOf,
  offersOf,
  seedResultsOf,
} from './news-parts.ts';

/** What many do at once is told together, at most so often. */
const intervalMs = 250;

/**
 * What the room, the teachers and each student have been told of the class's people, and what of
 * it is no longer so. Nothing of it is saved: whoever comes is told all.
 */
export class PeopleNews {
  readonly #room: Room;
  readonly #attention = new Map<string, Attention>();
  readonly #mine = new Map<string, MineMessage>();
  #people: People;
  #desk: Desk | null = null;
  #roster: RosterMessage | null = null;
  #names: Partial<Record<'student' | 'wall', NamesMessage>> = {};
  /**
   * What a newcomer knows and the others do not yet. It is told to all, even where it comes to be
   * again what the others know.
   */
  readonly #tornParts = new Set<keyof People>();
  readonly #tornNames = new Set<'student' | 'wall'>();
  #areTeachersTorn = false;
  #reactions: Partial<Record<ReactionName, number>> = {};
  #seen: Pick<SavedSession, 'people' | 'seats' | 'start' | 'isRecordingOver'>;
  /** What devices had come to whose seats are no more. */
  readonly #goneSeeds: SeedGoneMessage[] = [];
  #isNews = false;
  #nextMs = -Infinity;

  constructor(room: Room, saved: SavedSession) {
    this.#room = room;
    this.#people = peopleOf(saved.people);
    this.#seen = saved;
  }

  /** When there will be something to tell; Infinity for nothing. */
  get dueMs(): number {
    return this.#isNews ? this.#nextMs : Infinity;
  }

  /** Somebody came, went, or looks at something else. */
  note(): void {
    this.#isNews = true;
  }

  look(seatId: string, attention: Attention): void {
    this.#attention.set(seatId, attention);
    this.note();
  }

  /** Of a student who left nothing is known. */
  forget(connectionId: string, seatId: string | null): void {
    this.#mine.delete(connectionId);
    if (seatId !== null) this.#attention.delete(seatId);
    this.note();
  }

  react(name: ReactionName): void {
    this.#reactions = { ...this.#reactions, [name]: (this.#reactions[name] ?? 0) + 1 };
    this.note();
  }

  /** Those that wait are dropped, and those that are shown are to go. */
  clearReactions(): Effect[] {
    this.#reactions = {};
    const message: Telling = { type: 'reactions', counts: {}, areCleared: true };
    return [{ type: 'tell', to: 'room', message }];
  }

  /** All that who joins must know beside the state. */
  greet(saved: SavedSession, connectionId: string): Effect[] {
    const occupant = this.#room.find(connectionId);
    if (!occupant) return [];
    const untold = changedParts(this.#people, peopleOf(saved.people)) ?? {};
    for (const part of Object.keys(untold)) this.#tornParts.add(part as keyof People);
    const to = [connectionId];
    const say = (message: Telling): Effect => ({ type: 'tell', to, message });
    const effects: Effect[] = [];
    if (occupant.role === 'teacher') {
      const roster = this.#rosterNow(saved);
      const desk = deskOf(saved);
      effects.push(say(roster), say({ type: 'desk', ...desk }));
      // The first teacher is told all there is to tell; with a later one, they know different things.
      const isFirst = this.#roster === null;
      if (isFirst) [this.#roster, this.#desk] = [roster, desk];
      else if (this.#isNews) this.#areTeachersTorn = true;
      effects.push(...offersOf(saved).map(say));
    } else {
      if (occupant.seatId !== null) effects.push(...this.tellMine(saved, connectionId));
      const names = this.#namesNow(saved, occupant.role);
      if (!isDeepStrictEqual(names, noNames)) effects.push(say(names));
      if (!isDeepStrictEqual(names, this.#names[occupant.role] ?? noNames)) {
        this.#tornNames.add(occupant.role);
      }
    }
    if (occupant.role !== 'student') effects.push(...seedResultsOf(saved).map(say));
    return effects;
  }

  /** What is a student's own, where it is not as they were told last. */
  tellMine(saved: SavedSession, connectionId: string, names = namesById(saved)): Effect[] {
    const seatId = this.#room.find(connectionId)?.seatId;
    if (seatId === null || seatId === undefined) return [];
    const message = mineOf(saved.people, seatId, names.get(seatId) ?? '');
    if (isDeepStrictEqual(message, this.#mine.get(connectionId))) return [];
    this.#mine.set(connectionId, message);
    return [{ type: 'tell', to: [connectionId], message }];
  }

  /** The same for every student who is in. */
  tellEachMine(saved: SavedSession): Effect[] {
    const names = namesById(saved);
    return this.#room
      .connections(({ role, isWaiting }) => role === 'student' && !isWaiting)
      .flatMap((connectionId) => this.tellMine(saved, connectionId, names));
  }

  /** What a student handed in, to those who look at it one by one. */
  announce(
    saved: SavedSession,
    seatId: string,
    type: 'offer' | 'drawing' | 'seed-result',
  ): Effect[] {
    const message = {
      offer: () =>
        handedInOf(saved).find(({ offerId }) => offerId.endsWith(`-${saved.people.offerCount}`)),
      drawing: () => drawingsOf(saved, seatId)[0],
      'seed-result': () => seedResultsOf(saved, seatId)[0],
    }[type]();
    const to = this.#room.connections(
      ({ role }) => role === 'teacher' || (role === 'wall' && type === 'seed-result'),
    );
    return message && to.length > 0 ? [{ type: 'tell', to, message }] : [];
  }

  /**
   * What is to be told at `nowMs`, if anything; at once after a teacher's command. Where the tick
   * `isTaken` by a snapshot, reactions wait: of two that are volatile a client would miss one.
   */
  take(
    saved: SavedSession,
    nowMs: number,
    { isAtOnce, isTaken }: { isAtOnce: boolean; isTaken: boolean },
  ): Effect[] {
    const { people, seats, start, isRecordingOver } = this.#seen;
    if (saved.people !== people || saved.seats !== seats || saved.start !== start) this.note();
    if (saved.isRecordingOver !== isRecordingOver) this.note();
    // A replay has played on since it was told: where it is put may be where it was told last.
    if (saved.people.replay !== people.replay) this.#tornParts.add('replay');
    this.#seen = saved;
    this.#goneSeeds.push(...goneSeedsOf(people, saved.people));
    if (!this.#isNews || (!isAtOnce && nowMs < this.#nextMs)) return [];
    this.#nextMs = nowMs + intervalMs;
    const reactions = isTaken ? [] : this.#takeReactions();
    this.#isNews = Object.keys(this.#reactions).length > 0;
    return [
      ...reactions,
      ...this.#takePeople(saved),
      ...this.#takeGoneSeeds(saved),
      ...this.#takeTeachers(saved),
      ...this.#takeNames(saved, 'student'),
      ...this.#takeNames(saved, 'wall'),
    ];
  }

  #takeReactions(): Effect[] {
    const counts = this.#reactions;
    this.#reactions = {};
    if (Object.keys(counts).length === 0) return [];
    return [{ type: 'tell', to: 'room', message: { type: 'reactions', counts } }];
  }

  #takePeople(saved: SavedSession): Effect[] {
    const now = peopleOf(saved.people);
    const parts = changedParts(this.#people, now, this.#tornParts);
    this.#tornParts.clear();
    this.#people = now;
    return parts ? [{ type: 'broadcast', message: { type: 'people', ...parts } }] : [];
  }

  /** A device may have told anew since. */
  #takeGoneSeeds({ people: { seeds } }: SavedSession): Effect[] {
    const to = this.#room.connections(({ role }) => role !== 'student');
    const here = Object.keys(seeds?.results ?? {}).map((seatId) => seeds?.devices[seatId]);
    return this.#goneSeeds
      .splice(0)
      .filter(({ round, device }) => round === seeds?.round && !here.includes(device))
      .flatMap((message): Effect[] => (to.length > 0 ? [{ type: 'tell', to, message }] : []));
  }

  #takeTeachers(saved: SavedSession): Effect[] {
    const to = this.#room.connections(({ role }) => role === 'teacher');
    const [deskBefore, rosterBefore] = this.#areTeachersTorn
      ? [null, null]
      : [this.#desk, this.#roster];
    this.#areTeachersTorn = false;
    if (to.length === 0) {
      this.#desk = this.#roster = null;
      return [];
    }
    const effects: Effect[] = [];
    this.#roster = this.#rosterNow(saved);
    if (!isDeepStrictEqual(this.#roster, rosterBefore)) {
      effects.push({ type: 'tell', to, message: this.#roster });
    }
    this.#desk = deskOf(saved);
    const parts = deskBefore ? changedParts(deskBefore, this.#desk) : this.#desk;
    if (parts) effects.push({ type: 'tell', to, message: { type: 'desk', ...parts } });
    return effects;
  }

  #takeNames(saved: SavedSession, role: 'student' | 'wall'): Effect[] {
    const now = this.#namesNow(saved, role);
    const before = this.#names[role] ?? noNames;
    this.#names[role] = now;
    const isTorn = this.#tornNames.delete(role);
    if (!isTorn && isDeepStrictEqual(now, before)) return [];
    const to = this.#room.connections((occupant) => occupant.role === role && !occupant.isWaiting);
    return to.length > 0 ? [{ type: 'tell', to, message: now }] : [];
  }

  #rosterNow(saved: SavedSession): RosterMessage {
    return rosterOf(saved, (seatId) =>
      this.#room.connectionOf(seatId) === null ? null : (this.#attention.get(seatId) ?? hereAlone),
    );
  }

  #namesNow(saved: SavedSession, role: 'student' | 'wall'): NamesMessage {
    const { seats, people } = saved;
    const isIn = (id: string) =>
      this.#room.connectionOf(id) !== null && !people.waiting.includes(id);
    const isAsked = role === 'wall' && people.areNamesOnWall;
    const present = isAsked ? seats.filter(({ id }) => isIn(id)).map(({ name }) => name) : [];
    return namesOf(saved, role, present);
  }
}

/** Of who has told nothing: the class, as a whole. */
const hereAlone: Attention = { isAway: false, isInCopy: false, lookingAt: null };

const noNames: NamesMessage = { type: 'names', present: null, credit: null };
