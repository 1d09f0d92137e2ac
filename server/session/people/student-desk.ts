import { refusal, type Result } from '../../../shared/protocol/errors.ts';
import type { StudentCommand } from '../../../shared/protocol/people-commands.ts';
import type { SavedSession } from '../types.ts';
import { decideStudent } from './decide-student.ts';
import type { PeopleNews } from './news.ts';

/** A student's command that comes twice is known by its id among so many of theirs. */
const idsPerSeat = 32;

/** Takes students' commands, and knows of each seat what is no part of the class. */
export class StudentDesk {
  readonly #news: PeopleNews;
  readonly #recentIds = new Map<string, readonly string[]>();
  /** Where each seat was lost last: tapping again there says nothing new. */
  readonly #lostAt = new Map<string, string>();

  constructor(news: PeopleNews) {
    this.#news = news;
  }

  /** What the command of `seatId` makes of the session; the same where it changes nothing. */
  decide(session: SavedSession, seatId: string, command: StudentCommand): Result<SavedSession> {
    const recentIds = this.#recentIds.get(seatId) ?? [];
    if (recentIds.includes(command.id)) {
      return refusal('duplicate', 'A command with this id was carried out already.');
    }
    const decided = decideStudent(session, seatId, command);
    if (!decided.ok) return decided;
    this.#recentIds.set(seatId, [...recentIds, command.id].slice(-idsPerSeat));
    if (command.type === 'react') this.#news.react(command.name);
    if (command.type === 'looking') {
      const { isAway, isInCopy = false, unit: lookingAt } = command;
      this.#news.look(seatId, { isAway, isInCopy, lookingAt });
    }
    if (command.type === 'lost') {
      const place = `${session.start} ${session.history.at(-1)?.epoch ?? 0}`;
      if (this.#lostAt.get(seatId) === place) return { ok: true, value: session };
      this.#lostAt.set(seatId, place);
    }
    const people = decided.value;
    return { ok: true, value: people === session.people ? session : { ...session, people } };
  }

  /** A seat is no more: nothing of it is kept, however many come and go. */
  forget(seatId: string): void {
    this.#recentIds.delete(seatId);
    this.#lostAt.delete(seatId);
  }

  /** The seats of which anything is kept. */
  get seatIds(): string[] {
    return [...this.#recentIds.keys(), ...this.#lostAt.keys()];
  }
}
