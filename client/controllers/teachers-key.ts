import { keepOwnClass, ownClass } from './own-classes.ts';
import { fetchOwnedRecording } from './owned-recordings.ts';

/**
 * A teacher's key has opened this recording: it is kept in this browser and leaves the address, so
 * that a link that is copied from there does not give the class away.
 */
export async function keepTeachersKey(recordingId: string, key: string): Promise<void> {
  if (ownClass(recordingId)?.key !== key) {
    const facts = await fetchOwnedRecording(recordingId, key);
    const { code, title } = facts.ok ? facts.value : { code: '', title: '' };
    keepOwnClass({ recordingId, code, key, title });
  }
  if (location.hash !== `#${key}`) return;
  history.replaceState(null, '', `${location.pathname}${location.search}`);
}
