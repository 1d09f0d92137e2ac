import { describe, expect, it } from 'vitest';
import { explain, topics } from '../../../client/elements/explain/explanations.ts';
import { pointCounts, updatesOf } from '../../../client/elements/explain/formulas.ts';
import { placeBeside } from '../../../client/elements/explain/place-beside.ts';
import { activationCurve } from '../../../client/render/activation-curve.ts';
import { prepareData } from '../../../shared/datasets/prepare.ts';
import { activations, initializers, losses, type Experiment } from '../../../shared/experiment.ts';
import { presetNames, presets } from '../../../shared/presets.ts';

const lesson: Experiment = presets['exor-two-hidden'].experiment;
const about = (experiment: Partial<Experiment> = {}) => ({
  experiment: { ...lesson, ...experiment },
  view: null,
  layerIndex: 0,
});

describe('explain', () => {
  it.each(topics)('[PA120] has words for %s in any experiment', (topic) => {
    for (const name of presetNames) {
      const { term, text, formulas, now } = explain(topic, about(presets[name].experiment));
      expect(term.length).toBeGreaterThan(2);
      expect(text.length).toBeGreaterThan(30);
      expect([term, text, now, ...(formulas ?? [])].join()).not.toMatch(/NaN|Infinity|[{}]/);
    }
  });

  it('[PA120] has the value of now', () => {
    expect(explain('learningRate', about())).toMatchObject({
      formulas: ['w ← w − η·∂E/∂w'],
      now: 'η = 0.01',
    });
    expect(explain('batchSize', about({ batchSize: 30 })).now).toBe(
      'B = 30. 500 training points: 17 updates an epoch',
    );
    expect(explain('batchSize', about({ batchSize: 5000 })).now).toMatch(/^B = 500\. /);
    expect(explain('testShare', about({ testShare: 0.3 })).now).toBe('350 to train, 150 to test');
  });

  it('[PA120] has the formula of what is chosen', () => {
    const optimizers = [
      { type: 'sgd' },
      { type: 'momentum', momentum: 0.9 },
      { type: 'adam' },
    ] as const;
    const formulasOf = (topic: (typeof topics)[number], parts: Partial<Experiment>[]) =>
      parts.map((part) => explain(topic, about(part)).formulas?.join());
    const chosen = [
      formulasOf(
        'optimizer',
        optimizers.map((optimizer) => ({ optimizer })),
      ),
      formulasOf(
        'regularization',
        (['none', 'l1', 'l2'] as const).map((type) => ({
          regularization: { type, rate: 0.01 },
        })),
      ),
      formulasOf(
        'initializer',
        initializers.map((initializer) => ({ initializer })),
      ),
      formulasOf(
        'loss',
        losses.map((loss) => ({ loss })),
      ),
      formulasOf(
        'activation',
        activations.map((activation) => ({ hiddenLayers: [{ unitCount: 2, activation }] })),
      ),
    ];
    for (const formulas of chosen) {
      expect(new Set(formulas).size).toBe(formulas.length);
      expect(formulas).not.toContain(undefined);
    }
  });
});

describe('pointCounts', () => {
  it('[PA120] parts points as training does', () => {
    for (const name of presetNames) {
      for (const testShare of [0, 0.3, 0.9]) {
        const experiment = { ...presets[name].experiment, testShare };
        const { train, test } = prepareData(experiment);
        expect(pointCounts(experiment)).toEqual({ train: train.count, test: test.count });
        expect(updatesOf(experiment)).toBe(Math.ceil(train.count / experiment.batchSize));
      }
    }
  });
});

describe('activationCurve', () => {
  it('[PA120] draws every activation from left to right, inside its box', () => {
    for (const activation of activations) {
      const { path, zeroX } = activationCurve(activation, 160, 96);
      const points = path
        .slice(1)
        .split('L')
        .map((point) => point.split(' ').map(Number));
      expect(points[0][0]).toBe(0);
      expect(points.at(-1)?.[0]).toBe(160);
      expect(zeroX).toBe(80);
      for (const [, y] of points) {
        expect(y).toBeGreaterThanOrEqual(0);
        expect(y).toBeLessThanOrEqual(96);
      }
    }
  });

  it('[PA120] crosses a = 0 at z = 0 where the activation does', () => {
    const middleOf = (activation: (typeof activations)[number]) => {
      const { path, zeroY, oneY } = activationCurve(activation, 160, 96);
      const y = Number(path.slice(1).split('L')[32].split(' ')[1]);
      return (zeroY - y) / (zeroY - oneY);
    };
    expect(middleOf('tanh')).toBeCloseTo(0, 1);
    expect(middleOf('relu')).toBeCloseTo(0, 1);
    expect(middleOf('sigmoid')).toBeCloseTo(0.5, 1);
  });
});

describe('placeBeside', () => {
  const screen = { width: 1000, height: 700 };
  const card = { width: 300, height: 200 };
  const box = (x: number, y: number) => ({
    left: x,
    top: y,
    right: x + 100,
    bottom: y + 30,
    width: 100,
    height: 30,
  });
  const place = (x: number, y: number, side: 'beside' | 'below') =>
    placeBeside(box(x, y) as DOMRect, card, screen, side);

  it('[PA121] goes to the side where there is room', () => {
    expect(place(20, 300, 'beside')).toEqual({ left: 130, top: 215 });
    expect(place(880, 300, 'beside')).toEqual({ left: 570, top: 215 });
    expect(place(20, 300, 'below')).toEqual({ left: 20, top: 340 });
    expect(place(20, 650, 'below')).toEqual({ left: 20, top: 440 });
  });

  it('[PA121] stays inside the screen', () => {
    for (const side of ['beside', 'below'] as const) {
      for (const x of [0, 400, 900]) {
        for (const y of [0, 300, 670]) {
          const { left, top } = place(x, y, side);
          expect(left).toBeGreaterThanOrEqual(8);
          expect(left + card.width).toBeLessThanOrEqual(992);
          expect(top).toBeGreaterThanOrEqual(8);
          expect(top + card.height).toBeLessThanOrEqual(692);
        }
      }
    }
  });
});
