import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import type { SqliteDatabase, SqliteStatement } from 'kysely';

/** Statements that are kept compiled; Kysely asks for one by its text each time. */
const statementCapacity = 100;

/**
 * node:sqlite behind the few members that Kysely's SqliteDialect calls.
 *
 * WAL with synchronous NORMAL: a commit outlives the process, however it ends; after a loss of
 * power the newest moments may be missing, but nothing is damaged. The lock is exclusive, so that
 * two servers never train the same sessions: the second waits for it and then fails.
 */
export function openDatabase(path: string, lockTimeoutMs: number): SqliteDatabase {
  const database = new DatabaseSync(path, { timeout: lockTimeoutMs });
  database.exec(`
    pragma locking_mode = exclusive;
    pragma journal_mode = wal;
    pragma synchronous = normal;
    pragma foreign_keys = on;
  `);
  const statements = new Map<string, SqliteStatement>();
  return {
    close: () => database.close(),
    prepare(sql) {
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

function wrap(statement: StatementSync): SqliteStatement {
  const values = (parameters: readonly unknown[]) => parameters as SQLInputValue[];
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...values(parameters)),
    run: (parameters) => statement.run(...values(parameters)),
    iterate: (parameters) => statement.iterate(...values(parameters)),
  };
}
