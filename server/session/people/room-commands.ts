import { limits } from '../../../shared/limits.ts';
import { refusal, type Refusal, type Result } from '../../../shared/protocol/errors.ts';
import { accept, acceptPeople, type Decision } from '../decision.ts';
import { cleanName, distinctName } from '../names.ts';
import type { SavedSession, Seat } from '../types.ts';
import { forgetSeat, without, type Ban } from './saved-people.ts';
import { withDevice } from './seed-rounds.ts';

/** Who may come in, who must go, and how they are called. */

/** Turned off, all who wait are let in. */
export const setApproval = (session: SavedSession, isOn: boolean): Result<Decision> =>
  acceptPeople(isOn ? session : admitted(session, session.people.waiting), { isApprovalOn: isOn });

/** Lets in one who waits; one who is in already stays. */
export function admit(session: SavedSession, seatId: string): Result<Decision> {
  const seat = findSeat(session, seatId);
  if (!seat.ok) return seat;
  return accept(admitted(session, [seatId]), null, false);
}

export const admitAll = (session: SavedSession): Result<Decision> =>
  accept(admitted(session, session.people.waiting), null, false);

function admitted(session: SavedSession, seatIds: readonly string[]): SavedSession {
  const waiting = session.people.waiting.filter((id) => !seatIds.includes(id));
  const people = seatIds.reduce(withDevice, { ...session.people, waiting });
  return { ...session, people };
}

/** Sends away one who waits; the seat is gone, and they may ask again. */
export function refuse(session: SavedSession, seatId: string): Result<Decision> {
  const seat = findSeat(session, seatId);
  if (!seat.ok) return seat;
  if (!session.people.waiting.includes(seatId)) {
    return refusal('not-now', 'This student is in already.');
  }
  return sendOff(withoutSeats(session, seatId), seatId, notAdmitted);
}

/** Sends away all who wait. */
export const refuseAll = (session: SavedSession): Result<Decision> => {
  const { waiting } = session.people;
  const sendOff = waiting.map((seatId) => ({ seatId, refusal: notAdmitted }));
  const seats = session.seats.filter(({ id }) => !waiting.includes(id));
  const people = waiting.reduce(forgetSeat, session.people);
  return done({ ...session, seats, people }, { sendOff });
};

export function kick(session: SavedSession, seatId: string): Result<Decision> {
  const seat = findSeat(session, seatId);
  if (!seat.ok) return seat;
  const { people } = session;
  const hands = without(people.hands, seatId);
  return sendOff({ ...session, people: { ...people, hands } }, seatId, kicked);
}

/**
 * The seat is taken away, and its token opens nothing. A pupil who clears the browser comes as
 * somebody new: only a lock or approval keeps them out then. A recording that is shown has another
 * key from then on.
 */
export function ban(
  session: SavedSession,
  seatId: string,
  drawKey: () => string,
): Result<Decision> {
  const seat = findSeat(session, seatId);
  if (!seat.ok) return seat;
  const { name, tokenHash } = seat.value;
  const entry: Ban = { seatId, name, tokenHash };
  const next = withoutSeats(session, seatId);
  const banned = [...next.people.banned, entry].slice(-limits.banCount);
  const shown = next.people.replay;
  const replay = shown && { ...shown, key: drawKey() };
  return sendOff({ ...next, people: { ...next.people, banned, replay } }, seatId, bannedRefusal);
}

/** The seat is there again, under its name or one like it, and its token opens it. */
export function unban(session: SavedSession, seatId: string): Result<Decision> {
  const { people, seats } = session;
  const entry = people.banned.find((banned) => banned.seatId === seatId);
  if (!entry) return refusal('unknown-id', 'Nobody of this seat is banned.');
  const names = seats.map(({ name }) => name);
  const seat: Seat = {
    id: seatId,
    name: distinctName(entry.name, names),
    tokenHash: entry.tokenHash,
  };
  const banned = people.banned.filter((other) => other !== entry);
  return acceptPeople({ ...session, seats: [...seats, seat] }, { banned });
}

export function rename(session: SavedSession, seatId: string, raw: string): Result<Decision> {
  const seat = findSeat(session, seatId);
  if (!seat.ok) return seat;
  const clean = cleanName(raw);
  if (!clean.ok) return clean;
  const others = session.seats.filter(({ id }) => id !== seatId).map(({ name }) => name);
  const name = distinctName(clean.value, others);
  const seats = session.seats.map((other) => (other.id === seatId ? { ...other, name } : other));
  return accept({ ...session, seats }, null, false);
}

export function lowerHand(session: SavedSession, seatId: string): Result<Decision> {
  const seat = findSeat(session, seatId);
  if (!seat.ok) return seat;
  return acceptPeople(session, { hands: without(session.people.hands, seatId) });
}

export const kicked = refusal('kicked', 'The teacher has sent you away; you may come back.');
export const bannedRefusal = refusal('banned', 'The teacher lets you in no more.');
const notAdmitted = refusal('not-admitted', 'The teacher has not let you in.');

function findSeat({ seats }: SavedSession, seatId: string): Result<Seat> {
  const seat = seats.find(({ id }) => id === seatId);
  return seat ? { ok: true, value: seat } : refusal('unknown-id', 'There is no such seat.');
}

const withoutSeats = (session: SavedSession, seatId: string): SavedSession => ({
  ...session,
  seats: session.seats.filter(({ id }) => id !== seatId),
  people: forgetSeat(session.people, seatId),
});

const sendOff = (session: SavedSession, seatId: string, reason: Refusal): Result<Decision> =>
  done(session, { sendOff: [{ seatId, refusal: reason }] });

/** Switched off, those that are shown go as well. */
export const setReactions = (session: SavedSession, isOn: boolean): Result<Decision> =>
  done(
    { ...session, people: { ...session.people, areReactionsOn: isOn } },
    { areReactionsCleared: !isOn },
  );

/** Whether there is a co-teacher's key; the same session where that is known. */
export const withCoTeacher = (session: SavedSession, hasCoTeacher: boolean): SavedSession =>
  session.people.hasCoTeacher === hasCoTeacher
    ? session
    : { ...session, people: { ...session.people, hasCoTeacher } };

/** What floats by is no part of the class: it goes where it is shown. */
export const clearReactions = (session: SavedSession): Result<Decision> =>
  done(session, { areReactionsCleared: true });

const done = (session: SavedSession, more: Partial<Decision>): Result<Decision> => ({
  ok: true,
  value: { session, change: null, needsFrame: false, ...more },
});
