import type { Box } from '../../render/network-layout.ts';
import type { Words } from './unit-words.ts';

const gap = 10;

/**
 * Fills a card with a heading and lines; only what differs is written, since it is called in
 * every frame while numbers change beneath the pointer.
 */
export function fillCard(card: HTMLElement, { title, lines }: Words): void {
  const wanted = 1 + lines.length;
  while (card.childElementCount > wanted) card.lastElementChild?.remove();
  while (card.childElementCount < wanted) {
    card.append(document.createElement(card.childElementCount === 0 ? 'b' : 'p'));
  }
  [title, ...lines].forEach((text, i) => {
    const line = card.children[i];
    if (line.textContent !== text) line.textContent = text;
  });
}

/** What a card's animations hold, each one property. */
const held = new WeakMap<HTMLElement, Map<string, KeyframeEffect>>();

/**
 * Sets a style by an animation that stands still. When a transform or an opacity changes, Chromium
 * puts all layers of a page together anew, some 10 ms on a slow device; one that an animation owns
 * it changes in its layer alone.
 */
function hold(card: HTMLElement, property: 'transform' | 'opacity', value: string): void {
  const effects = held.get(card) ?? new Map<string, KeyframeEffect>();
  held.set(card, effects);
  const keyframes = { [property]: [value, value] };
  const effect = effects.get(property);
  if (effect) {
    effect.setKeyframes(keyframes);
    return;
  }
  const animation = card.animate(keyframes, { duration: 1, fill: 'both' });
  animation.pause();
  effects.set(property, animation.effect as KeyframeEffect);
}

/** Shows a card where it was placed, or hides it. */
export function showCard(card: HTMLElement, isShown: boolean): void {
  if (card.hidden !== isShown && held.get(card)?.has('opacity')) return;
  card.hidden = !isShown;
  hold(card, 'opacity', isShown ? '1' : '0');
}

/** Where a card has so much room beneath what it is about, it stands there. */
const enoughBelow = 160;

/** Else its edges would be blurred. */
const onPixels = (length: string) =>
  CSS.supports('width', 'round(1.5px, 1px)') ? `round(${length}, 1px)` : length;

/**
 * Puts a card beside or below `target` (in the coordinates of `room`), inside of it. The browser
 * computes the place from the card's size: reading it here would make it lay out the page at once.
 */
export function placeCard(
  card: HTMLElement,
  { x, y, width, height }: Box,
  room: { width: number; height: number },
  side: 'beside' | 'below',
): void {
  const inside = (at: string, size: number) =>
    onPixels(`clamp(0px, ${at}, ${Math.floor(size)}px - 100%)`);
  const after = (edge: number) => `${edge + gap}px`;
  const before = (edge: number) => `${edge - gap}px - 100%`;
  const isAfter =
    side === 'beside'
      ? room.width - x - width >= x
      : room.height - y - height >= Math.min(enoughBelow, y);
  const [left, top] =
    side === 'beside'
      ? [isAfter ? after(x + width) : before(x), `${y + height / 2}px - 50%`]
      : [`${x + width / 2}px - 50%`, isAfter ? after(y + height) : before(y)];
  const place = `translate(${inside(left, room.width)}, ${inside(top, room.height)})`;
  hold(card, 'transform', place);
}
