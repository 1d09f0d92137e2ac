import { isPageKey } from '../controls/shortcuts.ts';

/**
 * What a key asks of the walk: so many steps, an end of them, or to close it; null where it is
 * not the walk's. Arrow keys are its own in itself and where nothing has the focus; a tile or a
 * slider keeps them, and so does a table that can be scrolled.
 */
export function moveOfKey(
  event: KeyboardEvent,
  walk: HTMLElement,
): 1 | -1 | 'first' | 'last' | 'close' | null {
  if (!isPageKey(event)) return null;
  const path = event.composedPath();
  const target = path[0];
  const isInside = path.includes(walk);
  if (!isInside && target !== document.body && target !== document.documentElement) return null;
  if (event.key === 'Escape') return 'close';
  const isScrollable = target instanceof HTMLElement && target.matches('.scroll[tabindex]');
  if (isScrollable) return null;
  switch (event.key) {
    case 'ArrowRight':
      return 1;
    case 'ArrowLeft':
      return -1;
    case 'Home':
      return 'first';
    case 'End':
      return 'last';
    default:
      return null;
  }
}
