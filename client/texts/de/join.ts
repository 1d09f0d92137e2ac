import type { TextsLike } from '../texts-like.ts';
import type { joinTexts as english } from '../en/join.ts';

export const joinTexts: TextsLike<typeof english> = {
  joinPageTitle: 'Beitreten: {title}',
  joinPageHeading: 'Du trittst bei',
  joinNameGiven: 'Du bekommst einen Namen, wenn du beitrittst.',
  joinName: 'Dein Name',
  joinNameHint: 'Dieser ist für dich, oder gib einen anderen ein.',
  joinAnotherName: 'Einen anderen Namen vorschlagen',
  joinButton: 'Beitreten',
  joinJoining: 'Tritt bei …',
  joinBadName:
    'Dieser Name geht nicht: 1 bis 24 Zeichen, keines davon unsichtbar, und niemand heißt „Lehrer“.',
  joinYouAre: 'Du bist {name}',
};
