import { prepareData } from '../../../shared/datasets/prepare.ts';
import { createTrainingState, trainSlice } from '../../../shared/engine/trainer.ts';
import type { Experiment } from '../../../shared/experiment.ts';
import { presets } from '../../../shared/presets.ts';
import { protocolVersion } from '../../../shared/protocol/messages.ts';
import { encodeSnapshot } from '../../../shared/protocol/snapshot-codec.ts';
import type { RecordedMessage, Recording } from '../../../shared/view/recording.ts';

const lesson = presets['exor-two-hidden'].experiment;

/** A class that trained for `count` snapshots, 20 epochs and a tenth of a second each. */
export function recorded(count: number, experiment: Experiment = lesson): Recording {
  const data = prepareData(experiment);
  let state = createTrainingState(experiment);
  const frames: Uint8Array[] = [];
  for (let sequence = 1; sequence <= count; sequence++) {
    const limits = { untilEpoch: 20 * sequence, budgetMs: Infinity, now: () => 0 };
    const slice = trainSlice(experiment, data, state, limits);
    state = slice.state;
    const { epoch, parameters } = state;
    frames.push(encodeSnapshot({ sequence, start: 1, epoch, metrics: slice.metrics, parameters }));
  }
  const messages = frames.map((frame, i): RecordedMessage => ({
    atMs: 100 * i,
    message: i > 0 ? { type: 'snapshot', frame } : stateOf(experiment, frame),
  }));
  const durationMs = 100 * (count - 1);
  const header = { title: '', createdAt: '', durationMs, messageCount: count };
  return { header, messages, problem: null };
}

export const stateOf = (
  experiment: Experiment,
  frame: Uint8Array,
): RecordedMessage['message'] & { type: 'state' } => ({
  type: 'state',
  protocol: protocolVersion,
  code: '',
  title: '',
  experiment,
  phase: 'training',
  outcome: null,
  frame,
  history: [],
  marks: [],
  studentCount: 0,
  isTeacherHere: false,
  canUndo: false,
  canRedo: false,
});
