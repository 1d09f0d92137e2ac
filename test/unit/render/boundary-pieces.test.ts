import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundaryPieces } from '../../../client/render/boundary-pieces.ts';

/** A picture of # (class 1) and . (class 0) as a plane. */
function piecesOf(...picture: string[]): number {
  const plane = [...picture.join('')].map((sign) => (sign === '#' ? 1 : -1));
  return boundaryPieces(plane, { columns: picture[0].length, rows: picture.length });
}

describe('boundaryPieces', () => {
  it('[PA126] finds none where all is one class', () => {
    expect(piecesOf('...', '...')).toBe(0);
    expect(piecesOf('###', '###')).toBe(0);
  });

  it('[PA126] counts lines from border to border, and islands', () => {
    expect(piecesOf('##..', '##..')).toBe(1);
    expect(piecesOf('#..#', '#..#')).toBe(2);
    expect(piecesOf('.....', '.###.', '.#.#.', '.###.', '.....')).toBe(2);
    expect(piecesOf('#...#', '.....', '#...#')).toBe(4);
  });

  it('[PA126] lets class 1 hold together where corners touch', () => {
    expect(piecesOf('#.', '.#')).toBe(2);
    expect(piecesOf('.#', '#.')).toBe(2);
  });

  it('[PA126] is the same for the picture turned and mirrored', () => {
    const side = 6;
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 36, maxLength: 36 }), (cells) => {
        const plane = cells.map((cell) => (cell ? 1 : -1));
        const turned = plane.map((_, i) => plane[(i % side) * side + Math.floor(i / side)]);
        const shape = { columns: side, rows: side };
        const count = boundaryPieces(plane, shape);
        expect(boundaryPieces(turned, shape)).toBe(count);
        expect(boundaryPieces([...plane].reverse(), shape)).toBe(count);
      }),
    );
  });
});
