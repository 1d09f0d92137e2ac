import { createLesson } from '../../shared/lesson/saved-lesson.ts';
import { initialPeople } from './people/saved-people.ts';
import type { SavedSession } from './types.ts';

/** A session before its first start: paused at epoch 0. */
export function createSession(
  facts: Pick<SavedSession, 'code' | 'title' | 'experiment'>,
  isLobby = false,
): SavedSession {
  return {
    ...createLesson(facts.experiment),
    ...facts,
    seats: [],
    people: { ...initialPeople, isLobby },
    commandIds: [],
  };
}
