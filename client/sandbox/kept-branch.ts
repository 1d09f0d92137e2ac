import * as z from 'zod/mini';
import type { SavedLesson } from '../../shared/lesson/saved-lesson.ts';
import { decodeSnapshot, encodeSnapshot } from '../../shared/protocol/snapshot-codec.ts';
import { decodeBase64, encodeBase64 } from '../../shared/view/base64.ts';
import type { View } from '../../shared/view/view.ts';
import { packLesson, unpackLesson } from './kept-lesson.ts';
import { parseKept } from './parse-kept.ts';

/** So many of its earlier epochs are kept, evenly: a browser stores little. */
const keptFrames = 60;

/** A branch as it is found again after a reload. */
export interface KeptBranch {
  saved: SavedLesson;
  /** The start of the recording that it was forked from, and the epoch. */
  start: number;
  forkEpoch: number;
  /** Earlier epochs of the branch, rising, as frames. */
  frames: readonly Uint8Array<ArrayBuffer>[];
}

const keptSchema = z.object({
  version: z.literal(1),
  lesson: z.string(),
  start: z.int().check(z.gte(0)),
  forkEpoch: z.int().check(z.gte(0)),
  frames: z.array(z.string()).check(z.maxLength(keptFrames)),
});

/** As text, for this browser's storage. `views`: what it was at earlier epochs, rising. */
export function packBranch(
  { saved, start, forkEpoch }: Omit<KeptBranch, 'frames'>,
  views: readonly View[],
): string {
  const every = Math.max(1, Math.ceil(views.length / keptFrames));
  const { length } = saved.training.parameters;
  const frames = views
    .filter((view, i) => i % every === 0 && view.snapshot.parameters.length === length)
    .map(({ snapshot }) => encodeBase64(encodeSnapshot(snapshot)));
  return JSON.stringify({ version: 1, lesson: packLesson(saved), start, forkEpoch, frames });
}

/** The inverse, paused; null for what is no whole branch. */
export function unpackBranch(text: string): KeptBranch | null {
  const kept = parseKept(text, keptSchema);
  const saved = kept && unpackLesson(kept.lesson);
  if (!kept || !saved) return null;
  const { start, forkEpoch, frames } = kept;
  return { saved, start, forkEpoch, frames: frames.flatMap((frame) => decodeBase64(frame) ?? []) };
}

/** What `frames` show, of the branch that is `view` now; those of another network are left out. */
export function viewsOf(view: View, frames: KeptBranch['frames']): View[] {
  return frames.flatMap((frame) => {
    const read = decodeSnapshot(frame);
    if (!read.ok) return [];
    const { epoch, parameters } = read.value;
    const isEarlier =
      parameters.length === view.network.parameterCount && epoch < view.snapshot.epoch;
    const history = view.history.filter((point) => point.epoch <= epoch);
    return isEarlier ? [{ ...view, snapshot: read.value, history }] : [];
  });
}
