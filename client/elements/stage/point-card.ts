import type { PreparedData } from '../../../shared/datasets/prepare.ts';
import type { View } from '../../../shared/view/view.ts';
import { palette } from '../../render/palette.ts';
import { drawPicked, type PointRef } from '../../render/picked-point.ts';
import type { Square } from '../../render/plane.ts';
import { hasPoint } from '../../render/point-pass.ts';
import { pointWords } from './point-words.ts';
import type { Words } from './unit-words.ts';
import { fillCard, placeCard, showCard } from './value-card.ts';

/** A large picture as it is being drawn, and its card. */
export interface CardRoom {
  context: CanvasRenderingContext2D;
  square: Square;
  /** The points and the window of the picture. */
  data: PreparedData;
  boxWidth: number;
  card: HTMLElement;
}

/** Shows `words` beside a place of the canvas. */
export function showWords(
  { card, square, boxWidth }: CardRoom,
  at: { x: number; y: number },
  words: Words,
): void {
  fillCard(card, words);
  const room = { width: boxWidth, height: square.y + square.side };
  placeCard(card, { x: at.x - 8, y: at.y - 8, width: 16, height: 16 }, room, 'beside');
  showCard(card, true);
}

/** Rings a point and shows its card, with `line` at its end; hides it where there is none in sight. */
export function showPoint(room: CardRoom, view: View, point: PointRef | null, line?: string): void {
  const { context, square, data, card } = room;
  const at =
    point && hasPoint(view, point) ? drawPicked(context, square, data, point, palette()) : null;
  if (!point || !at) {
    showCard(card, false);
    return;
  }
  const { title, lines } = pointWords(view, point);
  showWords(room, at, { title, lines: line === undefined ? lines : [...lines, line] });
}
