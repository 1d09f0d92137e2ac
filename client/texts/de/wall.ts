import type { TextsLike } from '../texts-like.ts';
import type { wallTexts as english } from '../en/wall.ts';

export const wallTexts: TextsLike<typeof english> = {
  wallPageTitle: 'Wand: {title}',
  wallJoinAt: 'Beitreten unter {host}',
};
