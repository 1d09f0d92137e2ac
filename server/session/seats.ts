import { limits } from '../../shared/limits.ts';
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

/** Who waits there, and whether who is new must. */
interface Door {
  waiting: readonly string[];
  isAsked: boolean;
}

/** A seat is nobody else's before it has been empty for so long. */
const emptyMs = 120_000;

/**
 * The seat of `student`: the one whose token they hold, else a new one. Refused with `bad-name`
 * where a new seat's name will not do, and with `room-full` where all are taken and none has
 * been empty for two minutes: else the one that was empty longest is given up. Seats that wait at
 * the `door` are counted by themselves: however many stand there, nobody's place inside is taken.
 */
export function takeSeat(
  seats: readonly Seat[],
  student: JoiningStudent,
  options: SessionOptions,
  emptyForMs: (seatId: string) => number = () => 0,
  door: Door = { waiting: [], isAsked: false },
): Result<TakenSeat> {
  const { token, newToken, newSeatId } = student;
  if (token !== undefined) {
    const tokenHash = options.hashToken(token);
    const seat = seats.find((known) => known.tokenHash === tokenHash);
    if (seat) return { ok: true, value: { seat, token, isNew: false, givenUp: null } };
  }
  const place = placeFor(seats, door, options.seatLimit ?? defaultSeatLimit, emptyForMs);
  if (!place.ok) return place;
  const givenUp = place.value;
  const name: Result<string> =
    student.name === undefined
      ? { ok: true, value: suggestName(options.random, student.language) }
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

/** The seat that is given up for a new one; null where there is room. */
function placeFor(
  seats: readonly Seat[],
  { waiting, isAsked }: Door,
  seatLimit: number,
  emptyForMs: (seatId: string) => number,
): Result<Seat | null> {
  const outside = seats.filter(({ id }) => waiting.includes(id));
  const inside = outside.length === 0 ? seats : seats.filter((seat) => !outside.includes(seat));
  const isFull = inside.length >= seatLimit;
  const empty = isFull ? longestEmpty(inside, emptyForMs) : null;
  if (isFull && !empty) return refusal('room-full', 'All seats of this session are taken.');
  if (!isAsked) return { ok: true, value: empty };
  const areMany = outside.length >= limits.waitingCount;
  const gone = areMany ? longestEmpty(outside, emptyForMs) : null;
  if (areMany && !gone) return refusal('room-full', 'Too many wait to be let in.');
  return { ok: true, value: gone };
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
