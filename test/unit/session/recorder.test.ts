import { describe, expect, it } from 'vitest';
import { Recorder } from '../../../server/session/recorder.ts';
import { RecordedSize } from '../../../server/session/recorded-size.ts';
import { packLines } from '../../../server/store/block-codec.ts';
import type { StateMessage } from '../../../shared/protocol/messages.ts';
import { encodeSnapshot } from '../../../shared/protocol/snapshot-codec.ts';
import { encodeRecordedMessage, type RecordableMessage } from '../../../shared/view/recording.ts';
import { prepareData } from '../../../shared/datasets/prepare.ts';
import { createTrainingState, trainSlice } from '../../../shared/engine/trainer.ts';
import { features, type Experiment } from '../../../shared/experiment.ts';
import { SessionDriver, seededRandom, smallExperiment } from '../../support/session-driver.ts';

const metrics = { trainLoss: 0.5, trainAccuracy: 1, testLoss: NaN, testAccuracy: NaN };
const stateMessage = (): StateMessage => new SessionDriver().session.stateMessage();

/** Frames of parameters that walk at random: no packing makes much of them. */
function randomFrames(parameterCount: number) {
  const random = seededRandom(5);
  const parameters = Float64Array.from({ length: parameterCount }, () => random() * 2 - 1);
  let sequence = 0;
  return (): RecordableMessage => {
    for (let i = 0; i < parameterCount; i++) parameters[i] += (random() - 0.5) * 0.02;
    const epoch = ++sequence;
    return {
      type: 'snapshot',
      frame: encodeSnapshot({ sequence, start: 1, epoch, metrics, parameters }),
    };
  };
}

/** A recorder at full pace for so many seconds; gives the times at which it recorded what. */
function record(recorder: Recorder, next: () => RecordableMessage, seconds: number) {
  const recorded: { atMs: number; message: RecordableMessage }[] = [];
  const state = stateMessage();
  for (const message of recorder.begin(state, 0)) recorded.push({ atMs: 0, message });
  for (let atMs = 0; atMs < seconds * 1000; atMs += 50) {
    for (const message of recorder.record(next(), atMs, () => state)) {
      recorded.push({ atMs, message });
    }
  }
  return recorded;
}

describe('Recorder', () => {
  it('[SE50] leaves out nothing of a small network at full pace', () => {
    const recorded = record(new Recorder(), randomFrames(31), 300);
    expect(recorded.filter(({ message }) => message.type === 'snapshot')).toHaveLength(6000);
  });

  it('[SE50] leaves out snapshots evenly where they come too fast, and holds its allowance', () => {
    const allowed = { capacity: 100_000, perSecond: 10_000 };
    const size = new RecordedSize();
    const recorded = record(new Recorder(allowed), randomFrames(600), 120);
    const bytes = recorded.reduce((sum, { message }) => {
      const of = size.of(message);
      size.note(message);
      return sum + of;
    }, 0);
    expect(bytes).toBeLessThan(1.02 * (100_000 + 120 * 10_000));
    expect(bytes).toBeGreaterThan(0.95 * 120 * 10_000);
    const times = recorded.flatMap(({ atMs, message }) =>
      message.type === 'snapshot' ? [atMs] : [],
    );
    const gaps = times.slice(1).map((atMs, i) => atMs - times[i]);
    // All at first, while there is something saved up; then every so-many-th, half as often for a
    // while after a state.
    expect(new Set(gaps.slice(0, 30))).toEqual(new Set([50]));
    const later = gaps.slice(200);
    expect(later.length).toBeGreaterThan(100);
    expect(Math.max(...later)).toBeLessThanOrEqual(2 * Math.min(...later) + 100);
  });

  it('[SE50] leaves out no change, whatever it has spent', () => {
    const recorder = new Recorder({ capacity: 1000, perSecond: 0 });
    const change: RecordableMessage = { type: 'change', phase: 'paused' };
    const next = randomFrames(600);
    const recorded = record(recorder, next, 5);
    expect(recorded.map(({ message }) => message.type)).toEqual(['state']);
    expect(recorder.record(change, 5000, stateMessage)).toEqual([change]);
    expect(recorder.record(next(), 5000, stateMessage)).toEqual([]);
  });

  it('[SE51] has a state after 200 to 2000 messages, and as few as the rest is worth', () => {
    const recorded = record(new Recorder(), randomFrames(31), 300);
    const at = recorded.flatMap(({ message }, i) => (message.type === 'state' ? [i] : []));
    const gaps = at.slice(1).map((i, k) => i - at[k] - 1);
    expect(gaps.length).toBeGreaterThan(2);
    gaps.forEach((gap) => expect(gap).toBeGreaterThanOrEqual(200));
    // A state as large as a dataset of two thousand points comes seldom, but it comes.
    const large = { ...stateMessage(), title: 'x'.repeat(400_000) };
    const recorder = new Recorder();
    recorder.begin(large, 0);
    const next = randomFrames(9);
    let count = 0;
    while (recorder.record(next(), 0, () => large).length === 1) count++;
    expect(count).toBe(1999);
  });
});

describe('RecordedSize', () => {
  const all = [...features];
  const layers = (count: number, unitCount: number, activation: 'tanh' | 'relu') =>
    Array.from({ length: count }, () => ({ unitCount, activation }));
  const cases: [string, Partial<Experiment>][] = [
    ['a small network', { snapshotEvery: 1 }],
    ['far snapshots', { snapshotEvery: 50, batchSize: 1, learningRate: 0.3 }],
    ['three layers of eight', { hiddenLayers: layers(3, 8, 'tanh'), snapshotEvery: 3 }],
    [
      'the largest network',
      {
        features: all,
        hiddenLayers: layers(6, 16, 'tanh'),
        optimizer: { type: 'adam' },
        learningRate: 0.03,
        snapshotEvery: 7,
      },
    ],
    [
      'the largest network, restless',
      {
        features: all,
        hiddenLayers: layers(6, 16, 'tanh'),
        batchSize: 1,
        learningRate: 0.3,
        snapshotEvery: 20,
      },
    ],
    [
      'the largest network with ReLU',
      {
        features: all,
        hiddenLayers: layers(6, 16, 'relu'),
        initializer: 'he',
        batchSize: 1,
        learningRate: 0.01,
        snapshotEvery: 4,
      },
    ],
  ];

  it.each(cases)('[SE52] says no less than what %s takes, and not far more', async (_, parts) => {
    const experiment = { ...smallExperiment, ...parts };
    const data = prepareData(experiment);
    const size = new RecordedSize();
    const lines: string[] = [];
    let state = createTrainingState(experiment);
    let said = 0;
    // As many as one block holds.
    const count = Math.round(230_000 / (60 + (4 / 3) * (36 + 4 * state.parameters.length)));
    for (let sequence = 1; sequence <= count; sequence++) {
      const untilEpoch = state.epoch + experiment.snapshotEvery;
      const slice = trainSlice(experiment, data, state, {
        untilEpoch,
        budgetMs: Infinity,
        now: () => 0,
      });
      state = slice.state;
      const { epoch, parameters } = state;
      const snapshot = { sequence, start: 1, epoch, metrics: slice.metrics, parameters };
      const message = { type: 'snapshot', frame: encodeSnapshot(snapshot) } as const;
      said += size.of(message);
      size.note(message);
      lines.push(encodeRecordedMessage({ atMs: sequence * 50, message }));
    }
    const taken = (await packLines(lines)).length;
    expect(said / taken).toBeGreaterThan(1);
    // At rest a fifth of the frame: whoever plays it holds it as it is.
    expect(said).toBeLessThan(Math.max(2.5 * taken, count * (16 + 0.3 * (36 + 4 * 9))));
  });
});
