import { allInside } from './mount.ts';

/** What an element says, in its shadow where it has one, in single spaces. */
export const words = (element: Element | null | undefined): string =>
  (element?.shadowRoot ?? element)?.textContent?.replace(/\s+/g, ' ').trim() ?? '';

/** The button of that name inside `host`. */
export function button(host: HTMLElement, name: string): HTMLButtonElement {
  const found = allInside<HTMLButtonElement>(host, 'button').find(
    (each) => (each.getAttribute('aria-label') ?? words(each)) === name,
  );
  if (!found) throw new Error(`${host.localName} has no button ${name}`);
  return found;
}
