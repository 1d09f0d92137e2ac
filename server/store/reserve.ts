import { sql, type Kysely, type Transaction } from 'kysely';
import { isFull } from './node-sqlite.ts';
import type { Schema } from './rows.ts';

const reserveBytes = 2_000_000;

/**
 * Room in the database that is kept for the day on which the disk is full: what the classes
 * themselves need then, without their recordings. While it is broken into, nothing else has room.
 */
export class Reserve {
  readonly #db: Kysely<Schema>;
  readonly #bytes: number;
  #isBroken = false;

  /** `maxBytes`: what the database may take in all; 0 for what there is. */
  constructor(db: Kysely<Schema>, maxBytes: number) {
    this.#db = db;
    this.#bytes = maxBytes > 0 ? Math.min(reserveBytes, Math.floor(maxBytes / 4)) : reserveBytes;
  }

  get isBroken(): boolean {
    return this.#isBroken;
  }

  /** Lays it by, where it is not and there is room. */
  async fill(): Promise<void> {
    try {
      await this.#db
        .insertInto('reserve')
        .values({ id: 1, filler: sql<Uint8Array>`zeroblob(${this.#bytes})` })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      this.#isBroken = false;
    } catch (error) {
      if (!isFull(error)) throw error;
      this.#isBroken = true;
    }
  }

  /** Breaks into it; a disk that takes not even that has nothing to give. */
  async break(write: (work: (transaction: Transaction<Schema>) => Promise<void>) => Promise<void>) {
    if (this.#isBroken) return;
    this.#isBroken = true;
    await write(async (transaction) => {
      await transaction.deleteFrom('reserve').execute();
    }).catch(() => undefined);
  }
}
