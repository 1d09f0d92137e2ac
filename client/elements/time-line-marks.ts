import type { Experiment } from '../../shared/experiment.ts';
import type { HistoryPoint, Mark } from '../../shared/protocol/messages.ts';
import type { TimeSpan } from '../../shared/view/rests.ts';
import type { TimeMark } from '../../shared/view/time-marks.ts';
import type { ChartSpan } from '../render/curve-chart.ts';
import { formatSetting } from '../texts/format.ts';
import { t, type PlainTextKey } from '../texts/translate.ts';
import { lessonOfChange, lessons } from './lessons.ts';

/** One moment of a recording's curve; NaN where there is none, which breaks the line. */
export interface ReplayCurvePoint extends HistoryPoint {
  atMs: number;
}

/** A mark of a recording: what was recorded, or what this browser keeps of its own. */
export type ReplayMark = TimeMark & { isOwn?: true };

/** A mark as it is drawn: its place on the axis, and a word or two. */
export interface PlacedMark {
  at: number;
  text: string;
  /** In a list, where there is room for more. */
  long?: string;
  /** Drawn smaller, without its words. */
  isMinor?: boolean;
}

/** What a teacher's change is called on the time line: “rate 0.1”, “layers 4–3”. */
export function markText(parts: readonly (keyof Experiment)[], to: Partial<Experiment>): string {
  const [first, ...others] = parts;
  // No part of the experiment changed: a weight or a bias did.
  if (first === undefined) return t('markParameter');
  const lesson = lessonOfChange(to);
  if (lesson) return t(lessons[lesson].title);
  const text = partText(first, to);
  return others.length === 0 ? text : t('markAnd', { first: text, count: others.length });
}

function partText(part: keyof Experiment, to: Partial<Experiment>): string {
  switch (part) {
    case 'learningRate':
      return to.learningRate === undefined
        ? t('markRate')
        : t('markLearningRate', { value: formatSetting(to.learningRate) });
    case 'batchSize':
      return to.batchSize === undefined
        ? t('markBatch')
        : t('markBatchSize', { value: formatSetting(to.batchSize) });
    case 'pace':
      if (to.pace === undefined) return t('markPaceChanged');
      return to.pace === 'max'
        ? t('markPaceMax')
        : t('markPace', { value: formatSetting(to.pace) });
    case 'hiddenLayers': {
      if (!to.hiddenLayers || to.hiddenLayers.length === 0) return t('markLayers');
      const value = to.hiddenLayers.map((layer) => layer.unitCount).join('–');
      return t('markHiddenLayers', { value });
    }
    case 'optimizer':
      return to.optimizer ? t('markOptimizer', { value: to.optimizer.type }) : t('markOther');
    case 'shuffle':
      return t(to.shuffle === false ? 'markShuffleOff' : 'markShuffleOn');
    case 'regularization':
      return t('markRegularization');
    case 'dataset':
    case 'testShare':
      return t('markDataset');
    case 'features':
      return t('markFeatures');
    case 'seed':
    case 'initializer':
      return t('markSeed');
    case 'stop':
      return t('markStop');
    case 'loss':
    case 'snapshotEvery':
      return t('markOther');
    default:
      return part satisfies never;
  }
}

/** What of the axis is shaded. */
export const spansOf = (rests: readonly TimeSpan[], loop: TimeSpan | null): ChartSpan[] => [
  ...rests.map(({ startMs, endMs }) => ({ start: startMs, end: endMs, type: 'rest' as const })),
  ...(loop ? [{ start: loop.startMs, end: loop.endMs, type: 'loop' as const }] : []),
];

export const placeMarks = (marks: readonly Mark[]): PlacedMark[] =>
  marks.map(({ epoch, parts, experiment, parameter }) => ({
    at: epoch,
    // Nothing was changed and nothing set: an offered network was made the class's.
    text: parts.length === 0 && !parameter ? t('markAdopted') : markText(parts, experiment),
  }));

/** Quiet ones: they say that something is as it was, or ends. */
const minorTypes: ReadonlySet<ReplayMark['type']> = new Set([
  'training',
  'paused',
  'eyes-down',
  'poll-close',
  'predict-close',
  'collect-close',
  'seeds-close',
]);

export function placeReplayMarks(marks: readonly ReplayMark[]): PlacedMark[] {
  return marks.map((mark) => ({
    at: mark.atMs,
    text: replayMarkText(mark),
    ...(mark.type.startsWith('poll-') && mark.text && { long: longText(mark, mark.text) }),
    ...(minorTypes.has(mark.type) && { isMinor: true }),
  }));
}

const longText = (mark: ReplayMark, question: string): string =>
  t('markQuestion', { what: replayMarkText(mark), question });

function replayMarkText({ type, parts, experiment, text }: ReplayMark): string {
  switch (type) {
    case 'change':
      return markText(parts, experiment ?? {});
    case 'new-start':
      return parts.length > 0 ? markText(parts, experiment ?? {}) : t('markNewStart');
    case 'named':
      return text ?? '';
    default:
      return t(markTexts[type]);
  }
}

const markTexts = {
  restored: 'markRestored',
  training: 'markTraining',
  paused: 'markPaused',
  finished: 'markFinished',
  diverged: 'markDiverged',
  lobby: 'markLobby',
  lesson: 'markLesson',
  'eyes-up': 'markEyesUp',
  'eyes-down': 'markEyesDown',
  'poll-open': 'markPoll',
  'poll-close': 'markPollClosed',
  'poll-reveal': 'markPollRevealed',
  'predict-open': 'markPredict',
  'predict-close': 'markPredictClosed',
  'predict-score': 'markPredictScored',
  'collect-open': 'markCollect',
  'collect-close': 'markCollectClosed',
  'seeds-open': 'markSeeds',
  'seeds-close': 'markSeedsClosed',
} as const satisfies Record<
  Exclude<ReplayMark['type'], 'change' | 'new-start' | 'named'>,
  PlainTextKey
>;
