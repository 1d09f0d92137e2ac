/** Browsers that forbid storage (private windows, policies) throw at its very mention. */
type Area = 'local' | 'session';

const areaOf = (area: Area): Storage =>
  area === 'local' ? window.localStorage : window.sessionStorage;

/** What is stored under `key`, or null where there is nothing, or no storage. */
export function recall(area: Area, key: string): string | null {
  try {
    return areaOf(area).getItem(key);
  } catch {
    return null;
  }
}

/** Stores `value` under `key`; null removes it. Without storage nothing happens. */
export function remember(area: Area, key: string, value: string | null): void {
  try {
    if (value === null) areaOf(area).removeItem(key);
    else areaOf(area).setItem(key, value);
  } catch {
    // The page works without: a reload then asks again.
  }
}

/** All keys there are. */
export function keysOf(area: Area): string[] {
  try {
    return Object.keys(areaOf(area));
  } catch {
    return [];
  }
}
