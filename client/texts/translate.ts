import { en } from './en.ts';

export type Texts = Record<keyof typeof en, string>;
export type TextKey = keyof Texts;

/** The names between braces in a text: `'epoch {epoch}'` gives `'epoch'`. */
type SlotsOf<Text extends string> = Text extends `${string}{${infer Slot}}${infer Rest}`
  ? Slot | SlotsOf<Rest>
  : never;

/** The keys of texts without slots. */
export type PlainTextKey = {
  [Key in TextKey]: [SlotsOf<(typeof en)[Key]>] extends [never] ? Key : never;
}[TextKey];

type ValuesOf<Key extends TextKey> = [SlotsOf<(typeof en)[Key]>] extends [never]
  ? []
  : [values: Readonly<Record<SlotsOf<(typeof en)[Key]>, string | number>>];

let texts: Texts = en;

/** Changes the language of every text drawn from now on. */
export function useTexts(next: Texts): void {
  texts = next;
}

/** Letters written from right to left: the blocks that Unicode keeps for them. */
const rightToLeft =
  /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/** `value` so that the words around it stay where they are, whichever way it is written. */
const isolated = (value: string): string =>
  rightToLeft.test(value) ? `\u2068${value}\u2069` : value;

/**
 * The text of `key`, its `{slots}` filled; the compiler knows which slots a text has. A name that
 * is written from right to left is isolated: it turns nothing around it.
 */
export function t<Key extends TextKey>(key: Key, ...[values]: ValuesOf<Key>): string {
  const text: string = texts[key];
  if (!values) return text;
  const byName = values as Readonly<Record<string, string | number>>;
  return text.replace(/\{(\w+)\}/g, (slot, name: string) => isolated(String(byName[name] ?? slot)));
}
