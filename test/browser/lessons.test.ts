import { afterEach, describe, expect, it, vi } from 'vitest';
import { headingOf } from '../../client/elements/heading.ts';
import { lessonOf, lessons } from '../../client/elements/lessons.ts';
import { presetNames, presets } from '../../shared/presets.ts';
import { unmount } from './support/mount.ts';

afterEach(() => {
  unmount();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('lessonOf', () => {
  it.each(presetNames)('[PA53] knows %s, whatever its rate and pace', (name) => {
    const { experiment } = presets[name];
    expect(lessonOf({ ...experiment, learningRate: 0.5, pace: 1, batchSize: 7 })).toBe(name);
    expect(lessonOf({ ...experiment, seed: experiment.seed + 1000 })).toBeNull();
    expect(headingOf({ title: '', experiment })).not.toBe('');
  });

  it('[PA53] gives each lesson a name of its own and something to look for', () => {
    const titles = presetNames.map((name) => headingOf({ title: '', ...presets[name] }));
    expect(new Set(titles).size).toBe(presetNames.length);
    expect(Object.keys(lessons)).toEqual(expect.arrayContaining([...presetNames]));
  });

  it('[PA53] says what a class of one’s own is about', () => {
    const { experiment } = presets['moons-0'];
    const heading = (count: number, title = '') =>
      headingOf({
        title,
        experiment: {
          ...experiment,
          hiddenLayers: Array.from({ length: count }, () => ({
            unitCount: 5,
            activation: 'tanh' as const,
          })),
        },
      });
    expect([0, 1, 3].map((count) => heading(count))).toEqual([
      'Moons, no hidden layer',
      'Moons, one hidden layer',
      'Moons, 3 hidden layers',
    ]);
    expect(heading(3, 'Year 10')).toBe('Year 10');
  });
});
