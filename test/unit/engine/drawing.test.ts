import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scoreDrawing, sidesOf, type DrawnLine } from '../../../shared/engine/drawing.ts';

const grid = { columns: 41, rows: 41, x1Min: -1, x1Max: 1, x2Min: -1, x2Max: 1 };

/** The probabilities of a network that says class 1 where `isOne` holds. */
function planeOf(isOne: (x1: number, x2: number) => boolean): Float64Array {
  return Float64Array.from({ length: grid.rows * grid.columns }, (_, i) => {
    const x1 = grid.x1Min + ((i % grid.columns) * 2) / (grid.columns - 1);
    const x2 = grid.x2Max - (Math.floor(i / grid.columns) * 2) / (grid.rows - 1);
    return isOne(x1, x2) ? 0.9 : 0.1;
  });
}

const score = (lines: DrawnLine[], isOne: (x1: number, x2: number) => boolean) =>
  scoreDrawing(lines, planeOf(isOne), grid);

const circle = (radius: number, turns = 1): DrawnLine =>
  Array.from({ length: 60 }, (_, i) => {
    const angle = (2 * Math.PI * turns * i) / 59;
    return [radius * Math.cos(angle), radius * Math.sin(angle)] as const;
  });

describe('a drawing of the boundary', () => {
  it('[SE91] of a straight line has all right where the boundary is that line', () => {
    const line: DrawnLine = [
      [0.013, -0.5],
      [0.013, 0.5],
    ];
    expect(score([line], (x1) => x1 > 0.013)).toBe(1);
    expect(score([line], (x1) => x1 <= 0.013)).toBe(1);
    expect(score([line.toReversed()], (x1) => x1 > 0.013)).toBe(1);
  });

  it('[SE91] goes on straight at its ends, out of the picture', () => {
    const short: DrawnLine = [
      [-0.1, -0.111],
      [0.1, 0.089],
    ];
    expect(score([short], (x1, x2) => x2 > x1 - 0.011)).toBe(1);
    // Begun on one side of the picture and ended on the same: a dent, not a half.
    const dent: DrawnLine = [
      [-1.2, 0.51],
      [-0.61, 0.51],
      [-0.61, -0.51],
      [-1.2, -0.51],
    ];
    expect(score([dent], (x1, x2) => x1 < -0.61 && Math.abs(x2) < 0.51)).toBe(1);
  });

  it('[SE91] closes where its ends meet, whichever way around', () => {
    const inside = (x1: number, x2: number) => Math.hypot(x1, x2) < 0.6;
    expect(score([circle(0.6)], inside)).toBeGreaterThan(0.99);
    expect(score([circle(0.6, 0.985)], inside)).toBeGreaterThan(0.98);
    expect(score([circle(0.6, -1)], inside)).toBeGreaterThan(0.99);
    expect(
      score([circle(0.8), circle(0.3)], (x1, x2) => {
        const radius = Math.hypot(x1, x2);
        return radius > 0.3 && radius < 0.8;
      }),
    ).toBeGreaterThan(0.98);
  });

  it('[SE91] of two lines has EX-OR right, which one line cannot', () => {
    const exor = (x1: number, x2: number) => x1 > 0.013 !== x2 > 0.013;
    const vertical: DrawnLine = [
      [0.013, -1],
      [0.013, 1],
    ];
    const horizontal: DrawnLine = [
      [-1, 0.013],
      [1, 0.013],
    ];
    expect(score([vertical, horizontal], exor)).toBe(1);
    expect(score([vertical], exor)).toBeLessThan(0.6);
  });

  it('[SE91] of a finger that trembles at its end goes on as the line went', () => {
    const trembling: DrawnLine = [
      ...Array.from({ length: 30 }, (_, i) => [0.013, -0.6 + i * 0.04] as const),
      [0.014, 0.56],
      [0.012, 0.561],
      [0.015, 0.5612],
    ];
    expect(score([trembling], (x1) => x1 > 0.013)).toBeGreaterThan(0.99);
  });

  it('[SE91] is never below a half, nor above one, whatever is drawn', () => {
    const coordinate = fc.oneof(
      fc.double({ min: -2, max: 2, noNaN: true }),
      fc.constantFrom(-1e6, 0, 1e6, 1),
    );
    const line = fc.array(fc.tuple(coordinate, coordinate), { minLength: 2, maxLength: 30 });
    const plane = planeOf((x1, x2) => x1 * x2 > 0.2);
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), (lines) => {
        const value = scoreDrawing(lines, plane, grid);
        expect(value).toBeGreaterThanOrEqual(0.5);
        expect(value).toBeLessThanOrEqual(1);
        expect(scoreDrawing(lines.toReversed(), plane, grid)).toBe(value);
      }),
    );
  });

  it('[SE91] that is a dot parts nothing', () => {
    const sides = sidesOf(
      [
        [
          [0.013, 0],
          [0.013, 0],
        ],
      ],
      grid,
    );
    expect(new Set(sides).size).toBe(1);
  });
});
