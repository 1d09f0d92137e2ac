import { limits } from '../limits.ts';
import { presets } from '../presets.ts';
import type { Command } from '../protocol/commands.ts';
import type { Result } from '../protocol/errors.ts';
import { begin, change, setParameter } from './changes.ts';
import { accept, notNow, type ChangeBody, type Decision } from './decision.ts';
import { redo, undo } from './undo.ts';
import type { SavedLesson } from './saved-lesson.ts';

/** What `command` makes of `session`, or why it is refused; `random` is uniform in [0, 1). */
export function decide<S extends SavedLesson>(
  session: S,
  command: Command,
  random: () => number,
): Result<Decision<S>> {
  switch (command.type) {
    case 'start':
      return start(session);
    case 'pause':
      return pause(session);
    case 'step':
      return step(session, command.to);
    case 'reset':
      return begin(session, {});
    case 'reroll':
      return begin(session, { seed: command.seed ?? Math.floor(random() * (limits.seed + 1)) });
    case 'preset':
      return begin(session, presets[command.name].experiment);
    case 'change':
      return change(session, command);
    case 'set-parameter':
      return setParameter(session, command);
    case 'undo':
      return undo(session);
    case 'redo':
      return redo(session);
    default:
      return command satisfies never;
  }
}

/** Training goes on; a stop that was reached and would end it at once is lifted. */
function start<S extends SavedLesson>(session: S): Result<Decision<S>> {
  if (session.phase === 'training') return notNow('It is training already.');
  const change: ChangeBody = { phase: 'training' };
  if (session.outcome) change.outcome = null;
  const next: S = { ...session, phase: 'training', outcome: null, stepTo: null };
  const stop = liftedStop(session);
  if (stop) {
    next.experiment = { ...session.experiment, stop };
    change.experiment = { stop };
  }
  return accept(next, change);
}

/** The stops without the one that fired; null where it is no longer set or no longer reached. */
function liftedStop({ experiment, outcome, training, metrics }: SavedLesson) {
  if (!outcome || outcome.reason === 'diverged') return null;
  const { stop } = experiment;
  const value = stop[outcome.reason];
  if (value === null) return null;
  const accuracy = Number.isNaN(metrics.testAccuracy)
    ? metrics.trainAccuracy
    : metrics.testAccuracy;
  const isReached = {
    epoch: training.epoch >= value,
    loss: metrics.trainLoss <= value,
    accuracy: accuracy >= value,
  }[outcome.reason];
  return isReached ? { ...stop, [outcome.reason]: null } : null;
}

/** Ends training, or a step that takes long. */
function pause<S extends SavedLesson>(session: S): Result<Decision<S>> {
  if (session.phase === 'training') {
    return accept({ ...session, phase: 'paused' }, { phase: 'paused' }, true);
  }
  if (session.stepTo === null) return notNow('It is not training.');
  return accept({ ...session, stepTo: null }, {}, true);
}

/** One epoch, or on to the next multiple of the epochs between snapshots; shown when it is done. */
function step<S extends SavedLesson>(session: S, to: 'epoch' | 'snapshot'): Result<Decision<S>> {
  if (session.phase === 'training') return notNow('It is training; pause it first.');
  if (session.stepTo !== null) return notNow('A step is under way.');
  const { epoch } = session.training;
  const every = session.experiment.snapshotEvery;
  const stepTo = to === 'epoch' ? epoch + 1 : (Math.floor(epoch / every) + 1) * every;
  return accept({ ...session, stepTo }, null);
}
