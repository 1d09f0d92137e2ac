import type { RecordedMessage } from './recording.ts';

/** Version, sequence, start and epoch: what tells one frame from another. */
const headBytes = 16;

/**
 * When each picture of a recording came, rising: the times of all frames that are not the one
 * before once more, as those of most states are.
 */
export function frameTimes(messages: readonly RecordedMessage[]): number[] {
  const times: number[] = [];
  let before: Uint8Array | undefined;
  for (const { atMs, message } of messages) {
    const { frame } = message;
    if (!frame) continue;
    if (!before || !isSameHead(frame, before)) {
      if (times.at(-1) === atMs) times.pop();
      times.push(atMs);
    }
    before = frame;
  }
  return times;
}

function isSameHead(a: Uint8Array, b: Uint8Array): boolean {
  for (let i = 0; i < headBytes; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** How many of `sorted` come before the first that does not hold: binary search. */
export function countWhere<T>(sorted: readonly T[], holds: (item: T) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(sorted[middle])) low = middle + 1;
    else high = middle;
  }
  return low;
}
