import { deepActive } from './deep-active.ts';

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

/** The same for a text that stands in no field; the focus stays where it is. */
export async function copyWords(words: string): Promise<boolean> {
  const active = deepActive();
  const field = document.createElement('input');
  field.value = words;
  field.readOnly = true;
  Object.assign(field.style, { position: 'fixed', top: '0', opacity: '0' });
  document.body.append(field);
  try {
    return await copyText(field);
  } finally {
    field.remove();
    active?.focus();
  }
}
