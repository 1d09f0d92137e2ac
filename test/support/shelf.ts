import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { SqliteStore } from '../../server/store/sqlite-store.ts';
import { initialPeople } from '../../server/session/people/saved-people.ts';
import type { SavedSession } from '../../server/session/types.ts';
import { smallExperiment } from './session-driver.ts';

export const awkward = [0.1 + 0.2, -0, 5e-324, Number.MAX_VALUE, 1 / 3];

export const nan = { trainLoss: 0.1, trainAccuracy: 1, testLoss: NaN, testAccuracy: NaN };

export const savedSession = (code: string): SavedSession => ({
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

export const facts = (code: string) => ({
  code,
  recordingId: `recording-${code}`,
  teacherKeyHash: Uint8Array.from([1, 2, 255]),
  createdAtMs: 1_600_000_000_000,
});

export const line = (timeMs: number) => ({ timeMs, line: `{"atMs":${timeMs}}\n` });

export async function collect<T>(values: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const value of values) list.push(value);
  return list;
}

/** A store in a folder of its own, anew for each test. */
export class Shelf {
  declare folder: string;
  declare store: SqliteStore;

  constructor() {
    beforeEach(async () => {
      this.folder = mkdtempSync(join(tmpdir(), 'store-'));
      this.store = await SqliteStore.open(this.folder, { now: () => 1_700_000_000_000 });
    });
    afterEach(async () => {
      await this.store.close();
      rmSync(this.folder, { recursive: true });
    });
  }

  create(code: string) {
    return this.store.create({ ...facts(code), session: savedSession(code) });
  }

  /** As after a restart. */
  async reopen(): Promise<void> {
    await this.store.close();
    this.store = await SqliteStore.open(this.folder);
  }

  async linesOf(code: string): Promise<string[]> {
    const recording = await this.store.findRecording(`recording-${code}`);
    const pages = recording ? await collect(recording.pages()) : [];
    return pages.flat();
  }
}
