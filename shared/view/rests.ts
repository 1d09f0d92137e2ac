import type { RecordedMessage } from './recording.ts';

/** A piece of a recording's time. */
export interface TimeSpan {
  startMs: number;
  endMs: number;
}

/** So long nothing must have changed … */
export const restMs = 5000;
/** … and so much of it is not skipped: one sees that it has stopped, and what comes next. */
const leadMs = { after: 1500, before: 500 };

/** The longest are told, where there are more than in the longest class. */
export const restCapacity = 2000;

/** Where nothing changes for more than `restMs`, but for a moment after and before. */
export function restsOf(messages: readonly RecordedMessage[]): TimeSpan[] {
  const rests: TimeSpan[] = [];
  let lastMs: number | null = null;
  for (const { atMs, message } of messages) {
    // A key frame shows what is shown already; but the first shows something.
    if (message.type === 'state' && lastMs !== null) continue;
    if (lastMs !== null && atMs - lastMs > restMs) {
      rests.push({ startMs: lastMs + leadMs.after, endMs: atMs - leadMs.before });
    }
    lastMs = atMs;
  }
  if (rests.length <= restCapacity) return rests;
  const length = ({ startMs, endMs }: TimeSpan) => endMs - startMs;
  return rests
    .toSorted((a, b) => length(b) - length(a))
    .slice(0, restCapacity)
    .sort((a, b) => a.startMs - b.startMs);
}
