import { createTrainingState } from '../engine/trainer.ts';
import type { View } from '../view/view.ts';
import { measure, type SavedLesson } from './saved-lesson.ts';
import { emptyUndoStack } from './undo-stack.ts';

/**
 * The network of `view` as it stands, to be trained apart from its class: its experiment, epoch,
 * curve and marks, and the parameters of its newest frame, which are float32. What no frame carries
 * begins afresh: the optimizer's memory, the order of points, and what can be undone. Paused where
 * the class trains.
 */
export function forkOf(view: View): SavedLesson {
  const { experiment, phase, outcome, snapshot, history, marks } = view;
  const { sequence, start, epoch } = snapshot;
  const parameters = snapshot.parameters.slice();
  return {
    experiment,
    phase: phase === 'training' ? 'paused' : phase,
    outcome: phase === 'training' ? null : outcome,
    stepTo: null,
    training: { ...createTrainingState(experiment), parameters, epoch },
    metrics: measure(experiment, parameters),
    sequence,
    start,
    history,
    marks,
    undoStack: emptyUndoStack,
  };
}
