import { userEvent } from 'vitest/browser';
import { expect } from 'vitest';
import type { MlPointsDialog } from '../../../client/elements/own-data/points-dialog.ts';
import type { Point } from '../../../shared/datasets/csv.ts';
import type { Dataset } from '../../../shared/experiment.ts';
import { presets } from '../../../shared/presets.ts';
import { commandSchema, type CommandBody } from '../../../shared/protocol/commands.ts';
import { allInside, drawn, inside, mount } from './mount.ts';

export const own = (...points: Point[]): Dataset => ({ type: 'custom', seed: 7, points });

export const exor = presets['exor-two-hidden'].experiment.dataset;

/** The dialog, open; `points` are those on the plane, `sent` what was asked for. */
export async function opened(dataset: Dataset, isEmpty = false, answer: string | null = null) {
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
export async function gesture(
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

export const rounded = (points: readonly Point[]) =>
  points.map(([x1, x2, label]) => [Number(x1.toFixed(1)), Number(x2.toFixed(1)), label]);
