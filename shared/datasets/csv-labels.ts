import { parseDecimal } from './csv-fields.ts';

/**
 * Reads a file's labels row by row: all of 0 and 1, of −1 and 1, or of two words
 * (upper and lower case alike). The first rows decide which.
 */
export class LabelReader {
  /** Labels in the order of their first appearance, as written and as compared. */
  readonly #written: string[] = [];
  readonly #seen: string[] = [];

  /** Whether the label goes with those before it. */
  accept(field: string): boolean {
    const key = keyOf(field);
    if (this.#seen.includes(key)) return true;
    if (!isPossible([...this.#seen, key])) return false;
    this.#seen.push(key);
    this.#written.push(field);
    return true;
  }

  /** What a refused label could have been instead. */
  get expected(): string[] {
    if (this.#seen.includes('-1')) return ['-1', '1'];
    return this.#seen.length === 0 || isNumeric(this.#seen[0]) ? ['0', '1'] : [...this.#written];
  }

  /** The label of an accepted field: of two words, the first one in the alphabet is 0. */
  labelOf(field: string): 0 | 1 {
    const key = keyOf(field);
    if (isNumeric(key)) return key === '1' ? 1 : 0;
    return this.#seen.some((other) => other < key) ? 1 : 0;
  }

  /** What stands for 0 and for 1, where it is not 0 and 1. */
  get meaning(): { zero: string; one: string | null } | null {
    if (this.#seen.includes('-1')) return { zero: '-1', one: '1' };
    if (this.#seen.every(isNumeric)) return null;
    const [zero, one] = this.#written.toSorted((a, b) => this.labelOf(a) - this.labelOf(b));
    return { zero, one: one ?? null };
  }
}

/** A number in one way of writing it; a word in lower case. */
function keyOf(field: string): string {
  const value = parseDecimal(field);
  return value === null ? field.toLowerCase() : String(value);
}

const isNumeric = (key: string): boolean => parseDecimal(key) !== null;

function isPossible(keys: string[]): boolean {
  const among = (...allowed: string[]) => keys.every((key) => allowed.includes(key));
  if (among('0', '1') || among('-1', '1')) return true;
  return keys.length <= 2 && keys.every((key) => key !== '' && !isNumeric(key));
}
