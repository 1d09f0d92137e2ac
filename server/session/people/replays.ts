import type { TeacherCommand } from '../../../shared/protocol/people-commands.ts';
import type { Replay } from '../../../shared/protocol/people-messages.ts';
import type { Result } from '../../../shared/protocol/errors.ts';
import { acceptPeople, notNow, renew, type Decision } from '../decision.ts';
import type { SavedSession } from '../types.ts';
import type { SavedPeople, SavedReplay } from './saved-people.ts';

/** A recording that is played to the class: everyone shows the moment at which its teacher is. */

/** What was found outside: a session knows no recording, and draws no secret. */
export type OpenedReplay = Pick<SavedReplay, 'recordingId' | 'openedBy' | 'key' | 'durationMs'>;

/** It is looked for outside, whether it is there and may be opened. */
export const openReplay = (
  session: SavedSession,
  { recordingId, key }: Extract<TeacherCommand, { type: 'replay-open' }>,
): Result<Decision> => renew(session, { what: 'replay', recordingId, key });

/**
 * It stands at its beginning until the teacher plays it: the class has time to load it. An update
 * that was walked through was the class's: the walk ends.
 */
export const withReplay = (people: SavedPeople, opened: OpenedReplay): SavedPeople => ({
  ...people,
  round: people.round + 1,
  lead: people.lead && { ...people.lead, walk: null },
  replay: { ...opened, round: people.round + 1, positionMs: 0, speed: 1, isPlaying: false },
});

export function moveReplay(
  session: SavedSession,
  { positionMs, speed, isPlaying }: Extract<TeacherCommand, { type: 'replay-move' }>,
): Result<Decision> {
  const { replay } = session.people;
  if (!replay) return noReplay;
  const moved = { positionMs: Math.min(positionMs, replay.durationMs), speed, isPlaying };
  return acceptPeople(session, { replay: { ...replay, ...moved } });
}

export const closeReplay = (session: SavedSession): Result<Decision> =>
  session.people.replay ? acceptPeople(session, { replay: null }) : noReplay;

const noReplay = notNow('No recording is played to the class.');

/** As it was told last: where it is by now only its clock knows. */
export const replayOf = ({ recordingId: _, openedBy: __, ...replay }: SavedReplay): Replay =>
  replay;

/**
 * How far the recording has come that is played. Time is the process's own: after a restart it goes
 * on from where it was told last to be.
 */
export class ReplayClock {
  #replay: SavedReplay | null = null;
  #sinceMs = 0;
  #nowMs = 0;

  /** It is `nowMs`; another replay, or another place in it, holds from now on. */
  follow({ replay }: SavedPeople, nowMs: number): void {
    this.#nowMs = nowMs;
    const before = this.#replay;
    if (replay === before) return;
    this.#replay = replay;
    // Another key alone moves nothing.
    if (replay && replay.round === before?.round && replay.key !== before.key) return;
    this.#sinceMs = nowMs;
  }

  /** `told`, as it is when it is sent: its receiver need not know our clock. */
  now(told: Replay): Replay {
    if (!told.isPlaying) return told;
    const passedMs = (this.#nowMs - this.#sinceMs) * told.speed;
    const positionMs = Math.min(told.durationMs, told.positionMs + passedMs);
    return { ...told, positionMs, isPlaying: positionMs < told.durationMs };
  }
}
