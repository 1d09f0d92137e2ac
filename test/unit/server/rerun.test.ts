import { writeFileSync } from 'node:fs';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Difference, NotVerifiable } from '../../../server/verify/difference.ts';
import { Rerun } from '../../../server/verify/rerun.ts';
import { verifyRecording } from '../../../server/verify/verify-recording.ts';
import { presets } from '../../../shared/presets.ts';
import type { RecordedMessage } from '../../../shared/view/recording.ts';
import { gzipped, recordingText } from '../../support/recording-files.ts';
import { recordedClass } from '../../support/recorded-class.ts';
import { Fuzzed } from '../../support/fuzzed-session.ts';
import { anyAction, anyCommand } from '../../support/session-actions.ts';
import { SessionDriver, smallExperiment } from '../../support/session-driver.ts';
import { temporaryFolder } from '../../support/server.ts';

const messages = recordedClass();

function rerun(recorded: readonly RecordedMessage[]): Rerun {
  const again = new Rerun();
  for (const message of recorded) again.take(message);
  return again;
}

const frameCountOf = (recorded: readonly RecordedMessage[]) =>
  recorded.filter(({ message }) => message.frame).length;

const withFrame = (index: number, change: (frame: Uint8Array) => void): RecordedMessage[] =>
  messages.map((recorded, i) => {
    if (i !== index || !recorded.message.frame) return recorded;
    const frame = recorded.message.frame.slice();
    change(frame);
    return { ...recorded, message: { ...recorded.message, frame } };
  });

describe('Rerun', () => {
  it('[SV57] trains a class of all kinds of changes to the same frames', () => {
    const causes = new Set(messages.flatMap(({ by }) => (by ? [by.type] : [])));
    expect([...causes].sort()).toEqual(['change', 'set-parameter', 'undo']);
    expect(rerun(messages).frameCount).toBe(frameCountOf(messages));
  });

  it('[SV57] goes back with a restart, and undoes and redoes as the class did', () => {
    const driver = new SessionDriver({ experiment: { pace: 100, optimizer: { type: 'adam' } } });
    driver.joinTeacher();
    driver.command({ type: 'start' });
    driver.run(3000);
    driver.command({ type: 'change', experiment: { learningRate: 0.02 } });
    driver.run(1000);
    const checkpoint = driver.saved;
    // A second that was recorded, but whose checkpoint was not.
    driver.run(1000);
    const { epoch } = driver;
    driver.restart(checkpoint);
    driver.joinTeacher();
    driver.run(300);
    expect(driver.epoch).toBeLessThan(epoch);
    driver.command({ type: 'pause' });
    driver.command({ type: 'set-parameter', index: 1, value: 0.5 });
    driver.command({ type: 'set-parameter', index: 1, value: 0.6 });
    driver.command({ type: 'reroll' });
    driver.command({ type: 'preset', name: 'moons-0' });
    driver.command({ type: 'step', to: 'epoch' });
    driver.settle();
    for (let i = 0; i < 4; i++) driver.command({ type: 'undo' });
    for (let i = 0; i < 2; i++) driver.command({ type: 'redo' });
    driver.command({ type: 'start' });
    driver.run(1000);
    expect(presets['moons-0']).toBeDefined();
    expect(rerun(driver.recording).frameCount).toBe(frameCountOf(driver.recording));
  });

  it('[SV57] takes over the network that a student offered, to the last bit', () => {
    const driver = new SessionDriver({ experiment: { pace: 100 } });
    driver.joinTeacher();
    driver.joinStudent('ada', { name: 'Ada' });
    driver.command({ type: 'start' });
    driver.run(500);
    const hiddenLayers = [{ unitCount: 3, activation: 'relu' as const }];
    const experiment = { ...smallExperiment, hiddenLayers };
    const parameters = Array.from({ length: 13 }, (_, i) => Math.sin(i) / 3);
    driver.command({ type: 'offer-network', experiment, epoch: 77, parameters }, 'ada');
    const offerId = driver.told('teacher', 'desk')?.networkOffers?.[0]?.offerId ?? 'network-1';
    driver.command({ type: 'offer-accept', offerId, isCredited: true });
    driver.run(1000);
    driver.command({ type: 'undo' });
    driver.run(500);
    expect(driver.recording.some(({ by }) => by?.type === 'adopt')).toBe(true);
    expect(JSON.stringify(driver.recording)).not.toContain('Ada');
    expect(rerun(driver.recording).frameCount).toBe(frameCountOf(driver.recording));
  });

  it('[SV57] trains any class again, whatever was done in it', () => {
    fc.assert(
      fc.property(fc.array(anyAction(anyCommand), { minLength: 40, maxLength: 150 }), (actions) => {
        const fuzzed = new Fuzzed();
        for (const action of actions) fuzzed.act(action);
        const { recording } = fuzzed.driver;
        expect(rerun(recording).frameCount).toBe(frameCountOf(recording));
      }),
      { numRuns: 60 },
    );
  });

  it('[SV58] names the first bit that is not the same', () => {
    const index = 100;
    const flipped = withFrame(index, (frame) => (frame[36 + 4 * 5] ^= 1));
    expect(() => rerun(flipped)).toThrow(Difference);
    const sequence = new DataView(
      flipped[index].message.frame?.buffer ?? new ArrayBuffer(),
    ).getUint32(4, true);
    expect(() => rerun(flipped)).toThrow(
      new RegExp(
        `^sequence ${sequence}, epoch \\d+: parameter 5 is recorded as .+, trained again it is`,
      ),
    );
    expect(() => rerun(withFrame(index, (frame) => (frame[17] ^= 1)))).toThrow('the train loss');
    expect(() => rerun(withFrame(index, (frame) => (frame[8] ^= 1)))).toThrow('the start number');
  });

  it('[SV58] knows a change that was left out, or made another', () => {
    const isChange = ({ by }: RecordedMessage) => by?.type === 'change';
    const at = messages.findIndex(isChange);
    expect(() => rerun(messages.filter((_, i) => i !== at))).toThrow(Difference);
    const later = messages.map((recorded, i) =>
      i === at && recorded.by
        ? { ...recorded, by: { ...recorded.by, epoch: recorded.by.epoch - 1 } }
        : recorded,
    );
    expect(() => rerun(later)).toThrow(Difference);
  });

  it('[SV58] says what it cannot verify', () => {
    const older = messages.map(({ by: _, ...recorded }) => recorded);
    expect(() => rerun(older)).toThrow(NotVerifiable);
    const later = messages.findLastIndex(({ message }) => message.type === 'state');
    expect(() => rerun(messages.slice(later))).toThrow(NotVerifiable);
  });
});

describe('verifyRecording', () => {
  const write = (name: string, bytes: string | Uint8Array) => {
    const path = join(temporaryFolder(), name);
    writeFileSync(path, bytes);
    return path;
  };
  const text = recordingText(messages);

  it('[SV57] reads a file, gzipped or not', async () => {
    const same = { type: 'same', frameCount: frameCountOf(messages), problem: null };
    expect(await verifyRecording(write('a.ndjson', text))).toEqual(same);
    expect(await verifyRecording(write('a.ndjson.gz', gzipped(text)))).toEqual(same);
  });

  it('[SV58] says on which line it differs, and that it is cut off', async () => {
    const flipped = recordingText(withFrame(100, (frame) => (frame[40] ^= 2)));
    expect(await verifyRecording(write('a', flipped))).toMatchObject({
      type: 'differs',
      line: 102,
      frameCount: frameCountOf(messages.slice(0, 100)),
      message: expect.stringContaining('parameter 1 ') as string,
    });
    const cut = await verifyRecording(write('a', text.slice(0, text.length / 2)));
    expect(cut).toMatchObject({ type: 'same', problem: { type: 'cut-off' } });
  });

  it('[SV58] ends the command with 0, 1 or 2', async () => {
    const main = fileURLToPath(new URL('../../../server/verify/main.ts', import.meta.url));
    const run = (path: string) =>
      new Promise<{ code: unknown; output: string }>((resolve) => {
        execFile(process.execPath, [main, path], (error, stdout, stderr) =>
          resolve({ code: error?.code ?? 0, output: stdout + stderr }),
        );
      });
    const flipped = recordingText(withFrame(100, (frame) => (frame[40] ^= 2)));
    const results = await Promise.all([
      run(write('a.ndjson.gz', gzipped(text))),
      run(write('a.ndjson', flipped)),
      run(write('a.ndjson', text.slice(0, text.length / 2))),
      run('/nowhere/at/all'),
    ]);
    expect(results.map(({ code }) => code)).toEqual([0, 1, 2, 2]);
    expect(results[0].output).toContain(`${frameCountOf(messages)} snapshots are the same`);
    expect(results[1].output).toMatch(/line 102, sequence \d+, epoch \d+: parameter 1 is recorded/);
    expect(results[2].output).toContain('cut off');
  });

  it('[SV58] says what is no recording, or not there', async () => {
    expect(await verifyRecording(write('a', 'no'))).toMatchObject({ type: 'unreadable' });
    expect(await verifyRecording('/nowhere/at/all')).toMatchObject({
      type: 'unreadable',
      message: expect.stringContaining('ENOENT') as string,
    });
  });
});
