import type { TrainedSlice } from '../../shared/engine/trainer.ts';
import type { SavedLesson } from '../../shared/lesson/saved-lesson.ts';
import type { Slice } from '../../shared/lesson/slices.ts';
import type { AnyCommand } from '../../shared/protocol/any-command.ts';
import type { Refusal } from '../../shared/protocol/errors.ts';
import type { Ack, ViewMessage, Welcome } from '../../shared/protocol/messages.ts';
import type { Telling } from '../../shared/protocol/people-messages.ts';
import type { RecordableMessage, RecordedCause } from '../../shared/view/recording.ts';
import type { KeyRenewal, Renewal } from './decision.ts';
import type { OpenedReplay } from './people/replays.ts';
import type { SavedPeople } from './people/saved-people.ts';

/** Everything that comes into a session. Times are milliseconds of one monotonic clock. */
export type SessionEvent = { nowMs: number } & (
  | { type: 'join'; connectionId: string; as: Joining }
  | { type: 'leave'; connectionId: string }
  | { type: 'command'; connectionId: string; command: AnyCommand }
  | { type: 'slice-done'; sliceId: number; result: TrainedSlice }
  /** The worker died or threw: the slice is lost, and alone. */
  | { type: 'slice-failed'; sliceId: number }
  /** The session has the code that it asked for by a `renew` effect. */
  | { type: 'recoded'; code: string }
  /** A key that was asked for by a `renew` effect is another by now, or is no more. */
  | { type: 'rekeyed'; what: KeyRenewal; by: string }
  /** The recording that was asked for by a `renew` effect is there. */
  | { type: 'replay-opened'; replay: OpenedReplay }
  /** Its owner calls it otherwise. */
  | { type: 'retitled'; title: string }
  /** There is no room for the recording: it ends, and the class goes on. */
  | { type: 'recording-ended' }
  /** The time asked for by a `wake` effect has come. */
  | { type: 'wake' }
);

/** What comes in from outside, so that a session itself holds neither chance nor secrets. */
export interface SessionOptions {
  /** Uniform in [0, 1): draws seeds and suggested names. */
  random: () => number;
  /** A key that nobody can guess. */
  drawKey: () => string;
  /** SHA-256, hex, of a student's token. */
  hashToken: (token: string) => string;
  /** Seats that a session gives away; 300 where missing. */
  seatLimit?: number;
}

/** Key, code and schema are checked before; a student's token and id are drawn outside. */
export type Joining =
  | { role: 'teacher'; isCoTeacher?: true }
  /** By the teacher's link; or one that was let in before. */
  | { role: 'wall'; came?: 'by-link' | 'before' }
  | {
      role: 'student';
      name?: string;
      token?: string;
      language?: string;
      newToken: string;
      newSeatId: string;
    };

/** Everything that goes out, in the order in which it must happen. */
export type Effect =
  /** Durable before any effect behind it is carried out. */
  | { type: 'save'; session: SavedSession }
  /** A new checkpoint of the training state; may wait and be written in batches. */
  | { type: 'checkpoint'; session: SavedSession }
  /** Into the recording; what a `save` follows is committed with it. */
  | { type: 'record'; message: RecordableMessage; by?: RecordedCause }
  | { type: 'welcome'; connectionId: string; welcome: OwnWelcome }
  | { type: 'send'; connectionId: string; message: ViewMessage }
  /** To everyone in the room; a `snapshot` is volatile, all else is reliable. */
  | { type: 'broadcast'; message: ViewMessage }
  /** To some, or to all in the room; `reactions` that come and a moving `pointer` are volatile. */
  | { type: 'tell'; to: readonly string[] | 'room'; message: Telling }
  /** A student who waited comes into the room. */
  | { type: 'enter'; connectionId: string }
  /** To be made outside; the ack, with what was made, follows it. */
  | {
      type: 'renew';
      what: Renewal;
      /** The key that the teacher's page has drawn; one is drawn outside where it is missing. */
      key?: string;
      /** The recording that is to be played, if `key` opens it. */
      recordingId?: string;
      connectionId: string;
      commandId: string;
      epoch: number;
    }
  | { type: 'ack'; connectionId: string; commandId: string; ack: Ack }
  | { type: 'reject'; connectionId: string; refusal: Refusal }
  /** Close this connection: a second tab took its seat. */
  | { type: 'drop'; connectionId: string; refusal: Refusal }
  | { type: 'train'; slice: Slice }
  /** Ask for a `wake` event at this time; a later one replaces it. */
  | { type: 'wake'; atMs: number };

/** What of a welcome the session knows: addresses and keys are added outside. */
export type OwnWelcome = Omit<Welcome, 'joinUrl' | 'recordingId' | 'wallKey'>;

/** What a restart needs: plain, structured-cloneable data, never changed in place. */
export interface SavedSession extends SavedLesson {
  code: string;
  title: string;
  seats: readonly Seat[];
  /** The same object until something of it changes. */
  people: SavedPeople;
  /** There was no room for more of the recording: it does not go on, after a restart neither. */
  isRecordingOver?: true;
  /** The newest command ids, so that a repeated one is known after a restart. */
  commandIds: readonly string[];
}

export interface Seat {
  id: string;
  name: string;
  /** SHA-256 of the student's token, hex; the token itself is not kept. */
  tokenHash: string;
}
