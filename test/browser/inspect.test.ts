import { userEvent } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import '../../client/elements/stage/stage.ts';
import type { MlBoundary } from '../../client/elements/stage/boundary.ts';
import type { MlStage } from '../../client/elements/stage/stage.ts';
import { passOf } from '../../client/render/point-pass.ts';
import { palette } from '../../client/render/palette.ts';
import { wholeFrame, windowIn, zoomFrame } from '../../client/render/zoom.ts';
import { createForwardPass, forward } from '../../shared/engine/forward.ts';
import type { View } from '../../shared/view/view.ts';
import { drawn, inside, isNearer, mount, pixelReader, unmount } from './support/mount.ts';
import { nextView, trainedView } from './support/trained-view.ts';

beforeEach(() => localStorage.removeItem('more-layers-trail'));
afterEach(unmount);

const points: [number, number, 0 | 1][] = [
  [-1, 1, 1],
  [1, 1, 0],
  [-1, -1, 0],
  [0.5, -1, 1],
];
const dataset = { type: 'custom', seed: 0, points } as const;
const someView = (epochs = 40) =>
  trainedView({ epochs, experiment: { dataset: { ...dataset, points } } });

async function mounted(view: View): Promise<{ stage: MlStage; boundary: MlBoundary }> {
  const stage = document.createElement('ml-stage');
  stage.view = view;
  mount(stage, 910, 520);
  await drawn();
  return { stage, boundary: inside<MlBoundary>(stage, 'ml-boundary') };
}

/** Clicks the picture at a place of the plane. */
async function clickAt(boundary: MlBoundary, x1: number, x2: number): Promise<void> {
  const { x1Min, x1Max, x2Min, x2Max } = windowIn(boundary.frame, boundary.view!.data.window);
  const surface = inside(boundary, '.surface');
  const { width, height } = surface.getBoundingClientRect();
  const position = {
    x: (width * (x1 - x1Min)) / (x1Max - x1Min),
    y: (height * (x2Max - x2)) / (x2Max - x2Min),
  };
  await userEvent.click(surface, { position });
  await drawn();
}

const wheel = (surface: HTMLElement, init: WheelEventInit) => {
  const box = surface.getBoundingClientRect();
  const at = { clientX: box.left + box.width / 4, clientY: box.top + box.height / 2 };
  const event = new WheelEvent('wheel', { bubbles: true, cancelable: true, ...at, ...init });
  surface.dispatchEvent(event);
  return event;
};

describe('a point that is looked into', () => {
  it('[PA100] shows its class, set, p and loss as the engine has them, and follows', async () => {
    const view = someView();
    const { stage, boundary } = await mounted(view);
    await clickAt(boundary, 0.52, -1.02);
    expect(stage.point).toEqual({ set: 'train', index: 3 });
    const card = inside(boundary, '.card');
    const { probability, loss } = passOf(view, { set: 'train', index: 3 });
    expect(card.hidden).toBe(false);
    expect(card.textContent).toContain('Training point, class 1');
    expect(card.textContent).toContain('x₁ = 0.50, x₂ = −1.00');
    expect(card.textContent).toContain(`p = ${probability.toFixed(3)}`);
    expect(card.textContent).toContain(`loss = ${loss.toFixed(3)}`);
    expect(loss).toBeCloseTo(-Math.log(probability), 9);
    expect(inside(boundary, 'output').textContent).toContain('Layer 2 gives');
    const before = card.textContent;
    stage.view = nextView(view, (parameters) => (parameters[parameters.length - 1] += 3));
    await drawn();
    expect(card.textContent).not.toBe(before);
  });

  it('[PA100] closes by Escape, by a click elsewhere, and with its data', async () => {
    const { stage, boundary } = await mounted(someView());
    let heard = 0;
    const listener = () => heard++;
    window.addEventListener('keydown', listener);
    await clickAt(boundary, 1, 1);
    expect(stage.point).not.toBeNull();
    await userEvent.keyboard('{Escape}');
    window.removeEventListener('keydown', listener);
    expect([stage.point, heard]).toEqual([null, 0]);
    await clickAt(boundary, 1, 1);
    await clickAt(boundary, 0, 0.4);
    expect(stage.point).toBeNull();
    await clickAt(boundary, 1, 1);
    stage.view = trainedView();
    await drawn();
    expect(stage.point).toBeNull();
    expect(inside(boundary, '.card').hidden).toBe(true);
  });

  it('[PA100] is the one nearest to the probe where Enter is pressed', async () => {
    const { stage, boundary } = await mounted(someView());
    inside(boundary, '.surface').focus();
    await userEvent.keyboard('{Shift>}{ArrowLeft}{ArrowUp}{/Shift}{Enter}');
    await drawn();
    expect(stage.point).toEqual({ set: 'train', index: 0 });
    expect(inside(boundary, 'output').textContent).toMatch(/^Training point, class 1/);
  });

  it('[PA101] lights up the diagram: every tile changes, edges by what they carry', async () => {
    const view = someView();
    const { stage } = await mounted(view);
    const network = inside(stage, 'ml-network');
    const canvas = inside<HTMLCanvasElement>(network, '.units');
    const before = pixelReader(canvas);
    stage.point = { set: 'train', index: 1 };
    await drawn();
    const after = pixelReader(canvas);
    const plane = canvas.getBoundingClientRect();
    for (const tile of network.shadowRoot!.querySelectorAll('.tile')) {
      const box = tile.getBoundingClientRect();
      const y = box.bottom - plane.top - 12;
      const x = box.left - plane.left + box.width / 2;
      const places = Array.from({ length: 17 }, (_, i) => x - 8 + i);
      const differs = places.some((at) => after(at, y).join() !== before(at, y).join());
      expect(differs, tile.getAttribute('aria-label') ?? '').toBe(true);
    }
    expect(network.hasAttribute('has-pass')).toBe(true);

    const { inputs, activations, contributions } = passOf(view, stage.point);
    const engine = createForwardPass(view.network);
    forward(view.network, view.snapshot.parameters, Float64Array.of(1, 1), engine);
    expect([...inputs]).toEqual([1, 1]);
    expect([...activations]).toEqual([...engine.activations]);
    for (const layer of view.network.layers) {
      for (let unit = 0; unit < layer.unitCount; unit++) {
        let z = contributions[layer.biasOffset + unit];
        for (let i = 0; i < layer.inputCount; i++) {
          z += contributions[layer.weightOffset + i * layer.unitCount + unit];
        }
        expect(z).toBeCloseTo(engine.preActivations[layer.unitOffset + unit], 12);
      }
    }
  });
});

describe('the trail', () => {
  it('[PA102] draws earlier boundaries faintly where it is asked for, and remembers that', async () => {
    const early = trainedView({ epochs: 300 });
    const { stage, boundary } = await mounted(early);
    stage.view = nextView(early, (parameters) => parameters.fill(0).fill(9, -1));
    await drawn();
    const canvas = inside<HTMLCanvasElement>(boundary, 'canvas');
    const without = canvas.toDataURL();
    await userEvent.click(inside(boundary, '.trail'));
    await userEvent.hover(document.body, { position: { x: 0, y: 0 } });
    await drawn();
    expect(inside(boundary, '.trail').getAttribute('aria-pressed')).toBe('true');
    expect(canvas.toDataURL()).not.toBe(without);
    expect((await mounted(early)).stage.hasTrail).toBe(true);
  });
});

describe('zoom', () => {
  it('[PA103] evaluates the network in the part that is shown', async () => {
    const { parameters } = trainedView({ epochs: 300 }).snapshot;
    const view = trainedView({
      experiment: { dataset: { ...dataset, points } },
      parameters: () => parameters,
    });
    const { boundary } = await mounted(view);
    boundary.frame = zoomFrame(wholeFrame, 2);
    await drawn();
    const canvas = inside<HTMLCanvasElement>(boundary, 'canvas');
    const [box, plane] = [canvas, inside(boundary, '.surface')].map((e) =>
      e.getBoundingClientRect(),
    );
    const read = pixelReader(canvas);
    const [low, high] = palette().regions;
    const out = createForwardPass(view.network);
    const seen = new Set<boolean>();
    for (let i = 0; i < 400; i++) {
      const [right, down] = [((i % 20) + 0.5) / 20, (Math.floor(i / 20) + 0.5) / 20];
      const input = Float64Array.of(1.5 * right - 0.75, 0.75 - 1.5 * down);
      const z = forward(view.network, parameters, input, out);
      if (Math.abs(z) < 0.3) continue;
      seen.add(z >= 0);
      const pixel = read(
        plane.left - box.left + right * plane.width,
        plane.top - box.top + down * plane.height,
      );
      expect(isNearer(pixel, z >= 0 ? high : low, z >= 0 ? low : high)).toBe(true);
    }
    expect(seen.size).toBe(2);
  });

  it('[PA103] leaves the tiles as they are, and goes by buttons and keys', async () => {
    const { stage, boundary } = await mounted(someView());
    const tiles = inside<HTMLCanvasElement>(inside(stage, 'ml-network'), '.units');
    const before = tiles.toDataURL();
    inside(boundary, '.surface').focus();
    await userEvent.keyboard('++{Enter}');
    expect(boundary.frame.size).toBeCloseTo(0.5);
    stage.point = null;
    await drawn();
    expect(tiles.toDataURL()).toBe(before);
    await userEvent.click(inside(boundary, '.fit'));
    expect(boundary.frame.size).toBe(1);
    await drawn();
    await userEvent.keyboard('{Tab}');
    inside(boundary, '.surface').focus();
    await userEvent.keyboard('-----');
    expect(boundary.frame.size).toBe(2);
    await userEvent.keyboard('0');
    expect(boundary.frame.size).toBe(1);
  });

  it('[PA103] is moved by dragging, and reset by a double click', async () => {
    const { boundary } = await mounted(someView());
    const surface = inside(boundary, '.surface');
    await userEvent.dblClick(surface, { position: { x: 200, y: 200 } });
    expect(boundary.frame.size).toBe(0.5);
    const { left } = boundary.frame;
    await userEvent.dragAndDrop(surface, surface, {
      sourcePosition: { x: 200, y: 200 },
      targetPosition: { x: 120, y: 200 },
    });
    expect(boundary.frame.left).toBeGreaterThan(left);
    await userEvent.dblClick(surface, { position: { x: 50, y: 50 } });
    expect(boundary.frame.size).toBe(1);
  });

  it('[PA104] leaves the wheel to a page that can scroll, unless Ctrl is held', async () => {
    const { boundary } = await mounted(someView());
    const surface = inside(boundary, '.surface');
    const tall = document.createElement('div');
    tall.className = 'mounted';
    tall.style.height = '5000px';
    document.body.append(tall);
    expect(wheel(surface, { deltaY: -100 }).defaultPrevented).toBe(false);
    expect(boundary.frame.size).toBe(1);
    expect(wheel(surface, { deltaY: -100, ctrlKey: true }).defaultPrevented).toBe(true);
    expect(boundary.frame.size).toBeCloseTo(0.8);
    tall.remove();
    const box = boundary.closest('.mounted') ?? document.querySelector<HTMLElement>('.mounted');
    if (box instanceof HTMLElement) box.style.position = 'fixed';
    expect(wheel(surface, { deltaY: 100 }).defaultPrevented).toBe(true);
    expect(boundary.frame.size).toBe(1);
  });
});
