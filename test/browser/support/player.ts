import type { ReplayMark } from '../../../client/elements/time-line-marks.ts';
import { allInside, mount } from './mount.ts';

export async function shown<T extends keyof HTMLElementTagNameMap>(
  tag: T,
  properties: Partial<HTMLElementTagNameMap[T]>,
  width = 900,
): Promise<HTMLElementTagNameMap[T]> {
  const element = mount(Object.assign(document.createElement(tag), properties), width);
  await (element as unknown as { updateComplete: Promise<unknown> }).updateComplete;
  return element;
}

export const button = (host: HTMLElement, name: RegExp | string) => {
  const found = allInside<HTMLButtonElement>(host, 'button').find((one) => {
    const label = one.ariaLabel ?? one.textContent.trim();
    return typeof name === 'string' ? label === name : name.test(label);
  });
  if (!found) throw new Error(`no button ${String(name)}`);
  return found;
};

export const marks: ReplayMark[] = [
  { atMs: 1000, type: 'training', parts: [] },
  { atMs: 65_000, type: 'poll-open', parts: [], text: 'Which side?' },
  { atMs: 70_000, type: 'named', parts: [], text: 'It bends' },
  { atMs: 72_000, type: 'named', parts: [], text: 'Mine', isOwn: true },
];
