import { constants, createGzip, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeBase64 } from '../../../shared/view/base64.ts';
import { readRecording, readRecordingStream } from '../../../shared/view/read-recording.ts';
import { Player } from '../../../shared/view/player.ts';
import { recordingLimits } from '../../../shared/view/recording-parser.ts';
import { parseRecording, type Recording } from '../../../shared/view/recording.ts';
import { reduceView } from '../../../shared/view/reduce-view.ts';
import type { View } from '../../../shared/view/view.ts';
import { recordedClass } from '../../support/recorded-class.ts';
import { gzipped, PiecedFile, recordingText, utf8 } from '../../support/recording-files.ts';

const messages = recordedClass().slice(0, 300);
const text = recordingText(messages);
const lines = text.split('\n');
const whole = parseRecording(text);

async function read(
  file: AsyncIterable<Uint8Array>,
  limits: Partial<typeof recordingLimits> = {},
): Promise<Recording> {
  const result = await readRecording(file, { ...recordingLimits, ...limits });
  if (!result.ok) throw new Error(result.message);
  return result.value;
}

describe('readRecording', () => {
  it('[VI40] reads what comes in any pieces, gzipped or not', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.infiniteStream(fc.integer({ min: 1, max: 3000 })) as fc.Arbitrary<
          Iterator<number, number>
        >,
        fc.boolean(),
        async (lengths, isGzip) => {
          const bytes = isGzip ? gzipped(text) : utf8(text);
          const file = PiecedFile.of(bytes, () => lengths.next().value);
          expect(await readRecording(file)).toEqual(whole);
          expect(file.isReturned).toBe(true);
        },
      ),
      { numRuns: 30 },
    );
    expect(await readRecording(PiecedFile.of(gzipped(text), () => 1))).toEqual(whole);
  });

  it('[VI40] reads two gzip members as one file, as gzip has it', async () => {
    const half = text.indexOf('\n', text.length / 2) + 1;
    const bytes = Buffer.concat([gzipped(text.slice(0, half)), gzipped(text.slice(half))]);
    const result = await readRecording(PiecedFile.of(bytes));
    // Browsers take the first member alone; Node all of them.
    if (!result.ok) throw new Error(result.message);
    const { length } = result.value.messages;
    expect(result.value.messages).toEqual(messages.slice(0, length));
    expect(length === messages.length).toBe(result.value.problem === null);
  });

  it.each([
    ['text', utf8(text)],
    ['gzip', gzipped(text)],
  ])('[VI41] plays %s that is cut off anywhere up to there', async (_, bytes) => {
    const least = bytes.length / 2;
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: Math.ceil(least), max: bytes.length - 2 }),
        async (end) => {
          const { messages: played, problem } = await read(PiecedFile.of(bytes.subarray(0, end)));
          expect(played).toEqual(messages.slice(0, played.length));
          expect(played.length).toBeGreaterThan(10);
          const isWhole = played.length === messages.length;
          // A gzip without its last bytes has all of its text, and is not whole.
          if (problem) expect(problem).toMatchObject({ type: 'cut-off', line: played.length + 2 });
          else expect(isWhole).toBe(true);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('[VI87] shows at any moment of what was cut off what the whole shows', async () => {
    const playedTo = (atMs: number) =>
      messages
        .filter((recorded) => recorded.atMs <= atMs)
        .reduce<View | null>((view, { message }) => reduceView(view, message), null);
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    await fc.assert(
      fc.asyncProperty(
        fc.boolean(),
        share,
        fc.array(share, { minLength: 1, maxLength: 6 }),
        async (isGzip, cut, shares) => {
          const bytes = isGzip ? gzipped(text) : utf8(text);
          const end = Math.ceil(bytes.length * (0.3 + 0.7 * cut));
          const result = await read(PiecedFile.of(bytes.subarray(0, end)));
          const player = new Player(result.messages);
          expect(player.durationMs).toBe(result.messages.at(-1)?.atMs);
          for (const one of shares) {
            // The last message may have others at its time, which were cut away.
            const atMs = Math.min(one * player.durationMs, player.durationMs - 1);
            expect(player.viewAt(atMs)).toEqual(playedTo(atMs));
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('[VI41] plays a file that fails up to there', async () => {
    function* failing() {
      yield utf8(text.slice(0, 60_000));
      throw new Error('the stick was pulled out');
    }
    const { messages: played, problem } = await read(new PiecedFile(failing()));
    expect(played.length).toBeGreaterThan(10);
    expect(played).toEqual(messages.slice(0, played.length));
    expect(problem).toMatchObject({ type: 'cut-off', line: played.length + 2 });
  });

  it('[VI41] plays a gzip that is damaged up to there', async () => {
    const bytes = gzipped(text);
    bytes.fill(0x55, bytes.length - 3000, bytes.length - 2900);
    const { messages: played, problem } = await read(PiecedFile.of(bytes));
    expect(played.length).toBeGreaterThan(10);
    expect(played).toEqual(messages.slice(0, played.length));
    expect(problem).not.toBeNull();
  });

  const snapshotLine = lines.find((line) => line.includes('"type":"snapshot"')) ?? '';
  const start = `${lines[0]}\n${lines[1]}\n`;

  it('[VI42] stops a zip bomb early: an endless line', async () => {
    const zeros = gzipSync(Buffer.alloc(200_000_000, 'x'), { level: constants.Z_BEST_SPEED });
    const bomb = Buffer.concat([gzipped(start), zeros]);
    const file = PiecedFile.of(Buffer.concat([zeros]), () => 4096);
    expect(await readRecording(file)).toMatchObject({ ok: false, code: 'too-large' });
    // 200 MB come out of 870 KB; some of them at most are asked for.
    expect(file.takenBytes).toBeLessThan(zeros.length / 4);
    expect(bomb.length).toBeGreaterThan(zeros.length);
  });

  it('[VI42] stops a zip bomb early: lines without end', async () => {
    const gzip = createGzip({ level: 9 });
    const chunks: Buffer[] = [];
    gzip.on('data', (chunk: Buffer) => chunks.push(chunk));
    gzip.write(start);
    const block = Buffer.from(`${snapshotLine}\n`.repeat(5000));
    for (let i = 0; i < 100; i++) gzip.write(block);
    await new Promise<void>((resolve) => gzip.end(resolve));
    const bytes = Buffer.concat(chunks);
    const limits = { ...recordingLimits, textBytes: 10e6, sinceState: Infinity };
    let count = 0;
    const result = await readRecordingStream(PiecedFile.of(bytes), () => count++, limits);
    expect(result).toMatchObject({ ok: true, value: { problem: { type: 'too-large' } } });
    expect(count).toBeGreaterThan(10_000);
    expect(count * snapshotLine.length).toBeLessThan(10e6);
  });

  it.each([
    ['messages', { messageCount: 100 }],
    ['a file', { fileBytes: 60_000 }],
    ['a text', { textBytes: 60_000 }],
    ['frames', { frameBytes: 72 * 80 }],
    ['all that is no snapshot', { restBytes: lines[1].length + 200 }],
    ['changes and moments', { markCount: 3 }],
    ['messages behind a state', { sinceState: 50 }],
  ])('[VI42] reads no more of %s than the limit', async (_, limits) => {
    const { messages: played, problem } = await read(
      PiecedFile.of(utf8(text), () => 4096),
      limits,
    );
    expect(problem).toMatchObject({ type: 'too-large', line: played.length + 2 });
    expect(played).toEqual(messages.slice(0, played.length));
    expect(played.length).toBeGreaterThan(10);
    expect(played.length).toBeLessThan(messages.length);
  });

  it('[VI70] reads a bomb of small lines, moments or changes, up to what a page can show', async () => {
    const moment = { atMs: 1, message: { type: 'moment', kind: 'named', text: 'x' } };
    const change = { atMs: 1, message: { type: 'change', phase: 'paused' } };
    for (const line of [moment, change].map((each) => `${JSON.stringify(each)}\n`)) {
      const bytes = gzipped(start + line.repeat(600_000));
      expect(bytes.length).toBeLessThan(200_000);
      const { messages: played, problem } = await read(PiecedFile.of(bytes));
      expect(problem).toMatchObject({ type: 'too-large' });
      expect(played.length).toBeLessThanOrEqual(recordingLimits.sinceState + 1);
      // States among them do not help.
      const rows = `${lines[1]}\n${line.repeat(1000)}`.repeat(60);
      const often = await read(PiecedFile.of(utf8(`${lines[0]}\n${rows}`)));
      expect(often.problem).toMatchObject({ type: 'too-large' });
      const marks = often.messages.filter(({ message }) => message.type !== 'state');
      expect(marks).toHaveLength(recordingLimits.markCount);
    }
  });

  it('[VI71] says of a newer version that it is one, whatever its header is', async () => {
    const header = JSON.parse(lines[0]) as { version: number };
    const version = header.version + 1;
    for (const other of [
      { ...header, version, title: undefined },
      { ...header, version, durationMs: { ms: 12 } },
    ]) {
      const result = await readRecording(PiecedFile.of(utf8(`${JSON.stringify(other)}\n`)));
      expect(result).toMatchObject({ ok: false, code: 'unsupported-protocol' });
      expect(!result.ok && result.message).toContain(`version ${version}`);
    }
    const same = JSON.stringify({ ...header, title: undefined });
    const result = await readRecording(PiecedFile.of(utf8(`${same}\n`)));
    expect(result).toMatchObject({ ok: false, code: 'bad-message' });
  });

  it('[VI42] reads no line that is too long, and keeps none of it', async () => {
    const long = `${start}{"atMs":1,"message":"${'x'.repeat(3e6)}"}\n`;
    const { messages: played, problem } = await read(PiecedFile.of(utf8(long)));
    expect(played).toEqual(messages.slice(0, 1));
    expect(problem).toMatchObject({ type: 'too-large', line: 3 });
  });

  it('[VI42] reads nothing that is nested deeply', async () => {
    for (const deep of [
      '['.repeat(500_000),
      '{"a":'.repeat(100_000),
      `{"a":"\\"",${'['.repeat(20)}`,
    ]) {
      const { messages: played, problem } = await read(PiecedFile.of(utf8(`${start}${deep}\n`)));
      expect(played).toHaveLength(1);
      expect(problem).toMatchObject({ type: 'corrupt', line: 3 });
    }
    const inText = `${start}{"atMs":1,"message":{"type":"change","other":"${'[\\"'.repeat(50)}"}}\n`;
    expect((await read(PiecedFile.of(utf8(inText)))).messages).toHaveLength(2);
  });

  const withPart = (part: object) => {
    const line = JSON.parse(lines[1]) as { message: object };
    return JSON.stringify({ ...line, message: { ...line.message, ...part } });
  };
  const row = [1, 0.5, 0.5, null, null];

  it.each([
    ['a time without end', snapshotLine.replace(/"atMs":[\d.]+/, '"atMs":1e999')],
    ['a rate without end', lines[1].replace(/"learningRate":[\d.]+/, '"learningRate":1e999')],
    ['a loss without end', withPart({ history: [[0, 'X', 1, 1, 1]] }).replace('"X"', '1e999')],
    ['a curve without end', withPart({ history: Array.from({ length: 5000 }, () => row) })],
    ['marks without end', withPart({ marks: Array.from({ length: 5000 }, () => ({})) })],
    ['a title without end', withPart({ title: 'x'.repeat(100_000) })],
    ['a frame with too many parameters', withPart({ frame: encodeBase64(new Uint8Array(90_000)) })],
    ['a cause that is none', lines[1].replace(/\}$/, ',"by":{"type":"magic","epoch":1}}')],
    ['a prototype', snapshotLine.replace('"message":', '"__proto__":')],
  ])('[VI43] takes %s for corrupt', async (_, line) => {
    const { messages: played, problem } = await read(PiecedFile.of(utf8(`${start}${line}\n`)));
    expect(played).toHaveLength(1);
    expect(problem).toMatchObject({ type: 'corrupt', line: 3 });
  });

  it('[VI43] takes bytes that are no UTF-8 for corrupt', async () => {
    const bytes = Buffer.concat([utf8(start), Buffer.from([0xff, 0xfe, 0x80, 10])]);
    expect(await read(PiecedFile.of(bytes))).toMatchObject({
      messages: { length: 1 },
      problem: { type: 'corrupt', line: 3 },
    });
  });

  it('[VI43] refuses what is nothing at all', async () => {
    for (const bytes of [
      [],
      [0x1f],
      [0x1f, 0x8b],
      [0x1f, 0x8b, 8, 0],
      [10, 10, 10],
      [0xef, 0xbb],
    ]) {
      const result = await readRecording(PiecedFile.of(Uint8Array.from(bytes)));
      expect(result).toMatchObject({ ok: false, code: 'bad-message' });
    }
  });
});
