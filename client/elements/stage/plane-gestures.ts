import { isZoomed, panFrame, wholeFrame, zoomFrame, type Frame } from '../../render/zoom.ts';

/** What the gestures move; places are shares of the picture, from its top left. */
export interface GestureTarget {
  frame: Frame;
  /** The pointer is there. */
  hover(right: number, down: number): void;
  /** It was clicked or tapped there. */
  tap(right: number, down: number, isTouch: boolean): void;
  leave(): void;
}

/** Less than this, in CSS pixels, is a tap. */
const dragFrom = 5;
/** One turn of a common mouse wheel, 100, zooms by a quarter. */
const perWheel = Math.log(1.25) / 100;

interface Touch {
  x: number;
  y: number;
}

/**
 * Pointers and wheel over the large picture. One pointer probes, or moves a zoomed picture; two
 * zoom it; a wheel zooms where the page has no use for it, or with Ctrl.
 */
export class PlaneGestures {
  readonly #target: GestureTarget;
  readonly #pointers = new Map<number, Touch>();
  #begin: Touch | null = null;
  #isDrag = false;

  constructor(target: GestureTarget) {
    this.#target = target;
  }

  readonly down = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    const at = placeOf(event);
    this.#pointers.set(event.pointerId, at);
    this.#begin = this.#pointers.size === 1 ? at : null;
    this.#isDrag = this.#pointers.size > 1;
    this.#target.hover(at.x, at.y);
  };

  readonly move = (event: PointerEvent): void => {
    const at = placeOf(event);
    const before = this.#pointers.get(event.pointerId);
    if (before && this.#pointers.size === 2) this.#pinch(event.pointerId, before, at);
    else if (before && this.#begin && isZoomed(this.#target.frame)) this.#drag(event, before, at);
    else this.#target.hover(at.x, at.y);
    if (before) this.#pointers.set(event.pointerId, at);
  };

  readonly up = (event: PointerEvent): void => {
    const isOwn = this.#pointers.delete(event.pointerId);
    const { x, y } = placeOf(event);
    const begin = this.#begin;
    if (isOwn && begin && !this.#isDrag && distance(event, begin, { x, y }) < dragFrom) {
      this.#target.tap(x, y, event.pointerType !== 'mouse');
    }
    if (this.#pointers.size === 0) this.#begin = null;
  };

  readonly cancel = (event: PointerEvent): void => {
    this.#pointers.delete(event.pointerId);
    this.#begin = null;
  };

  /** A finger that lifts leaves its probe standing; a mouse takes it away. */
  readonly leave = (event: PointerEvent): void => {
    if (event.pointerType === 'mouse') this.#target.leave();
  };

  readonly wheel = (event: WheelEvent): void => {
    if (!event.ctrlKey && canPageScroll()) return;
    event.preventDefault();
    const { x, y } = placeOf(event);
    const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 33 : 1;
    // A trackpad's pinch comes as a wheel with Ctrl, in far smaller steps.
    const pace = event.ctrlKey && Math.abs(event.deltaY) < 30 ? 5 : 1;
    const factor = Math.exp(-event.deltaY * pixels * pace * perWheel);
    this.#target.frame = zoomFrame(this.#target.frame, factor, x, y);
  };

  readonly doubleClick = (event: MouseEvent): void => {
    const { x, y } = placeOf(event);
    const { frame } = this.#target;
    this.#target.frame = isZoomed(frame) ? wholeFrame : zoomFrame(frame, 2, x, y);
  };

  #drag(event: PointerEvent, before: Touch, at: Touch): void {
    if (!this.#isDrag && this.#begin && distance(event, this.#begin, at) < dragFrom) return;
    if (!this.#isDrag) (event.currentTarget as Element).setPointerCapture(event.pointerId);
    this.#isDrag = true;
    this.#target.leave();
    this.#target.frame = panFrame(this.#target.frame, before.x - at.x, before.y - at.y);
  }

  #pinch(pointerId: number, before: Touch, at: Touch): void {
    const other = [...this.#pointers].find(([id]) => id !== pointerId)?.[1];
    if (!other) return;
    const spread = (a: Touch) => Math.max(0.02, Math.hypot(a.x - other.x, a.y - other.y));
    const middle = { x: (at.x + other.x) / 2, y: (at.y + other.y) / 2 };
    const zoomed = zoomFrame(this.#target.frame, spread(at) / spread(before), middle.x, middle.y);
    this.#target.leave();
    this.#target.frame = panFrame(zoomed, (before.x - at.x) / 2, (before.y - at.y) / 2);
  }
}

/** Where an event is, in shares of its element's box. */
function placeOf(event: MouseEvent): Touch {
  const box = (event.currentTarget as Element).getBoundingClientRect();
  const share = (at: number, size: number) => Math.min(1, Math.max(0, at / size));
  return {
    x: share(event.clientX - box.left, box.width),
    y: share(event.clientY - box.top, box.height),
  };
}

function distance(event: MouseEvent, a: Touch, b: Touch): number {
  const { clientWidth } = event.currentTarget as Element;
  return Math.hypot(a.x - b.x, a.y - b.y) * clientWidth;
}

function canPageScroll(): boolean {
  const page = document.scrollingElement;
  return page !== null && page.scrollHeight > page.clientHeight;
}
