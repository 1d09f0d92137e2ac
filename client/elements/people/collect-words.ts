import type { Collect } from '../../../shared/protocol/people-messages.ts';
import { formatCount } from '../../texts/format.ts';
import { t } from '../../texts/translate.ts';

export const collectText = ({ pointCount, offerCount, acceptedPointCount }: Collect): string =>
  t('collectCount', {
    count: formatCount(pointCount),
    pupils: formatCount(offerCount),
    accepted: formatCount(acceptedPointCount),
  });
