import type { Experiment } from '../experiment.ts';
import type { Pointer, Shown } from './lead.ts';
import type { ReactionName } from './people-commands.ts';

/** x1, x2. */
export type PlanePoint = [number, number];
export type Stroke = PlanePoint[];
export type Label = 0 | 1;
export type OfferedPoint = [x1: number, x2: number, label: Label];

/** What became of an offer. */
export type Fate = 'waiting' | 'accepted' | 'refused';

/**
 * `people`: what everyone in the class may know of it, walls included: never a name. Whole in
 * `state`; afterwards each message has the parts that changed, each whole.
 */
export interface People {
  isLobby: boolean;
  isLocked: boolean;
  isApprovalOn: boolean;
  areNamesGenerated: boolean;
  isEyesUp: boolean;
  /** What the teacher brings everyone to; null while they look around. */
  lead: Shown | null;
  areNamesHidden: boolean;
  areReactionsOn: boolean;
  areOffersOn: boolean;
  handCount: number;
  poll: Poll | null;
  predict: Predict | null;
  collect: Collect | null;
  seeds: Seeds | null;
  /** The recording that the teacher plays to everyone; null while the class is live. */
  replay: Replay | null;
}

export interface Poll {
  /** Numbers polls, drawings, collections and seeds of a class in one row: an answer says which. */
  round: number;
  question: string;
  options: string[];
  isOpen: boolean;
  isRevealed: boolean;
  answerCount: number;
  /** By option; null until revealed. */
  counts: number[] | null;
  /** The option that is right; null until revealed, or where none was given. */
  correct: number | null;
}

export interface Predict {
  round: number;
  isOpen: boolean;
  drawingCount: number;
  /** Each student's strokes, in no one's order; null until closed. */
  drawings: Stroke[][] | null;
  /** Of each drawing, the share of the plane it got right, 0.5 to 1; null until scored. */
  scores: number[] | null;
}

export interface Collect {
  round: number;
  isOpen: boolean;
  /** Students who have offered points. */
  offerCount: number;
  pointCount: number;
  acceptedPointCount: number;
}

export interface Seeds {
  round: number;
  isOpen: boolean;
  /** What every device trains, but for its seed, from epoch 0 to `untilEpoch`. */
  experiment: Experiment;
  untilEpoch: number;
}

export interface Replay {
  /** Another one for each recording that is opened. */
  round: number;
  /** What `GET /api/sessions/:code/replay` wants to give the recording, as long as it is played. */
  key: string;
  durationMs: number;
  /** Where it is as this is sent; it goes on from there at `speed` while it is playing. */
  positionMs: number;
  speed: number;
  isPlaying: boolean;
}

export interface PeopleMessage extends Partial<People> {
  type: 'people';
  /** The class has this join code from now on; the last part of `joinUrl` with it. */
  code?: string;
  /** The class has this title from now on. */
  title?: string;
}

export const quietPeople: People = {
  isLobby: false,
  isLocked: false,
  isApprovalOn: false,
  areNamesGenerated: false,
  isEyesUp: false,
  lead: null,
  areNamesHidden: false,
  areReactionsOn: true,
  areOffersOn: true,
  handCount: 0,
  poll: null,
  predict: null,
  collect: null,
  seeds: null,
  replay: null,
};

/** `roster`: who has a seat; to teachers, whole, at most every 250 ms. */
export interface RosterMessage {
  type: 'roster';
  /** In the order of joining. */
  seats: RosterSeat[];
  banned: { seatId: string; name: string }[];
}

export interface RosterSeat {
  seatId: string;
  name: string;
  isOnline: boolean;
  /** The page is hidden, or the phone asleep. */
  isAway: boolean;
  /** The page shows a copy of the student's own in place of the class. */
  isInCopy: boolean;
  /** The index of the unit that is enlarged; null for the whole. */
  lookingAt: number | null;
  /** The place among the hands that are up, from 1; null for none. */
  handPlace: number | null;
  /** Asks to be let in. */
  isWaiting: boolean;
}

/** What a teacher sees beside the roster. */
export interface Desk {
  areNamesOnWall: boolean;
  hasCoTeacher: boolean;
  /** The server's disk is full: nothing more is recorded, and the class goes on. */
  isRecordingOver: boolean;
  /** Of the start that is shown: epoch, and how many were lost there. */
  lost: [epoch: number, count: number][];
  /** By option, before they are revealed. */
  pollCounts: number[] | null;
  /** The option that is right, before it is revealed. */
  pollCorrect: number | null;
  /** In the order of `people.predict.drawings`. */
  predictions: PredictionFacts[];
  pointOffers: PointOfferFacts[];
  networkOffers: NetworkOfferFacts[];
  seedCount: number;
}

export interface PredictionFacts {
  /** Of the `offer` that has the drawing. */
  offerId: string;
  seatId: string;
  name: string;
  score: number | null;
}

export interface PointOfferFacts {
  offerId: string;
  seatId: string;
  name: string;
  pointCount: number;
  fate: Fate;
}

export interface NetworkOfferFacts {
  offerId: string;
  seatId: string;
  name: string;
  epoch: number;
  fate: Fate;
}

/** `desk`: to teachers; whole when they join, then the parts that changed. */
export interface DeskMessage extends Partial<Desk> {
  type: 'desk';
}

/**
 * `offer`: to teachers, once each, and those of now to a teacher who joins. A drawing comes again
 * under its id when it is another.
 */
export type OfferMessage = { type: 'offer'; offerId: string } & (
  | { kind: 'points'; points: OfferedPoint[] }
  | { kind: 'drawing'; strokes: Stroke[] }
  | { kind: 'network'; experiment: Experiment; epoch: number; parameters: number[] }
);

/** `seed-result`: to teachers and walls, once each, and those of now to one who joins. */
export interface SeedResultMessage {
  type: 'seed-result';
  round: number;
  /** Whose it is, without telling who: a later one of the same device replaces it. */
  device: number;
  seed: number;
  epoch: number;
  loss: number;
  parameters: number[];
  /** It ended there: the loss went beyond all bounds. */
  hasDiverged?: boolean;
}

/** `seed-gone`: to teachers and walls: what this device had come to counts no more. */
export interface SeedGoneMessage {
  type: 'seed-gone';
  round: number;
  device: number;
}

/** `mine`: to one student, what only they may know; whole. */
export interface MineMessage {
  type: 'mine';
  name: string;
  isHandUp: boolean;
  /** To the poll of now. */
  answer: number | null;
  prediction: { strokes: Stroke[]; score: number | null } | null;
  points: { pointCount: number; fate: Fate } | null;
  network: { fate: Fate } | null;
  /** The start that this device is to train; null where there is no round. */
  seed: number | null;
}

/** `names`: to whom the teacher allows them; empty where they are hidden. */
export interface NamesMessage {
  type: 'names';
  /** Who is here, to walls alone, in alphabetical order; null for nobody's business. */
  present: string[] | null;
  /** Whose network the class has taken over, by its teacher's wish. */
  credit: string | null;
}

/**
 * `reactions`: to everyone: how many of each since the last, volatile; or, reliable, that those which
 * are shown are cleared.
 */
export interface ReactionsMessage {
  type: 'reactions';
  counts: Partial<Record<ReactionName, number>>;
  areCleared?: true;
}

/**
 * `pointer`: to everyone, where the teacher who leads points in the picture that is shown, at most
 * every 70 ms; volatile while it moves, reliable where it comes to rest and where it goes.
 */
export interface PointerMessage {
  type: 'pointer';
  at: Pointer;
  isMoving: boolean;
}

/** What is told to some, or passes; no part of the view. */
export type Telling =
  | RosterMessage
  | DeskMessage
  | OfferMessage
  | SeedResultMessage
  | SeedGoneMessage
  | MineMessage
  | NamesMessage
  | ReactionsMessage
  | PointerMessage;
