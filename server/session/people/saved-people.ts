import type { Experiment } from '../../../shared/experiment.ts';
import type { Shown } from '../../../shared/protocol/lead.ts';
import type { Fate, OfferedPoint, Stroke } from '../../../shared/protocol/people-messages.ts';
import type { Tried } from './tried.ts';

/** What a class's people have done, as far as it outlives a restart: plain data, never changed in place. */
export interface SavedPeople {
  isLobby: boolean;
  isLocked: boolean;
  isApprovalOn: boolean;
  areNamesGenerated: boolean;
  isEyesUp: boolean;
  /** What the teacher brings everyone to; null while they look around. */
  lead: Shown | null;
  areNamesHidden: boolean;
  areNamesOnWall: boolean;
  areReactionsOn: boolean;
  areOffersOn: boolean;
  hasCoTeacher: boolean;
  /** Seats that wait to be admitted. */
  waiting: readonly string[];
  /** The newest last. */
  banned: readonly Ban[];
  /** Seats whose hands are up, in the order of raising. */
  hands: readonly string[];
  /** The newest number of a poll, prediction, collection or round of seeds. */
  round: number;
  /** The newest number of an offer. */
  offerCount: number;
  poll: SavedPoll | null;
  predict: SavedPredict | null;
  collect: SavedCollect | null;
  seeds: SavedSeeds | null;
  replay: SavedReplay | null;
  networks: BySeat<NetworkOffer>;
  /** The seat whose network the class took over; null for nobody's, or where it is not to be told. */
  credit: string | null;
  /** How many were lost, by start and epoch, in the order of tapping. */
  lost: readonly LostPoint[];
  /** For the summary: what was tried, and what was asked. */
  tried: readonly Tried[];
  pastPolls: readonly PastPoll[];
  pastPredictions: readonly PastPrediction[];
}

/** By seat id, in the order of coming. */
export type BySeat<T> = Readonly<Record<string, T>>;

export interface Ban {
  seatId: string;
  name: string;
  tokenHash: string;
}

export interface SavedPoll {
  round: number;
  question: string;
  options: readonly string[];
  correct: number | null;
  isOpen: boolean;
  isRevealed: boolean;
  answers: BySeat<number>;
}

export interface SavedPredict {
  round: number;
  isOpen: boolean;
  drawings: BySeat<Stroke[]>;
  /** Null until scored. */
  scores: BySeat<number> | null;
}

export interface SavedCollect {
  round: number;
  isOpen: boolean;
  offers: BySeat<PointOffer>;
}

export interface PointOffer {
  offerId: string;
  points: OfferedPoint[];
  fate: Fate;
}

export interface NetworkOffer {
  offerId: string;
  epoch: number;
  fate: Fate;
  /** What is offered; null once it is settled. */
  network: { experiment: Experiment; parameters: number[] } | null;
}

export interface SavedSeeds {
  round: number;
  isOpen: boolean;
  experiment: Experiment;
  untilEpoch: number;
  /** Which start each seat's device has, in the order of giving. */
  devices: BySeat<number>;
  results: BySeat<SeedResult>;
}

export interface SeedResult {
  epoch: number;
  loss: number;
  parameters: number[];
  hasDiverged?: boolean;
}

export interface SavedReplay {
  round: number;
  recordingId: string;
  /** The hash, in hex, of the key that opened it: it must still be one. Null for the class's own. */
  openedBy: string | null;
  /** For the class, and only as long as it is played. */
  key: string;
  durationMs: number;
  /** As it was told last. */
  positionMs: number;
  speed: number;
  isPlaying: boolean;
}

export interface LostPoint {
  start: number;
  epoch: number;
  count: number;
}

export interface PastPoll {
  question: string;
  options: readonly string[];
  correct: number | null;
  counts: number[];
}

export interface PastPrediction {
  /** Missing in what older versions kept. */
  round?: number;
  /** Of the network that the drawings were scored against. */
  epoch: number;
  scores: number[];
}

export const initialPeople: SavedPeople = {
  isLobby: false,
  isLocked: false,
  isApprovalOn: false,
  areNamesGenerated: false,
  isEyesUp: false,
  lead: null,
  areNamesHidden: false,
  areNamesOnWall: false,
  areReactionsOn: true,
  areOffersOn: true,
  hasCoTeacher: false,
  waiting: [],
  banned: [],
  hands: [],
  round: 0,
  offerCount: 0,
  poll: null,
  predict: null,
  collect: null,
  seeds: null,
  replay: null,
  networks: {},
  credit: null,
  lost: [],
  tried: [],
  pastPolls: [],
  pastPredictions: [],
};

export const without = <T>(ids: readonly T[], id: T): readonly T[] =>
  ids.includes(id) ? ids.filter((other) => other !== id) : ids;

/** `record` without what is of `seatId`; itself where nothing is. */
export function withoutSeat<T>(record: BySeat<T>, seatId: string): BySeat<T> {
  if (!Object.hasOwn(record, seatId)) return record;
  return Object.fromEntries(Object.entries(record).filter(([other]) => other !== seatId));
}

/** `tried` without whose network it was, where it was of `seatId`. */
function withoutMaker(tried: readonly Tried[], seatId: string): readonly Tried[] {
  if (!tried.some(({ by }) => by === seatId)) return tried;
  return tried.map(({ by, ...row }) => (by === undefined || by === seatId ? row : { ...row, by }));
}

/**
 * `people` after a seat was given up: it neither waits nor asks, and what it handed in for somebody
 * to look at is in nobody's way. What it answered and drew, and points that were accepted, count.
 */
export function vacate(people: SavedPeople, seatId: string): SavedPeople {
  const { collect, seeds } = people;
  const areAccepted = collect?.offers[seatId]?.fate === 'accepted';
  return {
    ...people,
    waiting: without(people.waiting, seatId),
    hands: without(people.hands, seatId),
    networks: withoutSeat(people.networks, seatId),
    collect:
      collect && !areAccepted
        ? { ...collect, offers: withoutSeat(collect.offers, seatId) }
        : collect,
    seeds: seeds && { ...seeds, results: withoutSeat(seeds.results, seatId) },
    credit: people.credit === seatId ? null : people.credit,
    tried: withoutMaker(people.tried, seatId),
  };
}

/** `people` after a seat is gone for good, with all that came from it: a rude drawing goes, too. */
export function forgetSeat(people: SavedPeople, seatId: string): SavedPeople {
  const { poll, predict, collect } = people;
  return {
    ...vacate(people, seatId),
    poll: poll && { ...poll, answers: withoutSeat(poll.answers, seatId) },
    predict: predict && {
      ...predict,
      drawings: withoutSeat(predict.drawings, seatId),
      scores: predict.scores && withoutSeat(predict.scores, seatId),
    },
    collect: collect && { ...collect, offers: withoutSeat(collect.offers, seatId) },
  };
}
