import { expect } from 'vitest';
import '../../../client/elements/controls/data-panel.ts';
import '../../../client/elements/controls/training-panel.ts';
import type { Experiment } from '../../../shared/experiment.ts';
import { presets } from '../../../shared/presets.ts';
import { commandSchema, type CommandBody } from '../../../shared/protocol/commands.ts';
import { inside, mount } from './mount.ts';

export const lesson = presets['exor-two-hidden'].experiment;

/** What the element asked the page to send; each is a command the server takes. */
export function listen(element: HTMLElement): CommandBody[] {
  const asked: CommandBody[] = [];
  element.addEventListener('session-command', (event) => {
    expect(commandSchema.parse({ ...event.detail, id: 'x' })).toBeTruthy();
    asked.push(event.detail);
  });
  return asked;
}

export async function panel<Tag extends 'ml-data-panel' | 'ml-training-panel'>(
  tag: Tag,
  experiment: Experiment = lesson,
) {
  const element = document.createElement(tag);
  element.experiment = experiment;
  mount(element, 260);
  await element.updateComplete;
  const asked = listen(element);
  return { element, asked };
}

export const control = <E extends HTMLElement>(element: HTMLElement, id: string) =>
  inside<E>(element, `#${id}`);

export const shown = (element: HTMLElement, id: string) =>
  control<HTMLSelectElement>(element, id).selectedOptions[0].textContent;

/** A slider moved by its keys, and let go. */
export function slide(input: HTMLInputElement, value: string): void {
  input.value = value;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  input.dispatchEvent(new Event('change', { bubbles: true }));
}
