import { rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SqliteStore } from '../../server/store/sqlite-store.ts';
import { initialPeople } from '../../server/session/people/saved-people.ts';
import type { SavedSession } from '../../server/session/types.ts';
import { awkward, savedSession, facts, line, collect, Shelf } from '../support/shelf.ts';

const shelf = new Shelf();

describe('SqliteStore', () => {
  it('[SV33] gives back what was saved, to the last bit', async () => {
    await shelf.create('BCDFGH');
    await shelf.reopen();
    const [restored] = await collect(shelf.store.sessions());
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
    await shelf.create('BCDFGH');
    const later = { ...savedSession('BCDFGH'), phase: 'paused' as const, sequence: 8 };
    await shelf.store.save('BCDFGH', { session: later, lines: [line(1), line(2)] });
    await shelf.store.save('BCDFGH', { lines: [line(30)] });
    const [restored] = await collect(shelf.store.sessions());
    expect(restored.session).toEqual(later);
    expect(restored.recordedMs).toBe(30);
    expect(await shelf.linesOf('BCDFGH')).toEqual([1, 2, 30].map((ms) => line(ms).line));
  });

  it('[SV38] writes what can be undone where it has changed, and reads what had none', async () => {
    await shelf.create('BCDFGH');
    await shelf.store.save('BCDFGH', { session: savedSession('BCDFGH') });
    await shelf.create('KKKKKK');
    await shelf.store.close();
    const database = new DatabaseSync(join(shelf.folder, 'more-layers.sqlite'));
    database.exec('delete from undo_stacks where session_id = 2');
    database.close();
    shelf.store = await SqliteStore.open(shelf.folder);
    const stacks = (await collect(shelf.store.sessions())).map(({ session }) => session.undoStack);
    expect(stacks).toEqual([savedSession('').undoStack, { undo: [], redo: [] }]);
    const undone = { ...savedSession('BCDFGH'), undoStack: { undo: [], redo: [] } };
    await shelf.store.save('BCDFGH', { session: undone });
    await shelf.store.save('BCDFGH', { session: { ...undone, sequence: 9 } });
    await shelf.reopen();
    expect((await collect(shelf.store.sessions()))[0].session).toEqual({ ...undone, sequence: 9 });
  });

  /** Looks into the file while no store has it. */
  async function inFile<T>(look: (database: DatabaseSync) => T): Promise<T> {
    await shelf.store.close();
    const database = new DatabaseSync(join(shelf.folder, 'more-layers.sqlite'));
    const found = look(database);
    database.close();
    shelf.store = await SqliteStore.open(shelf.folder);
    return found;
  }

  it('[SV70] writes the people where they have changed, and reads a session that had none', async () => {
    const people = {
      ...initialPeople,
      isLocked: true,
      hands: ['s'],
      predict: { round: 1, isOpen: true, drawings: { s: [[[0.1, -0]]] }, scores: null },
    } as unknown as SavedSession['people'];
    await shelf.create('BCDFGH');
    await shelf.create('KKKKKK');
    await inFile((database) =>
      database.exec(`
        delete from people where session_id = 2;
        create table writes (people blob);
        create trigger t after update on people begin insert into writes values (1); end;
      `),
    );
    const session = { ...savedSession('BCDFGH'), people };
    for (let sequence = 8; sequence < 12; sequence++) {
      await shelf.store.save('BCDFGH', { session: { ...session, sequence } });
    }
    const changed = { ...people, isLocked: false };
    await shelf.store.save('BCDFGH', { session: { ...session, people: changed } });
    const count = await inFile((database) =>
      database.prepare('select count(*) n from writes').get(),
    );
    expect(count).toMatchObject({ n: 2 });
    const read = (await collect(shelf.store.sessions())).map((stored) => stored.session.people);
    expect(read).toEqual([changed, initialPeople]);
  });

  it('[SV73] keeps a session under its new code, and knows the old one as ended', async () => {
    await shelf.create('BCDFGH');
    const writes = [
      shelf.store.save('BCDFGH', { lines: [line(1)] }),
      shelf.store.recode('BCDFGH', 'NNNNNN'),
      shelf.store.save('BCDFGH', { lines: [line(2)] }),
      shelf.store.save('NNNNNN', { lines: [line(3)] }),
    ];
    await Promise.all(writes);
    await shelf.reopen();
    expect(await collect(shelf.store.sessions())).toMatchObject([
      { code: 'NNNNNN', endedCodes: ['BCDFGH'], session: { code: 'NNNNNN' } },
    ]);
    expect((await shelf.store.findRecording('recording-BCDFGH'))?.messageCount).toBe(3);
    await shelf.store.remove('NNNNNN');
    await shelf.create('BCDFGH');
    expect(await collect(shelf.store.sessions())).toMatchObject([
      { code: 'BCDFGH', endedCodes: [] },
    ]);
  });

  it('[SV74] keeps other keys', async () => {
    await shelf.create('BCDFGH');
    const [teacherKeyHash, coTeacherKeyHash] = [Buffer.from([1]), Buffer.from([2])];
    await shelf.store.rekey('BCDFGH', { teacherKeyHash });
    await shelf.store.rekey('BCDFGH', { coTeacherKeyHash });
    await shelf.reopen();
    const [read] = await collect(shelf.store.sessions());
    expect([[...read.teacherKeyHash], [...(read.coTeacherKeyHash ?? [])]]).toEqual([[1], [2]]);
    await shelf.store.rekey('BCDFGH', { coTeacherKeyHash: null });
    expect((await collect(shelf.store.sessions()))[0].coTeacherKeyHash).toBeNull();
  });

  it('[SV32] refuses one write and commits those that wait with it', async () => {
    await shelf.create('BCDFGH');
    const results = await Promise.allSettled([
      shelf.store.save('BCDFGH', { lines: [line(1)] }),
      shelf.store.save('KKKKKK', { lines: [line(2)] }),
      shelf.create('BCDFGH'),
      shelf.store.save('BCDFGH', { lines: [line(3)] }),
    ]);
    expect(results.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'rejected',
      'fulfilled',
    ]);
    expect(await shelf.linesOf('BCDFGH')).toEqual([line(1).line, line(3).line]);
  });

  it('[SV34] opens no folder of a newer version', async () => {
    await shelf.store.close();
    const database = new DatabaseSync(join(shelf.folder, 'more-layers.sqlite'));
    database.exec(
      "insert into kysely_migration (name, timestamp) values ('999-later', '2099-01-01')",
    );
    database.close();
    await expect(SqliteStore.open(shelf.folder)).rejects.toThrow('999-later');
    rmSync(join(shelf.folder, 'more-layers.sqlite'));
    shelf.store = await SqliteStore.open(shelf.folder);
  });

  it('[SV34] opens no folder that another server has', async () => {
    await expect(SqliteStore.open(shelf.folder, { lockTimeoutMs: 50 })).rejects.toThrow(/locked/);
  });
});
