import { describe, expect, it } from 'vitest';
import { ShownView } from '../../client/render/shown-view.ts';
import { latticeSide, picturesOf } from '../../client/render/unit-pictures.ts';
import { evaluateGrid } from '../../shared/engine/decision-boundary.ts';
import type { View } from '../../shared/view/view.ts';
import { nextView, trainedView } from './support/trained-view.ts';

const large = {
  hiddenLayers: Array.from({ length: 6 }, () => ({ unitCount: 8, activation: 'tanh' as const })),
};

/** So slow a device that each unit's picture is a task of its own. */
function slowStage() {
  let resolve: () => void = () => undefined;
  const shown = new ShownView(() => resolve(), 0);
  return { shown, isReady: () => new Promise<void>((done) => (resolve = done)) };
}

const shifted = (view: View): View => nextView(view, (parameters) => (parameters[0] += 0.5));

/** The last unit's plane, evaluated by itself. */
function exactly({ network, snapshot, experiment, data }: View): Float64Array {
  const side = latticeSide(network);
  const grid = { columns: side, rows: side, ...data.window };
  const planes = evaluateGrid(network, snapshot.parameters, experiment.features, grid);
  return planes.preActivations[network.unitCount - 1];
}

const shownPlane = (view: View) =>
  picturesOf(view).units.preActivations[view.network.unitCount - 1];

describe('ShownView', () => {
  it('[PA310] shows a snapshot when all its pictures are there, and the one before until then', async () => {
    const { shown, isReady } = slowStage();
    const first = trainedView({ experiment: large });
    expect(shown.of(first)).toBe(first);
    picturesOf(first);
    const second = shifted(first);
    const ready = isReady();
    expect(shown.of(second)).toBe(first);
    expect(shownPlane(first)).toEqual(exactly(first));
    await ready;
    expect(shown.of(second)).toBe(second);
    expect(shownPlane(second)).toEqual(exactly(second));
  });

  it('[PA310] goes on with the newest of those that came meanwhile, and shows the last one', async () => {
    const { shown, isReady } = slowStage();
    const first = trainedView({ experiment: large });
    shown.of(first);
    picturesOf(first);
    const second = shifted(first);
    const third = shifted(second);
    const fourth = shifted(third);
    let ready = isReady();
    for (const view of [second, third, fourth]) expect(shown.of(view)).toBe(first);
    const seen: (View | null)[] = [];
    while (seen.at(-1) !== fourth) {
      await ready;
      ready = isReady();
      seen.push(shown.of(fourth));
    }
    // The first task began with what was newest then: the ones before were never made.
    expect(seen).toEqual([fourth]);
    expect(shownPlane(fourth)).toEqual(exactly(fourth));
  });

  it('[PA310] finishes what it began, however fast others come, and follows what is no snapshot', async () => {
    const { shown, isReady } = slowStage();
    let view = trainedView({ experiment: large });
    shown.of(view);
    picturesOf(view);
    for (let round = 0; round < 3; round++) {
      const ready = isReady();
      view = shifted(view);
      const begun = view;
      shown.of(view);
      await new Promise((done) => setTimeout(done, 0));
      view = shifted(view);
      shown.of(view);
      await ready;
      expect([begun, view]).toContain(shown.of(view));
    }
    while (shown.of(view) !== view) await isReady();
    const paused = { ...view, phase: 'finished' as const };
    expect(shown.of(paused)).toBe(paused);
  });

  it('[PA310] shows another network, and one whose pictures are cheap, at once', () => {
    const { shown } = slowStage();
    const first = trainedView({ experiment: large });
    shown.of(first);
    picturesOf(first);
    const other = trainedView({ preset: 'exor-one-hidden' });
    expect(shown.of(other)).toBe(other);
    const fast = new ShownView(() => undefined, 1000);
    fast.of(other);
    const next = shifted(other);
    expect(fast.of(next)).toBe(next);
    expect(fast.of(null)).toBeNull();
  });
});
