import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prepareData } from '../../../shared/datasets/prepare.ts';
import { keepLearned } from '../../../shared/engine/keep-learned.ts';
import { createTrainingState, trainSlice } from '../../../shared/engine/trainer.ts';
import type { TrainingState } from '../../../shared/engine/trainer.ts';
import type { Experiment } from '../../../shared/experiment.ts';
import type { CommandBody } from '../../../shared/protocol/commands.ts';
import type { ChangeMessage, ViewMessage } from '../../../shared/protocol/messages.ts';
import { quietPeople } from '../../../shared/protocol/people-messages.ts';
import type { RecordableMessage } from '../../../shared/view/recording.ts';
import { reduceView } from '../../../shared/view/reduce-view.ts';
import type { View } from '../../../shared/view/view.ts';
import {
  anyAction,
  anyCommand,
  harmlessCommand,
  noStop,
  type Action,
} from '../../support/session-actions.ts';
import { smallExperiment } from '../../support/session-driver.ts';
import { Fuzzed } from '../../support/fuzzed-session.ts';

/** Trains `experiment` from `start` in one go, with `changes` at their epochs, to `epoch`. */
function retrain(
  experiment: Experiment,
  changes: ChangeMessage[],
  epoch: number,
  start = createTrainingState(experiment),
): TrainingState {
  let current: Experiment = { ...experiment, stop: noStop };
  let state = start;
  const trainTo = (untilEpoch: number) => {
    if (untilEpoch === state.epoch) return;
    const options = { untilEpoch, budgetMs: Infinity, now: () => 0 };
    ({ state } = trainSlice(current, prepareData(current), state, options));
  };
  for (const { mark, experiment: patch } of changes) {
    if (!mark) continue;
    trainTo(mark.epoch);
    const next = { ...current, ...patch, stop: noStop };
    state = keepLearned(current, state, next);
    current = next;
    if (mark.parameter) {
      const { index, value } = mark.parameter;
      state = { ...state, parameters: state.parameters.with(index, value) };
    }
  }
  trainTo(epoch);
  return state;
}

const viewOf = (messages: (ViewMessage | RecordableMessage)[]) =>
  messages.reduce<View | null>(reduceView, null);
/**
 * fast-check prints seed and path of what fails; give them here to see it again. FUZZ_RUNS asks
 * for more than a test run has time for.
 */
const runs = { numRuns: Number(process.env.FUZZ_RUNS ?? 150) };
const sequences = (bodies: fc.Arbitrary<CommandBody>) =>
  fc.array(anyAction(bodies), { minLength: 1, maxLength: 60, size: 'max' });

describe('a session of any events', () => {
  it('[SE1] [SE2] [SE16] [SE25] [SE27] [SE35] keeps its invariants, [SE28] and shows everyone the same', () => {
    fc.assert(
      fc.property(sequences(anyCommand), (list) => {
        const { driver, act } = bound(new Fuzzed());
        list.forEach(act);
        driver.run(1000);
        const view = viewOf([driver.session.stateMessage()]);
        for (const seen of driver.views.values()) expect(seen).toEqual(view);
        const nobody = { code: '', studentCount: 0, isTeacherHere: false, people: quietPeople };
        const replayed = viewOf(driver.recording.map(({ message }) => message));
        expect(replayed).toEqual({ ...view, ...nobody });
      }),
      runs,
    );
  });

  it('[SE12] [SE17] [SE29] has the parameters that its recording tells', () => {
    fc.assert(
      fc.property(sequences(anyCommand), (list) => {
        const { driver, act } = bound(new Fuzzed());
        let { experiment, training: start } = driver.saved;
        let changes: ChangeMessage[] = [];
        const check = driver.onHandled;
        driver.onHandled = (event, effects) => {
          check?.(event, effects);
          for (const effect of effects) {
            if (effect.type !== 'record' || effect.message.type !== 'change') continue;
            changes.push(effect.message);
            const { isNewStart, restored } = effect.message;
            if (!isNewStart && !restored) continue;
            ({ experiment } = driver.saved);
            // What came back has its own test; here it must go on rightly.
            start = restored ? driver.saved.training : createTrainingState(experiment);
            changes = [];
          }
        };
        list.forEach(act);
        const { training } = driver.saved;
        expect(training).toEqual(retrain(experiment, changes, training.epoch, start));
      }),
      runs,
    );
  });

  it('[SE17] [SE18] [SE29] has the parameters of one go where only pauses, failures and restarts come between', () => {
    fc.assert(
      fc.property(sequences(harmlessCommand), (list) => {
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
