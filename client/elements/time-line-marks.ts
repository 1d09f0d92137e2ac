import type { Experiment } from '../../shared/experiment.ts';
import type { Mark } from '../../shared/protocol/messages.ts';
import type { TimeMark } from '../../shared/view/player.ts';
import { formatSetting } from '../texts/format.ts';
import { t } from '../texts/translate.ts';

/** One moment of a recording's loss curve; NaN where there is none, which breaks the line. */
export interface ReplayCurvePoint {
  atMs: number;
  trainLoss: number;
  testLoss: number;
}

/** A mark of a recording: the player's, with the new values where they are known. */
export type ReplayMark = TimeMark & { experiment?: Partial<Experiment> };

/** A mark as it is drawn: its place on the axis, and a word or two. */
export interface PlacedMark {
  at: number;
  text: string;
}

/** What a teacher's change is called on the time line: “rate 0.1”, “layers 4–3”. */
export function markText(parts: readonly (keyof Experiment)[], to: Partial<Experiment>): string {
  const [first, ...others] = parts;
  // No part of the experiment changed: a weight or a bias did.
  if (first === undefined) return t('markParameter');
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

export const placeMarks = (marks: readonly Mark[]): PlacedMark[] =>
  marks.map(({ epoch, parts, experiment }) => ({ at: epoch, text: markText(parts, experiment) }));

export function placeReplayMarks(marks: readonly ReplayMark[]): PlacedMark[] {
  return marks.map(({ atMs, type, parts, experiment }) => {
    switch (type) {
      case 'change':
        return { at: atMs, text: markText(parts, experiment ?? {}) };
      case 'new-start':
        return {
          at: atMs,
          text: parts.length > 0 ? markText(parts, experiment ?? {}) : t('markNewStart'),
        };
      case 'restored':
        return { at: atMs, text: t('markRestored') };
      case 'finished':
        return { at: atMs, text: t('markFinished') };
      case 'diverged':
        return { at: atMs, text: t('markDiverged') };
      default:
        return type satisfies never;
    }
  });
}
