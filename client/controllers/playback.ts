import type { TimeSpan } from '../../shared/view/rests.ts';

/** What playing goes by, beside its speed. */
export interface PlaybackRules {
  /** The piece that is played over and over. */
  loop: TimeSpan | null;
  /** Pieces that are passed over, in their order. */
  skipped: readonly TimeSpan[];
}

/** Where playing for `byMs` leads to from `fromMs`. */
export function played(fromMs: number, byMs: number, { loop, skipped }: PlaybackRules): number {
  let atMs = fromMs + byMs;
  for (const { startMs, endMs } of skipped) {
    if (endMs > fromMs && startMs <= atMs) atMs += endMs - Math.max(fromMs, startMs);
  }
  // Whoever is behind the loop's end has left it, and plays on.
  const isOver = loop && fromMs < loop.endMs && atMs >= loop.endMs;
  return isOver ? loop.startMs : atMs;
}
