import { prepareData } from '../../../shared/datasets/prepare.ts';
import { createTrainingState, trainSlice } from '../../../shared/engine/trainer.ts';
import type { Experiment } from '../../../shared/experiment.ts';
import { presets, type PresetName } from '../../../shared/presets.ts';
import { encodeSnapshot } from '../../../shared/protocol/snapshot-codec.ts';
import type { StateMessage } from '../../../shared/protocol/messages.ts';
import { packHistory } from '../../../shared/view/history.ts';
import { reduceView } from '../../../shared/view/reduce-view.ts';
import type { View } from '../../../shared/view/view.ts';

export interface TrainedOptions {
  preset?: PresetName;
  experiment?: Partial<Experiment>;
  /** Really trained that far; 0 is the start. */
  epochs?: number;
  /** Set over the trained parameters. */
  parameters?: (trained: Float64Array) => Float64Array;
  state?: Partial<StateMessage>;
}

/** A view as a page has it: an experiment trained by the engine, through the reducer. */
export function trainedView(options: TrainedOptions = {}): View {
  const { preset = 'exor-two-hidden', epochs = 0, state = {} } = options;
  const experiment: Experiment = {
    ...presets[preset].experiment,
    stop: { epoch: null, loss: null, accuracy: null },
    ...options.experiment,
  };
  const data = prepareData(experiment);
  const start = createTrainingState(experiment);
  const limits = { untilEpoch: Math.max(1, epochs), budgetMs: Infinity, now: () => 0 };
  const slice = trainSlice(experiment, data, start, limits);
  const trained = epochs === 0 ? start : slice.state;
  const parameters = options.parameters?.(trained.parameters) ?? trained.parameters;
  const frame = encodeSnapshot({
    sequence: 1,
    start: 1,
    epoch: epochs,
    metrics: slice.metrics,
    parameters,
  });
  const history = Array.from({ length: Math.min(epochs, 40) }, (_, i) => ({
    ...slice.metrics,
    epoch: Math.round((epochs * (i + 1)) / Math.min(epochs, 40)),
    trainLoss: slice.metrics.trainLoss + 0.7 * Math.exp(-i / 8),
  }));
  const view = reduceView(null, {
    type: 'state',
    protocol: 1,
    code: 'K7QM3F',
    title: 'EX-OR, two layers',
    experiment,
    phase: 'paused',
    outcome: null,
    history: packHistory(history),
    marks: [],
    studentCount: 0,
    isTeacherHere: true,
    canUndo: false,
    canRedo: false,
    ...state,
    frame,
  });
  if (!view) throw new Error('the state was refused');
  return view;
}

/** The same view with other parameters: what the next snapshot makes of it. */
export function nextView(view: View, change: (parameters: Float64Array) => void): View {
  const { snapshot } = view;
  const parameters = snapshot.parameters.slice();
  change(parameters);
  const sequence = snapshot.sequence + 1;
  const frame = encodeSnapshot({ ...snapshot, sequence, epoch: snapshot.epoch + 1, parameters });
  const next = reduceView(view, { type: 'snapshot', frame });
  if (!next || next === view) throw new Error('the snapshot was refused');
  return next;
}
