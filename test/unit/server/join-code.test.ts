import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createJoinCode, parseJoinCode } from '../../../server/join-code.ts';

const draws = fc.array(fc.nat(), { minLength: 6, maxLength: 6 });
const codeOf = (numbers: number[]) => {
  const rest = [...numbers];
  return createJoinCode((below) => (rest.shift() ?? 0) % below);
};

describe('join codes', () => {
  it('[SV6] are six letters that are not mistaken for one another', () => {
    fc.assert(
      fc.property(draws, (numbers) => {
        expect(codeOf(numbers)).toMatch(/^[A-Z]{6}$/);
        expect(codeOf(numbers)).not.toMatch(/[AEIOULY]/);
      }),
      { seed: 41 },
    );
  });

  it('[SV6] use every letter of their alphabet', () => {
    const letters = new Set(Array.from({ length: 26 }, (_, i) => codeOf([i, i, i, i, i, i])[0]));
    expect(letters.size).toBe(19);
  });

  it('[SV6] are read whatever their case, with spaces and hyphens', () => {
    fc.assert(
      fc.property(draws, (numbers) => {
        const code = codeOf(numbers);
        const typed = ` ${code.slice(0, 3).toLowerCase()}-${code.slice(3, 5)} ${code.slice(5)}\n`;
        expect(parseJoinCode(typed)).toBe(code);
      }),
      { seed: 42 },
    );
  });

  it.each(['', 'BCDFG', 'BCDFGHJ', 'BCDFGA', 'BCDFG1', 'replay', '../../', 'BCDFG\u0130'])(
    '[SV6] are nothing else: %j',
    (text) => expect(parseJoinCode(text)).toBeNull(),
  );
});
