import type { PlainTextKey } from '../../texts/translate.ts';

/** Questions to begin with; options stand in one text, parted by |. */
export const pollTemplates = [
  { question: 'pollLinesQuestion', options: 'pollLinesOptions', correct: 2 },
  { question: 'pollFallsQuestion', options: 'pollFallsOptions' },
  { question: 'pollLayersQuestion', options: 'pollLayersOptions', correct: 2 },
  { question: 'pollRateQuestion', options: 'pollRateOptions' },
  { question: 'pollTrueQuestion', options: 'pollTrueOptions' },
  { question: 'pollLettersQuestion', options: 'pollLettersOptions' },
  { question: 'pollSureQuestion', options: 'pollSureOptions' },
] as const satisfies readonly {
  question: PlainTextKey;
  options: PlainTextKey;
  /** The option that is right. */
  correct?: number;
}[];
