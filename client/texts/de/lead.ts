import type { TextsLike } from '../texts-like.ts';
import type { leadTexts as english } from '../en/lead.ts';

export const leadTexts: TextsLike<typeof english> = {
  leadShow: 'Führen',
  leadShowLong: 'Alle zur eigenen Ansicht holen: Neuron, Punkt, Schritt und worauf gezeigt wird',
  leadOff: 'Führen: an',
  leadOffLong: 'Alle sehen sich wieder selbst um',
  leadKey: 'führen: alle sehen diese Ansicht, oder sehen sich um',
  leadFollowing: 'Du siehst, was deine Lehrkraft zeigt.',
  leadAround: 'Du siehst dich um.',
  leadBack: 'Zurück zur Ansicht der Lehrkraft',
  leadLeave: 'Selbst umsehen',
};
