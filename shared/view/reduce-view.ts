import { prepareData } from '../datasets/prepare.ts';
import { createNetwork } from '../engine/network.ts';
import type { Experiment } from '../experiment.ts';
import type { ChangeMessage, StateMessage, ViewMessage } from '../protocol/messages.ts';
import { quietPeople, type PeopleMessage } from '../protocol/people-messages.ts';
import { decodeSnapshot, type Snapshot } from '../protocol/snapshot-codec.ts';
import { appendToHistory, historyPoint, unpackHistory } from './history.ts';
import { appendMark } from './marks.ts';
import type { MomentMessage } from './moments.ts';
import type { View } from './view.ts';

/** Makes the points of an experiment. */
type Prepare = (experiment: Experiment) => View['data'];

/**
 * The next view. Nothing is shown before the first `state`; a frame that does not belong to
 * the view (cut off, of another network or start, older than what is shown) changes nothing.
 */
export const reduceView = (view: View | null, message: ViewMessage | MomentMessage): View | null =>
  reduceViewBy(prepareData, view, message);

/** The same, with points that are made otherwise. */
export function reduceViewBy(
  prepare: Prepare,
  view: View | null,
  message: ViewMessage | MomentMessage,
): View | null {
  if (message.type === 'state') return viewOfState(message, view, prepare) ?? view;
  if (!view) return null;
  switch (message.type) {
    case 'snapshot': {
      const snapshot = decode(message.frame);
      if (!snapshot || snapshot.start !== view.snapshot.start) return view;
      return withSnapshot(view, snapshot);
    }
    case 'change':
      return withChange(view, message, prepare);
    case 'presence':
      return {
        ...view,
        studentCount: message.studentCount,
        isTeacherHere: message.isTeacherHere,
      };
    case 'people':
      return withPeople(view, message);
    case 'moment':
      return view;
    default:
      return message satisfies never;
  }
}

function withPeople(view: View, message: PeopleMessage): View {
  const { type: _, code = view.code, title = view.title, ...parts } = message;
  return { ...view, code, title, people: { ...view.people, ...parts } };
}

function viewOfState(state: StateMessage, previous: View | null, prepare: Prepare): View | null {
  const snapshot = decode(state.frame);
  const derived = derive(state.experiment, previous, prepare);
  if (!snapshot || snapshot.parameters.length !== derived.network.parameterCount) return null;
  return {
    ...derived,
    code: state.code,
    title: state.title,
    phase: state.phase,
    outcome: state.outcome,
    snapshot,
    history: unpackHistory(state.history),
    marks: state.marks,
    studentCount: state.studentCount,
    isTeacherHere: state.isTeacherHere,
    canUndo: state.canUndo,
    canRedo: state.canRedo,
    people: state.people ?? quietPeople,
  };
}

function withChange(view: View, change: ChangeMessage, prepare: Prepare): View {
  const next: View = { ...view };
  if (change.experiment) {
    Object.assign(next, derive({ ...view.experiment, ...change.experiment }, view, prepare));
  }
  if (change.phase) next.phase = change.phase;
  if (change.outcome !== undefined) next.outcome = change.outcome;
  if (change.isNewStart || change.restored) {
    next.history = unpackHistory(change.restored?.history ?? []);
    next.marks = change.restored?.marks ?? [];
  }
  if (change.mark) next.marks = appendMark(next.marks, change.mark);
  next.canUndo = change.canUndo ?? next.canUndo;
  next.canRedo = change.canRedo ?? next.canRedo;
  const snapshot = change.frame ? decode(change.frame) : null;
  const isOfStart = change.isNewStart || change.restored || snapshot?.start === view.snapshot.start;
  const shown = snapshot && isOfStart ? withSnapshot(next, snapshot) : next;
  // A change of the network must bring its parameters: else the old picture stays.
  return shown.snapshot.parameters.length === shown.network.parameterCount ? shown : view;
}

function withSnapshot(view: View, snapshot: Snapshot): View {
  if (snapshot.parameters.length !== view.network.parameterCount) return view;
  if (snapshot.sequence < view.snapshot.sequence) return view;
  const point = historyPoint(snapshot.epoch, snapshot.metrics);
  return { ...view, snapshot, history: appendToHistory(view.history, point) };
}

function decode(frame: Uint8Array): Snapshot | null {
  const result = decodeSnapshot(frame);
  return result.ok ? result.value : null;
}

/** The network and the points of `experiment`, `previous`'s own where nothing of theirs changed. */
function derive(
  experiment: Experiment,
  previous: View | null,
  prepare: Prepare,
): Pick<View, 'experiment' | 'network' | 'data'> {
  const before = previous?.experiment;
  const has = (part: keyof Experiment) =>
    before !== undefined &&
    (before[part] === experiment[part] ||
      JSON.stringify(before[part]) === JSON.stringify(experiment[part]));
  const isSameInput = has('features');
  const network =
    previous && isSameInput && has('hiddenLayers')
      ? previous.network
      : createNetwork(experiment.features.length, experiment.hiddenLayers);
  const data =
    previous && isSameInput && has('dataset') && has('testShare')
      ? previous.data
      : prepare(experiment);
  return { experiment, network, data };
}
