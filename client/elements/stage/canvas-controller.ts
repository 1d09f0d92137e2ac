import type { ReactiveController, ReactiveControllerHost } from 'lit';
import {
  areFramesSlow,
  cancelDraw,
  requestDraw,
  requestNextDraw,
  type Drawable,
} from '../../render/frame-scheduler.ts';
import { onThemeChange } from '../../theme/theme.ts';

/** What a canvas is drawn with; `width` and `height` in CSS pixels, `ratio` device pixels to one. */
export interface Surface {
  context: CanvasRenderingContext2D;
  width: number;
  height: number;
  ratio: number;
}

interface Host extends ReactiveControllerHost, HTMLElement {}

export interface CanvasOptions {
  /** Called when the host has another size. */
  boxChanged?: () => void;
  /** True: it made what is drawn in its next turn; false: that was made before. */
  prepare?: () => boolean;
  contextSettings?: CanvasRenderingContext2DSettings;
}

/** Device pixels to a CSS pixel. */
export const pixelRatio = (): number => window.devicePixelRatio || 1;

/**
 * Keeps one canvas of an element: its size in device pixels, and one drawing at most an
 * animation frame, whatever asks for it (a new view, another size, another theme).
 */
export class CanvasController implements ReactiveController, Drawable {
  /** The size of the observed box, in CSS pixels; 0 before it is known. */
  boxWidth = 0;
  boxHeight = 0;
  readonly #host: Host;
  readonly #draw: () => unknown;
  readonly #options: CanvasOptions;
  readonly #observer: ResizeObserver;
  #isBoxChanged = false;
  /** Whether what lies over the canvas has its place: by the first drawing that knows the box. */
  #isPlaced = false;
  /** Whether the last turn only made what this one draws. */
  #isPrepared = false;
  #stopTheme: (() => void) | null = null;
  #context: CanvasRenderingContext2D | null = null;

  /** `draw` is called in an animation frame, and gives false where it draws nothing. */
  constructor(host: Host, draw: () => unknown, options: CanvasOptions = {}) {
    this.#host = host;
    this.#draw = draw;
    this.#options = options;
    this.#observer = new ResizeObserver((entries) => {
      const { width, height } = entries[entries.length - 1].contentRect;
      if (width === this.boxWidth && height === this.boxHeight) return;
      this.boxWidth = width;
      this.boxHeight = height;
      this.#isBoxChanged = true;
      this.request();
    });
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer.observe(this.#host);
    this.#stopTheme = onThemeChange(() => this.request());
    this.request();
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
    this.#stopTheme?.();
    cancelDraw(this);
  }

  request(): void {
    requestDraw(this, !this.#isPlaced && this.boxWidth > 0);
  }

  draw(): unknown {
    if (this.#isBoxChanged) {
      // Not at once: an observer that moves what is observed makes the browser complain.
      this.#isBoxChanged = false;
      this.#options.boxChanged?.();
    }
    if (this.boxWidth === 0) return false;
    // To make and to draw it are each much for a slow frame; what changes meanwhile is drawn, too.
    const mayWait = this.#isPlaced && areFramesSlow() && !this.#isPrepared;
    this.#isPrepared = mayWait && this.#options.prepare?.() === true;
    if (this.#isPrepared) {
      requestNextDraw(this);
      return true;
    }
    this.#isPlaced = true;
    return this.#draw();
  }

  /**
   * Fits `canvas` to a size in CSS pixels, clears it, or `part` of it, and gives its context in CSS
   * pixels.
   */
  surface(
    canvas: HTMLCanvasElement,
    width: number,
    height: number,
    part = { x: 0, y: 0, width, height },
  ): Surface | null {
    const ratio = pixelRatio();
    const columns = Math.max(1, Math.round(width * ratio));
    const rows = Math.max(1, Math.round(height * ratio));
    if (canvas.width !== columns || canvas.height !== rows) {
      canvas.width = columns;
      canvas.height = rows;
      canvas.style.width = `${width}px`;
      canvas.style.height = `${height}px`;
    }
    if (this.#context?.canvas !== canvas)
      this.#context = canvas.getContext('2d', this.#options.contextSettings);
    const context = this.#context;
    if (!context) return null;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(part.x, part.y, part.width, part.height);
    return { context, width, height, ratio };
  }
}
