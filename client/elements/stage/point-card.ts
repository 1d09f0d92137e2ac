import type { PreparedData } from '../../../shared/datasets/prepare.ts';
import type { View } from '../../../shared/view/view.ts';
import { palette } from '../../render/palette.ts';
import { drawPicked, type PointRef } from '../../render/picked-point.ts';
import type { Square } from '../../render/plane.ts';
import { hasPoint } from '../../render/point-pass.ts';
import { pointWords } from './point-words.ts';
import type { Words } from './unit-words.ts';
import { fillCard, placeCard } from './value-card.ts';

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
export function showCard(
  { card, square, boxWidth }: CardRoom,
  at: { x: number; y: number },
  words: Words,
): void {
  card.hidden = false;
  fillCard(card, words);
  const room = { width: boxWidth, height: square.y + square.side };
  placeCard(card, { x: at.x - 8, y: at.y - 8, width: 16, height: 16 }, room, 'beside');
}

/** Rings a point and shows its card, with `line` at its end; not where it is out of the picture. */
export function showPoint(room: CardRoom, view: View, point: PointRef, line?: string): void {
  const { context, square, data, card } = room;
  const at = hasPoint(view, point) ? drawPicked(context, square, data, point, palette()) : null;
  card.hidden = at === null;
  if (!at) return;
  const { title, lines } = pointWords(view, point);
  showCard(room, at, { title, lines: line === undefined ? lines : [...lines, line] });
}
