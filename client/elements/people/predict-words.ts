import { formatShare } from '../../texts/format.ts';
import { t } from '../../texts/translate.ts';

/** “87 % right on average, 96 % at best”; '' for no scores. */
export function scoresText(scores: readonly number[] | null): string {
  if (!scores || scores.length === 0) return '';
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  return t('predictMean', {
    mean: formatShare(mean),
    best: formatShare(scores.reduce((a, b) => Math.max(a, b))),
  });
}
