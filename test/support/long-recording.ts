import { Recorder } from '../../server/session/recorder.ts';
import { features, type Experiment } from '../../shared/experiment.ts';
import { encodeSnapshot } from '../../shared/protocol/snapshot-codec.ts';
import type { RecordedMessage } from '../../shared/view/recording.ts';
import { SessionDriver, seededRandom, smallExperiment } from './session-driver.ts';

const perSecond = 20;
const metrics = { trainLoss: 0.5, trainAccuracy: 1, testLoss: NaN, testAccuracy: NaN };
const layers = (counts: number[], activation: 'tanh' | 'sigmoid') =>
  counts.map((unitCount) => ({ unitCount, activation }));

export const articleNetwork: Experiment = {
  ...smallExperiment,
  hiddenLayers: layers([4, 3], 'sigmoid'),
};
export const largestNetwork: Experiment = {
  ...smallExperiment,
  features: [...features],
  hiddenLayers: layers([16, 16, 16, 16, 16, 16], 'tanh'),
};

/**
 * A class at 20 snapshots a second as its recorder gives it, second by second: parameters that move
 * at random, by up to half of `restlessness` each time, and states with a full curve.
 */
export function* longRecording(
  experiment: Experiment,
  hours: number,
  restlessness: number,
): Generator<RecordedMessage[]> {
  const { session } = new SessionDriver({ experiment });
  const parameters = session.save().training.parameters.slice();
  const random = seededRandom(3);
  // Drawn once, and gone through from ever other places: 200 million draws take too long.
  const steps = Float64Array.from({ length: 9973 }, () => (random() - 0.5) * restlessness);
  const history = Array.from({ length: 600 }, (_, i) => [i, random(), random(), random(), 1]);
  const state = { ...session.stateMessage(), history };
  const recorder = new Recorder();
  let second = recorder.begin(state, 0).map((message): RecordedMessage => ({ atMs: 0, message }));
  for (let sequence = 1; sequence <= hours * 3600 * perSecond; sequence++) {
    const from = Math.floor(random() * steps.length);
    for (let i = 0; i < parameters.length; i++) parameters[i] += steps[(from + i) % steps.length];
    const frame = encodeSnapshot({ sequence, start: 1, epoch: sequence, metrics, parameters });
    const atMs = (sequence * 1000) / perSecond;
    const now = () => ({ ...state, frame });
    for (const message of recorder.record({ type: 'snapshot', frame }, atMs, now)) {
      second.push({ atMs, message });
    }
    if (sequence % perSecond !== 0) continue;
    yield second;
    second = [];
  }
}
