import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkMessage, MessageError } from '../../../server/sockets/message-guard.ts';
import { parser } from '../../../server/sockets/parser.ts';
import { limits } from '../../../shared/limits.ts';
import { presetNames, presets } from '../../../shared/presets.ts';

const encode = (data: unknown): Buffer => {
  const packet = { type: parser.PacketType.EVENT, nsp: '/', data: ['command', data], id: 1 };
  return (new parser.Encoder().encode(packet) as unknown as Buffer[])[0];
};
const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex');

describe('checkMessage', () => {
  it.each([
    ['a binary of a gibibyte in six bytes', 'c9 40000000 00'],
    ['an array of 33 million in five bytes', 'dd 01ffffff'],
    ['a map of four thousand million', 'df ffffffff'],
    ['a text longer than the message', 'db 7fffffff 61'],
    ['bytes longer than the message', 'c6 7fffffff 61'],
    ['an array whose last value is missing', '92 01'],
    ['a map whose last value is missing', '81 a161'],
    ['nothing', ''],
    ['a number that is cut off', 'cb 0000'],
    ['a second value', '01 01'],
    ['a date', 'd7 00 0000000000000000'],
    ['a type of its own', 'd4 05 00'],
    ['a prefix that means nothing', 'c1'],
    ['a key that is no text', '81 01 01'],
    ['a prototype', '81 a9 5f5f70726f746f5f5f 80'],
    ['a prototype as a longer text', '81 d9 09 5f5f70726f746f5f5f 80'],
    ['a constructor', `81 ab ${Buffer.from('constructor').toString('hex')} 80`],
    ['the prototype of a function', `81 a9 ${Buffer.from('prototype').toString('hex')} 80`],
    ['arrays in arrays without end', '91'.repeat(1000) + '01'],
    ['more values than the most points have', 'dc ffff' + 'c0'.repeat(0xffff)],
  ])('[SV40] refuses %s', (_, bytes) => {
    expect(() => checkMessage(hex(bytes))).toThrow(MessageError);
  });

  it.each(presetNames)('[SV40] passes %s as a command', (name) => {
    checkMessage(encode({ id: 'x', type: 'change', experiment: presets[name].experiment }));
  });

  it('[SV40] passes the most points that a command may bring', () => {
    const points = Array.from({ length: limits.customPointCount }, (_, i) => [0.1, i, i % 2]);
    const experiment = { ...presets['moons-0'].experiment };
    const message = encode({
      id: 'x',
      type: 'change',
      experiment: { ...experiment, dataset: { type: 'custom', seed: 1, points } },
    });
    expect(checkMessage(message)).toBeLessThan(1.1 * 4 * limits.customPointCount);
  });

  it('[SV40] passes whatever a client can send', () => {
    const value = fc
      .jsonValue({ maxDepth: 8, noUnicodeString: false })
      .filter((json) => !/"(__proto__|constructor|prototype)"/.test(JSON.stringify(json)));
    fc.assert(
      fc.property(
        fc.oneof(value, fc.constant(undefined), fc.double()),
        (data) => void checkMessage(encode(data)),
      ),
    );
  });

  it('[SV40] passes or refuses any bytes, and what it passes is decoded', () => {
    const message = encode({ id: 'x', type: 'change', experiment: presets['moons-0'].experiment });
    const mutated = fc
      .array(fc.tuple(fc.nat(message.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 })
      .map((changes) => {
        const bytes = Buffer.from(message);
        for (const [at, byte] of changes) bytes[at] = byte;
        return bytes;
      });
    const any = fc.uint8Array({ maxLength: 64 }).map((bytes) => Buffer.from(bytes));
    let passed = 0;
    fc.assert(
      fc.property(fc.oneof(mutated, any), (bytes) => {
        try {
          expect(checkMessage(bytes)).toBeLessThanOrEqual(bytes.length);
        } catch (error) {
          expect(error).toBeInstanceOf(MessageError);
          return;
        }
        passed++;
        try {
          new parser.Decoder().add(bytes);
        } catch (error) {
          // A value, but no packet.
          expect(String(error)).toMatch(/invalid (packet|namespace|payload)|of null|of undefined/);
        }
      }),
      { numRuns: 2000 },
    );
    expect(passed).toBeGreaterThan(100);
  });
});

describe('the decoder', () => {
  it('[SV40] takes no text', () => {
    expect(() => new parser.Decoder().add('2["command"]')).toThrow(MessageError);
  });
});
