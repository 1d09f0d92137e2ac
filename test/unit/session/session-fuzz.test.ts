import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prepareData } from '../../../shared/datasets/prepare.ts';
import { createTrainingState, trainSlice } from '../../../shared/engine/trainer.ts';
import type { TrainingState } from '../../../shared/engine/trainer.ts';
import type { Experiment, ExperimentPatch } from '../../../shared/experiment.ts';
import type { CommandBody } from '../../../shared/protocol/commands.ts';
import type { ChangeMessage, ViewMessage } from '../../../shared/protocol/messages.ts';
import { reduceView } from '../../../shared/view/reduce-view.ts';
import type { View } from '../../../shared/view/view.ts';
import type { SavedSession, Slice } from '../../../server/session/types.ts';
import { SessionDriver, smallExperiment } from '../../support/session-driver.ts';
import { SessionInvariants } from '../../support/session-invariants.ts';

type Action =
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
const noStop = { epoch: null, loss: null, accuracy: null };

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

const people = ['teacher', 'second-teacher', 'ada', 'grace', 'alan', 'wall'];

const actions = (bodies: fc.Arbitrary<CommandBody>): fc.Arbitrary<Action> => {
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

/** A driver that does as it is told, and what it has seen. */
class Fuzzed {
  readonly driver = new SessionDriver();
  readonly #invariants = new SessionInvariants(this.driver);
  #durable: SavedSession = this.driver.saved;
  #oldSlices: Slice[] = [];
  #commandCount = 0;

  constructor() {
    const check = this.driver.onHandled;
    this.driver.onHandled = (event, effects) => {
      check?.(event, effects);
      for (const effect of effects) {
        if (effect.type === 'save' || effect.type === 'checkpoint') this.#durable = effect.session;
        if (effect.type === 'train') this.#oldSlices = [...this.#oldSlices.slice(-2), effect.slice];
      }
    };
    this.driver.joinTeacher();
  }

  act(action: Action): void {
    const { driver } = this;
    switch (action.type) {
      case 'join': {
        const { who, name, token } = action;
        if (who.endsWith('teacher')) driver.joinTeacher(who);
        else if (who === 'wall') driver.join(who, { role: 'wall' });
        else {
          driver.joinStudent(who, {
            ...(name !== undefined && { name }),
            ...(token !== undefined && { token }),
          });
        }
        return;
      }
      case 'leave':
        driver.leave(action.who);
        return;
      case 'command':
        if (!action.isRepeated) this.#commandCount++;
        driver.command(action.body, action.who, `f${this.#commandCount}`);
        return;
      case 'slice-done':
        if (driver.slice) driver.finishSlice(action.afterMs);
        return;
      case 'slice-failed':
        if (driver.slice) driver.failSlice();
        return;
      case 'stale-result': {
        const [old] = this.#oldSlices;
        if (!old || old.sliceId === driver.slice?.sliceId) return;
        driver.handle({ type: 'slice-done', sliceId: old.sliceId, result: driver.train(old) });
        return;
      }
      case 'wake':
        driver.handle({ type: 'wake' });
        return;
      case 'run':
        driver.epochMs = action.epochMs;
        driver.run(action.durationMs, 10);
        return;
      case 'restart':
        driver.restart(action.isNewest ? driver.saved : this.#durable);
        this.#oldSlices = [];
        this.#invariants.restarted();
        driver.joinTeacher();
        return;
      default:
        action satisfies never;
    }
  }
}

/** Trains `experiment` in one go, with `changes` at their epochs, to `epoch`. */
function retrain(experiment: Experiment, changes: ChangeMessage[], epoch: number): TrainingState {
  let current: Experiment = { ...experiment, stop: noStop };
  let state = createTrainingState(current);
  const trainTo = (untilEpoch: number) => {
    if (untilEpoch === state.epoch) return;
    const options = { untilEpoch, budgetMs: Infinity, now: () => 0 };
    ({ state } = trainSlice(current, prepareData(current), state, options));
  };
  for (const { mark } of changes) {
    if (!mark) continue;
    trainTo(mark.epoch);
    current = { ...current, ...mark.experiment, stop: noStop };
    if (mark.experiment.optimizer) {
      state = { ...state, optimizerState: createTrainingState(current).optimizerState };
    }
  }
  trainTo(epoch);
  return state;
}

const viewOf = (messages: ViewMessage[]) => messages.reduce<View | null>(reduceView, null);
/** fast-check prints seed and path of what fails; give them here to see it again. */
const runs = { numRuns: 150 };
const sequences = (bodies: fc.Arbitrary<CommandBody>) =>
  fc.array(actions(bodies), { minLength: 1, maxLength: 60 });

describe('a session of any events', () => {
  const any = fc.oneof(
    { weight: 4, arbitrary: transport },
    { weight: 2, arbitrary: change(harmless) },
    { weight: 2, arbitrary: change(live) },
    { weight: 1, arbitrary: change(structural) },
    { weight: 1, arbitrary: anew },
  );

  it('[SE1] [SE2] [SE16] [SE25] [SE27] [SE35] keeps its invariants, [SE28] and shows everyone the same', () => {
    fc.assert(
      fc.property(sequences(any), (list) => {
        const { driver, act } = bound(new Fuzzed());
        list.forEach(act);
        driver.run(1000);
        const view = viewOf([driver.session.stateMessage()]);
        for (const seen of driver.views.values()) expect(seen).toEqual(view);
        const nobody = { code: '', studentCount: 0, isTeacherHere: false };
        const replayed = viewOf(driver.recording.map(({ message }) => message));
        expect(replayed).toEqual({ ...view, ...nobody });
      }),
      runs,
    );
  });

  it('[SE12] [SE17] [SE29] has the parameters that its recording tells', () => {
    fc.assert(
      fc.property(sequences(any), (list) => {
        const { driver, act } = bound(new Fuzzed());
        let { experiment } = driver.saved;
        let changes: ChangeMessage[] = [];
        const check = driver.onHandled;
        driver.onHandled = (event, effects) => {
          check?.(event, effects);
          for (const effect of effects) {
            if (effect.type !== 'record' || effect.message.type !== 'change') continue;
            changes.push(effect.message);
            if (!effect.message.isNewStart) continue;
            ({ experiment } = driver.saved);
            changes = [];
          }
        };
        list.forEach(act);
        const { training } = driver.saved;
        expect(training).toEqual(retrain(experiment, changes, training.epoch));
      }),
      runs,
    );
  });

  it('[SE17] [SE18] [SE29] has the parameters of one go where only pauses, failures and restarts come between', () => {
    fc.assert(
      fc.property(sequences(fc.oneof(transport, transport, change(harmless))), (list) => {
        const { driver, act } = bound(new Fuzzed());
        list.forEach(act);
        const { training } = driver.saved;
        expect(training).toEqual(retrain(smallExperiment, [], training.epoch));
      }),
      runs,
    );
  });
});

const bound = (fuzzed: Fuzzed) => ({
  driver: fuzzed.driver,
  act: (action: Action) => fuzzed.act(action),
});
