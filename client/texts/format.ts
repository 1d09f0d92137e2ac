/** Numbers as they are read: rounded, grouped, never longer than they need to be. */

let locale = 'en';
let whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
let upToSix = new Intl.NumberFormat(locale, { maximumFractionDigits: 6 });
/** Between a number's whole part and its decimals. */
let separator = '.';

/** Changes how every number is written from now on; `next` is a BCP 47 tag. */
export function useLocale(next: string): void {
  locale = next;
  whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  upToSix = new Intl.NumberFormat(locale, { maximumFractionDigits: 6 });
  separator = upToSix.formatToParts(0.5).find(({ type }) => type === 'decimal')?.value ?? '.';
}

/** Digits that JavaScript wrote, as the language writes them. */
export const localized = (digits: string): string => digits.replace('.', separator);

/** 1240 → “1,240”. */
export const formatCount = (count: number): string => whole.format(count);

/** A loss: three decimals, more below 0.001; “–” where there is none. 0.02084 → “0.021”. */
export function formatLoss(loss: number): string {
  if (!Number.isFinite(loss)) return '–';
  if (loss !== 0 && Math.abs(loss) < 0.001) {
    return localized(loss.toExponential(1).replace('e-', 'e−'));
  }
  return localized(loss.toFixed(loss < 100 ? 3 : 1));
}

/**
 * A share as a percentage: 0.82 → “82 %”. Above 99 % a decimal is shown and nothing is rounded
 * up to 100 %, since one point on the wrong side is what a class looks for.
 */
export function formatShare(share: number): string {
  if (!Number.isFinite(share)) return '–';
  const percent = share * 100;
  if (percent > 99 && percent < 100) {
    return `${localized((Math.floor(percent * 10) / 10).toFixed(1))} %`;
  }
  return `${Math.round(percent)} %`;
}

/** A probability, three decimals. 0.5 → “0.500”. */
export const formatProbability = (p: number): string => localized(p.toFixed(3));

/** A setting such as a learning rate, as it was chosen: 0.00001 → “0.00001”, 0.1 → “0.1”. */
export function formatSetting(value: number): string {
  if (value !== 0 && Math.abs(value) < 1e-6) return localized(value.toExponential());
  return upToSix.format(value);
}

/**
 * A number of a calculation: three significant digits (or `digits`), however small it is. 0.0123 → “0.0123”,
 * 1.7 → “1.70”, 0.0000123 → “1.23e−5”, 12345 → “12,300”. The minus is a real one.
 */
export function formatSignificant(value: number, digits = 3): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? '–' : value > 0 ? '∞' : '−∞';
  const size = Math.abs(value);
  const sign = value < 0 ? '−' : '';
  if (size === 0) return '0';
  const rounded = Number(size.toPrecision(digits));
  if (rounded < 0.001 || rounded >= 1e6) {
    const text = size.toExponential(digits - 1);
    return sign + localized(text.replace('e-', 'e−').replace('e+', 'e'));
  }
  return sign + (rounded >= 1000 ? whole.format(rounded) : localized(size.toPrecision(digits)));
}

/** A coordinate, three or four digits of it and a real minus: −1.23456 → “−1.23”. */
export const formatCoordinate = (value: number, digits = 3): string =>
  formatSetting(Number(value.toPrecision(digits))).replace('-', '−');

/** Milliseconds as a clock: 83,000 → “1:23”, over an hour “1:02:03”. */
export function formatClock(durationMs: number): string {
  const seconds = Math.max(0, Math.floor(durationMs / 1000));
  const two = (n: number) => String(n).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const tail = two(seconds % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${tail}` : `${minutes}:${tail}`;
}

/** A moment, ISO 8601, as a day; with `hasTime` as the minute too, where the reader is. */
export const formatDate = (iso: string, hasTime = false): string =>
  new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    ...(hasTime && { timeStyle: 'short' as const }),
  }).format(new Date(iso));

/** A join code in two halves, easier to read out: “K7QM3F” → “K7Q M3F”. */
export function formatCode(code: string): string {
  const middle = Math.ceil(code.length / 2);
  return code.length < 5 ? code : `${code.slice(0, middle)} ${code.slice(middle)}`;
}
