import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fromOklab,
  mix,
  packPixel,
  parseHex,
  toOklab,
  type Rgb,
} from '../../../client/render/oklab.ts';

const channel = fc.integer({ min: 0, max: 255 });

describe('toOklab', () => {
  // Björn Ottosson's page: white is L = 1 without colour; the primaries as CSS Color 4 lists them.
  it.each<[string, Rgb, [number, number, number]]>([
    ['white', [255, 255, 255], [1, 0, 0]],
    ['black', [0, 0, 0], [0, 0, 0]],
    ['red', [255, 0, 0], [0.62796, 0.22486, 0.12585]],
    ['lime', [0, 255, 0], [0.86644, -0.23389, 0.1795]],
    ['blue', [0, 0, 255], [0.45201, -0.03246, -0.31153]],
  ])('[PA2] has %s where the standard has it', (_, rgb, expected) => {
    toOklab(rgb).forEach((value, i) => expect(value).toBeCloseTo(expected[i], 4));
  });

  it('[PA2] comes back through fromOklab', () => {
    fc.assert(
      fc.property(fc.tuple(channel, channel, channel), (rgb) => {
        fromOklab(toOklab(rgb)).forEach((value, i) => expect(value).toBeCloseTo(rgb[i], 2));
      }),
    );
  });
});

describe('mix', () => {
  it('[PA2] begins and ends with its colours and is even in lightness between', () => {
    const [from, to] = [parseHex('#fafaf8'), parseHex('#0072b2')];
    mix(from, to, 0).forEach((value, i) => expect(value).toBeCloseTo(from[i], 2));
    mix(from, to, 1).forEach((value, i) => expect(value).toBeCloseTo(to[i], 2));
    const middle = toOklab(mix(from, to, 0.5))[0];
    expect(middle).toBeCloseTo((toOklab(from)[0] + toOklab(to)[0]) / 2, 3);
  });
});

describe('parseHex', () => {
  it('reads long and short colours, spaces around them', () => {
    expect(parseHex(' #D55E00')).toEqual([0xd5, 0x5e, 0]);
    expect(parseHex('#0af')).toEqual([0, 0xaa, 0xff]);
  });

  it.each(['', 'red', '#12', '#12345g', 'rgb(1, 2, 3)'])('refuses %j by name', (text) => {
    expect(() => parseHex(text)).toThrow(
      new RangeError(`not a colour of the form #rrggbb: "${text}"`),
    );
  });
});

describe('packPixel', () => {
  it('is red, green, blue and opaque as bytes', () => {
    const pixels = Uint32Array.of(packPixel([1.4, 127.6, 255]));
    expect([...new Uint8Array(pixels.buffer)]).toEqual([1, 128, 255, 255]);
  });
});
