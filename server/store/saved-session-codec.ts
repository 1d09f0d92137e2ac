import { deserialize, serialize } from 'node:v8';
import type { HistoryPoint, Metrics } from '../../shared/protocol/messages.ts';
import type { SavedSession } from '../session/types.ts';

/**
 * A saved session as two columns: what people may want to look into as JSON, and the numbers
 * (training state, metrics, history), whose every bit and NaN counts, as a blob.
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
  const { training, metrics, history, ...facts } = session;
  const packed = new Float64Array(history.length * columns.length);
  history.forEach((point, row) => {
    columns.forEach((column, i) => (packed[row * columns.length + i] = point[column]));
  });
  const numbers: Numbers = { training, metrics, history: packed };
  return { facts: JSON.stringify(facts), numbers: serialize(numbers) };
}

/** The inverse; throws where the columns are not what `encodeSavedSession` made. */
export function decodeSavedSession({ facts, numbers }: EncodedSession): SavedSession {
  const { training, metrics, history } = deserialize(numbers) as Numbers;
  const rowCount = history.length / columns.length;
  const points = Array.from(
    { length: rowCount },
    (_, row) =>
      Object.fromEntries(
        columns.map((column, i) => [column, history[row * columns.length + i]]),
      ) as unknown as HistoryPoint,
  );
  const rest = JSON.parse(facts) as Omit<SavedSession, 'training' | 'metrics' | 'history'>;
  return { ...rest, training, metrics, history: points };
}

/** A session's title, from its facts alone. */
export const decodeTitle = (facts: string): string =>
  (JSON.parse(facts) as Pick<SavedSession, 'title'>).title;
