import '../../../client/elements/people/class-panel.ts';
import { seat } from './class-context.ts';

export const ada = seat('Ada', { handPlace: 2, lookingAt: 1 });

export const grace = seat('Grace', { handPlace: 1, isAway: true });

export const zoe = seat('Zoë', { isOnline: false });

export const newcomer = seat('Newcomer', { isWaiting: true });

export const news = {
  roster: { seats: [zoe, ada, newcomer, grace], banned: [{ seatId: 'b', name: 'Bo' }] },
};
