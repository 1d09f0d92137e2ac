import type { TextsLike } from '../texts-like.ts';
import type { peopleTexts as english } from '../en/people.ts';

export const peopleTexts: TextsLike<typeof english> = {
  classPanel: 'Die Klasse',
  classPupils: 'Wer da ist',
};
