import { decodeSnapshot } from '../../shared/protocol/snapshot-codec.ts';
import { Player } from '../../shared/view/player.ts';
import type { Recording } from '../../shared/view/recording.ts';
import type { View } from '../../shared/view/view.ts';

type Recorded = Pick<Recording, 'messages'>;

/** What of a recording a moving picture shows. */
export interface Take {
  /** All units, or the network's output alone. */
  shows: 'grid' | 'boundary';
  fromMs: number;
  toMs: number;
}

export const wholeTake = ({ messages }: Recorded): Take => ({
  shows: 'grid',
  fromMs: messages[0]?.atMs ?? 0,
  toMs: messages.at(-1)?.atMs ?? 0,
});

/**
 * The moments of a take, at most `count`, evenly along what the network learned: its first and its
 * last among them, none twice. Where nothing was learned there is nothing to see: pauses are left out.
 */
export function momentsOf({ messages }: Recorded, { fromMs, toMs }: Take, count: number): number[] {
  const times: number[] = [];
  let shown = -1;
  for (const { atMs, message } of messages) {
    if (atMs > toMs) break;
    const snapshot = message.frame && decodeSnapshot(message.frame);
    if (!snapshot?.ok) continue;
    const isSame = snapshot.value.sequence === shown;
    shown = snapshot.value.sequence;
    // What stood when the take begins is its first picture.
    if (atMs <= fromMs) times[0] = fromMs;
    else if (!isSame) times.push(atMs);
  }
  const wanted = Math.min(count, times.length);
  if (wanted < 2) return times.slice(-wanted);
  return Array.from(
    { length: wanted },
    (_, i) => times[Math.round((i * (times.length - 1)) / (wanted - 1))],
  );
}

/** The views at `times`, which rise: one after the other, so that memory does not grow with them. */
export function* viewsAt({ messages }: Recorded, times: readonly number[]): Generator<View> {
  const player = new Player(messages);
  for (const atMs of times) {
    const view = player.viewAt(atMs);
    if (view) yield view;
  }
}
