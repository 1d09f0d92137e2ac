import type { PointSheet } from './point-sheet.ts';

/** What a pointer leaves behind: a point of a class, or nothing where a point was. */
export type Ink = 0 | 1 | 'erase';
export type Place = readonly [x1: number, x2: number];

/** What a gesture or a key has done. */
export type Edit =
  | { what: 'added'; place: Place; label: 0 | 1 }
  | { what: 'moved'; place: Place; label: 0 | 1 }
  | { what: 'sprayed'; count: number; label: 0 | 1 }
  | { what: 'removed'; count: number }
  | { what: 'full' }
  | { what: 'cursor'; place: Place };

/** Of a pointer event, what a gesture looks at. */
export type Pointer = Pick<PointerEvent, 'pointerId' | 'pointerType' | 'clientX' | 'clientY'>;

interface Gesture {
  pointerId: number;
  ink: Ink;
  isBrush: boolean;
  from: { clientX: number; clientY: number };
  /** Where it is, and where the brush has sprayed last. */
  place: Place;
  sprayedAt: Place;
  /** The point that goes along with the pointer. */
  held: number;
  /** It began on a point and has not moved yet: it becomes a drag, or one more point. */
  isUndecided: boolean;
  /** No point more was to be had. */
  wasFull: boolean;
  countBefore: number;
}

/** As shares of the plane's side. */
const brushRadius = 0.07;
const eraserRadius = 0.035;
const holdReach = { mouse: 0.018, touch: 0.04 };
/** Fingers tremble. */
const dragAfterPx = { mouse: 3, touch: 8 };
const sprayed = { first: 4, next: 2, byKey: 8 };

const kindOf = ({ pointerType }: Pointer) => (pointerType === 'touch' ? 'touch' : 'mouse');

/**
 * One pointer's way from down to up, as one step on the sheet: a tap places a point, a drag moves
 * the one it began on, the brush sprays along, the eraser removes what it touches.
 */
export class PointGestures {
  readonly #sheet: PointSheet;
  readonly #side: number;
  #gesture: Gesture | null = null;

  constructor(sheet: PointSheet) {
    this.#sheet = sheet;
    this.#side = sheet.window.x1Max - sheet.window.x1Min;
  }

  get isBusy(): boolean {
    return this.#gesture !== null;
  }

  /** How far the ink reaches around its place, as a share of the plane's side. */
  reachOf(ink: Ink, isBrush: boolean): number {
    if (isBrush) return brushRadius;
    return ink === 'erase' ? eraserRadius : 0;
  }

  down(place: Place, pointer: Pointer, ink: Ink, isBrush: boolean): void {
    const sheet = this.#sheet;
    const { pointerId, clientX, clientY } = pointer;
    sheet.begin();
    const gesture: Gesture = {
      pointerId,
      ink,
      isBrush,
      from: { clientX, clientY },
      place,
      sprayedAt: place,
      held: -1,
      isUndecided: false,
      wasFull: false,
      countBefore: sheet.points.length,
    };
    this.#gesture = gesture;
    if (isBrush || ink === 'erase') {
      this.#leave(gesture, sprayed.first);
      return;
    }
    gesture.held = sheet.nearest(place, holdReach[kindOf(pointer)] * this.#side);
    gesture.isUndecided = gesture.held >= 0;
    if (!gesture.isUndecided) this.#addPoint(gesture, ink);
  }

  /** Whether the move was a gesture's own. */
  move(place: Place, pointer: Pointer): boolean {
    const gesture = this.#gesture;
    if (gesture?.pointerId !== pointer.pointerId) return false;
    if (gesture.ink === 'erase') {
      this.#eraseAlong(gesture, place);
      return true;
    }
    gesture.place = place;
    if (gesture.isBrush) {
      const [x1, x2] = gesture.sprayedAt;
      const way = Math.hypot(place[0] - x1, place[1] - x2);
      if (way > 0.5 * brushRadius * this.#side) this.#leave(gesture, sprayed.next);
      return true;
    }
    const { from } = gesture;
    const wayPx = Math.hypot(pointer.clientX - from.clientX, pointer.clientY - from.clientY);
    if (gesture.isUndecided && wayPx < dragAfterPx[kindOf(pointer)]) return true;
    gesture.isUndecided = false;
    if (gesture.held >= 0) this.#sheet.move(gesture.held, ...place);
    return true;
  }

  /** What the gesture has done; null where it was none. */
  up({ pointerId }: Pointer): Edit | null {
    const gesture = this.#gesture;
    if (gesture?.pointerId !== pointerId) return null;
    const { ink, countBefore } = gesture;
    if (gesture.isUndecided && ink !== 'erase') this.#addPoint(gesture, ink);
    this.#gesture = null;
    this.#sheet.end();
    const { points } = this.#sheet;
    const added = points.length - countBefore;
    if (ink === 'erase') return { what: 'removed', count: -added };
    if (gesture.isBrush && added > 0) return { what: 'sprayed', count: added, label: ink };
    if (gesture.wasFull) return { what: 'full' };
    const [x1, x2, label] = points[gesture.held];
    return { what: added > 0 ? 'added' : 'moved', place: [x1, x2], label };
  }

  /** The system took the pointer away: nothing of it stays. */
  cancel({ pointerId }: Pointer): void {
    if (this.#gesture?.pointerId !== pointerId) return;
    this.#gesture = null;
    this.#sheet.abort();
  }

  /** The same by keyboard, at the cursor; the eraser takes the nearest, however far. */
  key(place: Place, ink: Ink, isBrush: boolean): Edit | null {
    const sheet = this.#sheet;
    if (this.isBusy) return null;
    const before = sheet.points.length;
    if (ink === 'erase') {
      const nearest = sheet.nearest(place);
      if (isBrush) sheet.removeWithin(place, brushRadius * this.#side);
      else if (nearest >= 0) sheet.remove(nearest);
      return { what: 'removed', count: before - sheet.points.length };
    }
    if (sheet.isFull) return { what: 'full' };
    if (!isBrush) {
      sheet.add(...place, ink);
      return { what: 'added', place, label: ink };
    }
    sheet.spray(place, ink, brushRadius * this.#side, sprayed.byKey);
    return { what: 'sprayed', count: sheet.points.length - before, label: ink };
  }

  #addPoint(gesture: Gesture, label: 0 | 1): void {
    gesture.wasFull = !this.#sheet.add(...gesture.place, label);
    gesture.held = gesture.wasFull ? -1 : this.#sheet.points.length - 1;
  }

  /** A busy page hears of few places on the way: what lies between them is wiped as well. */
  #eraseAlong(gesture: Gesture, to: Place): void {
    const [x1, x2] = gesture.place;
    const way = Math.hypot(to[0] - x1, to[1] - x2);
    const reach = (gesture.isBrush ? brushRadius : eraserRadius) * this.#side;
    const steps = Math.max(1, Math.ceil(way / (0.25 * reach)));
    for (let i = 1; i <= steps; i++) {
      gesture.place = [x1 + ((to[0] - x1) * i) / steps, x2 + ((to[1] - x2) * i) / steps];
      this.#leave(gesture, 0);
    }
  }

  /** What brush and eraser do at a place. */
  #leave(gesture: Gesture, count: number): void {
    const { place, ink, isBrush } = gesture;
    gesture.sprayedAt = place;
    const sheet = this.#sheet;
    if (ink !== 'erase') {
      gesture.wasFull ||= sheet.isFull;
      sheet.spray(place, ink, brushRadius * this.#side, count);
    } else if (isBrush) {
      sheet.removeWithin(place, brushRadius * this.#side);
    } else {
      const nearest = sheet.nearest(place, eraserRadius * this.#side);
      if (nearest >= 0) sheet.remove(nearest);
    }
  }
}
