/** A class that is led: everyone at the teacher's view, or looking around. */
export const leadTexts = {
  leadShow: 'Lead',
  leadShowLong: 'Bring everyone to your view: unit, point, step, and where you point',
  leadOff: 'Leading: on',
  leadOffLong: 'Let everyone look around by themselves',
  leadKey: 'lead: everyone sees your view, or looks around',
  leadFollowing: 'You see what your teacher shows.',
  leadAround: 'You are looking around.',
  leadBack: 'Back to the teacher’s view',
  leadLeave: 'Look around',
} as const;
