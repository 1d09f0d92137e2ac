/**
 * Copies the text of a field; false where the browser does not: it is then selected, to be copied
 * by hand. Pages without TLS have no clipboard, only the old way.
 */
export async function copyText(field: HTMLInputElement): Promise<boolean> {
  field.focus();
  field.select();
  try {
    if (!window.isSecureContext) return document.execCommand('copy');
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    return false;
  }
}
