import type { Refusal } from '../shared/protocol/errors.ts';
import { rightOf } from './recording-rights.ts';
import { unknownRecording } from './recordings.ts';
import type { LiveSession, SessionRegistry } from './registry.ts';
import type { Renewed, Wish } from './runner-parts.ts';
import type { Store } from './store/store.ts';
import { createShareKey, hashSecret } from './teacher-key.ts';

interface Parts {
  registry: Pick<SessionRegistry, 'findByRecording'>;
  store: Pick<Store, 'findRecording'>;
}

/**
 * Finds the recording that a class is to be shown: its own, or another whose key its teacher has.
 * The class gets a key of its own to it, which opens nothing else and ends with the replay.
 */
export async function openReplay(
  { registry, store }: Parts,
  live: LiveSession,
  { recordingId = '', key }: Wish,
): Promise<Renewed | Refusal> {
  const recorded = registry.findByRecording(recordingId);
  const may = recorded === live || (recorded && key !== undefined && rightOf(recorded, key));
  if (!recorded || !may) return unknownRecording;
  await recorded.runner.flush();
  const recording = await store.findRecording(recordingId);
  if (!recording) return unknownRecording;
  const { durationMs } = recording;
  const openedBy = recorded === live || key === undefined ? null : hashSecret(key).toString('hex');
  return { replay: { recordingId, openedBy, key: createShareKey(), durationMs } };
}
