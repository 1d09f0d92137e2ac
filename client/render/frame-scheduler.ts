/** What draws itself when the browser is about to show a frame. */
export interface Drawable {
  draw(): void;
}

/**
 * Drawing for longer than this leaves the rest to the next frame: on a slow device elements take
 * turns, and a finger never waits for all of them.
 */
const budgetMs = 4;

/** In the order they were asked for. */
const waiting = new Set<Drawable>();
let request = 0;

function drawSome(): void {
  request = 0;
  const startMs = performance.now();
  // What is asked for from here on is for the next frame.
  for (const drawable of [...waiting]) {
    if (!waiting.delete(drawable)) continue;
    try {
      drawable.draw();
    } catch (error) {
      // One picture that fails must not take the others of its frame with it.
      reportError(error);
    }
    if (performance.now() - startMs >= budgetMs) break;
  }
  if (waiting.size > 0) request ||= requestAnimationFrame(drawSome);
}

/** Has `drawable` drawn in the next animation frame: once, however often it is asked for. */
export function requestDraw(drawable: Drawable): void {
  waiting.add(drawable);
  request ||= requestAnimationFrame(drawSome);
}

/** Takes back a request: of an element that left the page. */
export function cancelDraw(drawable: Drawable): void {
  waiting.delete(drawable);
}
