/** What draws itself when the browser is about to show a frame. */
export interface Drawable {
  /** False: there was nothing to draw, and the turn is the next one's. */
  draw(): unknown;
}

/**
 * Drawing for longer than this leaves the rest to the next frame: on a slow device elements take
 * turns, and a finger never waits for all of them.
 */
const budgetMs = 4;
/**
 * A frame that takes longer, with the browser's own share of it, is a slow one: from then on there
 * is one drawing a frame.
 */
const slowFrameMs = 16;
/**
 * Frames of one drawing are quick even where all drawings in one would be slow again. So there is
 * one a frame until such frames take less than this, in the mean of the last few.
 */
const quickTurnMs = 4;
const turnsInMean = 16;
/**
 * Where frames are slow, one that took longer is followed by one without a drawing, unless a finger
 * drags: other threads show meanwhile what was drawn, and input is answered.
 */
const restAfterMs = 8;

/** What a page answers by more than drawing. */
const inputs = ['pointermove', 'pointerdown', 'pointerup', 'keydown', 'input'] as const;

/** In the order they were asked for. */
const waiting = new Set<Drawable>();
/** Those of them whose parts have no place yet: nothing on the page would make sense before. */
const unplaced = new Set<Drawable>();
let request = 0;
/** When the frame that was drawn in last began. */
let frameStartMs = 0;
/** Whether it drew anything. */
let hasDrawn = false;
/** Where frames are slow: the mean time of one with a drawing; else null. */
let turnMs: number | null = null;
/** How many frames in a row may leave their drawing to the next: 0 where the next has no other work. */
let mayLeave = 0;
/** How many in a row have left theirs so far. */
let haveLeft = 0;
/** Whether something is dragged: its drawing is the answer to that. */
let isDragged = false;
/** Who makes what will be drawn: pictures that take longer than a part of a frame. */
const makers = new Set<object>();

// A message is taken after the frame is laid out, painted and handed over: none of which a draw sees.
const afterFrame = new MessageChannel();
afterFrame.port1.onmessage = () => {
  const tookMs = performance.now() - frameStartMs;
  if (tookMs > slowFrameMs) turnMs = slowFrameMs;
  else if (turnMs !== null && hasDrawn) {
    turnMs += (tookMs - turnMs) / turnsInMean;
    if (turnMs < quickTurnMs) turnMs = null;
  }
  const isLong = turnMs !== null && hasDrawn && tookMs > restAfterMs;
  if (isLong && waiting.size > 0 && !isDragged) leaveNextFrame();
};

for (const type of inputs) {
  addEventListener(type, noteInput, { capture: true, passive: true });
}

function noteInput(event: Event): void {
  isDragged = event.type === 'pointermove' && (event as PointerEvent).buttons !== 0;
  // Two, since the frame before may have had new words: who waits for an answer feels it.
  if (!isDragged) mayLeave = 2;
}

/**
 * The next frame has other work than drawing, new words or a rest: where frames are slow it draws nothing if
 * the one before drew. One that answers input may be the second in a row without a drawing, never
 * the third.
 */
export function leaveNextFrame(): void {
  mayLeave = Math.max(mayLeave, 1);
}

function drawSome(): void {
  request = 0;
  frameStartMs = performance.now();
  const isLeft = turnMs !== null && haveLeft < mayLeave;
  haveLeft = isLeft ? haveLeft + 1 : 0;
  mayLeave = 0;
  hasDrawn = false;
  drawUnplaced();
  if (!isLeft) drawNext();
  afterFrame.port2.postMessage(null);
  if (waiting.size > 0) request ||= requestAnimationFrame(drawSome);
}

function drawUnplaced(): void {
  for (const drawable of [...unplaced]) {
    if (waiting.has(drawable)) draw(drawable);
  }
}

/** Whether anything was drawn. */
function draw(drawable: Drawable): boolean {
  waiting.delete(drawable);
  unplaced.delete(drawable);
  try {
    if (drawable.draw() === false) return false;
  } catch (error) {
    // One picture that fails must not take the others of its frame with it.
    reportError(error);
  }
  hasDrawn = true;
  return true;
}

function drawNext(): void {
  // What is asked for from here on is for the next frame.
  for (const drawable of [...waiting]) {
    if (!waiting.has(drawable)) continue;
    if (!draw(drawable)) continue;
    if (turnMs !== null || performance.now() - frameStartMs >= budgetMs) break;
  }
}

/**
 * Has `drawable` drawn in the next animation frame: once, however often it is asked for. One that
 * `isUnplaced` does not wait for its turn, however slow frames are.
 */
export function requestDraw(drawable: Drawable, isUnplaced = false): void {
  waiting.add(drawable);
  if (isUnplaced) unplaced.add(drawable);
  request ||= requestAnimationFrame(drawSome);
}

/** Has `drawable` drawn in the next turn there is, before all that wait. */
export function requestNextDraw(drawable: Drawable): void {
  const others = [...waiting];
  waiting.clear();
  requestDraw(drawable);
  for (const other of others) waiting.add(other);
}

/** Takes back a request: of an element that left the page. */
export function cancelDraw(drawable: Drawable): void {
  waiting.delete(drawable);
  unplaced.delete(drawable);
}

/** `maker` is at work on pictures that will be drawn, until it says that it is not. */
export function setMaking(maker: object, isMaking: boolean): void {
  if (isMaking) makers.add(maker);
  else makers.delete(maker);
}

/** Whether anything is still to be drawn: it was asked for, or its pictures are being made. */
export function isDrawingDue(): boolean {
  return waiting.size > 0 || makers.size > 0;
}

/** Whether frames take long: on a slow device, or a busy one. */
export function areFramesSlow(): boolean {
  return turnMs !== null;
}
