import type { ErrorCode, Refusal } from '../../shared/protocol/errors.ts';
import { t, type PlainTextKey } from '../texts/translate.ts';

/** What whoever is not let in reads first, what to do about it, and the button that does it. */
interface Words {
  title: PlainTextKey;
  body: PlainTextKey;
  /** Null where loading the page again cannot help; “Try again” where nothing else is said. */
  retry?: PlainTextKey | null;
}

export interface RefusalWords {
  title: string;
  body: string;
  retry: string | null;
}

const refusals: Partial<Record<ErrorCode, Words>> = {
  'unknown-session': {
    title: 'refusedUnknownSessionTitle',
    body: 'refusedUnknownSession',
    retry: null,
  },
  'wrong-key': { title: 'refusedTitle', body: 'refusedWrongKey', retry: null },
  'code-ended': { title: 'refusedCodeEndedTitle', body: 'refusedCodeEnded', retry: null },
  'key-ended': { title: 'refusedKeyEndedTitle', body: 'refusedKeyEnded', retry: null },
  'room-full': { title: 'refusedRoomFullTitle', body: 'refusedRoomFull' },
  locked: { title: 'refusedLockedTitle', body: 'refusedLocked' },
  'not-admitted': { title: 'refusedNotAdmittedTitle', body: 'refusedNotAdmitted' },
  kicked: { title: 'refusedKickedTitle', body: 'refusedKicked', retry: 'comeBack' },
  banned: { title: 'refusedBannedTitle', body: 'refusedBanned', retry: null },
  'server-full': { title: 'refusedServerFullTitle', body: 'refusedServerFull' },
  'not-now': { title: 'refusedOtherTabTitle', body: 'refusedOtherTab', retry: 'goOnHere' },
  'unsupported-protocol': { title: 'refusedProtocolTitle', body: 'refusedProtocol' },
  'foreign-origin': { title: 'refusedTitle', body: 'refusedOrigin', retry: null },
};

/** What is otherwise for a wall, which nobody sits at. */
const wallRefusals: typeof refusals = {
  'code-ended': { title: 'refusedCodeEndedTitle', body: 'refusedWallCodeEnded', retry: null },
  'room-full': { title: 'refusedWallsFullTitle', body: 'refusedWallsFull' },
  locked: { title: 'refusedLockedTitle', body: 'refusedWallLocked' },
};

/** What a refused connection is told, and what can be done about it. */
export function refusalWords({ code, message }: Refusal, isWall = false): RefusalWords {
  const words = (isWall ? wallRefusals[code] : undefined) ?? refusals[code];
  if (!words) return { title: t('refusedTitle'), body: message, retry: t('tryAgain') };
  const { title, body, retry = 'tryAgain' } = words;
  return { title: t(title), body: t(body), retry: retry === null ? null : t(retry) };
}
