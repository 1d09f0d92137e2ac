import { statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { StoreFullError } from '../../server/store/store.ts';
import { SqliteStore } from '../../server/store/sqlite-store.ts';
import { encodeSnapshot } from '../../shared/protocol/snapshot-codec.ts';
import { encodeRecordedMessage } from '../../shared/view/recording.ts';
import { savedSession, line, collect, Shelf } from '../support/shelf.ts';

/** A line as long as a middling network's, that packs as one does. */
function longLine(i: number) {
  const parameters = Float64Array.from({ length: 100 }, (_, k) => Math.sin(k + i / 500));
  const metrics = { trainLoss: 1 / (i + 1), trainAccuracy: 1, testLoss: NaN, testAccuracy: NaN };
  const frame = encodeSnapshot({ sequence: i, start: 1, epoch: i, metrics, parameters });
  const timeMs = 50 * i;
  return {
    timeMs,
    line: encodeRecordedMessage({ atMs: timeMs, message: { type: 'snapshot', frame } }),
  };
}

async function* none(): AsyncGenerator<string[]> {
  // Nothing.
}

const shelf = new Shelf();

describe('SqliteStore', () => {
  /** Looks into the file while no store has it. */
  async function inFile<T>(look: (database: DatabaseSync) => T): Promise<T> {
    await shelf.store.close();
    const database = new DatabaseSync(join(shelf.folder, 'more-layers.sqlite'));
    const found = look(database);
    database.close();
    shelf.store = await SqliteStore.open(shelf.folder);
    return found;
  }

  it('[SV8] reads a long recording in its order, and not what came after it was asked for', async () => {
    await shelf.create('BCDFGH');
    await shelf.create('KKKKKK');
    const times = Array.from({ length: 777 }, (_, i) => i);
    for (const time of times) {
      void shelf.store.save('KKKKKK', { lines: [line(time)] });
      void shelf.store.save('BCDFGH', { lines: [line(time)] });
    }
    await shelf.store.save('BCDFGH', {});
    const recording = await shelf.store.findRecording('recording-BCDFGH');
    await shelf.store.save('BCDFGH', { lines: [line(10_000)] });
    expect(recording).toMatchObject({ code: 'BCDFGH', messageCount: 777, durationMs: 776 });
    expect(recording?.title).toBe(savedSession('').title);
    const read = recording ? (await collect(recording.pages())).flat() : [];
    expect(read).toEqual(times.map((time) => line(time).line));
  });

  it('[SV110] goes on with no other recording where its own is removed as it is read', async () => {
    await shelf.create('BCDFGH');
    await shelf.store.save('BCDFGH', { lines: Array.from({ length: 300 }, (_, i) => line(i)) });
    const recording = await shelf.store.findRecording('recording-BCDFGH');
    const read: string[] = [];
    for await (const page of recording?.pages() ?? []) {
      read.push(...page);
      if (read.length !== page.length) continue;
      await shelf.store.remove('BCDFGH');
      // The next session has its number, and more lines.
      await shelf.create('KKKKKK');
      await shelf.store.save('KKKKKK', {
        lines: Array.from({ length: 900 }, (_, i) => line(5000 + i)),
      });
    }
    expect(read.length).toBeLessThan(300);
    expect(read).toEqual(read.map((_, i) => line(i).line));
    expect(await shelf.linesOf('KKKKKK')).toHaveLength(900);
  });

  it('[SV8] writes while a recording is being read', async () => {
    await shelf.create('BCDFGH');
    await shelf.store.save('BCDFGH', { lines: Array.from({ length: 300 }, (_, i) => line(i)) });
    const recording = await shelf.store.findRecording('recording-BCDFGH');
    let count = 0;
    for await (const page of recording?.pages() ?? []) {
      count += page.length;
      await shelf.store.save('BCDFGH', { lines: [line(9999)] });
    }
    expect(count).toBe(300);
  });

  it('[SV7] removes a session with its recording, and no other', async () => {
    await shelf.create('BCDFGH');
    await shelf.create('KKKKKK');
    await shelf.store.save('BCDFGH', { lines: [line(1)] });
    await shelf.store.save('KKKKKK', { lines: [line(2)] });
    await shelf.store.remove('BCDFGH');
    expect(await shelf.store.findRecording('recording-BCDFGH')).toBeNull();
    expect((await collect(shelf.store.sessions())).map(({ code }) => code)).toEqual(['KKKKKK']);
    await shelf.store.close();
    const database = new DatabaseSync(join(shelf.folder, 'more-layers.sqlite'));
    const { count } = database.prepare('select count(*) as count from messages').get() as {
      count: number;
    };
    database.close();
    expect(count).toBe(1);
    shelf.store = await SqliteStore.open(shelf.folder);
  });

  /** A recording of some blocks and some loose lines, of lines like a class's. */
  async function recordLong(code: string, count = 3000): Promise<string[]> {
    const lines = Array.from({ length: count }, (_, i) => longLine(i));
    for (let i = 0; i < count; i += 50)
      await shelf.store.save(code, { lines: lines.slice(i, i + 50) });
    await shelf.store.idle();
    return lines.map((each) => each.line);
  }

  it('[SV52] packs what is recorded, block by block, and gives it back to the last character', async () => {
    await shelf.create('BCDFGH');
    await shelf.create('KKKKKK');
    const lines = await recordLong('BCDFGH');
    const other = await recordLong('KKKKKK', 40);
    const counts = await inFile((database) => ({
      blocks: database.prepare('select count(*) n, sum(message_count) m from blocks').get(),
      loose: database.prepare('select count(*) n from messages where session_id = 1').get(),
      bytes: database.prepare('select sum(length(packed)) n from blocks').get(),
    }));
    const packed = Number(counts.blocks?.m);
    expect(Number(counts.blocks?.n)).toBeGreaterThan(3);
    expect(Number(counts.loose?.n) + packed).toBe(3000);
    expect(Number(counts.bytes?.n)).toBeLessThan(packed * 200);
    expect(await shelf.linesOf('BCDFGH')).toEqual(lines);
    expect(await shelf.linesOf('KKKKKK')).toEqual(other);
    // However long it is, so much at a time is held for who reads it.
    const pages = await collect(
      (await shelf.store.findRecording('recording-BCDFGH'))?.pages() ?? none(),
    );
    const lengths = pages.map((page) => page.join('').length);
    expect(Math.max(...lengths)).toBeLessThan(300_000);
    const [restored] = await collect(shelf.store.sessions());
    expect(restored.recordedMs).toBe(2999 * 50);
    const recording = await shelf.store.findRecording('recording-BCDFGH');
    expect(recording).toMatchObject({ messageCount: 3000, durationMs: 2999 * 50 });
  });

  it('[SV52] reads a recording whole while its lines are packed behind the reader', async () => {
    await shelf.create('BCDFGH');
    const lines = Array.from({ length: 700 }, (_, i) => longLine(i));
    await shelf.store.save('BCDFGH', { lines: lines.slice(0, 400) });
    const recording = await shelf.store.findRecording('recording-BCDFGH');
    const read: string[] = [];
    for await (const page of recording?.pages() ?? []) {
      read.push(...page);
      // The reader has the first hundred; now they and what follows become a block.
      if (read.length === 100) {
        await shelf.store.save('BCDFGH', { lines: lines.slice(400) });
        await shelf.store.idle();
      }
    }
    expect(read).toEqual(lines.slice(0, 400).map((each) => each.line));
    expect(await shelf.linesOf('BCDFGH')).toEqual(lines.map((each) => each.line));
  });

  it('[SV53] packs what an older version recorded', async () => {
    await shelf.create('BCDFGH');
    const lines = Array.from({ length: 2500 }, (_, i) => longLine(i));
    // As it was: every line a row, and a file that gives nothing back.
    await inFile((database) => {
      database.exec(`
        pragma auto_vacuum = none;
        vacuum;
        drop table blocks;
        drop table reserve;
        alter table sessions drop column share_key_hash;
        delete from kysely_migration where name >= '005';
      `);
      const insert = database.prepare(
        'insert into messages (session_id, time_ms, line) values (1, ?, ?)',
      );
      for (const each of lines) insert.run(each.timeMs, each.line);
    });
    expect(await shelf.linesOf('BCDFGH')).toEqual(lines.map((each) => each.line));
    await shelf.store.idle();
    expect(await shelf.linesOf('BCDFGH')).toEqual(lines.map((each) => each.line));
    const left = await inFile((database) => ({
      ...database.prepare('select count(*) n from messages').get(),
      ...database.prepare('pragma auto_vacuum').get(),
    }));
    expect(Number(left.n)).toBeLessThan(500);
    expect(left.auto_vacuum).toBe(2);
  });

  it('[SV54] gives the disk its space back when a session is removed', async () => {
    const file = join(shelf.folder, 'more-layers.sqlite');
    await shelf.create('BCDFGH');
    await shelf.create('KKKKKK');
    const kept = await recordLong('KKKKKK', 500);
    await shelf.reopen();
    const before = statSync(file).size;
    await recordLong('BCDFGH', 20_000);
    await shelf.reopen();
    expect(statSync(file).size).toBeGreaterThan(before + 1e6);
    await shelf.store.remove('BCDFGH');
    await shelf.store.idle();
    // While it is open: no restart is needed.
    expect(statSync(file).size).toBeLessThan(before + 50_000);
    expect(await shelf.linesOf('KKKKKK')).toEqual(kept);
    const count = await inFile((database) =>
      database.prepare('select count(*) n from blocks').get(),
    );
    expect(Number(count?.n)).toBeLessThanOrEqual(1);
  });

  it('[SV54] takes up a removal that the last process did not end, and gives no session the rest', async () => {
    await shelf.create('BCDFGH');
    await recordLong('BCDFGH');
    await inFile((database) =>
      database.exec('pragma foreign_keys = on; delete from sessions where id = 1'),
    );
    // Another session has its number now.
    await shelf.create('KKKKKK');
    expect(await shelf.linesOf('KKKKKK')).toEqual([]);
    await shelf.store.idle();
    const count = await inFile((database) =>
      database.prepare('select count(*) n from blocks').get(),
    );
    expect(count).toMatchObject({ n: 0 });
  });

  it('[SV55] keeps room for the classes themselves, and takes all again when there is room', async () => {
    await shelf.store.close();
    shelf.store = await SqliteStore.open(shelf.folder, { maxBytes: 1_000_000 });
    await shelf.create('BCDFGH');
    await shelf.create('KKKKKK');
    const fill = async (code: string) => {
      for (let i = 0; i < 10_000; i += 10) {
        const lines = Array.from({ length: 10 }, (_, k) => ({
          timeMs: i + k,
          line: `{"n":"${randomBytes(500).toString('base64')}"}\n`,
        }));
        await shelf.store.save(code, { lines });
      }
    };
    await expect(fill('BCDFGH')).rejects.toThrow(StoreFullError);
    await expect(shelf.store.save('KKKKKK', { lines: [line(1)] })).rejects.toThrow(StoreFullError);
    await expect(shelf.create('NNNNNN')).rejects.toThrow(StoreFullError);
    // The undo stack has grown by a whole dataset.
    const points = Array.from({ length: 2000 }, (_, i) => [i, -i, 1] as [number, number, 1]);
    const dataset = { type: 'custom' as const, seed: 1, points };
    const undo = [{ type: 'parts' as const, experiment: { dataset } }];
    const large = { ...savedSession('KKKKKK'), undoStack: { undo, redo: [] } };
    await shelf.store.save('KKKKKK', { session: large });
    await shelf.store.idle();
    await shelf.store.close();
    shelf.store = await SqliteStore.open(shelf.folder, { maxBytes: 1_000_000 });
    expect((await collect(shelf.store.sessions()))[1].session).toEqual(large);
    await shelf.store.remove('BCDFGH');
    await shelf.store.idle();
    await shelf.store.save('KKKKKK', { lines: [line(1)] });
    await shelf.create('NNNNNN');
  });
});
