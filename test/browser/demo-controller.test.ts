import type { ReactiveControllerHost } from 'lit';
import { afterEach, describe, expect, it } from 'vitest';
import { DemoController } from '../../client/controllers/demo-controller.ts';
import type { Experiment } from '../../shared/experiment.ts';
import { presets } from '../../shared/presets.ts';

const host = {
  addController: () => undefined,
  removeController: () => undefined,
  requestUpdate: () => undefined,
  updateComplete: Promise.resolve(true),
} satisfies ReactiveControllerHost;

const linked: Experiment = {
  ...presets['moons-0'].experiment,
  hiddenLayers: [{ unitCount: 5, activation: 'tanh' }],
  stop: { epoch: null, loss: null, accuracy: null },
};
let demo: DemoController;
afterEach(() => demo.hostDisconnected());

describe('DemoController', () => {
  it('[PA312] trains what a link brought in place of the lessons, and the lessons without it', async () => {
    demo = new DemoController(host);
    demo.hostConnected();
    expect(demo.view?.experiment).toBe(presets['exor-two-hidden'].experiment);
    demo.showOnly(linked);
    expect(demo.view?.experiment).toBe(linked);
    expect(demo.view?.network.unitCount).toBe(6);
    const start = demo.view?.snapshot.parameters;
    await expect.poll(() => demo.view?.snapshot.epoch).toBeGreaterThan(3);
    expect(demo.view?.snapshot.parameters).not.toEqual(start);
    demo.showOnly(null);
    expect(demo.view?.experiment).toBe(presets['exor-two-hidden'].experiment);
    expect(demo.view?.snapshot.epoch).toBe(0);
  });
});
