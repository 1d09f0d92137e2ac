import type { Result } from '../protocol/errors.ts';
import { packHistory } from '../view/history.ts';
import { differingParts, withLiveParts } from './changes.ts';
import { accept, notNow, type ChangeBody, type Decision } from './decision.ts';
import type { SavedLesson } from './saved-lesson.ts';
import { momentOf, type Moment, type UndoStep } from './undo-stack.ts';

/** Takes back the newest change. */
export function undo<S extends SavedLesson>(session: S): Result<Decision<S>> {
  const { undo, redo } = session.undoStack;
  const step = undo.at(-1);
  if (!step) return notNow('There is nothing to undo.');
  const undoStack = { undo: undo.slice(0, -1), redo: [...redo, reverse(session, step)] };
  return takeBack({ ...session, undoStack }, step);
}

/** Takes back the newest undo. */
export function redo<S extends SavedLesson>(session: S): Result<Decision<S>> {
  const { undo, redo } = session.undoStack;
  const step = redo.at(-1);
  if (!step) return notNow('There is nothing to redo.');
  const undoStack = { undo: [...undo, reverse(session, step)], redo: redo.slice(0, -1) };
  return takeBack({ ...session, undoStack }, step);
}

/** What brings back, after `step`, what `session` is now. */
function reverse(session: SavedLesson, step: UndoStep): UndoStep {
  if (step.type === 'moment') return momentOf(session);
  const parts = Object.keys(step.experiment) as (keyof typeof step.experiment)[];
  const experiment = Object.fromEntries(parts.map((part) => [part, session.experiment[part]]));
  return { type: 'parts', experiment };
}

function takeBack<S extends SavedLesson>(session: S, step: UndoStep): Result<Decision<S>> {
  if (step.type === 'moment') return restore(session, step);
  // A stop that was reached and lifted since may be what it was before.
  const patch = differingParts(session.experiment, step.experiment);
  if (Object.keys(patch).length === 0) return accept(session, {});
  const { session: next, change } = withLiveParts(session, patch);
  return accept(next, change);
}

/** What was trained then is back, and goes on training where this was training. */
function restore<S extends SavedLesson>(
  session: S,
  { type: _, ...moment }: Moment,
): Result<Decision<S>> {
  const phase = session.phase === 'training' ? 'training' : 'paused';
  const { history, marks, experiment } = moment;
  const change: ChangeBody = {
    phase,
    outcome: null,
    restored: { history: packHistory(history), marks: [...marks] },
  };
  const patch = differingParts(session.experiment, experiment);
  if (Object.keys(patch).length > 0) change.experiment = patch;
  const start = session.start + 1;
  const next: S = { ...session, ...moment, phase, outcome: null, stepTo: null, start };
  return accept(next, change, true);
}
