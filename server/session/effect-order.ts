import type { Effect } from './types.ts';

export const isSnapshot = (effect: Effect): boolean =>
  effect.type === 'broadcast' && effect.message.type === 'snapshot';

export const isReactions = (effect: Effect): boolean =>
  effect.type === 'tell' && effect.message.type === 'reactions' && !effect.message.areCleared;

/**
 * `effects`, then `news`; but reactions, which are volatile, go before everything: after an ack or
 * anything else that is reliable the transport would drop them, for who reacted first of all.
 */
export function inOrder(effects: readonly Effect[], news: readonly Effect[]): Effect[] {
  const passing = news.filter(isReactions);
  return [...passing, ...effects, ...news.filter((effect) => !passing.includes(effect))];
}
