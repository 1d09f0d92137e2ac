/** Fields that take letters and space for themselves. */
const typing = 'input:not([type=range], [type=checkbox], [type=radio]), textarea, select';

/**
 * Whether a key may be the page's own: not while something is typed or a dialog is open, not
 * with a modifier. Space belongs to a control that was reached by keyboard; one that was merely
 * clicked has let go of it, so that "space" stays "train or pause" after a click on a button.
 */
export function isPageKey(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return false;
  const path = event.composedPath();
  // Through shadow roots: a dialog's elements have their own.
  if (path.some((one) => one instanceof HTMLDialogElement && one.open)) return false;
  const [target] = path;
  if (!(target instanceof Element)) return true;
  if (target.matches(typing)) return false;
  if (event.key !== ' ') return true;
  const isControl = target.matches('button, summary, a, input, [role=button], [tabindex]');
  return !isControl || target === document.body || !target.matches(':focus-visible');
}
