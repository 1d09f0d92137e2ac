import { mkdtempSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SqliteStore } from '../../server/store/sqlite-store.ts';
import { initialPeople } from '../../server/session/people/saved-people.ts';
import type { SavedSession } from '../../server/session/types.ts';
import { smallExperiment } from '../support/session-driver.ts';

let folder: string;
let store: SqliteStore;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'store-'));
  store = await SqliteStore.open(folder, () => 1_700_000_000_000);
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
    await expect(SqliteStore.open(folder, Date.now, 50)).rejects.toThrow(/locked/);
  });
});
