import type { LitElement } from 'lit';

/** In shares of the size that it would have. */
const fits = [1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4];

/** A wall cannot be scrolled: what a step has is made smaller until it can all be seen. */
export function fitAll(host: LitElement): void {
  const boxes = [...host.renderRoot.querySelectorAll('.scroll')];
  const isOver = () =>
    boxes.some((box) => box.scrollHeight > box.clientHeight || box.scrollWidth > box.clientWidth);
  for (const fit of fits) {
    host.style.setProperty('--fit', String(fit));
    if (!isOver()) return;
  }
}
