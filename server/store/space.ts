import { setImmediate } from 'node:timers/promises';
import type { Kysely, Transaction } from 'kysely';
import type { OpenDatabase } from './node-sqlite.ts';
import type { Schema } from './rows.ts';

/** Removed and given back at a time: the class does not notice. */
const blocksPerStep = 8;
const pagesPerStep = 256;

export interface SpaceParts {
  db: Kysely<Schema>;
  database: Pick<OpenDatabase, 'shrink' | 'writeBack'>;
  /** Carries out a write behind those that wait. */
  write: (work: (transaction: Transaction<Schema>) => Promise<void>) => Promise<void>;
  /** There may be room again; before it is given back to the disk. */
  onFreed: () => Promise<void>;
}

/** Removes the blocks of sessions that are no more, and gives all free space back to the disk. */
export async function reclaimSpace({
  db,
  database,
  write,
  onFreed,
  isToEnd,
}: SpaceParts & { isToEnd: () => boolean }): Promise<void> {
  while (!isToEnd()) {
    const orphans = await db
      .selectFrom('blocks')
      .select('id')
      .where('recording_id', 'not in', (query) =>
        query.selectFrom('sessions').select('recording_id'),
      )
      .limit(blocksPerStep)
      .execute();
    if (orphans.length === 0) break;
    const ids = orphans.map(({ id }) => id);
    await write(async (transaction) => {
      await transaction.deleteFrom('blocks').where('id', 'in', ids).execute();
    });
    await setImmediate();
  }
  if (!isToEnd()) await onFreed();
  // With the connection to itself: no transaction is open then.
  const alone = <T>(work: () => T) => db.connection().execute(async () => work());
  while (!isToEnd() && (await alone(() => database.shrink(pagesPerStep)))) await setImmediate();
  if (!isToEnd()) await alone(() => database.writeBack());
}
