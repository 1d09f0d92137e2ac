import type { PlainTextKey } from '../texts/translate.ts';

/**
 * What a link may hide (`?hide=learning-rate,features`), so that a class looks at what is left, and
 * what it is called. A field is known by its id.
 */
export const hideable = {
  lesson: 'presetLabel',
  dataset: 'dataTitle',
  'own-data': 'dataCustom',
  'data-noise': 'dataNoise',
  'data-shape': 'hideShape',
  'test-share': 'dataTestShare',
  'point-count': 'dataPoints',
  'data-seed': 'dataSeed',
  features: 'featuresTitle',
  save: 'ownSave',
  'learning-rate': 'learningRate',
  'batch-size': 'batchSize',
  shuffle: 'shuffle',
  optimizer: 'optimizer',
  regularization: 'regularization',
  'snapshot-every': 'snapshotEvery',
  activation: 'activationTitle',
  stops: 'stopTitle',
  'keep-learned': 'keepLearned',
  initializer: 'initializer',
  loss: 'loss',
  network: 'hideNetwork',
  picture: 'hidePicture',
  curve: 'hideCurve',
  train: 'play',
  step: 'stepEpochLong',
  'same-start': 'sameStart',
  'new-start': 'newStart',
  undo: 'hideUndo',
  pace: 'pace',
  style: 'hideStyle',
  measures: 'measures',
  walk: 'updateOpen',
  tour: 'tour',
} as const satisfies Record<string, PlainTextKey>;

export type Hideable = keyof typeof hideable;

export const hideableNames = Object.keys(hideable) as Hideable[];

/** The controls that an address hides; names that mean none are passed over. */
export function hiddenIn(search: string): ReadonlySet<Hideable> {
  const names = (new URLSearchParams(search).get('hide') ?? '').split(',');
  return new Set(hideableNames.filter((name) => names.includes(name)));
}

/** `?hide=…`, or nothing where nothing is hidden. */
export const hideSearch = (names: ReadonlySet<Hideable>): string =>
  names.size === 0 ? '' : `?hide=${[...names].join(',')}`;

let known = '';
let hidden: ReadonlySet<Hideable> = new Set();

/** What this page's address hides. */
export function hiddenControls(): ReadonlySet<Hideable> {
  if (location.search !== known) {
    known = location.search;
    hidden = hiddenIn(known);
  }
  return hidden;
}

/** Whether this page has the control, or one of them. */
export const isShown = (...names: Hideable[]): boolean =>
  names.some((name) => !hiddenControls().has(name));

const isName = (name: string): name is Hideable => name in hideable;

/** Whether the page has the field of that id: one that sets how data are made is noise or shape. */
export function isFieldShown(id: string): boolean {
  if (isName(id)) return isShown(id);
  return !id.startsWith('data-') || isShown('data-shape');
}
