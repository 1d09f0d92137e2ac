import { describe, expect, it } from 'vitest';
import { Session } from '../../../server/session/session.ts';
import { weightOf } from '../../../server/sockets/command-weight.ts';
import type { Experiment } from '../../../shared/experiment.ts';
import { limits } from '../../../shared/limits.ts';
import { presets } from '../../../shared/presets.ts';

const small = presets['exor-two-hidden'].experiment;
const largest: Experiment = {
  ...small,
  dataset: { type: 'moons', pointCount: limits.pointCount, seed: 1, noise: 0 },
  hiddenLayers: Array.from({ length: limits.hiddenLayerCount }, () => ({
    unitCount: limits.unitCount,
    activation: 'tanh' as const,
  })),
};
const sessionOf = (experiment: Experiment) =>
  Session.create({ code: 'BCDFGH', title: '', experiment });

describe('weightOf', () => {
  it.each([
    ['a start', { type: 'start' }, 1, 1],
    ['a live part', { type: 'change', experiment: { learningRate: 0.1, pace: 5 } }, 1, 1],
    ['a parameter', { type: 'set-parameter', index: 1, value: 2 }, 1, 4],
    ['a reset', { type: 'reset' }, 5, 8],
    ['another loss', { type: 'change', experiment: { loss: 'squared-error' } }, 5, 8],
    ['a part among live ones', { type: 'change', experiment: { pace: 5, testShare: 0 } }, 5, 8],
    ['an unknown part', { type: 'change', experiment: { layers: [] } }, 5, 8],
    ['a network of a pupil taken over', { type: 'offer-accept' }, 5, 8],
    ['a drawing', { type: 'predict', strokes: [] }, 5, 5],
    ['a hand', { type: 'hand', isUp: true }, 1, 1],
    ['no experiment', { type: 'change', experiment: null }, 1, 1],
    ['no command', { experiment: { seed: 1 } }, 1, 1],
    ['text', 'reset', 1, 1],
    ['nothing', undefined, 1, 1],
  ])('[SV44] weighs %s', (_, payload, ofSmall, ofLargest) => {
    expect(weightOf(payload, sessionOf(small))).toBe(ofSmall);
    expect(weightOf(payload, sessionOf(largest))).toBe(ofLargest);
  });

  it("[SV44] counts one's own points", () => {
    const points = Array.from({ length: limits.customPointCount }, () => [0, 0, 1] as [0, 0, 1]);
    const own: Experiment = { ...largest, dataset: { type: 'custom', seed: 1, points } };
    expect(weightOf({ type: 'reset' }, sessionOf(own))).toBe(6);
  });
});
