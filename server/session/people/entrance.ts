import { limits } from '../../../shared/limits.ts';
import type { Result } from '../../../shared/protocol/errors.ts';
import { refusal } from '../../../shared/protocol/errors.ts';
import { takeSeat, type TakenSeat } from '../seats.ts';
import type { Joining, SavedSession, SessionOptions } from '../types.ts';
import { bannedRefusal } from './room-commands.ts';
import { vacate } from './saved-people.ts';
import { withDevice } from './seed-rounds.ts';

type JoiningStudent = Extract<Joining, { role: 'student' }>;

/** A student at the door: with a seat, maybe one that has to wait. */
export interface Entered extends TakenSeat {
  session: SavedSession;
  isWaiting: boolean;
}

/**
 * Lets `student` in as far as the teacher has it. Who has a seat comes back; who is new is refused
 * where the class is locked, and waits where the teacher wants to be asked. Refused with `banned`
 * for a token that is, and as `takeSeat` says.
 */
export function enter(
  session: SavedSession,
  student: JoiningStudent,
  options: SessionOptions,
  emptyForMs: (seatId: string) => number,
): Result<Entered> {
  const { people, seats } = session;
  const tokenHash = student.token === undefined ? null : options.hashToken(student.token);
  if (people.banned.some((banned) => banned.tokenHash === tokenHash)) return bannedRefusal;
  const isKnown = seats.some((seat) => seat.tokenHash === tokenHash);
  if (!isKnown && people.isLocked) {
    return refusal('locked', 'The class is locked: the teacher lets nobody new in.');
  }
  // Who had a seat once is asked for the name again: it would be somebody else by chance.
  if (!isKnown && student.token !== undefined && student.name === undefined) {
    return refusal('bad-name', 'There is no such seat any more; a name is needed.');
  }
  const wish = wished(student, people.areNamesGenerated);
  const door = { waiting: people.waiting, isAsked: people.isApprovalOn };
  const taken = takeSeat(seats, wish, options, emptyForMs, door);
  if (!taken.ok) return taken;
  const { seat, isNew, givenUp } = taken.value;
  if (!isNew) {
    const isWaiting = people.waiting.includes(seat.id);
    const next = isWaiting ? people : withDevice(people, seat.id);
    return { ok: true, value: { ...taken.value, session: withPeople(session, next), isWaiting } };
  }
  const isWaiting = people.isApprovalOn;
  const others = givenUp ? vacate(people, givenUp.id) : people;
  const next = isWaiting
    ? { ...others, waiting: [...others.waiting, seat.id] }
    : withDevice(others, seat.id);
  return {
    ok: true,
    value: {
      ...taken.value,
      session: withPeople(
        { ...session, seats: [...seats.filter((one) => one !== givenUp), seat] },
        next,
      ),
      isWaiting,
    },
  };
}

type JoiningWall = Extract<Joining, { role: 'wall' }>;

/**
 * Whether one more wall may come, which shows the class to whoever opens it: by the code alone only
 * where anybody may come in. One that was let in before, or has the teacher's link, comes back.
 */
export function enterWall(
  { isLocked, isApprovalOn }: SavedSession['people'],
  { came }: JoiningWall,
  countOf: (isByLink: boolean) => number,
): Result<null> {
  if (came === undefined && (isLocked || isApprovalOn)) {
    return refusal('locked', 'The class lets in no new wall: open it from the teacher’s page.');
  }
  return countOf(came === 'by-link') < limits.wallCount
    ? { ok: true, value: null }
    : refusal('room-full', 'The class has as many walls as it can.');
}

const withPeople = (session: SavedSession, people: SavedSession['people']): SavedSession =>
  people === session.people ? session : { ...session, people };

function wished({ name, ...student }: JoiningStudent, isGenerated: boolean): JoiningStudent {
  return isGenerated || name === undefined ? student : { ...student, name };
}
