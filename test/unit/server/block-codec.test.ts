import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packLines, unpackLines } from '../../../server/store/block-codec.ts';
import { packFrames, unpackFrames } from '../../../server/store/frame-planes.ts';
import { encodeRecordedMessage } from '../../../shared/view/recording.ts';
import { recordedClass } from '../../support/recorded-class.ts';

const lines = recordedClass().map(encodeRecordedMessage);
const roundTrip = async (list: string[]) => unpackLines(await packLines(list));

describe('a block of a recording', () => {
  it('[SV50] gives back its lines to the last character', async () => {
    expect(lines.length).toBeGreaterThan(500);
    expect(await roundTrip(lines)).toEqual(lines);
    expect(await roundTrip(lines.slice(0, 1))).toEqual(lines.slice(0, 1));
  });

  it('[SV50] is less than half of the bare frames and a few bytes a line', async () => {
    const snapshots = lines.filter((line) => line.includes('"type":"snapshot"'));
    const packed = await packLines(snapshots);
    // Nine parameters: 72 bytes a frame.
    expect(packed.length / snapshots.length).toBeLessThan(45);
  });

  it.each([
    ['a title that looks like a frame', '{"title":"\\"frame\\":\\"\\"","n":1}\n'],
    ['base64 that is not as it is written', '{"frame":"AAAB=="}\n'],
    ['a frame of odd length', '{"frame":"AAA="}\n'],
    ['an empty frame', '{"frame":""}\n'],
    ['other letters', '{"title":"Zwei Schichten \u{1F9E0}\u2028"}\n'],
  ])('[SV50] keeps %s', async (_, line) => {
    const list = [lines[0], line, lines[2], line];
    expect(await roundTrip(list)).toEqual(list);
  });

  it('[SV50] keeps frames of any bits and any lengths', async () => {
    const word = fc.oneof(fc.integer(), fc.constantFrom(0, -1, 0x7fc00000, -0x80000000));
    const frames = fc.integer({ min: 0, max: 9 }).chain((wordCount) =>
      fc.array(
        fc
          .array(word, { minLength: wordCount, maxLength: wordCount })
          .map((words) => new Uint8Array(Int32Array.from(words).buffer)),
        { minLength: 1, maxLength: 9 },
      ),
    );
    fc.assert(
      fc.property(frames, (list) => {
        const wordCount = list[0].length / 4;
        const packed = packFrames(list, wordCount);
        const unpacked = unpackFrames(packed, list.length, wordCount);
        expect(unpacked.map((frame) => [...frame])).toEqual(list.map((frame) => [...frame]));
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(frames, { minLength: 1, maxLength: 5 }), async (groups) => {
        const list = groups
          .flat()
          .map((frame) => `{"frame":"${Buffer.from(frame).toString('base64')}"}\n`);
        expect(await roundTrip(list)).toEqual(list);
      }),
    );
  });

  it('[SV50] of a newer version is not read as something else', async () => {
    const { deflateRawSync, inflateRawSync } = await import('node:zlib');
    const bytes = inflateRawSync(await packLines(lines.slice(0, 5)));
    bytes[0] = 2;
    await expect(unpackLines(deflateRawSync(bytes))).rejects.toThrow('version 2');
  });
});
