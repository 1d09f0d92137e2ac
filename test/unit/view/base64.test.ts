import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase64, encodeBase64 } from '../../../shared/view/base64.ts';

describe('base64', () => {
  it('[VI15] encodes as Node does, and decodes what it encoded', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const text = encodeBase64(bytes);
        expect(text).toBe(Buffer.from(bytes).toString('base64'));
        expect(decodeBase64(text)).toEqual(new Uint8Array(bytes));
      }),
    );
  });

  it.each([
    'A',
    'AA',
    'AAA',
    'AA=A',
    'A===',
    '====',
    'AA=',
    'A A=',
    'AAA_',
    'AB==',
    'AAB=',
    'AA==AAAA',
  ])('[VI15] refuses %j', (text) => {
    expect(decodeBase64(text)).toBeNull();
  });
});
