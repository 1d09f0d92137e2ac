import type { KeyText } from '../elements/keys-dialog.ts';

/** Where the scrubber of a recording and its branch stands, and how far it goes. */
export interface Scrubber {
  epoch: number;
  forkEpoch: number;
  lastEpoch: number;
}

/**
 * The epoch that a key of the scrubber leads to, null for other keys. They are the player's, over
 * epochs in place of seconds; what trains the branch (Space, a full stop) stays with the network.
 */
export function scrubbedTo(
  { key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>,
  scrubber: Scrubber,
): number | null {
  const { epoch, forkEpoch, lastEpoch } = scrubber;
  const skip = Math.max(1, Math.round(lastEpoch / (shiftKey ? 10 : 100)));
  const stops = [0, forkEpoch, lastEpoch];
  const within = (wanted: number) => Math.round(Math.min(lastEpoch, Math.max(0, wanted)));
  if (/^\d$/.test(key)) return within((Number(key) / 10) * lastEpoch);
  switch (key) {
    case 'ArrowLeft':
      return within(epoch - skip);
    case 'ArrowRight':
      return within(epoch + skip);
    case 'Home':
      return 0;
    case 'End':
      return lastEpoch;
    case '[':
      return stops.findLast((stop) => stop < epoch) ?? 0;
    case ']':
      return stops.find((stop) => stop > epoch) ?? lastEpoch;
    default:
      return null;
  }
}

/** A branch by keyboard, as its dialog lists it. */
export const branchKeys: readonly KeyText[] = [
  ['Space', 'teachKeyPlay'],
  ['.', 'teachKeyEpoch'],
  ['Shift + .', 'teachKeySnapshot'],
  ['← →', 'branchKeyHundredth'],
  ['Shift + ← →', 'branchKeyTenth'],
  ['0 – 9', 'branchKeyTenths'],
  ['[ ]', 'branchKeyFork'],
  ['Home End', 'branchKeyEnds'],
  ['B', 'branchKeyLook'],
  ['Ctrl + Z', 'undoLong'],
  ['Ctrl + Shift + Z', 'redoLong'],
  ['V', 'teachKeyStyle'],
  ['M', 'teachKeyMeasures'],
  ['F', 'playerKeyFull'],
  ['?', 'teachKeyHelp'],
];
