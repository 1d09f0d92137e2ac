import { setImmediate } from 'node:timers/promises';
import { sql, type Transaction } from 'kysely';
import { packLines, unpackLines } from './block-codec.ts';
import type { Schema } from './rows.ts';
import { decodeTitle } from './saved-session-codec.ts';
import { reclaimSpace, type SpaceParts } from './space.ts';
import type { StoredRecording } from './store.ts';

/**
 * So many characters of lines become one block: many enough to be worth it, few enough to be held
 * in memory for each that is packed or read.
 */
const blockLength = 256 * 1024;
const linesPerPage = 100;

interface ArchiveParts extends SpaceParts {
  /** What is done in the background must not end the server. */
  onError: (error: unknown) => void;
}

type Recorded = { sessionId: number; recordingId: string };
interface Page {
  lines: string[];
  block: { id: number; message_count: number; packed: Uint8Array } | null;
  lastId: number;
}

/**
 * The recordings: the newest lines as rows, as they were written; all before them packed, in blocks.
 * A block takes the place of its lines in one transaction, so that nothing is ever missing or twice.
 */
export class RecordingArchive {
  readonly #parts: ArchiveParts;
  /** Characters of lines that are not packed yet, by session. */
  readonly #looseLengths = new Map<number, number>();
  readonly #toPack = new Set<number>();
  #isToReclaim = false;
  #isClosed = false;
  #work: Promise<void> | null = null;

  constructor(parts: ArchiveParts) {
    this.#parts = parts;
  }

  /** Takes up what the last process left undone, in the background. */
  async begin(): Promise<void> {
    const rows = await this.#parts.db
      .selectFrom('messages')
      .select(['session_id', sql<number>`sum(octet_length(line))`.as('length')])
      .groupBy('session_id')
      .execute();
    for (const { session_id, length } of rows) this.grew(session_id, length);
    this.reclaim();
  }

  /** Lines of so many characters were added to a session's. */
  grew(sessionId: number, length: number): void {
    const looseLength = (this.#looseLengths.get(sessionId) ?? 0) + length;
    this.#looseLengths.set(sessionId, looseLength);
    if (looseLength < blockLength) return;
    this.#toPack.add(sessionId);
    this.#begin();
  }

  /** A session was removed: its blocks go, and the disk gets its space back. */
  reclaim(sessionId?: number): void {
    if (sessionId !== undefined) this.#looseLengths.delete(sessionId);
    this.#isToReclaim = true;
    this.#begin();
  }

  /** Fulfilled when nothing is to be packed or given back. */
  async idle(): Promise<void> {
    while (this.#work) await this.#work;
  }

  /** Begins nothing more; fulfilled when what is under way has ended. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.idle();
  }

  /** A recording as it is now; null where there is none of this id. */
  find(recordingId: string): Promise<StoredRecording | null> {
    // In one transaction: between two the session could be removed, and its id given to another.
    return this.#parts.db
      .transaction()
      .execute((transaction) => this.#find(transaction, recordingId));
  }

  async #find(db: Transaction<Schema>, recordingId: string): Promise<StoredRecording | null> {
    const session = await db
      .selectFrom('sessions')
      .select(['id', 'code', 'facts', 'created_at_ms'])
      .where('recording_id', '=', recordingId)
      .executeTakeFirst();
    if (!session) return null;
    const { packed_count, packed_ms, loose_count, loose_ms } = await db
      .selectNoFrom((query) => [
        query
          .selectFrom('blocks')
          .select(({ fn }) => fn.sum<number | null>('message_count').as('count'))
          .where('recording_id', '=', recordingId)
          .as('packed_count'),
        query
          .selectFrom('blocks')
          .select(({ fn }) => fn.max('end_ms').as('ms'))
          .where('recording_id', '=', recordingId)
          .as('packed_ms'),
        query
          .selectFrom('messages')
          .select(({ fn }) => fn.countAll<number>().as('count'))
          .where('session_id', '=', session.id)
          .as('loose_count'),
        query
          .selectFrom('messages')
          .select(({ fn }) => fn.max('time_ms').as('ms'))
          .where('session_id', '=', session.id)
          .as('loose_ms'),
      ])
      .executeTakeFirstOrThrow();
    const messageCount = (packed_count ?? 0) + (loose_count ?? 0);
    return {
      code: session.code,
      title: decodeTitle(session.facts),
      createdAtMs: session.created_at_ms,
      messageCount,
      durationMs: Math.max(packed_ms ?? 0, loose_ms ?? 0),
      pages: () => this.#pages({ sessionId: session.id, recordingId }, messageCount),
    };
  }

  /** The first `messageCount` lines, page by page: a slow reader holds nothing up. */
  async *#pages(recorded: Recorded, messageCount: number): AsyncGenerator<string[]> {
    let readCount = 0;
    let readId = 0;
    let blockId = 0;
    /** Lines in the blocks up to `blockId`: some of the next may have been read before it was made. */
    let blockedCount = 0;
    while (readCount < messageCount) {
      const page = await this.#readPage(recorded, blockId, readId);
      let { lines } = page;
      if (page.block) {
        const unpacked = await unpackLines(page.block.packed);
        lines = unpacked.slice(readCount - blockedCount);
        blockId = page.block.id;
        blockedCount += page.block.message_count;
      } else if (lines.length === 0) {
        return;
      } else {
        readId = page.lastId;
      }
      lines = lines.slice(0, messageCount - readCount);
      readCount += lines.length;
      if (lines.length > 0) yield lines;
    }
  }

  /** In one transaction: lines that are being packed are in neither place else. */
  #readPage({ sessionId, recordingId }: Recorded, blockId: number, readId: number): Promise<Page> {
    return this.#parts.db.transaction().execute(async (transaction): Promise<Page> => {
      const block = await transaction
        .selectFrom('blocks')
        .select(['id', 'message_count', 'packed'])
        .where('recording_id', '=', recordingId)
        .where('id', '>', blockId)
        .orderBy('id')
        .limit(1)
        .executeTakeFirst();
      if (block) return { lines: [], block, lastId: readId };
      // The session's id may have been given to another meanwhile; a recording's never is.
      const rows = await transaction
        .selectFrom('messages')
        .innerJoin('sessions', 'sessions.id', 'messages.session_id')
        .select(['messages.id', 'messages.line'])
        .where('messages.session_id', '=', sessionId)
        .where('sessions.recording_id', '=', recordingId)
        .where('messages.id', '>', readId)
        .orderBy('messages.id')
        .limit(linesPerPage)
        .execute();
      return {
        lines: rows.map(({ line }) => line),
        block: null,
        lastId: rows.at(-1)?.id ?? readId,
      };
    });
  }

  #begin(): void {
    this.#work ??= this.#workAll()
      .catch(this.#parts.onError)
      .finally(() => (this.#work = null));
  }

  async #workAll(): Promise<void> {
    // Whoever asked is answered first.
    await setImmediate();
    while (!this.#isClosed && (this.#toPack.size > 0 || this.#isToReclaim)) {
      const [sessionId] = this.#toPack;
      if (sessionId === undefined) {
        this.#isToReclaim = false;
        await reclaimSpace({ ...this.#parts, isToEnd: () => this.#isClosed });
      } else if (!(await this.#packNext(sessionId))) {
        this.#toPack.delete(sessionId);
      }
      await setImmediate();
    }
  }

  /** Packs the oldest loose lines of a session; false where there are not enough. */
  async #packNext(sessionId: number): Promise<boolean> {
    const { db, write } = this.#parts;
    const session = await db
      .selectFrom('sessions')
      .select('recording_id')
      .where('id', '=', sessionId)
      .executeTakeFirst();
    if (!session) return false;
    const { recording_id } = session;
    const rows: { id: number; time_ms: number; line: string }[] = [];
    let length = 0;
    while (length < blockLength) {
      const page = await db
        .selectFrom('messages')
        .select(['id', 'time_ms', 'line'])
        .where('session_id', '=', sessionId)
        .where('id', '>', rows.at(-1)?.id ?? 0)
        .orderBy('id')
        .limit(linesPerPage)
        .execute();
      for (const row of page) {
        if (length >= blockLength) break;
        rows.push(row);
        length += row.line.length;
      }
      if (page.length < linesPerPage) break;
    }
    const last = rows.at(-1);
    if (length < blockLength || !last) {
      this.#looseLengths.set(sessionId, length);
      return false;
    }
    const packed = await packLines(rows.map(({ line }) => line));
    await write(async (transaction) => {
      // Its id may have been given to another session meanwhile.
      const still = await transaction
        .selectFrom('sessions')
        .select('id')
        .where('id', '=', sessionId)
        .where('recording_id', '=', recording_id)
        .executeTakeFirst();
      if (!still) return;
      // First: what is full has room again.
      await transaction
        .deleteFrom('messages')
        .where('session_id', '=', sessionId)
        .where('id', '<=', last.id)
        .execute();
      await transaction
        .insertInto('blocks')
        .values({ recording_id, message_count: rows.length, end_ms: last.time_ms, packed })
        .execute();
    });
    const looseLength = (this.#looseLengths.get(sessionId) ?? length) - length;
    this.#looseLengths.set(sessionId, looseLength);
    return looseLength >= blockLength;
  }
}
