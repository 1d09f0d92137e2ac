import { deepActive } from './deep-active.ts';

interface Place {
  left: number;
  top: number;
  width: number;
  height: number;
}

/**
 * The left edge for what lies over the page at `place`: its own, or beside what has the
 * keyboard's focus where `card` would cover that.
 */
export function leftBesideFocus(card: Element, { left, top, width, height }: Place): number {
  const focused = deepActive();
  if (!focused?.matches(':focus-visible') || card.contains(focused)) return left;
  if (card.shadowRoot?.contains(focused)) return left;
  const box = focused.getBoundingClientRect();
  const isAcross = box.left < left + width && box.right > left;
  const isLevel = box.top < top + height && box.bottom > top;
  if (!isAcross || !isLevel) return left;
  const beside = box.right + 16;
  return beside + width <= window.innerWidth - 8 ? beside : Math.max(8, box.left - width - 16);
}
