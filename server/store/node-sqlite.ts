import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import type { SqliteDatabase, SqliteStatement } from 'kysely';

/** Statements that are kept compiled; Kysely asks for one by its text each time. */
const statementCapacity = 100;
/** What is left of a log that was written back; a long reader lets it grow. */
const logBytes = 8 * 1024 * 1024;
const sqliteFull = 13;

export interface DatabaseOptions {
  lockTimeoutMs: number;
  /** The file grows no larger; 0 for no limit but the disk's. */
  maxBytes?: number;
}

/** What Kysely calls, and what is asked of SQLite itself while no transaction is open. */
export interface OpenDatabase extends SqliteDatabase {
  /** Gives up to `pageCount` free pages back to the disk; whether there are more. */
  shrink(pageCount: number): boolean;
  /** Writes the log back into the file, which then is as small as it can be. */
  writeBack(): void;
}

/**
 * node:sqlite behind the few members that Kysely's SqliteDialect calls.
 *
 * WAL with synchronous NORMAL: a commit outlives the process, however it ends; after a loss of
 * power the newest moments may be missing, but nothing is damaged. The lock is exclusive, so that
 * two servers never train the same sessions: the second waits for it and then fails. Free pages
 * can be given back to the disk; a file of before that is written anew once.
 */
export function openDatabase(
  path: string,
  { lockTimeoutMs, maxBytes = 0 }: DatabaseOptions,
): OpenDatabase {
  const database = new DatabaseSync(path, { timeout: lockTimeoutMs });
  const read = (pragma: string) =>
    Number(Object.values(database.prepare(`pragma ${pragma}`).get() ?? {})[0]);
  database.exec(`
    pragma locking_mode = exclusive;
    pragma auto_vacuum = incremental;
    pragma journal_mode = wal;
    pragma synchronous = normal;
    pragma foreign_keys = on;
    pragma journal_size_limit = ${logBytes};
  `);
  if (read('auto_vacuum') !== 2) database.exec('pragma auto_vacuum = incremental; vacuum');
  if (maxBytes > 0) read(`max_page_count = ${Math.floor(maxBytes / read('page_size'))}`);
  const statements = new Map<string, SqliteStatement>();
  return {
    close: () => database.close(),
    shrink(pageCount) {
      database.exec(`pragma incremental_vacuum(${pageCount})`);
      return read('freelist_count') > 0;
    },
    writeBack: () => database.exec('pragma wal_checkpoint(truncate)'),
    prepare(sql) {
      // A disk that is full may have ended the transaction already.
      if (sql === 'rollback' && !database.isTransaction) return nothing;
      const known = statements.get(sql);
      if (known) return known;
      const [oldest] = statements.keys();
      if (statements.size >= statementCapacity) statements.delete(oldest);
      const statement = wrap(database.prepare(sql));
      statements.set(sql, statement);
      return statement;
    },
  };
}

/** Whether there is no more room, on the disk or within the limit of the file. */
export const isFull = (error: unknown): boolean =>
  error instanceof Error && (error as { errcode?: unknown }).errcode === sqliteFull;

const nothing: SqliteStatement = {
  reader: true,
  all: () => [],
  run: () => ({ changes: 0, lastInsertRowid: 0 }),
  iterate: () => [][Symbol.iterator](),
};

function wrap(statement: StatementSync): SqliteStatement {
  const values = (parameters: readonly unknown[]) => parameters as SQLInputValue[];
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...values(parameters)),
    run: (parameters) => statement.run(...values(parameters)),
    iterate: (parameters) => statement.iterate(...values(parameters)),
  };
}
