import { isDeepStrictEqual } from 'node:util';
import { createTrainingState } from '../../shared/engine/trainer.ts';
import { needsNewStart, type Experiment, type ExperimentPatch } from '../../shared/experiment.ts';
import { limits } from '../../shared/limits.ts';
import { presets } from '../../shared/presets.ts';
import type { Command } from '../../shared/protocol/commands.ts';
import { refusal, type Refusal, type Result } from '../../shared/protocol/errors.ts';
import type { ChangeMessage, Phase } from '../../shared/protocol/messages.ts';
import { isShown, withMark, withNewStart } from './saved-session.ts';
import type { SavedSession } from './types.ts';

/** A change without its frame, which is packed when the change goes out. */
export type ChangeBody = Omit<ChangeMessage, 'type' | 'frame'>;

/** What a command makes of a session. */
export interface Decision {
  session: SavedSession;
  /** What the class is told; null for nothing. */
  change: ChangeBody | null;
  /** The parameters of now go with the change. */
  needsFrame: boolean;
}

/** What `command` makes of `session`, or why it is refused; `random` is uniform in [0, 1). */
export function decide(
  session: SavedSession,
  command: Command,
  random: () => number,
): Result<Decision> {
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
      return change(session, command.experiment);
    default:
      return command satisfies never;
  }
}

const accept = (
  session: SavedSession,
  change: ChangeBody | null,
  needsFrame = !isShown(session),
): Result<Decision> => ({ ok: true, value: { session, change, needsFrame } });

const notNow = (message: string): Refusal => refusal('not-now', message);

/** Training goes on; a stop that was reached and would end it at once is lifted. */
function start(session: SavedSession): Result<Decision> {
  if (session.phase === 'training') return notNow('It is training already.');
  const change: ChangeBody = { phase: 'training' };
  if (session.outcome) change.outcome = null;
  const next: SavedSession = { ...session, phase: 'training', outcome: null, stepTo: null };
  const stop = liftedStop(session);
  if (stop) {
    next.experiment = { ...session.experiment, stop };
    change.experiment = { stop };
  }
  return accept(next, change);
}

/** The stops without the one that fired; null where it is no longer set or no longer reached. */
function liftedStop({ experiment, outcome, training, metrics }: SavedSession) {
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
function pause(session: SavedSession): Result<Decision> {
  if (session.phase === 'training') {
    return accept({ ...session, phase: 'paused' }, { phase: 'paused' }, true);
  }
  if (session.stepTo === null) return notNow('It is not training.');
  return accept({ ...session, stepTo: null }, {}, true);
}

/** One epoch, or on to the next multiple of the epochs between snapshots; shown when it is done. */
function step(session: SavedSession, to: 'epoch' | 'snapshot'): Result<Decision> {
  if (session.phase === 'training') return notNow('It is training; pause it first.');
  if (session.stepTo !== null) return notNow('A step is under way.');
  const { epoch } = session.training;
  const every = session.experiment.snapshotEvery;
  const stepTo = to === 'epoch' ? epoch + 1 : (Math.floor(epoch / every) + 1) * every;
  return accept({ ...session, stepTo }, null);
}

/** A new start at epoch 0 with `patch` applied. */
function begin(
  session: SavedSession,
  patch: ExperimentPatch,
  phase: Phase = 'paused',
): Result<Decision> {
  const next = withNewStart(session, { ...session.experiment, ...patch });
  const change: ChangeBody = { phase, outcome: null, isNewStart: true };
  if (Object.keys(patch).length > 0) change.experiment = patch;
  return accept({ ...next, phase }, change, true);
}

/** Live parts take effect at the epoch of now; the others at epoch 0 of a new start. */
function change(
  session: SavedSession,
  whole: Extract<Command, { type: 'change' }>['experiment'],
): Result<Decision> {
  const { experiment, training } = session;
  const parts = (Object.keys(whole) as (keyof Experiment)[]).filter(
    // A part that is there and undefined, as msgpack can carry it, names nothing.
    (part) => whole[part] !== undefined && !isDeepStrictEqual(whole[part], experiment[part]),
  );
  if (parts.length === 0) return accept(session, null);
  const patch: ExperimentPatch = Object.fromEntries(parts.map((part) => [part, whole[part]]));
  if (needsNewStart(experiment, patch)) {
    return begin(session, patch, session.phase === 'training' ? 'training' : 'paused');
  }
  const mark = { epoch: training.epoch, parts, experiment: patch };
  const next = { ...session, experiment: { ...experiment, ...patch } };
  if (patch.optimizer) {
    // What one optimizer remembers of the gradients means nothing to another.
    const { optimizerState } = createTrainingState(next.experiment);
    next.training = { ...training, optimizerState };
  }
  return accept(withMark(next, mark), { experiment: patch, mark });
}
