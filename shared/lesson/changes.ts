import { keepLearned } from '../engine/keep-learned.ts';
import type { TrainingState } from '../engine/trainer.ts';
import { needsNewStart, type Experiment, type ExperimentPatch } from '../experiment.ts';
import type { Command } from '../protocol/commands.ts';
import { refusal, type Result } from '../protocol/errors.ts';
import type { Mark, Phase } from '../protocol/messages.ts';
import { isSetAgain } from '../view/marks.ts';
import { isSame } from '../is-same.ts';
import { accept, type ChangeBody, type Decision } from './decision.ts';
import { measure, withMark, withNewStart, type SavedLesson } from './saved-lesson.ts';
import { momentOf, remember } from './undo-stack.ts';

/** A new start at epoch 0 with `patch` applied. */
export function begin<S extends SavedLesson>(
  session: S,
  patch: ExperimentPatch,
  phase: Phase = 'paused',
): Result<Decision<S>> {
  const next = withNewStart(session, { ...session.experiment, ...patch });
  const undoStack = remember(session.undoStack, momentOf(session));
  const change: ChangeBody = { phase, outcome: null, isNewStart: true };
  if (Object.keys(patch).length > 0) change.experiment = patch;
  return accept({ ...next, phase, undoStack }, change, true);
}

/** Live parts take effect at the epoch of now; the others too, where what was learned is kept. */
export function change<S extends SavedLesson>(
  session: S,
  { experiment: whole, keepLearned: isKept }: Extract<Command, { type: 'change' }>,
): Result<Decision<S>> {
  const { experiment, training } = session;
  const patch = differingParts(experiment, whole);
  const parts = partsOf(patch);
  if (parts.length === 0) return accept(session, null);
  if (!needsNewStart(experiment, patch)) {
    const before = Object.fromEntries(parts.map((part) => [part, experiment[part]]));
    const undoStack = remember(session.undoStack, { type: 'parts', experiment: before });
    const changed = withLiveParts(session, patch);
    return accept({ ...changed.session, undoStack }, changed.change);
  }
  const isAnotherStart = patch.seed !== undefined || patch.initializer !== undefined;
  if (!isKept || isAnotherStart) {
    return begin(session, patch, session.phase === 'training' ? 'training' : 'paused');
  }
  const next = { ...experiment, ...patch };
  return goOnFrom(
    { ...session, experiment: next, undoStack: remember(session.undoStack, momentOf(session)) },
    keepLearned(experiment, training, next),
    markOf(training.epoch, patch),
    patch,
  );
}

/** `session` with `patch`, which needs no new start, from now on; and what the class is told. */
export function withLiveParts<S extends SavedLesson>(
  session: S,
  patch: ExperimentPatch,
): { session: S; change: ChangeBody } {
  const experiment = { ...session.experiment, ...patch };
  const training = keepLearned(session.experiment, session.training, experiment);
  const mark = markOf(training.epoch, patch);
  const next = withMark({ ...session, experiment, training }, mark);
  return { session: next, change: { experiment: patch, mark } };
}

/** A weight or a bias has the value that the teacher gives it, and training goes on from there. */
export function setParameter<S extends SavedLesson>(
  session: S,
  { index, value }: Extract<Command, { type: 'set-parameter' }>,
): Result<Decision<S>> {
  const { training, undoStack } = session;
  const { length } = training.parameters;
  if (index >= length) {
    return refusal('bad-message', `index: ${index}, the network has ${length} parameters`);
  }
  if (training.parameters[index] === value) return accept(session, null);
  const parameters = training.parameters.slice();
  parameters[index] = value;
  const mark: Mark = {
    epoch: training.epoch,
    parts: [],
    experiment: {},
    parameter: { index, value },
  };
  // What is dragged is undone at once, to where it was before.
  const isDragged = isSetAgain(session.marks, mark) && undoStack.redo.length === 0;
  const next = isDragged ? undoStack : remember(undoStack, momentOf(session));
  return goOnFrom({ ...session, undoStack: next }, { ...training, parameters }, mark);
}

/** Other parameters, points or loss at the epoch of now; an outcome that was is theirs no more. */
function goOnFrom<S extends SavedLesson>(
  session: S,
  training: TrainingState,
  mark: Mark,
  patch?: ExperimentPatch,
): Result<Decision<S>> {
  const metrics = measure(session.experiment, training.parameters);
  const next: S = { ...withMark(session, mark), training, metrics };
  const change: ChangeBody = { ...(patch && { experiment: patch }), mark };
  if (session.outcome) {
    next.phase = change.phase = 'paused';
    next.outcome = change.outcome = null;
  }
  return accept(next, change, true);
}

/** The parts of `patch` that are not as they are in `experiment`. */
export function differingParts(
  experiment: Experiment,
  patch: { [Part in keyof Experiment]?: Experiment[Part] | undefined },
): ExperimentPatch {
  const parts = (Object.keys(patch) as (keyof Experiment)[]).filter(
    // A part that is there and undefined, as msgpack can carry it, names nothing.
    (part) => patch[part] !== undefined && !isSame(patch[part], experiment[part]),
  );
  return Object.fromEntries(parts.map((part) => [part, patch[part]]));
}

const partsOf = (patch: ExperimentPatch) => Object.keys(patch) as (keyof Experiment)[];

/** A dataset may be thousands of points: too much for each of 200 marks. */
export function markOf(epoch: number, patch: ExperimentPatch): Mark {
  const experiment = { ...patch };
  delete experiment.dataset;
  return { epoch, parts: partsOf(patch), experiment };
}
