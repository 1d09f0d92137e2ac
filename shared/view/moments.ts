/**
 * What happens in a class beside its training, and moments that its teacher names: recorded, so
 * that a replay can be opened there. Never a pupil's name, an answer, a key or a token.
 */
export const momentKinds = [
  /** By the teacher, in words of their own. */
  'named',
  'lobby',
  'lesson',
  'eyes-up',
  'eyes-down',
  'poll-open',
  'poll-close',
  'poll-reveal',
  'predict-open',
  'predict-close',
  'predict-score',
  'collect-open',
  'collect-close',
  'seeds-open',
  'seeds-close',
] as const;
export type MomentKind = (typeof momentKinds)[number];

/** `moment`: in recordings alone; it changes nothing that is shown. */
export interface MomentMessage {
  type: 'moment';
  kind: MomentKind;
  /** The teacher's words: a moment's name, a poll's question. */
  text?: string;
  /** It was so long ago when it was named, milliseconds. */
  agoMs?: number;
  frame?: never;
}
