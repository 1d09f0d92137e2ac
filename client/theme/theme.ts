/** Which colours the pages wear: the system's, or the one chosen here. */
export type Theme = 'auto' | 'light' | 'dark' | 'contrast';

const isChoice = (text: unknown): text is Exclude<Theme, 'auto'> =>
  text === 'light' || text === 'dark' || text === 'contrast';

const storageKey = 'more-layers-theme';
const darkQuery = matchMedia('(prefers-color-scheme: dark)');
const contrastQuery = matchMedia('(prefers-contrast: more)');

/** The choice as <html> wears it, remembered for the next visit where storage allows. */
export const theme = {
  get(): Theme {
    const { theme: chosen } = document.documentElement.dataset;
    return isChoice(chosen) ? chosen : 'auto';
  },
  set(chosen: Theme): void {
    if (chosen === 'auto') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = chosen;
    try {
      localStorage.setItem(storageKey, chosen);
    } catch {
      // Private windows may refuse storage: the choice then lasts as long as the page.
    }
  },
  /** Puts the remembered choice on <html>; called once by each page. */
  restore(): void {
    try {
      const chosen = localStorage.getItem(storageKey);
      if (isChoice(chosen)) theme.set(chosen);
    } catch {
      // As above.
    }
  },
};

const callbacks = new Set<() => void>();
const tell = () => callbacks.forEach((callback) => callback());

/** Calls back after the colours changed, by the system or by `theme.set`; returns how to stop. */
export function onThemeChange(callback: () => void): () => void {
  callbacks.add(callback);
  return () => callbacks.delete(callback);
}

darkQuery.addEventListener('change', tell);
contrastQuery.addEventListener('change', tell);
new MutationObserver(tell).observe(document.documentElement, { attributeFilter: ['data-theme'] });

// Another page of this browser chose: the wall, which has no buttons, wears what its teacher's does.
window.addEventListener('storage', ({ key, newValue }) => {
  if (key !== storageKey) return;
  if (isChoice(newValue)) document.documentElement.dataset.theme = newValue;
  else delete document.documentElement.dataset.theme;
});
