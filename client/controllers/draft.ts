import { keysOf, recall, remember } from './storage.ts';

/** What a pupil has begun and not yet sent, for this tab: a reload finds it. By class and round. */
const startOf = (code: string) => `more-layers-draft-${code}-`;
const keyOf = (code: string, round: number) => startOf(code) + String(round);

export function recallDraft<T>(code: string, round: number): T | null {
  try {
    return JSON.parse(recall('session', keyOf(code, round)) ?? 'null') as T | null;
  } catch {
    return null;
  }
}

export const rememberDraft = (code: string, round: number, draft: unknown): void =>
  remember('session', keyOf(code, round), JSON.stringify(draft));

/** The class has another code: what was begun under the old one goes along. */
export function moveDrafts(from: string, to: string): void {
  for (const key of keysOf('session')) {
    if (!key.startsWith(startOf(from))) continue;
    remember('session', startOf(to) + key.slice(startOf(from).length), recall('session', key));
    remember('session', key, null);
  }
}
