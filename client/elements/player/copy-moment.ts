import { keyIn } from '../../controllers/address.ts';
import { withMoment } from '../../controllers/moment-link.ts';
import { ownClass } from '../../controllers/own-classes.ts';
import type { PlayerController } from '../../controllers/player-controller.ts';
import type { Selection } from '../../render/selection.ts';
import { formatClock } from '../../texts/format.ts';
import { t } from '../../texts/translate.ts';
import { copyWords } from '../copy-text.ts';

/**
 * Copies a link to the moment that is shown, or to the loop, with the unit that is enlarged; gives
 * what there is to say. Where a browser does not copy, the address bar has it.
 */
export async function copyMoment(
  recordingId: string,
  { loop, positionMs }: Pick<PlayerController, 'loop' | 'positionMs'>,
  unit: Selection,
): Promise<string> {
  const startMs = loop?.startMs ?? positionMs;
  const link = withMoment(location.href, { startMs, endMs: loop?.endMs ?? null, unit });
  // Who owns it needs no key in the address; others open it by the link that was shared.
  const shareUrl = location.hash === '' ? ownClass(recordingId)?.shareUrl : undefined;
  const shareKey = shareUrl === undefined ? '' : keyIn(shareUrl);
  if (!(await copyWords(shareKey === '' ? link : `${link}#${shareKey}`))) {
    history.replaceState(null, '', link);
    return t('playerLinkFailed');
  }
  const from = formatClock(startMs);
  return loop
    ? t('playerLinkLoopCopied', { from, to: formatClock(loop.endMs) })
    : t('playerLinkCopied', { time: from });
}
