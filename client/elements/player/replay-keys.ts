import type { KeyText } from '../keys-dialog.ts';

/** The player by keyboard, as its dialog lists it. */
export const replayKeys: readonly KeyText[] = [
  ['Space', 'playerKeyPlay'],
  ['← →', 'playerKeyFive'],
  ['Shift + ← →', 'playerKeyTenth'],
  ['J', 'playerKeyTen'],
  [', .', 'playerKeyFrame'],
  ['[ ]', 'playerKeyMark'],
  ['0 – 9', 'playerKeyTenths'],
  ['Home End', 'playerKeyEnds'],
  ['< >', 'playerKeySpeed'],
  ['I O X', 'playerKeyLoop'],
  ['S', 'playerKeySkip'],
  ['K', 'playerKeyMoments'],
  ['N', 'playerKeyName'],
  ['L', 'playerKeyLink'],
  ['V', 'teachKeyStyle'],
  ['U', 'updateKey'],
  ['M', 'teachKeyMeasures'],
  ['+ − 0', 'teachKeyZoom'],
  ['F', 'playerKeyFull'],
  ['Esc', 'teachKeyOutput'],
  ['?', 'teachKeyHelp'],
];
