import type { Experiment } from '../experiment.ts';
import type { Refusal } from './errors.ts';
import type { People, PeopleMessage, Telling } from './people-messages.ts';

/** Raised when a message changes its meaning; sent in `state`. */
export const protocolVersion = 1;

export const phases = ['paused', 'training', 'finished', 'diverged'] as const;
export type Phase = (typeof phases)[number];

/** Why training ended by itself. */
export type Outcome =
  | { reason: 'epoch' | 'loss' | 'accuracy'; epoch: number }
  /** The loss of epoch `epoch` was not finite; the parameters are those before it. */
  | { reason: 'diverged'; epoch: number };

/** Losses and accuracies over all points of each set; NaN where a set has no points. */
export interface Metrics {
  trainLoss: number;
  trainAccuracy: number;
  testLoss: number;
  testAccuracy: number;
}

/** One point of the loss curve. */
export type HistoryPoint = Metrics & { epoch: number };

/** A change on the time line: what the teacher did, and the epoch it took effect. */
export interface Mark {
  epoch: number;
  /** The parts that changed; none where a parameter was set. */
  parts: (keyof Experiment)[];
  /** The values of those parts after the change; but for the dataset, which may be large. */
  experiment: Partial<Experiment>;
  /** The parameter that was set by hand. */
  parameter?: { index: number; value: number };
}

/** What was trained earlier is back, under a new start number, with its curve and its marks. */
export interface Restored {
  history: StateMessage['history'];
  marks: Mark[];
}

/** `state`: everything, once per connection and as a recording's key frames. */
export interface StateMessage {
  type: 'state';
  protocol: number;
  code: string;
  title: string;
  experiment: Experiment;
  phase: Phase;
  outcome: Outcome | null;
  /** The packed snapshot of now; see `snapshot-codec.ts`. */
  frame: Uint8Array;
  /** Thinned to some hundreds of points, as rows: epoch, then `Metrics` in its order; null for NaN. */
  history: (number | null)[][];
  marks: Mark[];
  studentCount: number;
  isTeacherHere: boolean;
  /** Whether the teacher has a change to take back, or an undo. */
  canUndo: boolean;
  canRedo: boolean;
  /** Not in recordings. */
  people?: People;
}

/** `snapshot`: one packed frame, volatile: complete and numbered, never a delta. */
export interface SnapshotMessage {
  type: 'snapshot';
  frame: Uint8Array;
}

/** `change`: a part of the state; what is missing stays as it is. */
export interface ChangeMessage {
  type: 'change';
  experiment?: Partial<Experiment>;
  phase?: Phase;
  outcome?: Outcome | null;
  /** The snapshot of now, where it must not be missed: a new start, a pause, an end. */
  frame?: Uint8Array;
  /** Training began again at epoch 0: the history and its marks are void. */
  isNewStart?: boolean;
  restored?: Restored;
  mark?: Mark;
  canUndo?: boolean;
  canRedo?: boolean;
}

/** `presence`: who is here, as counts. */
export interface PresenceMessage {
  type: 'presence';
  studentCount: number;
  isTeacherHere: boolean;
}

/** What a view is made from, live and in a recording. */
export type ViewMessage =
  StateMessage | SnapshotMessage | ChangeMessage | PresenceMessage | PeopleMessage;

/** `welcome`: what only this connection may know; sent before `state`. */
export interface Welcome {
  role: 'teacher' | 'student' | 'wall';
  /** A student's name and the token that gives the seat back. */
  name?: string;
  token?: string;
  joinUrl: string;
  /** The teacher's alone. */
  recordingId?: string;
  /** A teacher's, for links to a wall; a wall's own, which brings it back. */
  wallKey?: string;
  /** A teacher by the key that may be taken back: all but keys and deletion is theirs. */
  isCoTeacher?: true;
  /** A student who must be admitted first: nothing comes until then, then another `welcome`. */
  isWaiting?: true;
}

/** `joinCode` and `key` answer the commands that ask for new ones. */
export type Ack = { ok: true; epoch: number; joinCode?: string; key?: string } | Refusal;

type TellingEvents = {
  [T in Telling as T['type']]: (message: T extends unknown ? Omit<T, 'type'> : never) => void;
};

/** Event names and their payloads, as socket.io's types want them. A frame travels as binary. */
export interface ServerToClientEvents extends TellingEvents {
  welcome: (welcome: Welcome) => void;
  state: (message: Omit<StateMessage, 'type'>) => void;
  snapshot: (frame: Uint8Array | ArrayBuffer) => void;
  change: (message: Omit<ChangeMessage, 'type'>) => void;
  presence: (message: Omit<PresenceMessage, 'type'>) => void;
  people: (message: Omit<PeopleMessage, 'type'>) => void;
  /** An event that had no ack was refused. */
  refused: (refusal: Refusal) => void;
  /** The session was ended by its teacher; the server disconnects after it. */
  ended: () => void;
}

export interface ClientToServerEvents {
  command: (command: unknown, ack: (answer: Ack) => void) => void;
}
