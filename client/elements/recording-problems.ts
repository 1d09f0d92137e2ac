import type { RecordingProblem } from '../../shared/view/recording.ts';
import { formatCount } from '../texts/format.ts';
import { t } from '../texts/translate.ts';

/** Why a recording cannot be played at all. */
export function recordingErrorText({ code }: { code: string }): string {
  if (code === 'unknown-recording') return t('replayUnknown');
  if (code === 'wrong-key') return t('replayPrivate');
  if (code === 'rate-limited') return t('replayTooMany');
  if (code === 'no-answer') return t('homeOffline');
  if (code === 'unsupported-protocol') return t('replayProblemNewer');
  return t(code === 'too-large' ? 'replayTooLarge' : 'replayUnreadable');
}

/** Why a recording plays, but not to its end. */
export function problemText({ type, line }: RecordingProblem): string {
  const texts = {
    'cut-off': 'replayProblemCutOff',
    corrupt: 'replayProblemCorrupt',
    'newer-version': 'replayProblemNewer',
    'too-large': 'replayProblemTooLarge',
  } as const;
  return `${t(texts[type], { line: formatCount(line) })} ${t('replayCutOff')}`;
}
