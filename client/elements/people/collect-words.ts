import type { Collect, Fate } from '../../../shared/protocol/people-messages.ts';
import { formatCount } from '../../texts/format.ts';
import { t } from '../../texts/translate.ts';

/** “12 points by 3, 6 taken”. */
export function collectText({ pointCount, offerCount, acceptedPointCount }: Collect): string {
  const accepted = formatCount(acceptedPointCount);
  if (pointCount === 0) return t('collectCountNone');
  if (pointCount === 1) return t('collectCountOne', { accepted });
  const [count, pupils] = [formatCount(pointCount), formatCount(offerCount)];
  return t('collectCount', { count, pupils, accepted });
}

const fates = {
  waiting: 'collectWaiting',
  accepted: 'collectAccepted',
  refused: 'collectRefused',
} as const;

/** What became of what a pupil handed in. */
export const fateText = (fate: Fate): string => t(fates[fate]);
