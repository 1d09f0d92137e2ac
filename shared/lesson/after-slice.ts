import type { TrainedSlice } from '../engine/trainer.ts';
import type { Outcome, Phase } from '../protocol/messages.ts';
import type { ChangeBody } from './decision.ts';
import type { SavedLesson } from './saved-lesson.ts';

interface Progress<S extends SavedLesson> {
  session: S;
  /** What everyone is told, with a frame, where training or a step is over; null while it goes on. */
  change: ChangeBody | null;
}

type Ending<S extends SavedLesson> = Progress<S> & { change: ChangeBody };

/** What a slice that was trained makes of `session`. */
export function afterSlice<S extends SavedLesson>(
  session: S,
  { state, metrics, outcome }: TrainedSlice,
): Progress<S> {
  const next: S = { ...session, training: state, metrics };
  if (outcome) return over(next, outcome.reason === 'diverged' ? 'diverged' : 'finished', outcome);
  if (next.stepTo !== null && state.epoch >= next.stepTo) return over(next, 'paused', null);
  return { session: next, change: null };
}

/** Training or a step is over by itself. */
export const over = <S extends SavedLesson>(
  session: S,
  phase: Phase,
  outcome: Outcome | null,
): Ending<S> => ({
  session: { ...session, phase, outcome, stepTo: null },
  change: { phase, outcome },
});
