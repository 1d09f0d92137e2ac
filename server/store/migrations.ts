import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The schema's versions in their order; one that was released is never changed. */
export const migrations: Record<string, Migration> = {
  '001-sessions': {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema
        .createTable('sessions')
        .addColumn('id', 'integer', (column) => column.primaryKey())
        .addColumn('code', 'text', (column) => column.notNull().unique())
        .addColumn('recording_id', 'text', (column) => column.notNull().unique())
        .addColumn('teacher_key_hash', 'blob', (column) => column.notNull())
        .addColumn('created_at_ms', 'integer', (column) => column.notNull())
        .addColumn('updated_at_ms', 'integer', (column) => column.notNull())
        .addColumn('facts', 'text', (column) => column.notNull())
        .addColumn('numbers', 'blob', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('messages')
        .addColumn('id', 'integer', (column) => column.primaryKey())
        .addColumn('session_id', 'integer', (column) =>
          column.notNull().references('sessions.id').onDelete('cascade'),
        )
        .addColumn('time_ms', 'real', (column) => column.notNull())
        .addColumn('line', 'text', (column) => column.notNull())
        .execute();
      await db.schema
        .createIndex('messages_of_session')
        .on('messages')
        .columns(['session_id', 'id'])
        .execute();
    },
  },
  '002-undo-stacks': {
    async up(db: Kysely<unknown>): Promise<void> {
      // Apart from the sessions, which are written every second while they train.
      await db.schema
        .createTable('undo_stacks')
        .addColumn('session_id', 'integer', (column) =>
          column.primaryKey().references('sessions.id').onDelete('cascade'),
        )
        .addColumn('steps', 'blob', (column) => column.notNull())
        .execute();
    },
  },
  '003-visits': {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema
        .alterTable('sessions')
        .addColumn('visited_at_ms', 'integer', (column) => column.notNull().defaultTo(0))
        .execute();
      // Until now nothing told a visit from a restart.
      await sql`update sessions set visited_at_ms = updated_at_ms`.execute(db);
    },
  },
  '004-people': {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema.alterTable('sessions').addColumn('co_teacher_key_hash', 'blob').execute();
      // Apart from the sessions, for the same reason as the undo stacks.
      await db.schema
        .createTable('people')
        .addColumn('session_id', 'integer', (column) =>
          column.primaryKey().references('sessions.id').onDelete('cascade'),
        )
        .addColumn('people', 'blob', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('ended_codes')
        .addColumn('code', 'text', (column) => column.primaryKey())
        .addColumn('session_id', 'integer', (column) =>
          column.notNull().references('sessions.id').onDelete('cascade'),
        )
        .execute();
    },
  },
  '005-blocks': {
    async up(db: Kysely<unknown>): Promise<void> {
      // By the recording's id, which is never given again: blocks outlive their session for a
      // moment, since deleting all of them at once would hold up every class.
      await db.schema
        .createTable('blocks')
        .addColumn('id', 'integer', (column) => column.primaryKey())
        .addColumn('recording_id', 'text', (column) => column.notNull())
        .addColumn('message_count', 'integer', (column) => column.notNull())
        .addColumn('end_ms', 'real', (column) => column.notNull())
        .addColumn('packed', 'blob', (column) => column.notNull())
        .execute();
      await db.schema
        .createIndex('blocks_of_recording')
        .on('blocks')
        .columns(['recording_id', 'id'])
        .execute();
    },
  },
  '006-reserve': {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema
        .createTable('reserve')
        .addColumn('id', 'integer', (column) => column.primaryKey())
        .addColumn('filler', 'blob', (column) => column.notNull())
        .execute();
    },
  },
  '007-shares': {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema.alterTable('sessions').addColumn('share_key_hash', 'blob').execute();
    },
  },
};
