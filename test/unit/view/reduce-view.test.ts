import { describe, expect, it } from 'vitest';
import type { Experiment } from '../../../shared/experiment.ts';
import type { StateMessage, ViewMessage } from '../../../shared/protocol/messages.ts';
import { encodeSnapshot } from '../../../shared/protocol/snapshot-codec.ts';
import { markCapacity } from '../../../shared/view/marks.ts';
import { reduceView } from '../../../shared/view/reduce-view.ts';
import type { View } from '../../../shared/view/view.ts';
import { SessionDriver, smallExperiment } from '../../support/session-driver.ts';

/** 2 inputs, 2 units, 1 output. */
const parameterCount = 9;
const metrics = { trainLoss: 0.5, trainAccuracy: 0.75, testLoss: NaN, testAccuracy: NaN };

const frame = (sequence: number, epoch: number, { start = 1, count = parameterCount } = {}) =>
  encodeSnapshot({
    sequence,
    start,
    epoch,
    metrics,
    parameters: new Float64Array(count).fill(epoch),
  });

const state: StateMessage = {
  ...new SessionDriver().session.stateMessage(),
  frame: frame(5, 10),
  history: [[10, 0.5, 0.75, null, null]],
};

const reduce = (...messages: ViewMessage[]): View => {
  const view = messages.reduce<View | null>(reduceView, null);
  if (!view) throw new Error('nothing to see');
  return view;
};

describe('reduceView', () => {
  it('[VI1] shows nothing before the first state', () => {
    expect(reduceView(null, { type: 'snapshot', frame: frame(6, 12) })).toBeNull();
    expect(reduceView(null, { type: 'change', phase: 'training' })).toBeNull();
    expect(reduceView(null, { type: 'presence', studentCount: 1, isTeacherHere: true })).toBeNull();
  });

  it('[VI1] replaces everything by a state, older numbers too', () => {
    const other = { ...state, title: 'Another', frame: frame(1, 2), history: [], studentCount: 9 };
    const later = reduce(state, { type: 'snapshot', frame: frame(6, 12) }, other);
    expect(later).toEqual(reduce(other));
    expect(later).toMatchObject({ title: 'Another', snapshot: { epoch: 2 }, studentCount: 9 });
  });

  it('[VI1] keeps what it shows where a state does not fit itself', () => {
    const view = reduce(state);
    expect(reduceView(view, { ...state, frame: frame(9, 9, { count: 10 }) })).toBe(view);
    expect(reduceView(null, { ...state, frame: new Uint8Array(3) })).toBeNull();
  });

  it('takes in a snapshot, with its point of the curve', () => {
    const view = reduce(state, { type: 'snapshot', frame: frame(6, 12) });
    expect(view.snapshot).toMatchObject({ sequence: 6, epoch: 12, metrics });
    expect(view.history).toEqual([
      { epoch: 10, ...metrics },
      { epoch: 12, ...metrics },
    ]);
  });

  it.each([
    ['cut off', frame(6, 12).slice(0, 50)],
    [
      'not finite',
      encodeSnapshot({
        sequence: 6,
        start: 1,
        epoch: 12,
        metrics,
        parameters: new Float64Array(parameterCount).fill(NaN),
      }),
    ],
    ['of another start', frame(6, 12, { start: 2 })],
    ['of another network', frame(6, 12, { count: 13 })],
    ['older', frame(4, 8)],
  ])('[VI2] leaves a frame that is %s', (_, bytes) => {
    const view = reduce(state);
    expect(reduceView(view, { type: 'snapshot', frame: bytes })).toBe(view);
    const changed = reduceView(view, { type: 'change', phase: 'training', frame: bytes });
    expect(changed).toEqual({ ...view, phase: 'training' });
  });

  it('[VI3] replaces the parts that a change names', () => {
    const outcome = { reason: 'epoch' as const, epoch: 12 };
    const mark = { epoch: 12, parts: ['learningRate' as const], experiment: { learningRate: 2 } };
    const change = { experiment: { learningRate: 2 }, phase: 'finished' as const, outcome, mark };
    const view = reduce(state, { type: 'change', ...change, frame: frame(6, 12) });
    expect(view).toMatchObject({
      experiment: { ...smallExperiment, learningRate: 2 },
      phase: 'finished',
      outcome,
      marks: [mark],
      snapshot: { epoch: 12 },
    });
    expect(view.history).toHaveLength(2);
    expect(reduceView(view, { type: 'change', outcome: null })).toEqual({ ...view, outcome: null });
  });

  it('[VI3] empties history and marks at a new start', () => {
    const mark = { epoch: 12, parts: ['shuffle' as const], experiment: { shuffle: false } };
    const hiddenLayers: Experiment['hiddenLayers'] = [{ unitCount: 3, activation: 'relu' }];
    const view = reduce(
      state,
      { type: 'change', mark },
      {
        type: 'change',
        experiment: { hiddenLayers },
        phase: 'paused',
        outcome: null,
        isNewStart: true,
        frame: frame(6, 0, { start: 2, count: 13 }),
      },
    );
    expect(view).toMatchObject({ marks: [], history: [{ epoch: 0 }], snapshot: { start: 2 } });
    expect(view.network.parameterCount).toBe(13);
  });

  it('[VI3] goes on with the curve where another network brings its parameters', () => {
    const hiddenLayers: Experiment['hiddenLayers'] = [{ unitCount: 3, activation: 'relu' }];
    const mark = { epoch: 12, parts: ['hiddenLayers' as const], experiment: { hiddenLayers } };
    const view = reduce(
      state,
      { type: 'snapshot', frame: frame(6, 12) },
      { type: 'change', experiment: { hiddenLayers }, mark, frame: frame(7, 12, { count: 13 }) },
      { type: 'snapshot', frame: frame(8, 14) },
    );
    expect(view).toMatchObject({ marks: [mark], snapshot: { sequence: 7, start: 1, epoch: 12 } });
    expect(view.network.parameterCount).toBe(13);
    expect(view.history.map(({ epoch }) => epoch)).toEqual([10, 12]);
  });

  it('[VI3] has the curve and the marks of what came back', () => {
    const mark = { epoch: 3, parts: ['batchSize' as const], experiment: { batchSize: 2 } };
    const history = [
      [2, 0.9, 0.5, null, null],
      [4, 0.8, 0.5, null, null],
    ];
    const view = reduce(state, {
      type: 'change',
      experiment: { batchSize: 2 },
      phase: 'paused',
      outcome: null,
      restored: { history, marks: [mark] },
      frame: frame(6, 4, { start: 2 }),
      canUndo: false,
      canRedo: true,
    });
    expect(view).toMatchObject({
      experiment: { batchSize: 2 },
      marks: [mark],
      history: [
        { epoch: 2, trainLoss: 0.9 },
        { epoch: 4, ...metrics },
      ],
      snapshot: { start: 2, epoch: 4 },
      canUndo: false,
      canRedo: true,
    });
    const later = reduceView(view, { type: 'snapshot', frame: frame(7, 6, { start: 2 }) });
    expect(later).toMatchObject({ snapshot: { epoch: 6 }, canUndo: false, canRedo: true });
    const other = { type: 'change' as const, phase: 'training' as const, canRedo: false };
    expect(reduceView(view, other)).toMatchObject({ canUndo: false, canRedo: false });
  });

  it('[VI3] keeps one mark of a parameter that is set again at the same epoch', () => {
    const set = (index: number, value: number, epoch = 10) => ({
      type: 'change' as const,
      mark: { epoch, parts: [], experiment: {}, parameter: { index, value } },
    });
    const view = reduce(state, set(1, 0.5), set(1, 0.6), set(2, 1), set(1, 0.7), set(1, 0.8, 12));
    expect(view.marks).toEqual(
      [set(1, 0.6), set(2, 1), set(1, 0.7), set(1, 0.8, 12)].map(({ mark }) => mark),
    );
  });

  it('[VI3] changes nothing where another network comes without its parameters', () => {
    const view = reduce(state);
    const hiddenLayers: Experiment['hiddenLayers'] = [{ unitCount: 3, activation: 'relu' }];
    const change = { type: 'change' as const, experiment: { hiddenLayers } };
    expect(reduceView(view, change)).toBe(view);
    expect(reduceView(view, { ...change, isNewStart: true, frame: frame(6, 0) })).toBe(view);
  });

  it('[VI3] keeps the newest marks', () => {
    const marks = Array.from({ length: markCapacity + 5 }, (_, epoch) => ({
      epoch,
      parts: [],
      experiment: {},
    }));
    const view = reduce(state, ...marks.map((mark) => ({ type: 'change' as const, mark })));
    expect(view.marks).toEqual(marks.slice(5));
  });

  it('[VI3] tells who is here', () => {
    const view = reduce(state, { type: 'presence', studentCount: 7, isTeacherHere: true });
    expect(view).toEqual({ ...reduce(state), studentCount: 7, isTeacherHere: true });
  });

  it('[VI4] keeps network and points while they are the same', () => {
    const view = reduce(state);
    const experiment = structuredClone({ ...smallExperiment, learningRate: 1 });
    const same = reduceView(view, { type: 'change', experiment });
    expect(same?.network).toBe(view.network);
    expect(same?.data).toBe(view.data);
    const back = reduceView(same, structuredClone(state));
    expect(back?.network).toBe(view.network);
    expect(back?.data).toBe(view.data);
  });

  it('[VI4] makes another network of the same points where only layers change', () => {
    const view = reduce(state);
    const hiddenLayers: Experiment['hiddenLayers'] = [{ unitCount: 2, activation: 'relu' }];
    const next = reduceView(view, { type: 'change', experiment: { hiddenLayers } });
    expect(next?.network.layers[0].activation).toBe('relu');
    expect(next?.data).toBe(view.data);
  });

  it('[VI4] makes other points of another dataset', () => {
    const view = reduce(state);
    const dataset: Experiment['dataset'] = { type: 'moons', pointCount: 30, seed: 1, noise: 0 };
    const next = reduceView(view, { type: 'change', experiment: { dataset } });
    expect(next?.data).not.toBe(view.data);
    expect((next?.data.train.count ?? 0) + (next?.data.test.count ?? 0)).toBe(30);
    expect(next?.network).toBe(view.network);
    const shared = reduceView(view, { type: 'change', experiment: { testShare: 0.5 } });
    expect(shared?.data.test.count).toBe(8);
  });

  it('[VI7] changes neither the view nor the message that it is given', () => {
    const view = reduce(state);
    const before = structuredClone(view);
    const mark = { epoch: 10, parts: ['batchSize' as const], experiment: { batchSize: 2 } };
    const messages: ViewMessage[] = [
      {
        type: 'change',
        experiment: { batchSize: 2 },
        mark,
        isNewStart: true,
        frame: frame(6, 0, { start: 2 }),
      },
      { type: 'snapshot', frame: frame(7, 12) },
      { type: 'presence', studentCount: 3, isTeacherHere: true },
      structuredClone(state),
    ];
    const copies = structuredClone(messages);
    for (const message of messages) reduceView(view, message);
    expect(view).toEqual(before);
    expect(messages).toEqual(copies);
  });
});
