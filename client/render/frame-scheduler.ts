/** What draws itself when the browser is about to show a frame. */
export interface Drawable {
  draw(): void;
}

let waiting = new Set<Drawable>();
let drawing = new Set<Drawable>();
let request = 0;

function drawAll(): void {
  request = 0;
  [waiting, drawing] = [drawing, waiting];
  for (const drawable of drawing) {
    try {
      drawable.draw();
    } catch (error) {
      // One picture that fails must not take the others of its frame with it.
      reportError(error);
    }
  }
  drawing.clear();
}

/** Has `drawable` drawn in the next animation frame: once, however often it is asked for. */
export function requestDraw(drawable: Drawable): void {
  waiting.add(drawable);
  request ||= requestAnimationFrame(drawAll);
}

/** Takes back a request: of an element that left the page. */
export function cancelDraw(drawable: Drawable): void {
  waiting.delete(drawable);
  drawing.delete(drawable);
}
