import type { CommandResult } from '../controllers/command-outbox.ts';
import { t } from '../texts/translate.ts';

/** What the teacher is told of a command that was not done; null where it was. */
export function commandErrorText(result: CommandResult): string | null {
  if (result.ok) return null;
  switch (result.code) {
    case 'no-answer':
      return t('errorNoAnswer');
    case 'not-now':
      return t('errorNotNow');
    case 'forbidden':
      return t('errorForbidden');
    case 'rate-limited':
      return t('errorRateLimited');
    case 'internal':
      return t('errorInternal');
    default:
      return t('errorBadMessage', { message: result.message });
  }
}
