import type { CommandBody } from '../../shared/protocol/commands.ts';
import type { View } from '../../shared/view/view.ts';
import type { PlainTextKey } from '../texts/translate.ts';

/** A step of the tour: what it says, where it points, and how the class gets there. */
export interface TourStep {
  id: string;
  titleKey: PlainTextKey;
  textKey: PlainTextKey;
  /** Selectors, each within the shadow root of what the one before found; the last may find many. */
  target: readonly string[];
  /** What “Do it for me” sends; complete in itself, so that steps may be skipped or repeated. */
  setUp: readonly CommandBody[];
  /** Whether the experiment is the step's, by whatever hand. */
  isReady: (view: View) => boolean;
  /** The epoch from which there is something to see. */
  untilEpoch: number;
}

const picture = ['ml-stage', 'ml-boundary'];
/** A hidden layer's, which alone has tools. */
const tilesOf = (column: number) => [
  'ml-stage',
  'ml-network',
  `.column:has(.tools)[data-column="${column}"] .tile`,
];
const twoLayers: CommandBody = { type: 'preset', name: 'exor-two-hidden' };
const start: CommandBody = { type: 'start' };
/** Of the article's network; its loss comes to rest at 0.23. */
const stuckSeed = 31;

const isExor = ({ experiment }: View, layerCount: (count: number) => boolean) =>
  experiment.dataset.type === 'exor' && layerCount(experiment.hiddenLayers.length);
const isDeepExor = (view: View) => isExor(view, (count) => count >= 2);

export const steps: readonly TourStep[] = [
  {
    id: 'line',
    titleKey: 'tourLine',
    textKey: 'tourLineText',
    target: picture,
    setUp: [{ type: 'preset', name: 'one-layer-is-a-line' }, start],
    isReady: (view) => isExor(view, (count) => count === 0),
    untilEpoch: 20,
  },
  {
    id: 'units',
    titleKey: 'tourUnits',
    textKey: 'tourUnitsText',
    target: tilesOf(1),
    setUp: [{ type: 'preset', name: 'exor-one-hidden' }],
    isReady: (view) => isExor(view, (count) => count === 1),
    untilEpoch: 0,
  },
  {
    id: 'train',
    titleKey: 'tourTrain',
    textKey: 'tourTrainText',
    target: picture,
    setUp: [{ type: 'preset', name: 'exor-one-hidden' }, start],
    isReady: (view) => isExor(view, (count) => count === 1),
    untilEpoch: 100,
  },
  {
    id: 'layer',
    titleKey: 'tourLayer',
    textKey: 'tourLayerText',
    target: ['ml-stage', 'ml-network', '[data-edit=layer-add]'],
    setUp: [twoLayers],
    isReady: isDeepExor,
    untilEpoch: 0,
  },
  {
    id: 'plateau',
    titleKey: 'tourPlateau',
    textKey: 'tourPlateauText',
    target: ['ml-time-line'],
    setUp: [twoLayers, start],
    isReady: isDeepExor,
    untilEpoch: 200,
  },
  {
    id: 'bends',
    titleKey: 'tourBends',
    textKey: 'tourBendsText',
    target: tilesOf(2),
    setUp: [twoLayers, start],
    isReady: isDeepExor,
    untilEpoch: 200,
  },
  {
    id: 'seed',
    titleKey: 'tourSeed',
    textKey: 'tourSeedText',
    target: ['ml-transport', '[data-command=reroll]'],
    setUp: [twoLayers, { type: 'reroll', seed: stuckSeed }, start],
    // 30 is the article's own start.
    isReady: (view) => isDeepExor(view) && view.experiment.seed !== 30,
    untilEpoch: 200,
  },
  {
    id: 'rate',
    titleKey: 'tourRate',
    textKey: 'tourRateText',
    target: ['ml-training-panel', '.field:has(#learning-rate)'],
    setUp: [twoLayers, { type: 'change', experiment: { learningRate: 10 } }, start],
    isReady: (view) => view.experiment.learningRate >= 3,
    untilEpoch: 20,
  },
  {
    id: 'more',
    titleKey: 'tourMore',
    textKey: 'tourMoreText',
    target: ['ml-data-panel', '#lesson'],
    setUp: [],
    isReady: () => true,
    untilEpoch: 0,
  },
];

/** Whether there is to be seen what the step is about. */
export const isDone = (step: TourStep, view: View): boolean =>
  step.isReady(view) && view.snapshot.epoch >= step.untilEpoch;
