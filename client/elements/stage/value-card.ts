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

/** Puts a card beside `target` (in the coordinates of `room`), wherever it fits inside it. */
export function placeCard(
  card: HTMLElement,
  target: Box,
  room: { width: number; height: number },
  side: 'beside' | 'below',
): void {
  const width = card.offsetWidth;
  const height = card.offsetHeight;
  const clamp = (at: number, size: number, limit: number) =>
    Math.max(0, Math.min(at, limit - size));
  let x: number;
  let y: number;
  if (side === 'beside') {
    const right = target.x + target.width + gap;
    x = right + width <= room.width ? right : target.x - gap - width;
    x = clamp(x, width, room.width);
    y = clamp(target.y + target.height / 2 - height / 2, height, room.height);
  } else {
    x = clamp(target.x + target.width / 2 - width / 2, width, room.width);
    const below = target.y + target.height + gap;
    y = below + height <= room.height ? below : target.y - gap - height;
  }
  card.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
}
