/** Lengths to a hundredth of a pixel: nothing finer is seen, and files stay small. */
export const short = (length: number): string => String(Number(length.toFixed(2)));

/** Where a path is drawn: moved, and grown by one factor. */
export interface Placing {
  x: number;
  y: number;
  scale: number;
}

/** A part of a path that can stand alone. */
type Part = { type: 'circle'; cx: number; cy: number; radius: number } | Line;
type Line = { type: 'line'; d: string; isClosed: boolean; isBegun: boolean };

/** A path as it is traced, written as SVG: circles stay circles, closed shapes stay shapes. */
export class SvgPath {
  #parts: Part[] = [];

  moveTo(x: number, y: number): void {
    this.#parts.push({ type: 'line', d: `M${x} ${y}`, isClosed: false, isBegun: false });
  }

  /** Adds a command of SVG's to the part that is being traced. */
  add(command: string): void {
    const part = this.#parts.at(-1);
    if (part?.type !== 'line' || part.isClosed) return;
    part.d += command;
    part.isBegun = true;
  }

  close(): void {
    const part = this.#parts.at(-1);
    if (part?.type !== 'line') return;
    part.d += 'Z';
    part.isClosed = true;
  }

  circle(cx: number, cy: number, radius: number): void {
    // Whoever traces a circle goes to its edge first.
    const last = this.#parts.at(-1);
    if (last?.type === 'line' && !last.isBegun) this.#parts.pop();
    this.#parts.push({ type: 'circle', cx, cy, radius });
  }

  /**
   * Its elements, without colours: one for each shape where all are closed, since they are things of
   * their own; else a single path.
   */
  elements(): string[] {
    const areShapes = this.#parts.every((part) => part.type === 'circle' || part.isClosed);
    if (!areShapes) {
      const lines = this.#parts.flatMap((part) => (part.type === 'line' ? [part.d] : []));
      return [`<path d="${lines.join('')}"`];
    }
    return this.#parts.map((part) =>
      part.type === 'circle'
        ? `<circle cx="${short(part.cx)}" cy="${short(part.cy)}" r="${short(part.radius)}"`
        : `<path d="${part.d}"`,
    );
  }
}

/** Rings, as one path: what lies inside an odd number of them is filled. */
export function ringsPath(rings: readonly number[][][], { x, y, scale }: Placing): string {
  const place = ([atX, atY]: number[]) => `${short(x + scale * atX)} ${short(y + scale * atY)}`;
  return rings.map((ring) => `M${ring.map(place).join('L')}Z`).join('');
}
