import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCsv, toCsv, toPoints } from '../../../shared/datasets/csv.ts';
import { limits } from '../../../shared/limits.ts';
import { badFiles, goodFiles, header } from '../../support/csv-files.ts';

describe('parseCsv', () => {
  it.each(goodFiles)('[DA16] reads %s', (_, text, points, notes) => {
    expect(parseCsv(text)).toEqual({ ok: true, points, notes });
  });

  it.each(badFiles)('[DA17] refuses %s', (_, text, errors) => {
    expect(parseCsv(text)).toEqual({ ok: false, errors, errorCount: errors.length });
  });

  it('[DA17] shows the first errors and counts them all', () => {
    const result = parseCsv('1,2\n'.repeat(1000));
    if (result.ok) throw new Error('1000 bad rows were taken');
    expect(result.errorCount).toBe(1000);
    expect(result.errors.map(({ line }) => line)).toEqual(
      Array.from({ length: 20 }, (_, i) => i + 1),
    );
  });

  it('[DA18] takes as many points as a dataset may have, and says so', () => {
    const count = limits.customPointCount;
    const row = (_: unknown, i: number) => `${i % 6},0,${i % 2}`;
    const text = Array.from({ length: count + 7 }, row).join('\n');
    const result = parseCsv(text);
    if (!result.ok) throw new Error('good rows were refused');
    expect(result.points.length).toBe(count);
    expect(result.points[count - 1]).toEqual([(count - 1) % 6, 0, (count - 1) % 2]);
    expect(result.notes).toEqual([{ code: 'capped', kept: count, total: count + 7 }]);
    const exact = parseCsv(Array.from({ length: count }, row).join('\n'));
    expect(exact).toMatchObject({ ok: true, notes: [] });
  });

  it('[DA18] reads what toCsv wrote, bit for bit', () => {
    const coordinate = fc.double({ min: -6, max: 6, noNaN: true }).filter((x) => !Object.is(x, -0));
    const points = fc.array(fc.tuple(coordinate, coordinate, fc.constantFrom<0 | 1>(0, 1)), {
      minLength: 1,
    });
    const roundTrip = fc.property(points, (list) => {
      expect(parseCsv(toCsv(list))).toEqual({
        ok: true,
        points: list,
        notes: [header('x1', 'x2', 'label')],
      });
    });
    fc.assert(roundTrip, { seed: 910 });
  });

  it('[DA18] gives finite points within the view, or errors with lines, for any text', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        ',',
        ';',
        '\t',
        '\n',
        '\r\n',
        '"',
        '1',
        '0',
        '-1',
        'a',
        '1e308',
        '.',
        ' ',
        'NaN',
        '1,2,0\n',
      ),
      fc.string(),
    );
    const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
    const holds = fc.property(text, (input) => {
      const result = parseCsv(input);
      if (result.ok) {
        expect(result.points.length).toBeGreaterThan(0);
        for (const [x1, x2, label] of result.points) {
          expect(Math.abs(x1)).toBeLessThanOrEqual(6);
          expect(Math.abs(x2)).toBeLessThanOrEqual(6);
          expect([0, 1]).toContain(label);
        }
      } else {
        expect(result.errors.length).toBeGreaterThan(0);
        for (const { line } of result.errors) expect(line).toBeGreaterThanOrEqual(1);
      }
    });
    fc.assert(holds, { seed: 3, numRuns: 2000 });
  });
});

describe('toCsv', () => {
  it('[DA18] writes a header and the shortest numbers', () => {
    expect(
      toCsv([
        [0.1, -2, 1],
        [1e-7, 1 / 3, 0],
      ]),
    ).toBe('x1,x2,label\n0.1,-2,1\n1e-7,0.3333333333333333,0\n');
    expect(toCsv([])).toBe('x1,x2,label\n');
  });

  it('[DA18] takes the points of any dataset as tuples', () => {
    const points = toPoints({ x: Float64Array.of(1, 2, 3, 4), labels: Float64Array.of(0, 1) });
    expect(points).toEqual([
      [1, 2, 0],
      [3, 4, 1],
    ]);
  });
});
