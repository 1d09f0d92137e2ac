import type {
  Collect,
  Desk,
  MineMessage,
  NamesMessage,
  People,
  Poll,
  Predict,
  RosterMessage,
  RosterSeat,
  Seeds,
} from '../../../shared/protocol/people-messages.ts';
import type { SavedSession } from '../types.ts';
import { acceptedOf } from './collecting.ts';
import { countsOf } from './polls.ts';
import type {
  SavedCollect,
  SavedPeople,
  SavedPoll,
  SavedPredict,
  SavedSeeds,
} from './saved-people.ts';
import { replayOf } from './replays.ts';
import { seedOf } from './seed-rounds.ts';

/** What of a class's people is told to whom; everything that may leave is made here. */

/** To everyone, walls included: no names, nothing that is not revealed. */
export const peopleOf = (people: SavedPeople): People => ({
  isLobby: people.isLobby,
  isLocked: people.isLocked,
  isApprovalOn: people.isApprovalOn,
  areNamesGenerated: people.areNamesGenerated,
  isEyesUp: people.isEyesUp,
  lead: people.lead,
  areNamesHidden: people.areNamesHidden,
  areReactionsOn: people.areReactionsOn,
  areOffersOn: people.areOffersOn,
  handCount: people.hands.length,
  poll: people.poll && pollOf(people.poll),
  predict: people.predict && predictOf(people.predict),
  collect: people.collect && collectOf(people.collect),
  seeds: people.seeds && seedsOf(people.seeds),
  replay: people.replay && replayOf(people.replay),
});

function pollOf(poll: SavedPoll): Poll {
  const { round, question, options, isOpen, isRevealed, correct, answers } = poll;
  return {
    round,
    question,
    options: [...options],
    isOpen,
    isRevealed,
    answerCount: Object.keys(answers).length,
    counts: isRevealed ? countsOf(poll) : null,
    correct: isRevealed ? correct : null,
  };
}

const predictOf = ({ round, isOpen, drawings, scores }: SavedPredict): Predict => ({
  round,
  isOpen,
  drawingCount: Object.keys(drawings).length,
  drawings: isOpen ? null : Object.values(drawings),
  scores: scores && Object.keys(drawings).map((seatId) => scores[seatId]),
});

const collectOf = (collect: SavedCollect): Collect => {
  const offers = Object.values(collect.offers);
  return {
    round: collect.round,
    isOpen: collect.isOpen,
    offerCount: offers.length,
    pointCount: offers.reduce((sum, { points }) => sum + points.length, 0),
    acceptedPointCount: acceptedOf(collect).reduce((sum, points) => sum + points.length, 0),
  };
};

const seedsOf = ({ round, isOpen, experiment, untilEpoch }: SavedSeeds): Seeds => ({
  round,
  isOpen,
  experiment,
  untilEpoch,
});

/** To teachers. */
export function deskOf({ people, seats, start, isRecordingOver }: SavedSession): Desk {
  const { poll, predict, collect, networks } = people;
  const names = namesById({ seats });
  const nameOf = (seatId: string) => names.get(seatId) ?? '';
  return {
    areNamesOnWall: people.areNamesOnWall,
    hasCoTeacher: people.hasCoTeacher,
    isRecordingOver: isRecordingOver === true,
    lost: people.lost.flatMap((point): [number, number][] =>
      point.start === start ? [[point.epoch, point.count]] : [],
    ),
    pollCounts: poll && countsOf(poll),
    pollCorrect: poll && poll.correct,
    predictions: Object.keys(predict?.drawings ?? {}).map((seatId) => ({
      offerId: drawingIdOf(predict?.round ?? 0, seatId),
      seatId,
      name: nameOf(seatId),
      score: predict?.scores?.[seatId] ?? null,
    })),
    pointOffers: Object.entries(collect?.offers ?? {}).map(([seatId, offer]) => ({
      offerId: offer.offerId,
      seatId,
      name: nameOf(seatId),
      pointCount: offer.points.length,
      fate: offer.fate,
    })),
    networkOffers: Object.entries(networks).map(([seatId, { offerId, epoch, fate }]) => ({
      offerId,
      seatId,
      name: nameOf(seatId),
      epoch,
      fate,
    })),
    seedCount: Object.keys(people.seeds?.results ?? {}).length,
  };
}

/** A drawing has one id for its round: it is drawn on. */
export const drawingIdOf = (round: number, seatId: string): string => `drawing-${round}-${seatId}`;

export const namesById = ({ seats }: Pick<SavedSession, 'seats'>): Map<string, string> =>
  new Map(seats.map(({ id, name }) => [id, name]));

/** Of a student who is here. */
export interface Attention {
  isAway: boolean;
  isInCopy: boolean;
  lookingAt: number | null;
}

/** To teachers; `attentionOf` gives null for a seat whose student is not here. */
export function rosterOf(
  { people, seats }: SavedSession,
  attentionOf: (seatId: string) => Attention | null,
): RosterMessage {
  const places = new Map(people.hands.map((seatId, i) => [seatId, i + 1]));
  const waiting = new Set(people.waiting);
  return {
    type: 'roster',
    seats: seats.map(({ id, name }): RosterSeat => {
      const attention = attentionOf(id);
      return {
        seatId: id,
        name,
        isOnline: attention !== null,
        isAway: attention?.isAway ?? false,
        isInCopy: attention?.isInCopy ?? false,
        lookingAt: attention?.lookingAt ?? null,
        handPlace: places.get(id) ?? null,
        isWaiting: waiting.has(id),
      };
    }),
    banned: people.banned.map(({ seatId, name }) => ({ seatId, name })),
  };
}

/** To the student on `seatId` alone. */
export function mineOf(people: SavedPeople, seatId: string, name: string): MineMessage {
  const { poll, predict, collect, networks, seeds } = people;
  const strokes = own(predict?.drawings, seatId);
  const points = own(collect?.offers, seatId);
  const network = own(networks, seatId);
  return {
    type: 'mine',
    name,
    isHandUp: people.hands.includes(seatId),
    answer: own(poll?.answers, seatId) ?? null,
    prediction: strokes ? { strokes, score: own(predict?.scores, seatId) ?? null } : null,
    points: points ? { pointCount: points.points.length, fate: points.fate } : null,
    network: network ? { fate: network.fate } : null,
    seed: seeds?.isOpen ? seedOf(seeds, seatId) : null,
  };
}

const own = <T>(record: Readonly<Record<string, T>> | null | undefined, key: string) =>
  record && Object.hasOwn(record, key) ? record[key] : undefined;

/** To students and walls, as far as the teacher allows. `present`: the names of those who are here. */
export const namesOf = (
  { people, seats }: SavedSession,
  role: 'student' | 'wall',
  present: readonly string[],
): NamesMessage => {
  const isAllowed = !people.areNamesHidden && (role === 'student' || people.areNamesOnWall);
  return {
    type: 'names',
    present: isAllowed && role === 'wall' ? [...present].sort((a, b) => (a < b ? -1 : 1)) : null,
    credit: (isAllowed && seats.find(({ id }) => id === people.credit)?.name) || null,
  };
};
