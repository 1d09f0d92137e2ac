/** Consonants that are not mistaken for one another on a wall; without vowels no word arises. */
const alphabet = 'BCDFGHJKMNPQRSTVWXZ';
const codeLength = 6;

const pattern = new RegExp(`^[${alphabet}]{${codeLength}}$`);

/** A new join code of `codeLength` letters; `randomInt(n)` gives an integer from 0 up to n - 1. */
export function createJoinCode(randomInt: (below: number) => number): string {
  return Array.from({ length: codeLength }, () => alphabet[randomInt(alphabet.length)]).join('');
}

/** What a person typed, as a code: case, spaces and hyphens do not matter. Null if it is none. */
export function parseJoinCode(text: string): string | null {
  const code = text.replace(/[\s\u2010-\u2015-]/g, '').toUpperCase();
  return pattern.test(code) ? code : null;
}
