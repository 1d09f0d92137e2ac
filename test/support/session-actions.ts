import fc from 'fast-check';
import type { Experiment, ExperimentPatch } from '../../shared/experiment.ts';
import type { CommandBody } from '../../shared/protocol/commands.ts';
import { smallExperiment } from './session-driver.ts';

/** Something that may happen to a session. */
export type Action =
  | { type: 'join'; who: string; name?: string; token?: string }
  | { type: 'leave'; who: string }
  | { type: 'command'; who: string; body: CommandBody; isRepeated: boolean }
  | { type: 'slice-done'; afterMs: number }
  | { type: 'slice-failed' }
  | { type: 'stale-result' }
  | { type: 'wake' }
  | { type: 'run'; durationMs: number; epochMs: number }
  | { type: 'restart'; isNewest: boolean };

const whole = fc.constantFrom;
export const noStop = { epoch: null, loss: null, accuracy: null };

const harmless: fc.Arbitrary<ExperimentPatch> = fc.oneof(
  fc.record({ pace: whole(0.5, 10, 40, 700, 'max' as const) }),
  fc.record({
    stop: whole(
      noStop,
      { ...noStop, epoch: 9 },
      { ...noStop, loss: 0.6 },
      { ...noStop, accuracy: 0.9 },
    ),
  }),
  fc.record({ snapshotEvery: whole(1, 2, 5, 40) }),
);

const live: fc.Arbitrary<ExperimentPatch> = fc.oneof(
  fc.record({ learningRate: whole(0.01, 0.1, 1, 100) }),
  fc.record({ batchSize: whole(1, 3, 100), shuffle: fc.boolean() }),
  fc.record({
    optimizer: whole(
      { type: 'sgd' as const },
      { type: 'adam' as const },
      { type: 'momentum' as const, momentum: 0.9 },
    ),
  }),
  fc.record({
    regularization: whole({ type: 'l2' as const, rate: 0.01 }, { type: 'l2' as const, rate: 10 }),
  }),
);

const layers: fc.Arbitrary<Experiment['hiddenLayers']> = fc.array(
  fc
    .tuple(
      fc.integer({ min: 1, max: 3 }),
      whole('tanh' as const, 'relu' as const, 'linear' as const),
    )
    .map(([unitCount, activation]) => ({ unitCount, activation })),
  { maxLength: 2 },
);

const structural: fc.Arbitrary<ExperimentPatch> = fc.oneof(
  fc.record({ hiddenLayers: layers }),
  fc.record({ seed: fc.nat(5), learningRate: whole(0.1, 0.5) }),
  fc.record({
    features: whole<Experiment['features'][]>(['x1', 'x2'], ['x1-x2'], ['x2', 'sin-x1']),
  }),
  fc.record({
    dataset: whole({ ...smallExperiment.dataset }, { ...smallExperiment.dataset, seed: 4 }),
  }),
);

const change = (patch: fc.Arbitrary<ExperimentPatch>): fc.Arbitrary<CommandBody> =>
  patch.map((experiment) => ({ type: 'change', experiment }));

const learning: fc.Arbitrary<CommandBody> = fc.oneof(
  structural.map((experiment) => ({ type: 'change' as const, experiment, keepLearned: true })),
  fc.record({
    type: fc.constant('set-parameter' as const),
    index: fc.nat(20),
    value: whole(-3, 0, 0.5, 1000),
  }),
);

const transport: fc.Arbitrary<CommandBody> = fc.oneof(
  fc.constant<CommandBody>({ type: 'start' }),
  fc.constant<CommandBody>({ type: 'pause' }),
  whole<CommandBody[]>({ type: 'step', to: 'epoch' }, { type: 'step', to: 'snapshot' }),
);

const anew: fc.Arbitrary<CommandBody> = fc.oneof(
  fc.constant<CommandBody>({ type: 'reset' }),
  whole<CommandBody[]>({ type: 'reroll' }, { type: 'reroll', seed: 5 }),
  fc.constant<CommandBody>({ type: 'preset', name: 'exor-one-hidden' }),
);

const taking: fc.Arbitrary<CommandBody> = whole<CommandBody[]>({ type: 'undo' }, { type: 'redo' });

const people = ['teacher', 'second-teacher', 'ada', 'grace', 'alan', 'wall'];

/** Any action, its commands being of `bodies`. */
export const anyAction = (bodies: fc.Arbitrary<CommandBody>): fc.Arbitrary<Action> => {
  const byTeacher = fc.record({
    type: fc.constant('command' as const),
    who: fc.constant('teacher'),
    body: bodies,
    isRepeated: fc.constant(false),
  });
  const training: fc.Arbitrary<Action> = fc.oneof(
    fc.record({ type: fc.constant('slice-done' as const), afterMs: fc.nat(80) }),
    fc.constant<Action>({ type: 'slice-failed' }),
    fc.constant<Action>({ type: 'stale-result' }),
    fc.constant<Action>({ type: 'wake' }),
    fc.record({
      type: fc.constant('run' as const),
      durationMs: fc.nat(800),
      epochMs: whole(1, 9, 30),
    }),
    fc.record({ type: fc.constant('restart' as const), isNewest: fc.boolean() }),
  );
  const coming: fc.Arbitrary<Action> = fc.oneof(
    fc.record(
      {
        type: fc.constant('join' as const),
        who: whole(...people),
        name: whole('Ada Lovelace', 'ADA LOVELACE', ' ', '\u202Ex'),
        token: whole('token-ada', 'token-grace', 'forged'),
      },
      { requiredKeys: ['type', 'who'] },
    ),
    fc.record({ type: fc.constant('leave' as const), who: whole(...people) }),
    fc.record({
      type: fc.constant('command' as const),
      who: whole(...people),
      body: bodies,
      isRepeated: fc.boolean(),
    }),
  );
  return fc.oneof(
    { weight: 4, arbitrary: byTeacher },
    { weight: 5, arbitrary: training },
    { weight: 2, arbitrary: coming },
  );
};

/** Commands that change no number of training. */
export const harmlessCommand = fc.oneof(transport, transport, change(harmless));

/** Any command that can be undone. */
export const anyChange = fc.oneof(
  change(harmless),
  change(live),
  change(structural),
  learning,
  anew,
);

/** Any command. */
export const anyCommand = fc.oneof(
  { weight: 4, arbitrary: transport },
  { weight: 2, arbitrary: change(harmless) },
  { weight: 2, arbitrary: change(live) },
  { weight: 1, arbitrary: change(structural) },
  { weight: 1, arbitrary: anew },
  { weight: 2, arbitrary: learning },
  { weight: 2, arbitrary: taking },
);
