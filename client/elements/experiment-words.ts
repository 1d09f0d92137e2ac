import type { ExperimentFileError } from '../../shared/experiment-file.ts';
import { t } from '../texts/translate.ts';

/** Why a file, or a link, holds no experiment that can be opened. */
export function experimentErrorText(error: ExperimentFileError): string {
  switch (error.code) {
    case 'too-large':
      return t('experimentTooLarge');
    case 'not-json':
      return t('experimentNotJson');
    case 'wrong-format':
      return t('experimentWrongFormat');
    case 'newer-version':
      return t('experimentNewerVersion', { version: error.version });
    case 'invalid':
      if (error.path === '') return t('experimentInvalidWhole');
      if (error.value === '') return t('experimentMissing', { path: error.path });
      return t('experimentInvalid', { path: error.path, value: error.value });
    default:
      return error satisfies never;
  }
}
