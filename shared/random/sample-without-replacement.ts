import type { RandomState } from './random-state.ts';

/**
 * `sampleCount` different integers from 0 to populationCount − 1, drawn as
 * scikit-learn's `sample_without_replacement` with its method 'auto' does: the
 * head of a permutation; where few are wanted (at most 1 in 100), draws until
 * they are new; where nearly all are (at least 99 in 100), a reservoir. The last
 * two keep their order of drawing, which for all of a population is 0, 1, 2 ….
 * Errors: RangeError naming the value.
 * Source: scikit-learn 1.2, sklearn.utils.random; Vitter, Random Sampling with a
 *   Reservoir, ACM TOMS 11 (1985).
 */
export function sampleWithoutReplacement(
  populationCount: number,
  sampleCount: number,
  generator: RandomState,
): Float64Array {
  for (const count of [populationCount, sampleCount]) {
    if (!Number.isSafeInteger(count) || count < 0) {
      throw new RangeError(`populationCount and sampleCount must be whole numbers, not ${count}`);
    }
  }
  if (sampleCount > populationCount) {
    throw new RangeError(`sampleCount must be at most ${populationCount}, not ${sampleCount}`);
  }
  const ratio = populationCount === 0 ? 1 : sampleCount / populationCount;
  if (ratio > 0.01 && ratio < 0.99) {
    return Float64Array.from(generator.permutation(populationCount).subarray(0, sampleCount));
  }
  return ratio < 0.2
    ? drawUntilNew(populationCount, sampleCount, generator)
    : fillReservoir(populationCount, sampleCount, generator);
}

function drawUntilNew(populationCount: number, sampleCount: number, generator: RandomState) {
  const chosen = new Set<number>();
  while (chosen.size < sampleCount) chosen.add(generator.randint(populationCount));
  return Float64Array.from(chosen);
}

function fillReservoir(populationCount: number, sampleCount: number, generator: RandomState) {
  const reservoir = Float64Array.from({ length: sampleCount }, (_, i) => i);
  for (let i = sampleCount; i < populationCount; i += 1) {
    const j = generator.randint(i + 1);
    if (j < sampleCount) reservoir[j] = i;
  }
  return reservoir;
}
