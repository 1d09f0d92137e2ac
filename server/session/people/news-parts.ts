import { isDeepStrictEqual } from 'node:util';
import type {
  OfferMessage,
  SeedGoneMessage,
  SeedResultMessage,
} from '../../../shared/protocol/people-messages.ts';
import type { SavedSession } from '../types.ts';
import { drawingIdOf } from './facts.ts';
import type { SavedPeople } from './saved-people.ts';
import { seedOf } from './seed-rounds.ts';

/** What pupils gave their teacher to look at, with all that is in it. */
export const offersOf = (saved: SavedSession): OfferMessage[] => [
  ...handedInOf(saved),
  ...drawingsOf(saved),
];

/** The points and networks that wait, numbered in one row. */
export function handedInOf({ people }: SavedSession): OfferMessage[] {
  const points = Object.values(people.collect?.offers ?? {}).map(
    ({ offerId, points }): OfferMessage => ({ type: 'offer', kind: 'points', offerId, points }),
  );
  const networks = Object.values(people.networks).flatMap(
    ({ offerId, epoch, network }): OfferMessage[] =>
      network ? [{ type: 'offer', kind: 'network', offerId, epoch, ...network }] : [],
  );
  return [...points, ...networks];
}

/** What was drawn in the round of now; by one seat, where it is given. */
export function drawingsOf({ people }: SavedSession, only?: string): OfferMessage[] {
  const { predict } = people;
  if (!predict) return [];
  return Object.entries(predict.drawings).flatMap(([seatId, strokes]): OfferMessage[] => {
    if (only !== undefined && seatId !== only) return [];
    const offerId = drawingIdOf(predict.round, seatId);
    return [{ type: 'offer', kind: 'drawing', offerId, strokes }];
  });
}

/** What the devices have come to; of one seat, where it is given. */
export function seedResultsOf({ people }: SavedSession, only?: string): SeedResultMessage[] {
  const { seeds } = people;
  if (!seeds) return [];
  return Object.entries(seeds.results).flatMap(([seatId, result]) => {
    if (only !== undefined && seatId !== only) return [];
    const device = seeds.devices[seatId];
    const seed = seedOf(seeds, seatId) ?? 0;
    return [{ type: 'seed-result', round: seeds.round, device, seed, ...result }];
  });
}

/** The parts of `after` that are not as in `before`, and those of `torn`; null for none. */
export function changedParts<T extends object>(
  before: T,
  after: T,
  torn: ReadonlySet<keyof T> = new Set(),
): Partial<T> | null {
  const keys = (Object.keys(after) as (keyof T)[]).filter(
    (key) => torn.has(key) || !isDeepStrictEqual(before[key], after[key]),
  );
  if (keys.length === 0) return null;
  return Object.fromEntries(keys.map((key) => [key, after[key]])) as Partial<T>;
}

/** What devices had come to in a round that goes on, and have no more. */
export function goneSeedsOf(before: SavedPeople, after: SavedPeople): SeedGoneMessage[] {
  const [was, is] = [before.seeds, after.seeds];
  if (!was || was === is || was.round !== is?.round || was.results === is.results) return [];
  return Object.keys(was.results).flatMap((seatId): SeedGoneMessage[] =>
    Object.hasOwn(is.results, seatId)
      ? []
      : [{ type: 'seed-gone', round: was.round, device: was.devices[seatId] }],
  );
}
