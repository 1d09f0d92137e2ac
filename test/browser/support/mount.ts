import { isDrawingDue } from '../../../client/render/frame-scheduler.ts';
import '../../../client/theme/tokens.css';

/** Puts `element` on the page in a box of its own; `unmount` takes all of them away. */
export function mount<E extends HTMLElement>(element: E, width: number, height?: number): E {
  const box = document.createElement('div');
  box.className = 'mounted';
  box.style.width = `${width}px`;
  if (height !== undefined) box.style.height = `${height}px`;
  box.append(element);
  document.body.append(box);
  return element;
}

export function unmount(): void {
  document.querySelectorAll('.mounted').forEach((box) => box.remove());
  delete document.documentElement.dataset.theme;
}

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** Lets everything asked for be rendered, measured and drawn: sizes arrive after a first frame. */
export async function drawn(): Promise<void> {
  for (let i = 0; i < 4; i++) await frame();
  // Where frames are slow, elements take turns.
  for (let i = 0; i < 600 && isDrawingDue(); i++) await frame();
}

/** The one element of `host` that `selector` finds inside its shadow root. */
export function inside<E extends HTMLElement>(host: HTMLElement, selector: string): E {
  const found = host.shadowRoot?.querySelector<E>(selector);
  if (!found) throw new Error(`${host.localName} has no ${selector}`);
  return found;
}

export function allInside<E extends HTMLElement>(host: HTMLElement, selector: string): E[] {
  return [...(host.shadowRoot?.querySelectorAll<E>(selector) ?? [])];
}

/** A canvas's pixels by place in CSS pixels of its own box. */
export function pixelReader(canvas: HTMLCanvasElement): (x: number, y: number) => number[] {
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no context');
  const image = context.getImageData(0, 0, canvas.width, canvas.height);
  const ratio = canvas.width / canvas.clientWidth;
  return (x, y) => {
    const at = 4 * (Math.floor(y * ratio) * image.width + Math.floor(x * ratio));
    return [...image.data.slice(at, at + 4)];
  };
}

/** Of two colours, which a pixel is nearer to. */
export function isNearer(pixel: readonly number[], to: string, than: string): boolean {
  const distance = (css: string) => {
    const parts = css.match(/\d+/g)?.map(Number) ?? [];
    return parts.reduce((sum, part, i) => sum + (part - pixel[i]) ** 2, 0);
  };
  return distance(to) < distance(than);
}

/** Resolves with the detail of the next event of that name. */
export function nextEvent<Detail>(target: EventTarget, name: string): Promise<Detail> {
  return new Promise((resolve) => {
    const listener = (event: Event) => resolve((event as CustomEvent<Detail>).detail);
    target.addEventListener(name, listener, { once: true });
  });
}
