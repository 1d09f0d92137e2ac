import { describe, expect, it } from 'vitest';
import { preparedDataOf } from '../../../server/prepared-data.ts';
import { prepareData } from '../../../shared/datasets/prepare.ts';
import { presets } from '../../../shared/presets.ts';

const moons = presets['moons-0'].experiment;
const withSeed = (seed: number) => ({ ...moons, dataset: { ...moons.dataset, seed } });

describe('preparedDataOf', () => {
  it('[SV44] makes the same points once', () => {
    const data = preparedDataOf(moons);
    expect(data).toEqual(prepareData(moons));
    expect(preparedDataOf(structuredClone(moons))).toBe(data);
    expect(preparedDataOf(withSeed(77))).not.toBe(data);
    expect(preparedDataOf({ ...moons, testShare: 0.5 })).not.toBe(data);
  });

  it('[SV44] forgets what was not asked for longest', () => {
    const data = preparedDataOf(moons);
    for (let seed = 100; seed < 115; seed++) preparedDataOf(withSeed(seed));
    expect(preparedDataOf(moons)).toBe(data);
    for (let seed = 200; seed < 216; seed++) preparedDataOf(withSeed(seed));
    expect(preparedDataOf(moons)).not.toBe(data);
  });
});
