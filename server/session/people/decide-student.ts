import type { Result } from '../../../shared/protocol/errors.ts';
import type { StudentCommand } from '../../../shared/protocol/people-commands.ts';
import { notNow } from '../decision.ts';
import type { SavedSession } from '../types.ts';
import { offerPoints } from './collecting.ts';
import { offerNetwork } from './network-offers.ts';
import { answerPoll } from './polls.ts';
import { draw } from './predictions.ts';
import { without, type SavedPeople } from './saved-people.ts';
import { takeSeedResult } from './seed-rounds.ts';

/** Points of the curve of those who were lost; the oldest go. */
const lostPointCount = 2000;

/** What a student's command makes of the class's people, or why it is refused. */
export function decideStudent(
  session: SavedSession,
  seatId: string,
  command: StudentCommand,
): Result<SavedPeople> {
  const { people } = session;
  switch (command.type) {
    case 'hand':
      return { ok: true, value: withHand(people, seatId, command.isUp) };
    case 'react':
      if (!people.areReactionsOn) return notNow('Reactions are off.');
      return { ok: true, value: people };
    case 'looking':
      return { ok: true, value: people };
    case 'lost':
      return { ok: true, value: withLost(session) };
    case 'answer':
      return answerPoll(people, seatId, command);
    case 'predict':
      return draw(people, seatId, command);
    case 'offer-points':
      return offerPoints(people, seatId, command);
    case 'offer-network':
      return offerNetwork(people, seatId, command);
    case 'seed-result':
      return takeSeedResult(people, seatId, command);
    default:
      return command satisfies never;
  }
}

/** A hand that is up already keeps its place. */
function withHand(people: SavedPeople, seatId: string, isUp: boolean): SavedPeople {
  if (people.hands.includes(seatId) === isUp) return people;
  const hands = isUp ? [...people.hands, seatId] : without(people.hands, seatId);
  return { ...people, hands };
}

/** One more is lost at the epoch that is shown. */
function withLost({ people, start, history, training }: SavedSession): SavedPeople {
  const epoch = history.at(-1)?.epoch ?? training.epoch;
  const last = people.lost.at(-1);
  const isSame = last?.start === start && last.epoch === epoch;
  const point = { start, epoch, count: (isSame ? last.count : 0) + 1 };
  const before = isSame ? people.lost.slice(0, -1) : people.lost;
  return { ...people, lost: [...before, point].slice(-lostPointCount) };
}
