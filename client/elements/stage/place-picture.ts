import type { Square } from '../../render/plane.ts';

/** The parts of a large picture that are no canvas. */
export interface PictureParts {
  head: HTMLElement;
  surface: HTMLElement;
  tools?: HTMLElement | null;
}

/**
 * Puts heading, surface and buttons around the plane's square, through the CSSOM. Returns
 * whether the heading got another height by that.
 */
export function placePicture(
  { x, y, side }: Square,
  { head, surface, tools }: PictureParts,
  boxWidth: number,
  toolsAt = 0,
): boolean {
  const heading = head.offsetHeight;
  put(head, { left: x, top: y - heading - 2, width: side });
  put(surface, { left: x, top: y, width: side, height: side });
  if (tools) put(tools, { right: boxWidth - x - side, top: toolsAt });
  return head.offsetHeight !== heading;
}

type Edge = 'left' | 'top' | 'right' | 'width' | 'height';

/** Writes what differs: it is called in every frame. */
function put({ style }: HTMLElement, places: Partial<Record<Edge, number>>): void {
  for (const [name, value] of Object.entries(places)) {
    const text = `${value}px`;
    if (style.getPropertyValue(name) !== text) style.setProperty(name, text);
  }
}
