import type { PreparedData } from '../../../shared/datasets/prepare.ts';
import type { Pointer } from '../../../shared/protocol/lead.ts';
import type { View } from '../../../shared/view/view.ts';
import { nearestPoint, type PointRef } from '../../render/picked-point.ts';
import type { Square } from '../../render/plane.ts';
import { placeIn } from '../../render/plane-axes.ts';
import {
  isZoomed,
  panFrame,
  wholeFrame,
  windowIn,
  zoomFrame,
  type Frame,
} from '../../render/zoom.ts';
import type { GestureTarget } from './plane-gestures.ts';
import { planeKey } from './plane-keys.ts';

/** A place of the plane, in its own coordinates. */
export interface PlanePlace {
  x1: number;
  x2: number;
}

/** The large picture that is probed. */
export interface ProbedPicture {
  readonly view: View | null;
  /** The point that is looked into. */
  readonly point: PointRef | null;
  readonly square: Square;
  frame: Frame;
  /** The points where the picture shows them. */
  shownData(view: View): PreparedData;
  /** It is pointed there; null: nowhere any more. */
  onPointer(pointer: Pointer): void;
  onPick(point: PointRef | null): void;
  /** The probe was moved by keyboard: what it reads is to be told. */
  onStep(view: View, place: PlanePlace): void;
  /** Draws anew. */
  request(): void;
}

/** The probe over the large picture: at the pointer, or moved by arrow keys. */
export class PlaneProbe implements GestureTarget {
  readonly #picture: ProbedPicture;
  /** Where it is, if it is shown. */
  place: PlanePlace | null = null;

  constructor(picture: ProbedPicture) {
    this.#picture = picture;
  }

  get frame(): Frame {
    return this.#picture.frame;
  }

  set frame(frame: Frame) {
    this.#picture.frame = frame;
  }

  hover(right: number, down: number): void {
    const { view, point } = this.#picture;
    if (!view) return;
    const at = this.#placeAt(view, right, down);
    this.#picture.onPointer([at.x1, at.x2]);
    // A point's card is not to be covered by another.
    if (!point) this.#moveTo(at);
  }

  tap(right: number, down: number, isTouch: boolean): void {
    const { x, y, side } = this.#picture.square;
    this.#pick(x + right * side, y + down * side, isTouch ? 24 : 12);
  }

  readonly leave = (): void => {
    this.place = null;
    this.#picture.onPointer(null);
    this.#picture.request();
  };

  readonly onKey = (event: KeyboardEvent): void => {
    const { view, point, square } = this.#picture;
    const key = planeKey(event);
    if (!view || !key) return;
    const { x, y, side } = square;
    const window = windowIn(this.frame, view.data.window);
    const at = this.place
      ? placeIn(square, window, this.place)
      : { x: x + side / 2, y: y + side / 2 };
    switch (key.type) {
      case 'move':
        this.#step(view, (at.x - x) / side + key.right, (at.y - y) / side + key.down);
        break;
      case 'zoom':
        this.frame = zoomFrame(this.frame, key.factor, (at.x - x) / side, (at.y - y) / side);
        break;
      case 'fit':
        // A digit may mean something to the page.
        if (!isZoomed(this.frame)) return;
        this.frame = wholeFrame;
        break;
      case 'pick':
        this.#pick(at.x, at.y);
        break;
      case 'close':
        this.leave();
        if (!point) return;
        this.#picture.onPick(null);
        break;
      default:
        key satisfies never;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  /** Looks into the point nearest to a place of the canvas, or into none. */
  #pick(atX: number, atY: number, reach?: number): void {
    const { view, point, square } = this.#picture;
    if (!view) return;
    const near = nearestPoint(square, this.#picture.shownData(view), atX, atY, reach);
    if (near) this.place = null;
    if (near || point) this.#picture.onPick(near);
  }

  /** Moves the probe by keyboard, a zoomed picture along with it. */
  #step(view: View, right: number, down: number): void {
    const clamp = (share: number) => Math.min(1, Math.max(0, share));
    const beyond = { right: right - clamp(right), down: down - clamp(down) };
    if (isZoomed(this.frame)) this.frame = panFrame(this.frame, beyond.right, beyond.down);
    const at = this.#placeAt(view, clamp(right), clamp(down));
    this.#picture.onPointer([at.x1, at.x2]);
    this.#moveTo(at);
    this.#picture.onStep(view, at);
  }

  #placeAt({ data }: View, right: number, down: number): PlanePlace {
    const { x1Min, x1Max, x2Min, x2Max } = windowIn(this.frame, data.window);
    return { x1: x1Min + right * (x1Max - x1Min), x2: x2Max - down * (x2Max - x2Min) };
  }

  #moveTo(place: PlanePlace): void {
    this.place = place;
    this.#picture.request();
  }
}
