import { limits } from '../../shared/limits.ts';
import { isReserved, nameKeys } from './name-keys.ts';
import { refusal, type Result } from '../../shared/protocol/errors.ts';

/** Students' names: cleaned and told apart. */

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const splitGraphemes = (text: string) => Array.from(graphemes.segment(text), (s) => s.segment);

/** Combining marks are counted apart from graphemes: a letter may carry a few of them. */
const codeUnitLimit = limits.nameLength * 8;

/** Joiners and the emoji selector are parts of honest names and emoji; bidi marks are not. */
const joiners = /[\u200C\u200D\uFE0F]/gu;
/**
 * Line breaks, controls, bidi and other format characters, half surrogates, invisible letters; the
 * blank of braille is a symbol by its category, and seen by nobody.
 */
const forbidden =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/u;
/** Marks in a row; living scripts need three. */
const piledUp = /\p{M}{5,}/u;
const visible = /[\p{L}\p{N}\p{S}\p{P}]/u;

/**
 * `raw` as it is shown: NFKC, trimmed, single spaces inside. `bad-name` where nothing
 * visible is left, it is longer than 24 characters (graphemes), it holds control, bidi or
 * invisible characters or piled-up marks, or is a word of those who have a say.
 */
export function cleanName(raw: string): Result<string> {
  const name = raw.normalize('NFKC').trim().replace(/ +/gu, ' ');
  if (forbidden.test(name.replace(joiners, ''))) {
    return refusal('bad-name', 'The name holds characters that cannot be shown.');
  }
  if (piledUp.test(name.normalize('NFKD'))) {
    return refusal('bad-name', 'The name piles up marks.');
  }
  if (!visible.test(name)) return refusal('bad-name', 'The name is empty.');
  if (name.length > codeUnitLimit || splitGraphemes(name).length > limits.nameLength) {
    return refusal('bad-name', `The name is longer than ${limits.nameLength} characters.`);
  }
  if (isReserved(name)) return refusal('bad-name', 'This name is reserved.');
  return { ok: true, value: name };
}

/** `name`, with the first free number from 2 on behind it where another seat has one alike. */
export function distinctName(name: string, taken: readonly string[]): string {
  const keys = new Set(taken.flatMap(nameKeys));
  for (let number = 2, candidate = name; ; number++) {
    if (!nameKeys(candidate).some((key) => keys.has(key))) return candidate;
    const suffix = ` ${number}`;
    const room = limits.nameLength - suffix.length;
    candidate = splitGraphemes(name).slice(0, room).join('').trimEnd() + suffix;
  }
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
/** As it is shown, and capitalised by who writes. */
const spellings = (name: string): string[] => [
  name,
  name.replace(/^\p{Ll}/u, (first) => first.toUpperCase()),
];
/** A full stop or a dash is a name to nobody but who bears it. */
const telling = /[\p{L}\p{N}\p{Extended_Pictographic}]/u;

/**
 * `text` with "…" in place of each of `names` that stands in it as a word of its own, with a
 * genitive's "s" or without: "Ada's line" becomes "…'s line", "Adas Linie" "… Linie"; "Adaptive"
 * stays.
 */
export function withoutNames(text: string, names: readonly string[]): string {
  // The longer first: "Ada 2" is not Ada, with a 2 behind.
  const words = names
    .filter((name) => telling.test(name))
    .flatMap(spellings)
    .sort((a, b) => b.length - a.length)
    .map(escaped);
  if (words.length === 0) return text;
  const pattern = `(?<![\\p{L}\\p{N}])(?:${words.join('|')})s?(?![\\p{L}\\p{N}])`;
  return text.normalize('NFC').replace(new RegExp(pattern, 'gu'), '…');
}
