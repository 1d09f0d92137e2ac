import { ringsOf } from '../render/contour.ts';
import type { Pen } from '../render/pen.ts';
import { ringsPath, short, SvgPath, type Placing } from './svg-path.ts';

type Style = CanvasRenderingContext2D['fillStyle'];

/** What `save` keeps. */
interface PenState extends Placing {
  fillStyle: Style;
  strokeStyle: Style;
  lineWidth: number;
  lineCap: CanvasLineCap;
  lineJoin: CanvasLineJoin;
  globalAlpha: number;
  font: string;
  textAlign: CanvasTextAlign;
  textBaseline: CanvasTextBaseline;
  /** Groups that were opened since the last `save`. */
  groupCount: number;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** What XML has no place for, in no way of writing. */
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;
const escaped = (text: string): string =>
  text.replace(unwritable, '').replace(/[&<>"]/g, (sign) => entities[sign]);

const anchors: Partial<Record<CanvasTextAlign, string>> = { center: 'middle', right: 'end' };
/** How far beneath its place a text's base line lies, in its size: not all programs know more. */
const descents: Partial<Record<CanvasTextBaseline, number>> = { middle: 0.35, top: 0.8 };

/** A colour that every program reads: canvases give “rgb(213 94 0)”. */
function hex(style: Style): string {
  if (typeof style !== 'string') throw new RangeError('not one colour');
  const numbers = /^rgb\((\d+) (\d+) (\d+)\)$/.exec(style);
  if (!numbers) return style;
  return `#${numbers
    .slice(1)
    .map((part) => Number(part).toString(16).padStart(2, '0'))
    .join('')}`;
}

/**
 * Writes what is drawn on it as SVG: lines, shapes and texts as such, bitmaps as images. It takes what
 * our pictures use of a canvas's context. Errors: RangeError where something else is asked of it.
 */
export class SvgPen implements Pen {
  fillStyle: Style = '#000000';
  strokeStyle: Style = '#000000';
  lineWidth = 1;
  lineCap: CanvasLineCap = 'butt';
  lineJoin: CanvasLineJoin = 'miter';
  globalAlpha = 1;
  font = '10px sans-serif';
  textAlign: CanvasTextAlign = 'start';
  textBaseline: CanvasTextBaseline = 'alphabetic';
  imageSmoothingEnabled = true;
  imageSmoothingQuality: ImageSmoothingQuality = 'low';
  readonly #width: number;
  readonly #height: number;
  readonly #title: string;
  readonly #parts: string[] = [];
  readonly #states: PenState[] = [];
  #placing: Placing = { x: 0, y: 0, scale: 1 };
  #path = new SvgPath();
  #groupCount = 0;
  #clipCount = 0;
  /** The stroke that was written last, which a fill of the same path joins. */
  #stroked: { path: SvgPath; attributes: string } | null = null;

  constructor(width: number, height: number, title: string) {
    this.#width = width;
    this.#height = height;
    this.#title = title;
  }

  /** The whole file. */
  toString(): string {
    const [width, height] = [short(this.#width), short(this.#height)];
    return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">
<title>${escaped(this.#title)}</title>
${this.#parts.join('\n')}
</svg>
`;
  }

  save(): void {
    const { fillStyle, strokeStyle, lineWidth, lineCap, lineJoin, globalAlpha, font } = this;
    const { textAlign, textBaseline } = this;
    const style = { fillStyle, strokeStyle, lineWidth, lineCap, lineJoin, globalAlpha, font };
    const groupCount = this.#groupCount;
    this.#states.push({ ...this.#placing, ...style, textAlign, textBaseline, groupCount });
    this.#groupCount = 0;
  }

  restore(): void {
    const state = this.#states.pop();
    if (!state) return;
    if (this.#groupCount > 0) this.#write('</g>'.repeat(this.#groupCount));
    const { x, y, scale, groupCount, ...style } = state;
    Object.assign(this, style);
    this.#placing = { x, y, scale };
    this.#groupCount = groupCount;
  }

  translate(x: number, y: number): void {
    const placing = this.#placing;
    this.#placing = { ...placing, x: this.#x(x), y: this.#y(y) };
  }

  scale(across: number, down: number): void {
    if (across !== down) throw new RangeError(`not one factor: ${across}, ${down}`);
    this.#placing = { ...this.#placing, scale: this.#placing.scale * across };
  }

  beginPath(): void {
    this.#path = new SvgPath();
  }

  moveTo(x: number, y: number): void {
    this.#path.moveTo(Number(short(this.#x(x))), Number(short(this.#y(y))));
  }

  lineTo(x: number, y: number): void {
    this.#path.add(`L${this.#at(x, y)}`);
  }

  bezierCurveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void {
    this.#path.add(`C${this.#at(x1, y1)} ${this.#at(x2, y2)} ${this.#at(x, y)}`);
  }

  arc(x: number, y: number, radius: number, from: number, to: number): void {
    if (to - from < 2 * Math.PI - 1e-9) throw new RangeError('no whole circle');
    this.#path.circle(this.#x(x), this.#y(y), radius * this.#placing.scale);
  }

  rect(x: number, y: number, width: number, height: number): void {
    this.moveTo(x, y);
    this.lineTo(x + width, y);
    this.lineTo(x + width, y + height);
    this.lineTo(x, y + height);
    this.closePath();
  }

  roundRect(x: number, y: number, width: number, height: number, radii?: unknown): void {
    const radius = typeof radii === 'number' ? Math.min(radii, width / 2, height / 2) : 0;
    const turn = `A${short(radius)} ${short(radius)} 0 0 1 `;
    const [right, bottom] = [x + width, y + height];
    this.moveTo(x + radius, y);
    this.lineTo(right - radius, y);
    this.#path.add(turn + this.#at(right, y + radius));
    this.lineTo(right, bottom - radius);
    this.#path.add(turn + this.#at(right - radius, bottom));
    this.lineTo(x + radius, bottom);
    this.#path.add(turn + this.#at(x, bottom - radius));
    this.lineTo(x, y + radius);
    this.#path.add(turn + this.#at(x + radius, y));
    this.closePath();
  }

  closePath(): void {
    this.#path.close();
  }

  fill(path?: Path2D | CanvasFillRule): void {
    const attributes = `fill="${hex(this.fillStyle)}"${this.#opacity}`;
    if (path instanceof Path2D) {
      return this.#write(`<path d="${this.#ringsOf(path)}" fill-rule="evenodd" ${attributes}/>`);
    }
    const stroked = this.#stroked;
    if (stroked?.path === this.#path && this.globalAlpha === 1) {
      // One shape with its rim rather than two.
      this.#parts.pop();
      this.#writePath(`${attributes} ${stroked.attributes} paint-order="stroke"`);
    } else this.#writePath(attributes);
  }

  stroke(path?: Path2D): void {
    const { scale } = this.#placing;
    const stroke = `stroke="${hex(this.strokeStyle)}" stroke-width="${short(this.lineWidth * scale)}"`;
    const ends = this.lineCap === 'butt' ? '' : ` stroke-linecap="${this.lineCap}"`;
    const joins = this.lineJoin === 'miter' ? '' : ` stroke-linejoin="${this.lineJoin}"`;
    const attributes = `${stroke}${ends}${joins}`;
    if (path) {
      this.#write(`<path d="${this.#ringsOf(path)}" fill="none" ${attributes}${this.#opacity}/>`);
      return;
    }
    const isWritten = this.#writePath(`fill="none" ${attributes}${this.#opacity}`);
    if (isWritten && this.globalAlpha === 1) this.#stroked = { path: this.#path, attributes };
  }

  clip(): void {
    const id = `clip${++this.#clipCount}`;
    const shapes = this.#path.elements().map((element) => `${element}/>`);
    this.#write(`<clipPath id="${id}">${shapes.join('')}</clipPath><g clip-path="url(#${id})">`);
    this.#groupCount++;
  }

  fillRect(x: number, y: number, width: number, height: number): void {
    const box = this.#box(x, y, width, height);
    this.#write(`<rect ${box} fill="${hex(this.fillStyle)}"${this.#opacity}/>`);
  }

  fillText(text: string, x: number, y: number): void {
    const { weight, size, family } = this.#readFont();
    const down = size * (descents[this.textBaseline] ?? 0);
    const anchor = anchors[this.textAlign];
    const attributes = [
      `x="${short(this.#x(x))}" y="${short(this.#y(y + down))}"`,
      `font-family="${escaped(family)}" font-size="${short(size * this.#placing.scale)}"`,
      ...(weight === '' ? [] : [`font-weight="${weight}"`]),
      ...(anchor ? [`text-anchor="${anchor}"`] : []),
      `fill="${hex(this.fillStyle)}"${this.#opacity}`,
    ];
    this.#write(`<text ${attributes.join(' ')}>${escaped(text)}</text>`);
  }

  measureText(text: string): TextMetrics {
    const context = document.createElement('canvas').getContext('2d');
    if (!context) throw new Error('this browser gives no 2D canvas');
    context.font = this.font;
    return context.measureText(text);
  }

  /** A canvas, or a part of it, stretched smoothly over a box. */
  drawImage(image: CanvasImageSource, ...numbers: number[]): void {
    if (!(image instanceof HTMLCanvasElement) || numbers.length !== 8) {
      throw new RangeError('not a part of a canvas');
    }
    const [fromX, fromY, fromWidth, fromHeight, x, y, width, height] = numbers;
    const part = [fromX, fromY, fromWidth, fromHeight].map(short).join(' ');
    this.#write(
      `<svg ${this.#box(x, y, width, height)} viewBox="${part}" preserveAspectRatio="none">` +
        `<image width="${image.width}" height="${image.height}" href="${image.toDataURL()}"/></svg>`,
    );
  }

  #x(x: number): number {
    return this.#placing.x + this.#placing.scale * x;
  }

  #y(y: number): number {
    return this.#placing.y + this.#placing.scale * y;
  }

  #at(x: number, y: number): string {
    return `${short(this.#x(x))} ${short(this.#y(y))}`;
  }

  #box(x: number, y: number, width: number, height: number): string {
    const { scale } = this.#placing;
    const size = `width="${short(width * scale)}" height="${short(height * scale)}"`;
    return `x="${short(this.#x(x))}" y="${short(this.#y(y))}" ${size}`;
  }

  get #opacity(): string {
    return this.globalAlpha === 1 ? '' : ` opacity="${short(this.globalAlpha)}"`;
  }

  #ringsOf(path: Path2D): string {
    const rings = ringsOf(path);
    if (!rings) throw new RangeError('not the path of a contour');
    return ringsPath(rings, this.#placing);
  }

  /** “600 18px system-ui, sans-serif”. */
  #readFont(): { weight: string; size: number; family: string } {
    const font = /^(?:(\w+) )?([\d.]+)px (.+)$/.exec(this.font);
    if (!font) throw new RangeError(`not a font of ours: ${this.font}`);
    const [, weight = '', size, family] = font;
    return { weight, size: Number(size), family };
  }

  #writePath(attributes: string): boolean {
    const elements = this.#path.elements();
    if (elements.length === 1) this.#write(`${elements[0]} ${attributes}/>`);
    else if (elements.length > 1) {
      this.#write(`<g ${attributes}>${elements.map((one) => `${one}/>`).join('')}</g>`);
    }
    return elements.length > 0;
  }

  #write(part: string): void {
    this.#stroked = null;
    this.#parts.push(part);
  }
}
