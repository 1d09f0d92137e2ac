/** A box on the screen. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** What a step's target finds: the last of its selectors all there are, the others one each. */
export function findTargets(root: ParentNode, target: readonly string[]): HTMLElement[] {
  let scope: ParentNode | null = root;
  for (const selector of target.slice(0, -1)) {
    scope = scope?.querySelector<HTMLElement>(selector)?.shadowRoot ?? null;
  }
  const last = target.at(-1);
  return scope && last !== undefined ? [...scope.querySelectorAll<HTMLElement>(last)] : [];
}

/** The box around all that can be seen of `elements`; null where there is nothing. */
export function boxAround(elements: readonly Element[]): Box | null {
  const boxes = elements
    .map((element) => element.getBoundingClientRect())
    .filter(({ width, height }) => width > 0 && height > 0);
  if (boxes.length === 0) return null;
  return {
    left: Math.min(...boxes.map(({ left }) => left)),
    top: Math.min(...boxes.map(({ top }) => top)),
    right: Math.max(...boxes.map(({ right }) => right)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
  };
}

const edge = 8;
/** The page's bar stays free. */
const topEdge = 60;
const gap = 28;

/**
 * Where the card goes on a desk: over the left panel where its line to the target is not long
 * then, else beside the target, level with it. `bottom`: how far down it may reach.
 */
export function placeCard(
  target: Box,
  card: { width: number; height: number },
  screen: { width: number; bottom: number },
): { left: number; top: number } {
  const beside = target.left - gap - card.width;
  const isNear = beside >= edge && beside - edge < 0.4 * screen.width;
  let left = isNear ? edge : beside;
  // What is at the left itself is pointed at from its right; what is wide, from above it.
  if (beside < edge) left = target.right - target.left < 400 ? target.right + gap : edge;
  const middle = (target.top + target.bottom - card.height) / 2;
  const top = Math.max(topEdge, Math.min(middle, screen.bottom - card.height - edge));
  return { left: Math.round(left), top: Math.round(top) };
}

/** The shortest line from box `from` to box `to`; null where they touch. */
export function lineBetween(
  from: Box,
  to: Box,
): [x1: number, y1: number, x2: number, y2: number] | null {
  const clamp = (value: number, low: number, high: number) => Math.max(low, Math.min(high, value));
  const x1 = clamp((to.left + to.right) / 2, from.left, from.right);
  const y1 = clamp((to.top + to.bottom) / 2, from.top, from.bottom);
  const x2 = clamp(x1, to.left, to.right);
  const y2 = clamp(y1, to.top, to.bottom);
  return Math.hypot(x2 - x1, y2 - y1) < 4 ? null : [x1, y1, x2, y2];
}
