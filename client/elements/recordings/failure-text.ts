import type { ApiFailure } from '../../controllers/api.ts';
import { t } from '../../texts/translate.ts';

/** Why the server did not do what was asked of a recording, in words of the page's language. */
export function failureText({ code, message }: ApiFailure): string {
  switch (code) {
    case 'no-answer':
      return t('homeOffline');
    case 'unknown-recording':
    case 'unknown-session':
    case 'code-ended':
    case 'wrong-key':
      return t('recordingsNoKey');
    case 'forbidden':
      return t('recordingsForbidden');
    case 'rate-limited':
      return t('replayTooMany');
    case 'server-full':
      return t('recordingsNoRoom');
    default:
      return message;
  }
}
