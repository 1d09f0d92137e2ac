import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RandomState } from '../../../shared/random/random-state.ts';
import { sampleWithoutReplacement } from '../../../shared/random/sample-without-replacement.ts';

interface Case {
  populationCount: number;
  sampleCount: number;
  seed: number;
  values: number[];
}
const path = join(import.meta.dirname, '../../fixtures/data-oracle.json');
const { sampleWithoutReplacement: cases } = JSON.parse(readFileSync(path, 'utf8')) as {
  sampleWithoutReplacement: Case[];
};

describe('sampleWithoutReplacement', () => {
  it.each(cases)(
    '[DA4] chooses what scikit-learn chooses: $sampleCount of $populationCount',
    ({ populationCount, sampleCount, seed, values }) => {
      const drawn = sampleWithoutReplacement(populationCount, sampleCount, new RandomState(seed));
      expect([...drawn]).toEqual(values);
    },
  );

  it.each([
    [3, 4, 'sampleCount must be at most 3, not 4'],
    [-1, 0, 'not -1'],
    [5, 0.5, 'not 0.5'],
  ])(
    '[DA3] throws RangeError naming the value: %d, %d',
    (populationCount, sampleCount, message) => {
      const attempt = () =>
        sampleWithoutReplacement(populationCount, sampleCount, new RandomState(0));
      expect(attempt).toThrow(RangeError);
      expect(attempt).toThrow(message);
    },
  );
});
