import { refusal, type Result } from '../../shared/protocol/errors.ts';
import { suggestName } from '../../shared/suggest-name.ts';
import { cleanName, distinctName } from './names.ts';
import type { Joining, Seat, SessionOptions } from './types.ts';

type JoiningStudent = Extract<Joining, { role: 'student' }>;

const defaultSeatLimit = 300;

/** A seat with the token that gives it back, and whether it was made just now. */
export interface TakenSeat {
  seat: Seat;
  token: string;
  isNew: boolean;
  /** The seat that was given up for it; null where there was room. */
  givenUp: Seat | null;
}

/** A seat is nobody else's before it has been empty for so long. */
const emptyMs = 120_000;

/**
 * The seat of `student`: the one whose token they hold, else a new one. Refused with `bad-name`
 * where a new seat's name will not do, and with `room-full` where all are taken and none has
 * been empty for two minutes: else the one that was empty longest is given up.
 */
export function takeSeat(
  seats: readonly Seat[],
  student: JoiningStudent,
  options: SessionOptions,
  emptyForMs: (seatId: string) => number = () => 0,
): Result<TakenSeat> {
  const { token, newToken, newSeatId } = student;
  if (token !== undefined) {
    const tokenHash = options.hashToken(token);
    const seat = seats.find((known) => known.tokenHash === tokenHash);
    if (seat) return { ok: true, value: { seat, token, isNew: false, givenUp: null } };
  }
  const isFull = seats.length >= (options.seatLimit ?? defaultSeatLimit);
  const givenUp = isFull ? longestEmpty(seats, emptyForMs) : null;
  if (isFull && !givenUp) return refusal('room-full', 'All seats of this session are taken.');
  const name: Result<string> =
    student.name === undefined
      ? { ok: true, value: suggestName(options.random) }
      : cleanName(student.name);
  if (!name.ok) return name;
  const taken = seats.map((seat) => seat.name);
  const seat: Seat = {
    id: newSeatId,
    name: distinctName(name.value, taken),
    tokenHash: options.hashToken(newToken),
  };
  return { ok: true, value: { seat, token: newToken, isNew: true, givenUp } };
}

function longestEmpty(seats: readonly Seat[], emptyForMs: (seatId: string) => number): Seat | null {
  let longest: Seat | null = null;
  let longestMs = emptyMs;
  for (const seat of seats) {
    const ms = emptyForMs(seat.id);
    if (ms < longestMs || (longest && ms === longestMs)) continue;
    longest = seat;
    longestMs = ms;
  }
  return longest;
}
