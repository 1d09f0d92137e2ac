import { preparedDataOf } from '../datasets/prepared-data.ts';
import { evaluate } from '../engine/metrics.ts';
import { createNetwork } from '../engine/network.ts';
import { createTrainingState, type TrainingState } from '../engine/trainer.ts';
import type { Experiment } from '../experiment.ts';
import {
  protocolVersion,
  type HistoryPoint,
  type Mark,
  type Metrics,
  type Outcome,
  type Phase,
  type StateMessage,
} from '../protocol/messages.ts';
import { encodeSnapshot } from '../protocol/snapshot-codec.ts';
import { appendToHistory, historyPoint, packHistory } from '../view/history.ts';
import { appendMark } from '../view/marks.ts';
import { emptyUndoStack, type UndoStack } from './undo-stack.ts';

/**
 * What is saved of a lesson: the network, its training, and what can be taken back. A class's
 * session adds its people; one's own copy of the network is a lesson alone. Plain,
 * structured-cloneable data, never changed in place.
 */
export interface SavedLesson {
  experiment: Experiment;
  phase: Phase;
  outcome: Outcome | null;
  /** The epoch that a step under way goes to: an acknowledged step outlives a restart. */
  stepTo: number | null;
  training: TrainingState;
  metrics: Metrics;
  sequence: number;
  start: number;
  history: readonly HistoryPoint[];
  marks: readonly Mark[];
  /** What can be taken back; the same object until a command changes it. */
  undoStack: UndoStack;
}

/** Pure functions of a lesson as it is saved: what it becomes, and what it shows. */

/** A lesson before its first start: paused at epoch 0. */
export const createLesson = (experiment: Experiment): SavedLesson => ({
  experiment,
  ...untrained(experiment),
  phase: 'paused',
  outcome: null,
  stepTo: null,
  sequence: 0,
  start: 1,
  history: [],
  marks: [],
  undoStack: emptyUndoStack,
});

/** Everything that a page needs, `frame` being the newest one; but for who is here. */
export function stateOf(
  session: SavedLesson & Pick<StateMessage, 'code' | 'title'>,
  frame: Uint8Array,
): Omit<StateMessage, 'studentCount' | 'isTeacherHere'> {
  const { code, title, experiment, phase, outcome, history, marks, undoStack } = session;
  return {
    type: 'state',
    protocol: protocolVersion,
    code,
    title,
    experiment,
    phase,
    outcome,
    frame,
    history: packHistory(history),
    marks: [...marks],
    ...undoFacts(undoStack),
  };
}

/** `session` at epoch 0 of `experiment`: a new start, without the curve and marks of the last. */
export function withNewStart<S extends SavedLesson>(session: S, experiment: Experiment): S {
  return {
    ...session,
    ...untrained(experiment),
    experiment,
    phase: 'paused',
    outcome: null,
    stepTo: null,
    start: session.start + 1,
    history: [],
    marks: [],
  };
}

type UndoFacts = Pick<StateMessage, 'canUndo' | 'canRedo'>;

/** Whether there is something to take back, as pages are told. */
const undoFacts = ({ undo, redo }: UndoStack): UndoFacts => ({
  canUndo: undo.length > 0,
  canRedo: redo.length > 0,
});

/** What of that is not as it was in `before`. */
export function undoNews(before: SavedLesson, after: SavedLesson): Partial<UndoFacts> {
  const then = undoFacts(before.undoStack);
  const now = undoFacts(after.undoStack);
  return {
    ...(now.canUndo !== then.canUndo && { canUndo: now.canUndo }),
    ...(now.canRedo !== then.canRedo && { canRedo: now.canRedo }),
  };
}

/** The parameters that `experiment` begins with, and how good they are. */
function untrained(experiment: Experiment): Pick<SavedLesson, 'training' | 'metrics'> {
  const training = createTrainingState(experiment);
  return { training, metrics: measure(experiment, training.parameters) };
}

/** How good `parameters` are on the points of `experiment`. */
export function measure(experiment: Experiment, parameters: Float64Array): Metrics {
  const network = createNetwork(experiment.features.length, experiment.hiddenLayers);
  return evaluate(network, parameters, preparedDataOf(experiment), experiment.loss);
}

/** Whether the newest parameters are those of the newest frame. */
export function isShown({ history, training }: SavedLesson): boolean {
  return history.at(-1)?.epoch === training.epoch;
}

/** The packed snapshot of now, under the newest number. */
export function frameOf({ sequence, start, training, metrics }: SavedLesson): Uint8Array {
  const { epoch, parameters } = training;
  return encodeSnapshot({ sequence, start, epoch, metrics, parameters });
}

/** `session` with its parameters of now shown: a new number and a point of the curve. */
export function withShown<S extends SavedLesson>(session: S): S {
  const point = historyPoint(session.training.epoch, session.metrics);
  return {
    ...session,
    sequence: session.sequence + 1,
    history: appendToHistory(session.history, point),
  };
}

/** `session` with a mark on its time line; the oldest go where there are too many. */
export function withMark<S extends SavedLesson>(session: S, mark: Mark): S {
  return { ...session, marks: appendMark(session.marks, mark) };
}
