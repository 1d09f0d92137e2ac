import { zoomStep } from './boundary-template.ts';

/** What a key asks of the large picture. */
export type PlaneKey =
  | { type: 'move'; right: number; down: number }
  | { type: 'zoom'; factor: number }
  | { type: 'fit' | 'pick' | 'close' };

const directions: Record<string, [right: number, down: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The meaning of a key, or null; a step is a hundredth of the picture, with Shift a tenth. */
export function planeKey(event: KeyboardEvent): PlaneKey | null {
  if (event.altKey || event.ctrlKey || event.metaKey) return null;
  const step = event.shiftKey ? 0.1 : 0.01;
  if (event.key in directions) {
    const [right, down] = directions[event.key];
    return { type: 'move', right: right * step, down: down * step };
  }
  switch (event.key) {
    case '+':
    case '=':
      return { type: 'zoom', factor: zoomStep };
    case '-':
      return { type: 'zoom', factor: 1 / zoomStep };
    case '0':
      return { type: 'fit' };
    case 'Enter':
      return { type: 'pick' };
    case 'Escape':
      return { type: 'close' };
    default:
      return null;
  }
}
