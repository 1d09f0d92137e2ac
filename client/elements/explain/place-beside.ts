interface Size {
  width: number;
  height: number;
}

/** Where a card's upper left corner goes. */
export interface Place {
  left: number;
  top: number;
}

const gap = 10;
const edge = 8;

/**
 * A place for a card by what it is about: beside it where the screen leaves room there, else
 * beneath it, else above; always inside the screen.
 */
export function placeBeside(
  about: DOMRectReadOnly,
  card: Size,
  screen: Size,
  side: 'beside' | 'below',
): Place {
  const clamp = (at: number, size: number, room: number) =>
    Math.round(Math.max(edge, Math.min(at, room - size - edge)));
  const right = about.right + gap;
  const left = about.left - gap - card.width;
  if (side === 'beside') {
    const beside = right + card.width + edge <= screen.width ? right : left;
    const top = clamp(about.top + about.height / 2 - card.height / 2, card.height, screen.height);
    if (beside >= edge) return { left: Math.round(beside), top };
  }
  const below = about.bottom + gap;
  const isBelow = below + card.height + edge <= screen.height;
  return {
    left: clamp(about.left, card.width, screen.width),
    top: clamp(isBelow ? below : about.top - gap - card.height, card.height, screen.height),
  };
}
