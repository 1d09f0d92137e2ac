import { deepActive } from '../deep-active.ts';

/** Fields that take letters and space for themselves. */
const typing = 'input:not([type=range], [type=checkbox], [type=radio]), textarea, select';
/** Where letters and digits choose nothing: it is walked by arrows, and leaves them to the page. */
const letsLettersPass = 'select[data-lets-letters-pass]';
/** What arrow keys, Home and End move by themselves. */
const walked = 'input:not([type=checkbox]), textarea, select, [role=slider], [role=radio]';
/** What arrow keys alone move: Home and End mean nothing to it. */
const probed = '[role=application]';
/** What takes Space for itself: it is pressed, chosen, or scrolled by it. */
const pressed =
  'button, summary, input:not([type=range]), [role=button], [role=radio], ul, .scroll';

const isOpenDialog = (one: EventTarget): boolean =>
  (one instanceof HTMLDialogElement && one.open) ||
  (one instanceof HTMLElement && one.popover !== null && one.matches(':popover-open'));

/** Through shadow roots: a dialog's elements have their own. */
const isInDialog = (event: KeyboardEvent): boolean => event.composedPath().some(isOpenDialog);

/** Whether a dialog is open in `root`, in whatever shadow roots its elements have. */
const hasOpenDialog = (root: ParentNode): boolean =>
  root.querySelector('dialog[open]') !== null ||
  [...root.querySelectorAll('*')].some(({ shadowRoot }) => shadowRoot && hasOpenDialog(shadowRoot));

/** Whether somebody types, or has a dialog open: the page is to stay where it is. */
export const isTakenUp = (): boolean =>
  (deepActive()?.matches(typing) ?? false) || hasOpenDialog(document);

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

const isLetter = (key: string): boolean => key.length === 1 && key !== ' ';

/** Older browsers do not tell, and keep the keys of an open choice to themselves. */
const isOpenChoice = (select: Element): boolean =>
  CSS.supports('selector(:open)') && select.matches(':open');

/** Whether what has the focus is moved by arrow keys, Home and End itself. */
export function isWalkKey(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  if (!(target instanceof Element) || !/^(Arrow|Page|Home|End)/.test(event.key)) return false;
  return target.matches(walked) || (event.key.startsWith('Arrow') && target.matches(probed));
}

/**
 * Whether a key may be the page's own: not while something is typed or a dialog is open, not
 * with a modifier. Space belongs to what it presses, where that was reached by keyboard; what was
 * merely clicked has let go of it, so that "space" stays "train or pause" after a click on a button.
 */
export function isPageKey(event: KeyboardEvent): boolean {
  // Brackets are typed with AltGr where keys are German; Windows calls that Ctrl and Alt.
  const isTyped = event.getModifierState('AltGraph');
  const hasModifier = event.metaKey || (!isTyped && (event.ctrlKey || event.altKey));
  if (event.defaultPrevented || hasModifier || isInDialog(event)) return false;
  const target = event.composedPath()[0];
  if (!(target instanceof Element)) return true;
  if (target.matches(letsLettersPass) && isLetter(event.key) && !isOpenChoice(target)) return true;
  if (target.matches(typing)) return false;
  if (event.key !== ' ') return true;
  return !target.matches(pressed) || !target.matches(':focus-visible');
}
