import { describe, expect, it } from 'vitest';
import { readRecording, readRecordingStream } from '../../../shared/view/read-recording.ts';
import { recordingLimits } from '../../../shared/view/recording-parser.ts';
import { encodeRecordedMessage } from '../../../shared/view/recording.ts';
import { Player } from '../../../shared/view/player.ts';
import { recordedClass } from '../../support/recorded-class.ts';
import { gzipped, PiecedFile, recordingText, utf8 } from '../../support/recording-files.ts';
import { seededRandom } from '../../support/session-driver.ts';

const all = recordedClass();
/** Few enough to be mutated often, with all kinds of messages in them. */
const messages = all.filter(({ message }, i) => message.type !== 'snapshot' || i % 12 === 0);
const text = recordingText(messages);
const values = [
  '1e999', '-1', '0', 'null', 'true', '"x"', '[]', '{}', '1e308', '-0', '99999999999999999999', '""',
  '[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]', '{"__proto__":{"a":1}}', '"\\ud800"', '4294967296',
]; // prettier-ignore

type Random = () => number;
const pick = <T>(list: readonly T[], random: Random): T => list[Math.floor(random() * list.length)];
const at = (length: number, random: Random) => Math.floor(random() * length);

/** What happens to files. */
const textMutations: ((lines: string[], random: Random) => void)[] = [
  (lines, random) => lines.splice(at(lines.length, random), 1 + at(3, random)),
  (lines, random) => {
    const i = at(lines.length, random);
    lines.splice(i, 0, ...lines.slice(i, i + 1 + at(5, random)));
  },
  (lines, random) => {
    const [i, k] = [at(lines.length, random), at(lines.length, random)];
    [lines[i], lines[k]] = [lines[k], lines[i]];
  },
  (lines, random) => {
    const i = at(lines.length, random);
    lines[i] = lines[i].slice(0, at(lines[i].length + 1, random));
  },
  // One value, of any kind, in place of another.
  (lines, random) => {
    const i = at(lines.length, random);
    const places = [...lines[i].matchAll(/[[:,]("[^"]{0,400}"|-?[\d.e+-]+|null|true|false)/g)];
    if (places.length === 0) return;
    const place = pick(places, random);
    const from = place.index + 1;
    lines[i] =
      lines[i].slice(0, from) + pick(values, random) + lines[i].slice(from + place[1].length);
  },
  // One key's value in place of another's, of another line.
  (lines, random) => {
    const [i, k] = [at(lines.length, random), at(lines.length, random)];
    const [a, b] = [at(lines[i].length, random), at(lines[k].length, random)];
    lines[i] = lines[i].slice(0, a) + lines[k].slice(b, b + at(300, random)) + lines[i].slice(a);
  },
];

/** What makes files grow. */
const growths: ((lines: string[], random: Random) => void)[] = [
  // One line, or a run of them, over and over.
  (lines, random) => {
    const i = at(lines.length, random);
    const run = lines.slice(i, i + 1 + at(4, random));
    lines.splice(i, 0, ...Array.from({ length: 1 + at(3000, random) }, () => run).flat());
  },
  // Every snapshot twice.
  (lines) => {
    const all = lines.flatMap((line) => (line.includes('"snapshot"') ? [line, line] : [line]));
    lines.splice(0, lines.length, ...all);
  },
  // A text of megabytes, a list of as many, or nesting without end, in place of a value or a line.
  (lines, random) => {
    const i = at(lines.length, random);
    const huge = pick(
      [
        () => `"${'x'.repeat(3e6)}"`,
        () => `[${'0,'.repeat(1e6)}0]`,
        () => '['.repeat(200_000),
        () => '{"a":'.repeat(50_000),
      ],
      random,
    )();
    if (random() < 0.5) lines.splice(i, 0, huge);
    else lines[i] = lines[i].replace(/:("[^"]*"|-?[\d.e+-]+|null)/, () => `:${huge}`);
  },
];

const byteMutations: ((bytes: Buffer, random: Random) => Buffer)[] = [
  (bytes) => bytes,
  (bytes, random) => {
    bytes[at(bytes.length, random)] ^= 1 << at(8, random);
    return bytes;
  },
  (bytes, random) => {
    for (let i = 0; i < 20; i++) bytes[at(bytes.length, random)] = at(256, random);
    return bytes;
  },
  (bytes, random) => bytes.subarray(0, at(bytes.length, random)),
  (bytes, random) => {
    const from = at(bytes.length, random);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + at(500, random))]);
  },
];

function mutate(random: Random): Buffer {
  const lines = text.split('\n');
  const count = at(4, random);
  for (let i = 0; i < count; i++) pick(textMutations, random)(lines, random);
  const mutated = lines.join('\n');
  const bytes = random() < 0.5 ? gzipped(mutated) : utf8(mutated);
  return pick(byteMutations, random)(bytes, random);
}

describe('readRecording, of files that grow', () => {
  it.each(Array.from({ length: 4 }, (_, block) => block))(
    '[VI80] reads no more of them than the limits (block %i)',
    async (block) => {
      for (let seed = 1000 + block * 10; seed < 1010 + block * 10; seed++) {
        const random = seededRandom(seed);
        const lines = text.split('\n');
        for (let i = 0; i < 2; i++) pick(growths, random)(lines, random);
        const mutated = lines.join('\n');
        const bytes = random() < 0.5 ? gzipped(mutated) : utf8(mutated);
        const parser = { ...recordingLimits, messageCount: 2000, lineBytes: 1e6 };
        let [count, frameBytes, marks, sinceState] = [0, 0, 0, 0];
        const result = await readRecordingStream(
          PiecedFile.of(bytes, () => 16_384),
          ({ message }) => {
            count++;
            frameBytes += message.frame?.length ?? 0;
            if (message.type === 'change' || message.type === 'moment') marks++;
            sinceState = message.type === 'state' ? 0 : sinceState + 1;
            // Bounded at each step, not only in the end.
            if (sinceState > parser.sinceState) throw new Error(`seed ${seed}: past the limit`);
          },
          parser,
        );
        const label = `seed ${seed}`;
        expect(count, label).toBeLessThanOrEqual(parser.messageCount);
        expect(frameBytes, label).toBeLessThanOrEqual(parser.frameBytes);
        expect(marks, label).toBeLessThanOrEqual(parser.markCount);
        if (!result.ok) expect(result.message, label).not.toBe('');
        else if (result.value.problem) {
          expect(result.value.problem.line, label).toBe(count + 2);
        }
      }
    },
  );

  it('[VI80] takes no more of a file than it reads', async () => {
    const lines = text.split('\n');
    const { length } = utf8(text);
    const endless = `${text}${`${lines[3]}\n`.repeat(100_000)}`;
    const file = PiecedFile.of(utf8(endless), () => 16_384);
    const result = await readRecording(file, { ...recordingLimits, messageCount: 300 });
    expect(result).toMatchObject({ ok: true, value: { problem: { type: 'too-large' } } });
    expect(file.takenBytes).toBeLessThan(2 * length + 300 * (lines[3].length + 1));
    expect(file.isReturned).toBe(true);
  });
});

describe('readRecording, of mutated files', () => {
  it.each(Array.from({ length: 10 }, (_, block) => block))(
    '[VI44] reads or refuses them, and plays what it reads (block %i)',
    async (block) => {
      for (let seed = block * 40; seed < block * 40 + 40; seed++) {
        const random = seededRandom(seed);
        const bytes = mutate(random);
        const file = PiecedFile.of(bytes, () => 1 + at(5000, random));
        const result = await readRecording(file).catch((error: unknown) => {
          throw new Error(`seed ${seed}: it threw`, { cause: error });
        });
        if (!result.ok) {
          expect(['bad-message', 'too-large', 'unsupported-protocol'], `seed ${seed}`).toContain(
            result.code,
          );
          expect(result.message).not.toBe('');
          continue;
        }
        const { messages: read, problem } = result.value;
        expect(read[0].message.type, `seed ${seed}`).toBe('state');
        expect(problem === null || problem.line === read.length + 2, `seed ${seed}`).toBe(true);
        const times = read.map(({ atMs }) => atMs);
        expect(times, `seed ${seed}`).toEqual([...times].sort((a, b) => a - b));
        // It plays, forward and by leaps, and is written again.
        const player = new Player(read);
        for (let i = 0; i < 10; i++) player.viewAt(random() * player.durationMs);
        player.viewAt(player.durationMs);
        read.forEach(encodeRecordedMessage);
      }
    },
  );
});
