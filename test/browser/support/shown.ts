import { mount } from './mount.ts';

/** An element of ours with these properties, on the page and rendered. */
export async function shown<Properties extends object>(
  tag: string,
  properties: Properties,
): Promise<HTMLElement & Properties> {
  const element = Object.assign(document.createElement(tag), properties);
  mount(element, 600);
  await rendered(element);
  return element;
}

export const rendered = (element: HTMLElement) =>
  (element as unknown as { updateComplete: Promise<boolean> }).updateComplete;
