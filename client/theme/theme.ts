/** Which colours the pages wear: the system's, or the one chosen here. */
export type Theme = 'auto' | 'light' | 'dark' | 'contrast';

const isChoice = (text: unknown): text is Exclude<Theme, 'auto'> =>
  text === 'light' || text === 'dark' || text === 'contrast';

const storageKey = 'more-layers-theme';
const darkQuery = matchMedia('(prefers-color-scheme: dark)');
const contrastQuery = matchMedia('(prefers-contrast: more)');
/** The system gives all colours: those of a choice would stand on a ground that is not theirs. */
const forcedQuery = matchMedia('(forced-colors: active)');
let remembered: Theme = 'auto';

function wear(chosen: Theme): void {
  remembered = chosen;
  const { dataset } = document.documentElement;
  if (chosen === 'auto' || forcedQuery.matches) delete dataset.theme;
  else dataset.theme = chosen;
}

/** The choice as <html> wears it, if it may; remembered for the next visit where storage allows. */
export const theme = {
  get(): Theme {
    if (forcedQuery.matches) return remembered;
    const { theme: chosen } = document.documentElement.dataset;
    return isChoice(chosen) ? chosen : 'auto';
  },
  set(chosen: Theme): void {
    wear(chosen);
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
forcedQuery.addEventListener('change', () => {
  wear(remembered);
  tell();
});
new MutationObserver(tell).observe(document.documentElement, { attributeFilter: ['data-theme'] });

// Another page of this browser chose: the wall, which has no buttons, wears what its teacher's does.
window.addEventListener('storage', ({ key, newValue }) => {
  if (key !== storageKey) return;
  wear(isChoice(newValue) ? newValue : 'auto');
});
