import { userEvent } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import '../../client/elements/own-data/points-dialog.ts';
import type { MlPointsDialog } from '../../client/elements/own-data/points-dialog.ts';
import { palette } from '../../client/render/palette.ts';
import type { Point } from '../../shared/datasets/csv.ts';
import type { Dataset } from '../../shared/experiment.ts';
import { limits } from '../../shared/limits.ts';
import { presets } from '../../shared/presets.ts';
import { commandSchema, type CommandBody } from '../../shared/protocol/commands.ts';
import {
  allInside,
  drawn,
  inside,
  isNearer,
  mount,
  pixelReader,
  unmount,
} from './support/mount.ts';

afterEach(unmount);

const exor = presets['exor-two-hidden'].experiment.dataset;
const own = (...points: Point[]): Dataset => ({ type: 'custom', seed: 7, points });

/** The dialog, open; `points` are those on the plane, `sent` what was asked for. */
async function opened(dataset: Dataset, isEmpty = false, answer: string | null = null) {
  const dialog: MlPointsDialog = document.createElement('ml-points-dialog');
  const sent: CommandBody[] = [];
  dialog.send = async (body) => {
    expect(commandSchema.parse({ ...body, id: 'x' })).toBeTruthy();
    sent.push(body);
    return answer;
  };
  mount(dialog, 300);
  await dialog.updateComplete;
  await dialog.show(dataset, isEmpty);
  await drawn();
  const plane = inside(dialog, 'ml-points-plane');
  const surface = inside(plane, '.surface');
  const press = async (name: string) => {
    const buttons = allInside<HTMLButtonElement>(dialog, 'button');
    const has = (button: HTMLButtonElement) =>
      button.ariaLabel === name || button.textContent.trim().startsWith(name);
    await userEvent.click(buttons.find(has) ?? dialog);
    await drawn();
  };
  return {
    dialog,
    plane,
    surface,
    sent,
    press,
    points: () => (dialog.sheet?.points ?? []) as Point[],
    said: () => inside(dialog, '[role=status]').textContent,
    isOpen: () => inside<HTMLDialogElement>(dialog, 'dialog').open,
  };
}

/** A pointer's way over the plane, by shares of its side. */
async function gesture(
  surface: HTMLElement,
  way: readonly [right: number, down: number][],
  pointerType = 'mouse',
  end = 'pointerup',
): Promise<void> {
  const box = surface.getBoundingClientRect();
  // Made up events have no pointer that could be captured.
  surface.setPointerCapture = () => undefined;
  const fire = (type: string, [right, down]: readonly [number, number]) =>
    surface.dispatchEvent(
      new PointerEvent(type, {
        pointerType,
        pointerId: 5,
        button: 0,
        bubbles: true,
        composed: true,
        clientX: box.left + right * box.width,
        clientY: box.top + down * box.height,
      }),
    );
  fire('pointerdown', way[0]);
  for (const place of way) fire('pointermove', place);
  fire(end, way[way.length - 1]);
  await drawn();
}

const rounded = (points: readonly Point[]) =>
  points.map(([x1, x2, label]) => [Number(x1.toFixed(1)), Number(x2.toFixed(1)), label]);

describe('ml-points-dialog', () => {
  it('[PA140] places a point of the chosen class where it is pressed, and draws it', async () => {
    const { dialog, plane, surface, press, points } = await opened(exor, true);
    await userEvent.click(surface);
    await press('Class 1');
    await gesture(surface, [[0.75, 0.25]]);
    expect(rounded(points())).toEqual([
      [0, 0, 0],
      [1.5, 1.5, 1],
    ]);
    const canvas = inside<HTMLCanvasElement>(plane, 'canvas');
    const origin = canvas.getBoundingClientRect();
    const box = surface.getBoundingClientRect();
    const read = pixelReader(canvas);
    const at = (share: number, down: number) =>
      read(box.left - origin.left + share * box.width, box.top - origin.top + down * box.height);
    const { class0, class1 } = palette();
    expect(isNearer(at(0.5, 0.5), class0, class1)).toBe(true);
    expect(isNearer(at(0.75, 0.25), class1, class0)).toBe(true);
    const counts = allInside(dialog, '.counts li').map((li) => li.textContent.replace(/\s+/g, ' '));
    expect(counts.map((text) => text.trim())).toEqual(['Class 0 1', 'Class 1 1']);
  });

  it.each(['mouse', 'touch', 'pen'])('[PA140] drags a point by %s, in one step', async (type) => {
    const { surface, press, points } = await opened(own([0, 0, 1], [1, 1, 0], [-1.2, -1, 0]));
    await gesture(
      surface,
      [
        [0.5, 0.5],
        [0.55, 0.5],
        [0.6, 0.55],
        [0.7, 0.6],
      ],
      type,
    );
    expect(rounded(points())).toEqual([
      [0.6, -0.3, 1],
      [1, 1, 0],
      [-1.2, -1, 0],
    ]);
    await press('Undo');
    expect(points()[0]).toEqual([0, 0, 1]);
  });

  it('[PA140] places one more where a finger trembles on a point', async () => {
    const { surface, points } = await opened(own([0, 0, 1], [1, 1, 0]));
    await gesture(
      surface,
      [
        [0.5, 0.5],
        [0.502, 0.503],
      ],
      'touch',
    );
    expect(points()).toHaveLength(3);
  });

  it('[PA140] moves the point that was just placed along with the pointer', async () => {
    const { surface, points } = await opened(exor, true);
    await gesture(surface, [
      [0.5, 0.5],
      [0.6, 0.5],
      [0.75, 0.5],
    ]);
    expect(rounded(points())).toEqual([[1.5, 0, 0]]);
  });

  it.each(['mouse', 'touch'])('[PA140] sprays and wipes an area by %s', async (type) => {
    const { surface, press, points, said } = await opened(exor, true);
    await press('Class 1');
    await press('Brush');
    const way = Array.from({ length: 20 }, (_, i): [number, number] => [0.2 + 0.03 * i, 0.5]);
    await gesture(surface, way, type);
    expect(points().length).toBeGreaterThan(15);
    for (const [x1, x2, label] of points()) {
      expect(label).toBe(1);
      expect(Math.abs(x2)).toBeLessThan(0.45);
      expect(x1).toBeGreaterThan(-2.3);
    }
    expect(said()).toMatch(/^\d+ of class 1\. \d+ points\.$/);
    await press('Eraser');
    await gesture(surface, way, type);
    expect(points()).toEqual([]);
    await press('Undo');
    expect(points().length).toBeGreaterThan(15);
  });

  it('[PA140] erases what the pointer touches, and nothing else', async () => {
    const { surface, press, points } = await opened(own([0, 0, 1], [1, 1, 0], [-1.2, -1, 0]));
    await press('Eraser');
    await gesture(surface, [[0.1, 0.1]]);
    expect(points()).toHaveLength(3);
    await gesture(surface, [[0.51, 0.49]], 'touch');
    expect(points()).toEqual([
      [1, 1, 0],
      [-1.2, -1, 0],
    ]);
  });

  it('[PA140] wipes all the way between two places that a busy page hears of', async () => {
    const line = Array.from({ length: 9 }, (_, i): [number, number, 0 | 1] => [i / 4 - 1, 0, 1]);
    const { surface, press, points } = await opened(own(...line, [0, 1, 0]));
    await press('Eraser');
    await press('Brush');
    await gesture(surface, [
      [0.05, 0.5],
      [0.95, 0.5],
    ]);
    expect(points()).toEqual([[0, 1, 0]]);
  });

  it('[PA140] leaves nothing of a gesture that the system took, nor of another button', async () => {
    const { surface, points } = await opened(own([0, 0, 1], [1, 1, 0]));
    await gesture(
      surface,
      [
        [0.2, 0.2],
        [0.3, 0.3],
      ],
      'touch',
      'pointercancel',
    );
    await userEvent.click(surface, { button: 'right' });
    expect(points()).toEqual([
      [0, 0, 1],
      [1, 1, 0],
    ]);
  });

  it('[PA141] undoes, redoes and clears by buttons, and says how many there are', async () => {
    const { surface, press, points, said } = await opened(own([0, 0, 1], [1, 1, 0]));
    await gesture(surface, [[0.2, 0.2]]);
    await press('Clear');
    expect([points().length, said()]).toEqual([0, 'Clear. 0 points.']);
    await press('Undo');
    await press('Undo');
    expect([points().length, said()]).toEqual([2, 'Undo. 2 points.']);
    await press('Redo');
    expect(points()).toHaveLength(3);
  });

  it('[PA141] takes no more points than own data can have, and says so', async () => {
    const { dialog, surface, points, said } = await opened({
      ...exor,
      pointCount: 5000,
    } as Dataset);
    expect(points()).toHaveLength(limits.customPointCount);
    expect(inside(dialog, '.note').textContent).toContain('first 2,000 of 5,000');
    await gesture(surface, [[0.5, 0.02]]);
    expect(points()).toHaveLength(limits.customPointCount);
    expect(said()).toBe('2,000 points are as many as own data can have.');
  });

  it('[PA142] draws by keyboard, and says each step', async () => {
    const { surface, points, said, dialog } = await opened(exor, true);
    expect(inside(dialog, 'ml-points-plane').shadowRoot?.activeElement).toBe(surface);
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{Shift>}{ArrowUp}{/Shift}');
    expect(said()).toBe('0.24, 0.6');
    await userEvent.keyboard(' ');
    expect(said()).toBe('Class 0 at 0.24, 0.6. 1 point.');
    await userEvent.keyboard('2{ArrowLeft}{ArrowLeft}{ArrowLeft}{Enter}');
    expect(points()).toEqual([
      [0.24, 0.6, 0],
      [-0.12, 0.6, 1],
    ]);
    expect(said()).toBe('Class 1 at −0.12, 0.6. 2 points.');
    await userEvent.keyboard('{Delete}');
    expect([points().length, said()]).toEqual([1, '1 point removed. 1 point.']);
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(points()).toHaveLength(2);
    await userEvent.keyboard('{Control>}y{/Control}');
    expect(points()).toHaveLength(1);
    await userEvent.keyboard('3 ');
    expect(points()).toHaveLength(0);
    await userEvent.keyboard('{Delete}');
    expect(said()).toBe('There is no point here.');
    await userEvent.keyboard('1 4 ');
    expect(points().length).toBeGreaterThan(3);
  });

  it('[PA143] uses the points in one change, with the seed of the data, and closes', async () => {
    const { surface, press, sent, isOpen } = await opened(own([0, 0, 1], [1, 1, 0]));
    await gesture(surface, [[0.25, 0.5]]);
    await press('Use these points');
    const points = [
      [0, 0, 1],
      [1, 1, 0],
      [-0.75, 0, 0],
    ];
    expect(sent).toHaveLength(1);
    const [body] = sent;
    const dataset = body.type === 'change' && body.experiment.dataset;
    expect(dataset).toMatchObject({ type: 'custom', seed: 7 });
    expect(dataset && dataset.type === 'custom' && rounded(dataset.points)).toEqual(
      points.map(([x1, x2, label]) => [Number(x1.toFixed(1)), x2, label]),
    );
    expect(isOpen()).toBe(false);
  });

  it('[PA143] asks for nothing when it is left; begins anew when it is opened again', async () => {
    const { dialog, surface, press, points, sent, isOpen } = await opened(own([0, 0, 1]));
    await gesture(surface, [[0.25, 0.5]]);
    await press('Cancel');
    expect([isOpen(), sent]).toEqual([false, []]);
    await dialog.show(own([1, 1, 0]));
    expect(points()).toEqual([[1, 1, 0]]);
  });

  it('[PA143] warns before Escape throws points away', async () => {
    const { dialog, surface, isOpen } = await opened(own([0, 0, 1]));
    await userEvent.click(surface);
    await userEvent.keyboard('{Escape}');
    expect(isOpen()).toBe(true);
    expect(inside(dialog, '.note').textContent).toContain('Escape once more');
    await userEvent.keyboard('{Escape}');
    expect(isOpen()).toBe(false);
  });

  it('[PA143] keeps the points where they were refused, and says why', async () => {
    const { dialog, press, points, isOpen } = await opened(own([0, 0, 1]), false, 'Too fast.');
    await press('Use these points');
    expect(isOpen()).toBe(true);
    expect(inside(dialog, '[role=alert]').textContent).toBe('Too fast.');
    expect(points()).toHaveLength(1);
  });

  it('[PA143] has nothing to use while there is no point', async () => {
    const { dialog, surface } = await opened(exor, true);
    const use = inside<HTMLButtonElement>(dialog, '.primary');
    expect(use.ariaDisabled).toBe('true');
    await gesture(surface, [[0.5, 0.5]]);
    expect(use.ariaDisabled).toBe('false');
  });
});
