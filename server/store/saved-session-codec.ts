import { deserialize, serialize } from 'node:v8';
import type { HistoryPoint, Metrics } from '../../shared/protocol/messages.ts';
import { initialPeople, type SavedPeople } from '../session/people/saved-people.ts';
import type { SavedSession } from '../session/types.ts';
import { emptyUndoStack, type UndoStack } from '../../shared/lesson/undo-stack.ts';

/**
 * A saved session as two columns: what people may want to look into as JSON, and the numbers
 * (training state, metrics, history), whose every bit and NaN counts, as a blob. Its undo stack
 * and its people, which are larger than all that and change seldom, are written by themselves.
 */
export interface EncodedSession {
  facts: string;
  numbers: Uint8Array;
}

interface Numbers {
  training: SavedSession['training'];
  metrics: Metrics;
  /** Rows of `columns`. */
  history: Float64Array;
}

const columns = ['epoch', 'trainLoss', 'trainAccuracy', 'testLoss', 'testAccuracy'] as const;

export function encodeSavedSession(session: SavedSession): EncodedSession {
  const { training, metrics, history, ...rest } = session;
  const facts = { ...rest, undoStack: undefined, people: undefined };
  const packed = new Float64Array(history.length * columns.length);
  history.forEach((point, row) => {
    columns.forEach((column, i) => (packed[row * columns.length + i] = point[column]));
  });
  const numbers: Numbers = { training, metrics, history: packed };
  return { facts: JSON.stringify(facts), numbers: serialize(numbers) };
}

/** Steps share most of what they hold, which is written once. */
export const encodeUndoStack = (undoStack: UndoStack): Uint8Array => serialize(undoStack);

export const encodePeople = (people: SavedPeople): Uint8Array => serialize(people);

/** What the people of a session of an older version had not. */
const decodePeople = (people: Uint8Array): SavedPeople => ({
  ...initialPeople,
  ...(deserialize(people) as Partial<SavedPeople>),
});

/** The inverse of all; throws where they are not what was encoded. Null for what was not written. */
export function decodeSavedSession(
  { facts, numbers }: EncodedSession,
  steps: Uint8Array | null,
  people: Uint8Array | null,
): SavedSession {
  const { training, metrics, history } = deserialize(numbers) as Numbers;
  const rowCount = history.length / columns.length;
  const points = Array.from(
    { length: rowCount },
    (_, row) =>
      Object.fromEntries(
        columns.map((column, i) => [column, history[row * columns.length + i]]),
      ) as unknown as HistoryPoint,
  );
  const rest = JSON.parse(facts) as Omit<
    SavedSession,
    'training' | 'metrics' | 'history' | 'undoStack' | 'people'
  >;
  const undoStack = steps ? (deserialize(steps) as UndoStack) : emptyUndoStack;
  return {
    ...rest,
    training,
    metrics,
    history: points,
    undoStack,
    people: people ? decodePeople(people) : initialPeople,
  };
}

/** A session's title, from its facts alone. */
export const decodeTitle = (facts: string): string =>
  (JSON.parse(facts) as Pick<SavedSession, 'title'>).title;
