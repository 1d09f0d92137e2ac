import type { RosterSeat } from '../../../shared/protocol/people-messages.ts';
import type { View } from '../../../shared/view/view.ts';
import { t } from '../../texts/translate.ts';
import type { ClassContext } from './class-context.ts';
import { unitName } from '../stage/unit-words.ts';

/** How many hands are up of those who are here; who left keeps the place until they are back. */
export const handsHere = ({ roster }: Pick<ClassContext['news'], 'roster'>): number =>
  roster.seats.filter(({ handPlace, isOnline }) => handPlace !== null && isOnline).length;

/** Where a pupil is: here, in a copy of their own, away, gone; and what they have enlarged. */
export function presenceOf(view: View, seat: RosterSeat): string {
  if (!seat.isOnline) return t('rosterOffline');
  if (seat.isAway) return t('rosterAway');
  if (seat.isInCopy) return t('rosterInCopy');
  const what = seat.lookingAt === null ? null : unitAt(view, seat.lookingAt);
  return what === null ? t('rosterHere') : t('rosterLooksAt', { what });
}

/** The name of a unit by its index among all; null where the network has none such. */
function unitAt(view: View, index: number): string | null {
  const { layers } = view.network;
  const layer = layers.findIndex(
    ({ unitOffset, unitCount }) => index >= unitOffset && index < unitOffset + unitCount,
  );
  return layer < 0 ? null : unitName(view, layer, index - layers[layer].unitOffset);
}

/**
 * How a pupil is called here: by name, or, where names are hidden, by the place in the roster, so
 * that a number is one pupil wherever it stands.
 */
export function nameIn(
  { view, news }: Pick<ClassContext, 'view' | 'news'>,
  { seatId, name }: { seatId: string; name: string },
): string {
  if (!view.people.areNamesHidden) return name === '' ? t('roomPupilGone') : name;
  const place = news.roster.seats.findIndex((seat) => seat.seatId === seatId);
  return place < 0 ? t('roomPupilGone') : t('roomPupil', { number: place + 1 });
}
