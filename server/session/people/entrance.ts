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
  const wish = wished(student, people.areNamesGenerated);
  const taken = takeSeat(seats, wish, options, emptyForMs);
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

const withPeople = (session: SavedSession, people: SavedSession['people']): SavedSession =>
  people === session.people ? session : { ...session, people };

function wished({ name, ...student }: JoiningStudent, isGenerated: boolean): JoiningStudent {
  return isGenerated || name === undefined ? student : { ...student, name };
}
