import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, sql, SqliteDialect, type Transaction } from 'kysely';
import { Migrator } from 'kysely/migration';
import { GroupWriter, type Write } from './group-writer.ts';
import { migrations } from './migrations.ts';
import { isFull, openDatabase, type OpenDatabase } from './node-sqlite.ts';
import { Reserve } from './reserve.ts';
import { RecordingArchive } from './recording-archive.ts';
import type { UndoStack } from '../../shared/lesson/undo-stack.ts';
import type { SavedPeople } from '../session/people/saved-people.ts';
import { insertLines, replacePeople, replaceUndoStack, type Schema } from './rows.ts';
import { decodeSavedSession, encodeSavedSession } from './saved-session-codec.ts';
import {
  StoreFullError,
  type NewSession,
  type Store,
  type StoreChange,
  type StoredKeys,
  type StoredRecording,
  type StoredSession,
} from './store.ts';

/** A server that is being replaced has so long to let go of the folder. */
const defaultLockTimeoutMs = 8000;

interface StoreOptions {
  /** The time of day. */
  now?: () => number;
  lockTimeoutMs?: number;
  /** The database grows no larger; 0 for no limit but the disk's. */
  maxBytes?: number;
  /** What failed in the background. */
  onError?: (error: unknown) => void;
}

/** The store in one SQLite file in a folder of its own. */
export class SqliteStore implements Store {
  readonly #db: Kysely<Schema>;
  readonly #writer: GroupWriter<Transaction<Schema>>;
  readonly #archive: RecordingArchive;
  readonly #reserve: Reserve;
  readonly #now: () => number;
  /** The undo stack and people of each session as written last: written where they have changed. */
  readonly #undoStacks = new Map<string, UndoStack>();
  readonly #people = new Map<string, SavedPeople>();
  /** The sessions whose codes were renewed, by every code they had since this process began. */
  readonly #recodedIds = new Map<string, number>();

  private constructor(
    db: Kysely<Schema>,
    database: OpenDatabase,
    { now = Date.now, maxBytes = 0, onError = () => undefined }: StoreOptions,
  ) {
    this.#db = db;
    this.#now = now;
    this.#writer = new GroupWriter((work) => db.transaction().execute(work));
    const write = this.#writer.write.bind(this.#writer);
    this.#reserve = new Reserve(db, maxBytes);
    this.#archive = new RecordingArchive({
      db,
      database,
      write,
      onError,
      onFreed: () => this.#reserve.fill(),
    });
  }

  /**
   * Opens or creates the store in `folder` and brings its schema up to date.
   * Errors: where the folder cannot be written, another server has it, or a newer version made it.
   */
  static async open(folder: string, options: StoreOptions = {}): Promise<SqliteStore> {
    mkdirSync(folder, { recursive: true });
    const { lockTimeoutMs = defaultLockTimeoutMs, maxBytes = 0 } = options;
    const path = join(folder, 'more-layers.sqlite');
    const database = openDatabase(path, { lockTimeoutMs, maxBytes });
    const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database }) });
    const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
    const { error } = await migrator.migrateToLatest();
    if (error) {
      database.close();
      throw error instanceof Error ? error : new Error('migration failed', { cause: error });
    }
    const store = new SqliteStore(db, database, options);
    await store.#reserve.fill();
    await store.#archive.begin();
    return store;
  }

  async create({ session, ...facts }: NewSession): Promise<void> {
    this.#checkRoom();
    return this.#write(async (transaction) => {
      const { id } = await transaction
        .insertInto('sessions')
        .values({
          code: facts.code,
          recording_id: facts.recordingId,
          teacher_key_hash: facts.teacherKeyHash,
          created_at_ms: facts.createdAtMs,
          updated_at_ms: this.#now(),
          visited_at_ms: facts.createdAtMs,
          ...encodeSavedSession(session),
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      await replaceUndoStack(transaction, id, session.undoStack);
      await replacePeople(transaction, id, session.people);
    });
  }

  async save(code: string, { session, isVisit, lines = [] }: StoreChange): Promise<void> {
    if (lines.length > 0) this.#checkRoom();
    const { undoStack, people } = session ?? {};
    const isNewStack = undoStack !== undefined && undoStack !== this.#undoStacks.get(code);
    const isNewPeople = people !== undefined && people !== this.#people.get(code);
    let sessionId = 0;
    await this.#write(async (transaction) => {
      const id = (sessionId = await this.#idOf(transaction, code));
      await insertLines(transaction, id, lines);
      await transaction
        .updateTable('sessions')
        .set({
          updated_at_ms: this.#now(),
          ...(isVisit && { visited_at_ms: sql<number>`max(${this.#now()}, created_at_ms + 1)` }),
          ...(session && encodeSavedSession(session)),
        })
        .where('id', '=', id)
        .execute();
      if (isNewStack) await replaceUndoStack(transaction, id, undoStack);
      if (isNewPeople) await replacePeople(transaction, id, people);
    });
    if (isNewStack) this.#undoStacks.set(code, undoStack);
    if (isNewPeople) this.#people.set(code, people);
    const length = lines.reduce((sum, { line }) => sum + line.length, 0);
    if (length > 0) this.#archive.grew(sessionId, length);
  }

  recode(from: string, to: string): Promise<void> {
    return this.#write(async (transaction) => {
      const id = await this.#idOf(transaction, from);
      await transaction.updateTable('sessions').set({ code: to }).where('id', '=', id).execute();
      await transaction.insertInto('ended_codes').values({ code: from, session_id: id }).execute();
      this.#recodedIds.set(from, id).set(to, id);
    });
  }

  rekey(code: string, keys: Partial<StoredKeys>): Promise<void> {
    const { teacherKeyHash, coTeacherKeyHash, shareKeyHash } = keys;
    return this.#write(async (transaction) => {
      const id = await this.#idOf(transaction, code);
      await transaction
        .updateTable('sessions')
        .set({
          updated_at_ms: this.#now(),
          ...(teacherKeyHash && { teacher_key_hash: teacherKeyHash }),
          ...(coTeacherKeyHash !== undefined && { co_teacher_key_hash: coTeacherKeyHash }),
          ...(shareKeyHash !== undefined && { share_key_hash: shareKeyHash }),
        })
        .where('id', '=', id)
        .execute();
    });
  }

  async remove(code: string): Promise<void> {
    let removed: { id: number } | undefined;
    const write: Write<Transaction<Schema>> = async (transaction) => {
      removed = await transaction
        .deleteFrom('sessions')
        .where('code', '=', code)
        .returning('id')
        .executeTakeFirst();
    };
    // What frees room may itself want a little: that is what the reserve is for.
    await this.#write(write).catch((error: unknown) => {
      if (!(error instanceof StoreFullError)) throw error;
      return this.#write(write);
    });
    this.#forget(code);
    this.#archive.reclaim(removed?.id);
  }

  /** Nothing is known any more of the session of this code, whatever codes it had. */
  #forget(code: string): void {
    const recodedId = this.#recodedIds.get(code);
    for (const [known, id] of [...this.#recodedIds, [code, null] as const]) {
      if (id !== recodedId && known !== code) continue;
      this.#undoStacks.delete(known);
      this.#people.delete(known);
      this.#recodedIds.delete(known);
    }
  }

  async #write(work: Write<Transaction<Schema>>): Promise<void> {
    try {
      await this.#writer.write(work);
    } catch (error) {
      if (!isFull(error)) throw error;
      await this.#reserve.break((less) => this.#writer.write(less));
      throw new StoreFullError('no room on the disk', { cause: error });
    }
  }

  /** What is left is for the classes that there are. */
  #checkRoom(): void {
    if (this.#reserve.isBroken) throw new StoreFullError('no room on the disk');
  }

  async #idOf(transaction: Transaction<Schema>, code: string): Promise<number> {
    const known = this.#recodedIds.get(code);
    if (known !== undefined) return known;
    const { id } = await transaction
      .selectFrom('sessions')
      .select('id')
      .where('code', '=', code)
      .executeTakeFirstOrThrow();
    return id;
  }

  async *sessions(): AsyncGenerator<StoredSession & { recordedMs: number }> {
    const ids = await this.#db.selectFrom('sessions').select('id').orderBy('id').execute();
    for (const { id } of ids) {
      const row = await this.#db
        .selectFrom('sessions')
        .leftJoin('undo_stacks', 'undo_stacks.session_id', 'sessions.id')
        .leftJoin('people', 'people.session_id', 'sessions.id')
        .selectAll('sessions')
        .select(['steps', 'people'])
        .select((query) =>
          query
            .selectFrom('messages')
            .select('time_ms')
            .whereRef('messages.session_id', '=', 'sessions.id')
            .orderBy('messages.id', 'desc')
            .limit(1)
            .as('loose_ms'),
        )
        .select((query) =>
          query
            .selectFrom('blocks')
            .select(({ fn }) => fn.max('end_ms').as('end_ms'))
            .whereRef('blocks.recording_id', '=', 'sessions.recording_id')
            .as('packed_ms'),
        )
        .where('id', '=', id)
        .executeTakeFirst();
      if (!row) continue;
      const ended = await this.#db
        .selectFrom('ended_codes')
        .select('code')
        .where('session_id', '=', id)
        .execute();
      yield {
        code: row.code,
        recordingId: row.recording_id,
        teacherKeyHash: row.teacher_key_hash,
        coTeacherKeyHash: row.co_teacher_key_hash,
        shareKeyHash: row.share_key_hash,
        endedCodes: ended.map(({ code }) => code),
        createdAtMs: row.created_at_ms,
        visitedAtMs: row.visited_at_ms,
        recordedMs: row.loose_ms ?? row.packed_ms ?? 0,
        // The row has the code of now, even if the process died before the session knew it.
        session: { ...decodeSavedSession(row, row.steps, row.people), code: row.code },
      };
    }
  }

  findRecording(recordingId: string): Promise<StoredRecording | null> {
    return this.#archive.find(recordingId);
  }

  /** Fulfilled when nothing is to be written, packed or given back to the disk. */
  async idle(): Promise<void> {
    await this.#writer.idle();
    await this.#archive.idle();
  }

  async close(): Promise<void> {
    await this.#writer.idle();
    await this.#archive.close();
    await this.#db.destroy();
  }
}
