import { describe, expect, it } from 'vitest';
import { readRecording } from '../../../shared/view/read-recording.ts';
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
