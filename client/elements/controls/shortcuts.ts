/** Fields that take letters and space for themselves. */
const typing = 'input:not([type=range], [type=checkbox], [type=radio]), textarea, select';

const isOpenDialog = (one: EventTarget): boolean =>
  (one instanceof HTMLDialogElement && one.open) ||
  (one instanceof HTMLElement && one.popover !== null && one.matches(':popover-open'));

/** Through shadow roots: a dialog's elements have their own. */
const isInDialog = (event: KeyboardEvent): boolean => event.composedPath().some(isOpenDialog);

/** What Ctrl+Z, Ctrl+Shift+Z and Ctrl+Y (or Command) ask for, where nothing is typed; else null. */
export function undoKey(event: KeyboardEvent): 'undo' | 'redo' | null {
  if (event.defaultPrevented || event.altKey || !(event.ctrlKey || event.metaKey)) return null;
  const target = event.composedPath()[0];
  if (isInDialog(event) || (target instanceof Element && target.matches(typing))) return null;
  const key = event.key.toLowerCase();
  if (key === 'y') return 'redo';
  if (key !== 'z') return null;
  return event.shiftKey ? 'redo' : 'undo';
}

/**
 * Whether a key may be the page's own: not while something is typed or a dialog is open, not
 * with a modifier. Space belongs to a control that was reached by keyboard; one that was merely
 * clicked has let go of it, so that "space" stays "train or pause" after a click on a button.
 */
export function isPageKey(event: KeyboardEvent): boolean {
  // Brackets are typed with AltGr where keys are German; Windows calls that Ctrl and Alt.
  const isTyped = event.getModifierState('AltGraph');
  const hasModifier = event.metaKey || (!isTyped && (event.ctrlKey || event.altKey));
  if (event.defaultPrevented || hasModifier || isInDialog(event)) return false;
  const target = event.composedPath()[0];
  if (!(target instanceof Element)) return true;
  if (target.matches(typing)) return false;
  if (event.key !== ' ') return true;
  const isControl = target.matches('button, summary, a, input, [role=button], [tabindex]');
  return !isControl || target === document.body || !target.matches(':focus-visible');
}
