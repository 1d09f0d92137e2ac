import { isOffline } from '../controllers/embedded-recording.ts';
import { useLocale } from './format.ts';
import { useTexts } from './translate.ts';

/** The languages that the pages speak. */
export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

const storageKey = 'more-layers-language';

const isLanguage = (text: unknown): text is Language => languages.includes(text as Language);

/**
 * The language to speak: what the link says (`?lang=de`), else what was chosen here before, else
 * the first of the browser's own that there is, else English.
 */
export function chooseLanguage(
  search: string,
  remembered: string | null,
  browserLanguages: readonly string[],
): Language {
  const asked = new URLSearchParams(search).get('lang');
  if (isLanguage(asked)) return asked;
  if (isLanguage(remembered)) return remembered;
  const known = browserLanguages.map((tag) => tag.toLowerCase().split('-')[0]).find(isLanguage);
  return known ?? 'en';
}

function remembered(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    // Private windows may refuse storage: the browser's languages then say it.
    return null;
  }
}

/** A page that was taken home speaks as the one it was made on, where nothing else is asked for. */
const offered = isOffline ? [document.documentElement.lang] : [];

/** What this page speaks. */
export const language = chooseLanguage(location.search, remembered(), [
  ...offered,
  ...navigator.languages,
]);

/** Remembers `next` and shows the page in it; the page is loaded anew, its class comes back. */
export function switchLanguage(next: Language): void {
  try {
    localStorage.setItem(storageKey, next);
  } catch {
    // As above: the link then says it.
  }
  const address = new URL(location.href);
  address.searchParams.set('lang', next);
  history.replaceState(null, '', address);
  location.reload();
}

// A page imports this before it shows anything: only the language that is spoken is loaded.
if (language === 'de') {
  const { de } = await import('./de.ts');
  useTexts(de);
  useLocale('de');
}
document.documentElement.lang = language;
