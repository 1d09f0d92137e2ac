import type { Generated, Transaction } from 'kysely';
import type { UndoStack } from '../../shared/lesson/undo-stack.ts';
import type { SavedPeople } from '../session/people/saved-people.ts';
import { encodePeople, encodeUndoStack } from './saved-session-codec.ts';
import type { RecordedLine } from './store.ts';

/** The tables of the newest migration. */
export interface Schema {
  sessions: {
    id: Generated<number>;
    code: string;
    recording_id: string;
    teacher_key_hash: Uint8Array;
    co_teacher_key_hash: Uint8Array | null;
    share_key_hash: Uint8Array | null;
    created_at_ms: number;
    updated_at_ms: number;
    visited_at_ms: number;
    facts: string;
    numbers: Uint8Array;
  };
  /** The newest lines of each recording; all before them are in `blocks`. */
  messages: { id: Generated<number>; session_id: number; time_ms: number; line: string };
  blocks: {
    id: Generated<number>;
    recording_id: string;
    message_count: number;
    end_ms: number;
    packed: Uint8Array;
  };
  reserve: { id: number; filler: Uint8Array };
  undo_stacks: { session_id: number; steps: Uint8Array };
  people: { session_id: number; people: Uint8Array };
  ended_codes: { code: string; session_id: number };
}

/** Rows of one insert: few enough texts of statements, enough rows to be worth it. */
const rowsPerInsert = 16;

export async function insertLines(
  transaction: Transaction<Schema>,
  sessionId: number,
  lines: readonly RecordedLine[],
): Promise<void> {
  for (let i = 0; i < lines.length; i += rowsPerInsert) {
    const rows = lines
      .slice(i, i + rowsPerInsert)
      .map(({ timeMs, line }) => ({ session_id: sessionId, time_ms: timeMs, line }));
    await transaction.insertInto('messages').values(rows).execute();
  }
}

export async function replaceUndoStack(
  transaction: Transaction<Schema>,
  sessionId: number,
  undoStack: UndoStack,
): Promise<void> {
  const steps = encodeUndoStack(undoStack);
  await transaction
    .insertInto('undo_stacks')
    .values({ session_id: sessionId, steps })
    .onConflict((conflict) => conflict.column('session_id').doUpdateSet({ steps }))
    .execute();
}

export async function replacePeople(
  transaction: Transaction<Schema>,
  sessionId: number,
  saved: SavedPeople,
): Promise<void> {
  const people = encodePeople(saved);
  await transaction
    .insertInto('people')
    .values({ session_id: sessionId, people })
    .onConflict((conflict) => conflict.column('session_id').doUpdateSet({ people }))
    .execute();
}
