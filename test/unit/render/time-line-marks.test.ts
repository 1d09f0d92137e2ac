import { describe, expect, it } from 'vitest';
import { placeMarks, placeReplayMarks } from '../../../client/elements/time-line-marks.ts';
import { defaultPreset, presets } from '../../../shared/presets.ts';
import type { Experiment } from '../../../shared/experiment.ts';

const { experiment } = presets[defaultPreset];

describe('placeMarks', () => {
  it.each<[Partial<Experiment>, string]>([
    [{ learningRate: 0.1 }, 'rate 0.1'],
    [{ learningRate: 0.00001 }, 'rate 0.00001'],
    [{ batchSize: 10 }, 'batch 10'],
    [{ pace: 40 }, 'pace 40'],
    [{ pace: 'max' }, 'full pace'],
    [{ optimizer: { type: 'adam' } }, 'optimizer adam'],
    [{ shuffle: true }, 'shuffled'],
    [{ shuffle: false }, 'in order'],
    [{ hiddenLayers: experiment.hiddenLayers }, 'layers 4–3'],
    [{ hiddenLayers: [] }, 'layers'],
    [{ learningRate: 0.1, batchSize: 10, pace: 'max' }, 'rate 0.1 & 2 more'],
    [experiment, 'EX-OR, two hidden layers'],
    [{ ...experiment, batchSize: experiment.batchSize + 1 }, 'data & 14 more'],
  ])('[PA16] names %j “%s”', (to, text) => {
    const parts = Object.keys(to) as (keyof Experiment)[];
    expect(placeMarks([{ epoch: 7, parts, experiment: to }])).toEqual([{ at: 7, text }]);
  });

  it('[PA16] [PA376] tells what was set by hand from a network that was offered', () => {
    const bare = { epoch: 7, parts: [], experiment: {} };
    const byHand = { ...bare, parameter: { index: 0, value: 1 } };
    const texts = placeMarks([byHand, bare]).map(({ text }) => text);
    expect(texts).toEqual(['by hand', 'offered network']);
  });

  it('[PA16] has a word for every part of an experiment', () => {
    for (const part of Object.keys(experiment) as (keyof Experiment)[]) {
      const [{ text }] = placeMarks([{ epoch: 0, parts: [part], experiment: {} }]);
      expect(text, part).toMatch(/^[a-z]/);
    }
  });
});

describe('placeReplayMarks', () => {
  it('[PA17] places a recording’s marks in time, with values where they are known', () => {
    expect(
      placeReplayMarks([
        { atMs: 1000, type: 'change', parts: ['learningRate'] },
        { atMs: 2000, type: 'change', parts: ['batchSize'], experiment: { batchSize: 5 } },
        { atMs: 3000, type: 'new-start', parts: [] },
        { atMs: 4000, type: 'new-start', parts: ['seed'] },
        { atMs: 4500, type: 'restored', parts: ['seed'] },
        { atMs: 5000, type: 'finished', parts: [] },
        { atMs: 6000, type: 'diverged', parts: [] },
      ]),
    ).toEqual([
      { at: 1000, text: 'rate' },
      { at: 2000, text: 'batch 5' },
      { at: 3000, text: 'start' },
      { at: 4000, text: 'new start' },
      { at: 4500, text: 'undo' },
      { at: 5000, text: 'done' },
      { at: 6000, text: 'diverged' },
    ]);
  });
});
