import type { RosterSeat } from '../../../shared/protocol/people-messages.ts';
import type { View } from '../../../shared/view/view.ts';
import { t } from '../../texts/translate.ts';
import { unitName } from '../stage/unit-words.ts';

/** Where a pupil is: here, away, gone; and what they have enlarged. */
export function presenceOf(view: View, seat: RosterSeat): string {
  if (!seat.isOnline) return t('rosterOffline');
  if (seat.isAway) return t('rosterAway');
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

/** A pupil's name; a number, in the order of joining, where names are hidden. */
export const nameOf = (seat: RosterSeat, index: number, areHidden: boolean): string =>
  areHidden ? t('roomPupil', { number: index + 1 }) : seat.name;
