import { limits } from '../../../shared/limits.ts';
import type { Dataset } from '../../../shared/experiment.ts';
import type { Result } from '../../../shared/protocol/errors.ts';
import type { OfferedPoint } from '../../../shared/protocol/people-messages.ts';
import { change } from '../../../shared/lesson/changes.ts';
import { acceptPeople, notNow, type Decision } from '../decision.ts';
import type { SavedSession } from '../types.ts';
import type { PointOffer, SavedCollect, SavedPeople } from './saved-people.ts';

/** The human dataset: students place points, the teacher takes them, the network trains on them. */

export function openCollect(session: SavedSession): Result<Decision> {
  const round = session.people.round + 1;
  return acceptPeople(session, { round, collect: { round, isOpen: true, offers: {} } });
}

export function closeCollect(session: SavedSession): Result<Decision> {
  const { collect } = session.people;
  if (!collect) return noCollect;
  return acceptPeople(session, { collect: { ...collect, isOpen: false } });
}

export function clearCollect(session: SavedSession): Result<Decision> {
  if (!session.people.collect) return noCollect;
  return acceptPeople(session, { collect: null });
}

/** Settles offers that the teacher has seen; one that was replaced meanwhile waits on. */
export function settlePoints(
  session: SavedSession,
  offerIds: readonly string[] | 'all',
  fate: 'accepted' | 'refused',
): Result<Decision> {
  const { collect } = session.people;
  if (!collect) return noCollect;
  const isMeant = ({ offerId, fate: before }: PointOffer) =>
    offerIds === 'all' ? before === 'waiting' : offerIds.includes(offerId);
  const offers = Object.fromEntries(
    Object.entries(collect.offers).map(([seatId, offer]) => [
      seatId,
      isMeant(offer) ? { ...offer, fate } : offer,
    ]),
  );
  return acceptPeople(session, { collect: { ...collect, offers } });
}

/** The class trains on what was accepted: a change of the dataset like any other. */
export function useCollected(session: SavedSession, id: string): Result<Decision> {
  const { collect } = session.people;
  if (!collect) return noCollect;
  const points = sharedOut(acceptedOf(collect));
  if (points.length === 0) return notNow('No points are accepted yet.');
  const { seed } = session.experiment.dataset;
  const dataset: Dataset = { type: 'custom', seed, points };
  return change(session, { id, type: 'change', experiment: { dataset } });
}

const noCollect = notNow('No points are being collected.');

/** A student's points, in place of those offered before, until the collection is closed. */
export function offerPoints(
  people: SavedPeople,
  seatId: string,
  { round, points }: { round: number; points: OfferedPoint[] },
): Result<SavedPeople> {
  const { collect } = people;
  if (collect?.round !== round || !collect.isOpen) return notNow('Points are collected no more.');
  const offerCount = people.offerCount + 1;
  const offer: PointOffer = { offerId: `points-${offerCount}`, points, fate: 'waiting' };
  const offers = { ...collect.offers, [seatId]: offer };
  return { ok: true, value: { ...people, offerCount, collect: { ...collect, offers } } };
}

export const acceptedOf = ({ offers }: SavedCollect): OfferedPoint[][] =>
  Object.values(offers).flatMap(({ fate, points }) => (fate === 'accepted' ? [points] : []));

/** As many points as a dataset holds, everyone's first ones before anyone's later ones. */
function sharedOut(offers: readonly OfferedPoint[][]): OfferedPoint[] {
  const points: OfferedPoint[] = [];
  for (let i = 0; i < limits.offeredPointCount; i++) {
    for (const offer of offers) {
      if (i < offer.length && points.length < limits.customPointCount) points.push(offer[i]);
    }
  }
  return points;
}
