import { afterEach, describe, expect, it, vi } from 'vitest';
import { explain } from '../../../client/elements/explain/explanations.ts';
import { troubleOf } from '../../../client/elements/trouble.ts';
import type { Experiment } from '../../../shared/experiment.ts';
import { presetNames, type PresetName } from '../../../shared/presets.ts';
import type { View } from '../../../shared/view/view.ts';
import { nextView, trainedView } from '../../browser/support/trained-view.ts';

const troubleAfter = (preset: PresetName, epochs: number, experiment: Partial<Experiment> = {}) =>
  troubleOf(trainedView({ preset, epochs, experiment }));

afterEach(() => vi.restoreAllMocks());

describe('troubleOf', () => {
  it('[PA175] looks while training runs in turns, at one snapshot, and says what it found then', () => {
    let nowMs = 1000;
    vi.spyOn(performance, 'now').mockImplementation(() => nowMs);
    const begun = trainedView({ preset: 'spiral-deep', epochs: 1 });
    let view: View = { ...begun, phase: 'training' };
    expect(troubleOf(view)).toBeNull();
    const flat = (parameters: Float64Array) => parameters.forEach((_, i) => (parameters[i] = 40));
    view = nextView(view, flat);
    nowMs += 499;
    expect(troubleOf(view), 'looked a moment ago').toBeNull();
    nowMs += 1;
    const found = [];
    for (let turn = 0; turn < 12; turn++) {
      view = nextView(view, (parameters) => (parameters[0] += 1e-3));
      found.push(troubleOf(view)?.type ?? null);
    }
    const turns = found.indexOf('saturated');
    expect(turns).toBeGreaterThan(1);
    expect(turns).toBeLessThan(10);
    expect(found.slice(turns)).toEqual(found.slice(turns).fill('saturated'));
    // Whoever stops is told of what is there.
    const paused: View = { ...nextView(view, (all) => all.fill(0.01)), phase: 'paused' };
    expect(troubleOf(paused)).toBeNull();
  });

  it.each([10, 50, 100, 200])(
    '[PA175] sees the saturation of a rate too high, epoch %i',
    (epochs) => {
      for (const [preset, learningRate] of [
        ['rate-too-high', 10],
        ['exor-two-hidden', 10],
        ['exor-two-hidden', 3],
        ['moons-0', 10],
        ['spiral-deep', 10],
        ['overfit-noise', 3],
      ] as const) {
        // A small rate's first epochs are only on the way there.
        if (learningRate === 3 && epochs < 50) continue;
        const trouble = troubleAfter(preset, epochs, { learningRate });
        expect(trouble?.type, `${preset} at ${learningRate}`).toBe('saturated');
      }
    },
  );

  it('[PA175] says no longer that the loss rests when it falls, however seldom it is asked', () => {
    let nowMs = 90_000;
    vi.spyOn(performance, 'now').mockImplementation(() => nowMs);
    const begun = trainedView({ preset: 'exor-two-hidden', epochs: 1 });
    const at = (epoch: number, loss: number, history: View['history']): View => {
      const metrics = { ...begun.snapshot.metrics, trainLoss: loss, trainAccuracy: 0.6 };
      const snapshot = { ...begun.snapshot, epoch, metrics };
      return {
        ...begun,
        phase: 'training',
        snapshot,
        history: [...history, { epoch, ...metrics }],
      };
    };
    let view = at(0, 0.69, []);
    for (let epoch = 1; epoch <= 60; epoch++) view = at(epoch, 0.69, view.history);
    expect(troubleOf(view)).toEqual({ type: 'plateau', epochs: 60 });
    view = at(61, 0.6, view.history);
    nowMs += 500;
    expect(troubleOf(view)).toBeNull();
  });

  it('[PA175] sees dead units where they are ReLUs', () => {
    expect(troubleAfter('dead-relu', 50)).toEqual({ type: 'dead', count: 4, total: 6 });
    expect(troubleAfter('circle-relu', 100, { learningRate: 3 })?.type).toBe('dead');
  });

  it.each(presetNames.filter((name) => !/rate-too-high|dead-relu/.test(name)))(
    '[PA175] finds neither in %s',
    (preset) => {
      for (const epochs of [0, 20, 100, 200]) {
        const type = troubleAfter(preset, epochs)?.type ?? null;
        expect([null, 'plateau'], `epoch ${epochs}`).toContain(type);
      }
    },
  );

  it('[PA175] is what the explanation counts', () => {
    const view = trainedView({ preset: 'dead-relu', epochs: 50 });
    const { experiment } = view;
    const dead = explain('deadUnits', { experiment, view, layerIndex: 0 });
    expect(dead.now).toBe('4 of 6 ReLU units give 0 for every training point');
    const high = trainedView({ preset: 'rate-too-high', epochs: 100 });
    const { now } = explain('saturation', { experiment, view: high, layerIndex: 0 });
    expect(now).toMatch(/^(9\d(\.\d)?|100) % of what/);
  });
});
