import { evaluate } from '../../shared/engine/metrics.ts';
import { createNetwork } from '../../shared/engine/network.ts';
import { createTrainingState } from '../../shared/engine/trainer.ts';
import type { Experiment } from '../../shared/experiment.ts';
import {
  protocolVersion,
  type Mark,
  type Metrics,
  type StateMessage,
} from '../../shared/protocol/messages.ts';
import { encodeSnapshot } from '../../shared/protocol/snapshot-codec.ts';
import { appendToHistory, historyPoint, packHistory } from '../../shared/view/history.ts';
import { appendMark } from '../../shared/view/marks.ts';
import { preparedDataOf } from '../../shared/datasets/prepared-data.ts';
import { initialPeople } from './people/saved-people.ts';
import type { SavedSession } from './types.ts';
import { emptyUndoStack, type UndoStack } from './undo-stack.ts';

/** Pure functions of a session as it is saved: what it becomes, and what it shows. */

/** A session before its first start: paused at epoch 0. */
export function createSession(
  facts: Pick<SavedSession, 'code' | 'title' | 'experiment'>,
  isLobby = false,
): SavedSession {
  return {
    ...facts,
    ...untrained(facts.experiment),
    phase: 'paused',
    outcome: null,
    stepTo: null,
    sequence: 0,
    start: 1,
    history: [],
    marks: [],
    seats: [],
    people: { ...initialPeople, isLobby },
    undoStack: emptyUndoStack,
    commandIds: [],
  };
}

/** Everything that a page needs, `frame` being the newest one; but for who is here. */
export function stateOf(
  { code, title, experiment, phase, outcome, history, marks, undoStack }: SavedSession,
  frame: Uint8Array,
): Omit<StateMessage, 'studentCount' | 'isTeacherHere'> {
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
export function withNewStart(session: SavedSession, experiment: Experiment): SavedSession {
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
export function undoNews(before: SavedSession, after: SavedSession): Partial<UndoFacts> {
  const then = undoFacts(before.undoStack);
  const now = undoFacts(after.undoStack);
  return {
    ...(now.canUndo !== then.canUndo && { canUndo: now.canUndo }),
    ...(now.canRedo !== then.canRedo && { canRedo: now.canRedo }),
  };
}

/** The parameters that `experiment` begins with, and how good they are. */
function untrained(experiment: Experiment): Pick<SavedSession, 'training' | 'metrics'> {
  const training = createTrainingState(experiment);
  return { training, metrics: measure(experiment, training.parameters) };
}

/** How good `parameters` are on the points of `experiment`. */
export function measure(experiment: Experiment, parameters: Float64Array): Metrics {
  const network = createNetwork(experiment.features.length, experiment.hiddenLayers);
  return evaluate(network, parameters, preparedDataOf(experiment), experiment.loss);
}

/** Whether the newest parameters are those of the newest frame. */
export function isShown({ history, training }: SavedSession): boolean {
  return history.at(-1)?.epoch === training.epoch;
}

/** The packed snapshot of now, under the newest number. */
export function frameOf({ sequence, start, training, metrics }: SavedSession): Uint8Array {
  const { epoch, parameters } = training;
  return encodeSnapshot({ sequence, start, epoch, metrics, parameters });
}

/** `session` with its parameters of now shown: a new number and a point of the curve. */
export function withShown(session: SavedSession): SavedSession {
  const point = historyPoint(session.training.epoch, session.metrics);
  return {
    ...session,
    sequence: session.sequence + 1,
    history: appendToHistory(session.history, point),
  };
}

/** `session` with a mark on its time line; the oldest go where there are too many. */
export function withMark(session: SavedSession, mark: Mark): SavedSession {
  return { ...session, marks: appendMark(session.marks, mark) };
}
