import type { ClassContext } from '../../../client/elements/people/class-context.ts';
import type { CommandResult } from '../../../client/controllers/command-outbox.ts';
import { noNews, type PeopleNews } from '../../../client/controllers/people-news.ts';
import type { AnyCommandBody } from '../../../shared/protocol/any-command.ts';
import {
  quietPeople,
  type People,
  type RosterSeat,
} from '../../../shared/protocol/people-messages.ts';
import { trainedView } from './trained-view.ts';

/** A class as its panel gets it; what is asked for lies in `sent`. */
export function classContext(
  people: Partial<People> = {},
  news: Partial<PeopleNews> = {},
  answer: CommandResult = { ok: true, epoch: 0 },
): ClassContext & { sent: AnyCommandBody[] } {
  const sent: AnyCommandBody[] = [];
  return {
    view: { ...trainedView(), people: { ...quietPeople, ...people } },
    news: { ...noNews, ...news },
    welcome: { role: 'teacher', joinUrl: 'http://school.lan/join/K7QM3F' },
    send: (body) => {
      sent.push(body);
      return Promise.resolve(answer);
    },
    sent,
  };
}

export const seat = (name: string, more: Partial<RosterSeat> = {}): RosterSeat => ({
  seatId: `seat-${name}`,
  name,
  isOnline: true,
  isAway: false,
  isInCopy: false,
  lookingAt: null,
  handPlace: null,
  isWaiting: false,
  ...more,
});
