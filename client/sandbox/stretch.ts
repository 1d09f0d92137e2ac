import { decodeSnapshot } from '../../shared/protocol/snapshot-codec.ts';
import type { RecordedMessage } from '../../shared/view/recording.ts';

/** An epoch, and when it was shown. */
export interface ShownEpoch {
  epoch: number;
  atMs: number;
}

/** The epochs of one start of a recording, rising, with their moments. */
export function stretchOf(messages: readonly RecordedMessage[], start: number): ShownEpoch[] {
  const shown: ShownEpoch[] = [];
  for (const { atMs, message } of messages) {
    const snapshot = message.frame && decodeSnapshot(message.frame);
    if (!snapshot?.ok || snapshot.value.start !== start) continue;
    const { epoch } = snapshot.value;
    // A server that came back has gone back by a second.
    while ((shown.at(-1)?.epoch ?? -1) >= epoch) shown.pop();
    shown.push({ epoch, atMs });
  }
  return shown;
}
