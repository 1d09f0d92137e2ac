import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StoreFullError } from '../../server/store/store.ts';
import { SqliteStore } from '../../server/store/sqlite-store.ts';
import { initialPeople } from '../../server/session/people/saved-people.ts';
import type { SavedSession } from '../../server/session/types.ts';
import { encodeSnapshot } from '../../shared/protocol/snapshot-codec.ts';
import { encodeRecordedMessage } from '../../shared/view/recording.ts';
import { smallExperiment } from '../support/session-driver.ts';

let folder: string;
let store: SqliteStore;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'store-'));
  store = await SqliteStore.open(folder, { now: () => 1_700_000_000_000 });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const awkward = [0.1 + 0.2, -0, 5e-324, Number.MAX_VALUE, 1 / 3];
const nan = { trainLoss: 0.1, trainAccuracy: 1, testLoss: NaN, testAccuracy: NaN };

const savedSession = (code: string): SavedSession => ({
  code,
  title: 'Zwei Schichten \u{1F9E0}',
  experiment: smallExperiment,
  phase: 'training',
  outcome: null,
  stepTo: null,
  training: {
    parameters: Float64Array.from(awkward),
    optimizerState: new Float64Array(0),
    epoch: 12,
    generator: Uint32Array.from([1, 2 ** 32 - 1]),
  } as unknown as SavedSession['training'],
  metrics: nan,
  sequence: 7,
  start: 2,
  history: [
    { epoch: 0, ...nan },
    { epoch: 12, ...nan, testLoss: 0.25 },
  ],
  marks: [{ epoch: 3, parts: ['learningRate'], experiment: { learningRate: 0.5 } }],
  seats: [{ id: 's', name: 'Ada', tokenHash: 'ff' }],
  people: initialPeople,
  undoStack: {
    undo: [{ type: 'parts', experiment: { learningRate: 0.1 } }],
    redo: [
      {
        type: 'moment',
        experiment: smallExperiment,
        training: { parameters: Float64Array.from(awkward) } as SavedSession['training'],
        metrics: nan,
        history: [{ epoch: 0, ...nan }],
        marks: [],
      },
    ],
  },
  commandIds: ['a', 'b'],
});

const facts = (code: string) => ({
  code,
  recordingId: `recording-${code}`,
  teacherKeyHash: Uint8Array.from([1, 2, 255]),
  createdAtMs: 1_600_000_000_000,
});
const create = (code: string) => store.create({ ...facts(code), session: savedSession(code) });
const line = (timeMs: number) => ({ timeMs, line: `{"atMs":${timeMs}}\n` });

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

async function collect<T>(values: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const value of values) list.push(value);
  return list;
}

async function reopen(): Promise<void> {
  await store.close();
  store = await SqliteStore.open(folder);
}

async function linesOf(code: string): Promise<string[]> {
  const recording = await store.findRecording(`recording-${code}`);
  const pages = recording ? await collect(recording.pages()) : [];
  return pages.flat();
}

describe('SqliteStore', () => {
  it('[SV33] gives back what was saved, to the last bit', async () => {
    await create('BCDFGH');
    await reopen();
    const [restored] = await collect(store.sessions());
    expect(restored).toEqual({
      ...facts('BCDFGH'),
      teacherKeyHash: expect.any(Uint8Array) as Uint8Array,
      coTeacherKeyHash: null,
      shareKeyHash: null,
      endedCodes: [],
      visitedAtMs: 1_600_000_000_000,
      recordedMs: 0,
      session: savedSession('BCDFGH'),
    });
    expect([...restored.teacherKeyHash]).toEqual([1, 2, 255]);
    const { parameters } = restored.session.training;
    expect(parameters.every((value, i) => Object.is(value, awkward[i]))).toBe(true);
  });

  it('[SV33] replaces a session and adds to its recording in one write', async () => {
    await create('BCDFGH');
    const later = { ...savedSession('BCDFGH'), phase: 'paused' as const, sequence: 8 };
    await store.save('BCDFGH', { session: later, lines: [line(1), line(2)] });
    await store.save('BCDFGH', { lines: [line(30)] });
    const [restored] = await collect(store.sessions());
    expect(restored.session).toEqual(later);
    expect(restored.recordedMs).toBe(30);
    expect(await linesOf('BCDFGH')).toEqual([1, 2, 30].map((ms) => line(ms).line));
  });

  it('[SV38] writes what can be undone where it has changed, and reads what had none', async () => {
    await create('BCDFGH');
    await store.save('BCDFGH', { session: savedSession('BCDFGH') });
    await create('KKKKKK');
    await store.close();
    const database = new DatabaseSync(join(folder, 'more-layers.sqlite'));
    database.exec('delete from undo_stacks where session_id = 2');
    database.close();
    store = await SqliteStore.open(folder);
    const stacks = (await collect(store.sessions())).map(({ session }) => session.undoStack);
    expect(stacks).toEqual([savedSession('').undoStack, { undo: [], redo: [] }]);
    const undone = { ...savedSession('BCDFGH'), undoStack: { undo: [], redo: [] } };
    await store.save('BCDFGH', { session: undone });
    await store.save('BCDFGH', { session: { ...undone, sequence: 9 } });
    await reopen();
    expect((await collect(store.sessions()))[0].session).toEqual({ ...undone, sequence: 9 });
  });

  /** Looks into the file while no store has it. */
  async function inFile<T>(look: (database: DatabaseSync) => T): Promise<T> {
    await store.close();
    const database = new DatabaseSync(join(folder, 'more-layers.sqlite'));
    const found = look(database);
    database.close();
    store = await SqliteStore.open(folder);
    return found;
  }

  it('[SV70] writes the people where they have changed, and reads a session that had none', async () => {
    const people = {
      ...initialPeople,
      isLocked: true,
      hands: ['s'],
      predict: { round: 1, isOpen: true, drawings: { s: [[[0.1, -0]]] }, scores: null },
    } as unknown as SavedSession['people'];
    await create('BCDFGH');
    await create('KKKKKK');
    await inFile((database) =>
      database.exec(`
        delete from people where session_id = 2;
        create table writes (people blob);
        create trigger t after update on people begin insert into writes values (1); end;
      `),
    );
    const session = { ...savedSession('BCDFGH'), people };
    for (let sequence = 8; sequence < 12; sequence++) {
      await store.save('BCDFGH', { session: { ...session, sequence } });
    }
    const changed = { ...people, isLocked: false };
    await store.save('BCDFGH', { session: { ...session, people: changed } });
    const count = await inFile((database) =>
      database.prepare('select count(*) n from writes').get(),
    );
    expect(count).toMatchObject({ n: 2 });
    const read = (await collect(store.sessions())).map((stored) => stored.session.people);
    expect(read).toEqual([changed, initialPeople]);
  });

  it('[SV73] keeps a session under its new code, and knows the old one as ended', async () => {
    await create('BCDFGH');
    const writes = [
      store.save('BCDFGH', { lines: [line(1)] }),
      store.recode('BCDFGH', 'NNNNNN'),
      store.save('BCDFGH', { lines: [line(2)] }),
      store.save('NNNNNN', { lines: [line(3)] }),
    ];
    await Promise.all(writes);
    await reopen();
    expect(await collect(store.sessions())).toMatchObject([
      { code: 'NNNNNN', endedCodes: ['BCDFGH'], session: { code: 'NNNNNN' } },
    ]);
    expect((await store.findRecording('recording-BCDFGH'))?.messageCount).toBe(3);
    await store.remove('NNNNNN');
    await create('BCDFGH');
    expect(await collect(store.sessions())).toMatchObject([{ code: 'BCDFGH', endedCodes: [] }]);
  });

  it('[SV74] keeps other keys', async () => {
    await create('BCDFGH');
    const [teacherKeyHash, coTeacherKeyHash] = [Buffer.from([1]), Buffer.from([2])];
    await store.rekey('BCDFGH', { teacherKeyHash });
    await store.rekey('BCDFGH', { coTeacherKeyHash });
    await reopen();
    const [read] = await collect(store.sessions());
    expect([[...read.teacherKeyHash], [...(read.coTeacherKeyHash ?? [])]]).toEqual([[1], [2]]);
    await store.rekey('BCDFGH', { coTeacherKeyHash: null });
    expect((await collect(store.sessions()))[0].coTeacherKeyHash).toBeNull();
  });

  it('[SV8] reads a long recording in its order, and not what came after it was asked for', async () => {
    await create('BCDFGH');
    await create('KKKKKK');
    const times = Array.from({ length: 777 }, (_, i) => i);
    for (const time of times) {
      void store.save('KKKKKK', { lines: [line(time)] });
      void store.save('BCDFGH', { lines: [line(time)] });
    }
    await store.save('BCDFGH', {});
    const recording = await store.findRecording('recording-BCDFGH');
    await store.save('BCDFGH', { lines: [line(10_000)] });
    expect(recording).toMatchObject({ code: 'BCDFGH', messageCount: 777, durationMs: 776 });
    expect(recording?.title).toBe(savedSession('').title);
    const read = recording ? (await collect(recording.pages())).flat() : [];
    expect(read).toEqual(times.map((time) => line(time).line));
  });

  it('[SV110] goes on with no other recording where its own is removed as it is read', async () => {
    await create('BCDFGH');
    await store.save('BCDFGH', { lines: Array.from({ length: 300 }, (_, i) => line(i)) });
    const recording = await store.findRecording('recording-BCDFGH');
    const read: string[] = [];
    for await (const page of recording?.pages() ?? []) {
      read.push(...page);
      if (read.length !== page.length) continue;
      await store.remove('BCDFGH');
      // The next session has its number, and more lines.
      await create('KKKKKK');
      await store.save('KKKKKK', { lines: Array.from({ length: 900 }, (_, i) => line(5000 + i)) });
    }
    expect(read.length).toBeLessThan(300);
    expect(read).toEqual(read.map((_, i) => line(i).line));
    expect(await linesOf('KKKKKK')).toHaveLength(900);
  });

  it('[SV8] writes while a recording is being read', async () => {
    await create('BCDFGH');
    await store.save('BCDFGH', { lines: Array.from({ length: 300 }, (_, i) => line(i)) });
    const recording = await store.findRecording('recording-BCDFGH');
    let count = 0;
    for await (const page of recording?.pages() ?? []) {
      count += page.length;
      await store.save('BCDFGH', { lines: [line(9999)] });
    }
    expect(count).toBe(300);
  });

  it('[SV7] removes a session with its recording, and no other', async () => {
    await create('BCDFGH');
    await create('KKKKKK');
    await store.save('BCDFGH', { lines: [line(1)] });
    await store.save('KKKKKK', { lines: [line(2)] });
    await store.remove('BCDFGH');
    expect(await store.findRecording('recording-BCDFGH')).toBeNull();
    expect((await collect(store.sessions())).map(({ code }) => code)).toEqual(['KKKKKK']);
    await store.close();
    const database = new DatabaseSync(join(folder, 'more-layers.sqlite'));
    const { count } = database.prepare('select count(*) as count from messages').get() as {
      count: number;
    };
    database.close();
    expect(count).toBe(1);
    store = await SqliteStore.open(folder);
  });

  /** A recording of some blocks and some loose lines, of lines like a class's. */
  async function recordLong(code: string, count = 3000): Promise<string[]> {
    const lines = Array.from({ length: count }, (_, i) => longLine(i));
    for (let i = 0; i < count; i += 50) await store.save(code, { lines: lines.slice(i, i + 50) });
    await store.idle();
    return lines.map((each) => each.line);
  }

  it('[SV52] packs what is recorded, block by block, and gives it back to the last character', async () => {
    await create('BCDFGH');
    await create('KKKKKK');
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
    expect(await linesOf('BCDFGH')).toEqual(lines);
    expect(await linesOf('KKKKKK')).toEqual(other);
    // However long it is, so much at a time is held for who reads it.
    const pages = await collect((await store.findRecording('recording-BCDFGH'))?.pages() ?? none());
    const lengths = pages.map((page) => page.join('').length);
    expect(Math.max(...lengths)).toBeLessThan(300_000);
    const [restored] = await collect(store.sessions());
    expect(restored.recordedMs).toBe(2999 * 50);
    const recording = await store.findRecording('recording-BCDFGH');
    expect(recording).toMatchObject({ messageCount: 3000, durationMs: 2999 * 50 });
  });

  it('[SV52] reads a recording whole while its lines are packed behind the reader', async () => {
    await create('BCDFGH');
    const lines = Array.from({ length: 700 }, (_, i) => longLine(i));
    await store.save('BCDFGH', { lines: lines.slice(0, 400) });
    const recording = await store.findRecording('recording-BCDFGH');
    const read: string[] = [];
    for await (const page of recording?.pages() ?? []) {
      read.push(...page);
      // The reader has the first hundred; now they and what follows become a block.
      if (read.length === 100) {
        await store.save('BCDFGH', { lines: lines.slice(400) });
        await store.idle();
      }
    }
    expect(read).toEqual(lines.slice(0, 400).map((each) => each.line));
    expect(await linesOf('BCDFGH')).toEqual(lines.map((each) => each.line));
  });

  it('[SV53] packs what an older version recorded', async () => {
    await create('BCDFGH');
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
    expect(await linesOf('BCDFGH')).toEqual(lines.map((each) => each.line));
    await store.idle();
    expect(await linesOf('BCDFGH')).toEqual(lines.map((each) => each.line));
    const left = await inFile((database) => ({
      ...database.prepare('select count(*) n from messages').get(),
      ...database.prepare('pragma auto_vacuum').get(),
    }));
    expect(Number(left.n)).toBeLessThan(500);
    expect(left.auto_vacuum).toBe(2);
  });

  it('[SV54] gives the disk its space back when a session is removed', async () => {
    const file = join(folder, 'more-layers.sqlite');
    await create('BCDFGH');
    await create('KKKKKK');
    const kept = await recordLong('KKKKKK', 500);
    await reopen();
    const before = statSync(file).size;
    await recordLong('BCDFGH', 20_000);
    await reopen();
    expect(statSync(file).size).toBeGreaterThan(before + 1e6);
    await store.remove('BCDFGH');
    await store.idle();
    // While it is open: no restart is needed.
    expect(statSync(file).size).toBeLessThan(before + 50_000);
    expect(await linesOf('KKKKKK')).toEqual(kept);
    const count = await inFile((database) =>
      database.prepare('select count(*) n from blocks').get(),
    );
    expect(Number(count?.n)).toBeLessThanOrEqual(1);
  });

  it('[SV54] takes up a removal that the last process did not end, and gives no session the rest', async () => {
    await create('BCDFGH');
    await recordLong('BCDFGH');
    await inFile((database) =>
      database.exec('pragma foreign_keys = on; delete from sessions where id = 1'),
    );
    // Another session has its number now.
    await create('KKKKKK');
    expect(await linesOf('KKKKKK')).toEqual([]);
    await store.idle();
    const count = await inFile((database) =>
      database.prepare('select count(*) n from blocks').get(),
    );
    expect(count).toMatchObject({ n: 0 });
  });

  it('[SV55] keeps room for the classes themselves, and takes all again when there is room', async () => {
    await store.close();
    store = await SqliteStore.open(folder, { maxBytes: 1_000_000 });
    await create('BCDFGH');
    await create('KKKKKK');
    const fill = async (code: string) => {
      for (let i = 0; i < 10_000; i += 10) {
        const lines = Array.from({ length: 10 }, (_, k) => ({
          timeMs: i + k,
          line: `{"n":"${randomBytes(500).toString('base64')}"}\n`,
        }));
        await store.save(code, { lines });
      }
    };
    await expect(fill('BCDFGH')).rejects.toThrow(StoreFullError);
    await expect(store.save('KKKKKK', { lines: [line(1)] })).rejects.toThrow(StoreFullError);
    await expect(create('NNNNNN')).rejects.toThrow(StoreFullError);
    // The undo stack has grown by a whole dataset.
    const points = Array.from({ length: 2000 }, (_, i) => [i, -i, 1] as [number, number, 1]);
    const dataset = { type: 'custom' as const, seed: 1, points };
    const undo = [{ type: 'parts' as const, experiment: { dataset } }];
    const large = { ...savedSession('KKKKKK'), undoStack: { undo, redo: [] } };
    await store.save('KKKKKK', { session: large });
    await store.idle();
    await store.close();
    store = await SqliteStore.open(folder, { maxBytes: 1_000_000 });
    expect((await collect(store.sessions()))[1].session).toEqual(large);
    await store.remove('BCDFGH');
    await store.idle();
    await store.save('KKKKKK', { lines: [line(1)] });
    await create('NNNNNN');
  });

  it('[SV32] refuses one write and commits those that wait with it', async () => {
    await create('BCDFGH');
    const results = await Promise.allSettled([
      store.save('BCDFGH', { lines: [line(1)] }),
      store.save('KKKKKK', { lines: [line(2)] }),
      create('BCDFGH'),
      store.save('BCDFGH', { lines: [line(3)] }),
    ]);
    expect(results.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'rejected',
      'fulfilled',
    ]);
    expect(await linesOf('BCDFGH')).toEqual([line(1).line, line(3).line]);
  });

  it('[SV34] opens no folder of a newer version', async () => {
    await store.close();
    const database = new DatabaseSync(join(folder, 'more-layers.sqlite'));
    database.exec(
      "insert into kysely_migration (name, timestamp) values ('999-later', '2099-01-01')",
    );
    database.close();
    await expect(SqliteStore.open(folder)).rejects.toThrow('999-later');
    rmSync(join(folder, 'more-layers.sqlite'));
    store = await SqliteStore.open(folder);
  });

  it('[SV34] opens no folder that another server has', async () => {
    await expect(SqliteStore.open(folder, { lockTimeoutMs: 50 })).rejects.toThrow(/locked/);
  });
});
