import { recall, remember } from './storage.ts';

/** What a pupil has begun and not yet sent, for this tab: a reload finds it. By class and round. */
const keyOf = (code: string, round: number) => `more-layers-draft-${code}-${round}`;

export function recallDraft<T>(code: string, round: number): T | null {
  try {
    return JSON.parse(recall('session', keyOf(code, round)) ?? 'null') as T | null;
  } catch {
    return null;
  }
}

export const rememberDraft = (code: string, round: number, draft: unknown): void =>
  remember('session', keyOf(code, round), JSON.stringify(draft));
