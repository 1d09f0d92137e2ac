import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forkOf } from '../../../shared/lesson/fork.ts';
import { OwnLesson } from '../../../shared/lesson/own-lesson.ts';
import { createLesson, type SavedLesson } from '../../../shared/lesson/saved-lesson.ts';
import type { CommandBody } from '../../../shared/protocol/commands.ts';
import { reduceView } from '../../../shared/view/reduce-view.ts';
import type { View } from '../../../shared/view/view.ts';
import { classroom, training } from '../../support/classroom.ts';
import { OwnLessonDriver } from '../../support/own-lesson-driver.ts';
import { anyCommand } from '../../support/session-actions.ts';
import { SessionDriver, smallExperiment } from '../../support/session-driver.ts';

/** What of a session is its lesson. */
function lessonOf(saved: SavedLesson): SavedLesson {
  const { experiment, phase, outcome, stepTo, training: state, metrics } = saved;
  const { sequence, start, history, marks, undoStack } = saved;
  return {
    ...{ experiment, phase, outcome, stepTo, training: state, metrics },
    ...{ sequence, start, history, marks, undoStack },
  };
}

type Step =
  | { type: 'command'; body: CommandBody }
  | { type: 'run'; durationMs: number; epochMs: number }
  | { type: 'fail' };

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  anyCommand.map((body) => ({ type: 'command' as const, body })),
  fc.record({
    type: fc.constant('run' as const),
    durationMs: fc.nat(600),
    epochMs: fc.constantFrom(1, 9, 30),
  }),
  fc.constant<Step>({ type: 'fail' }),
);

function take(driver: SessionDriver | OwnLessonDriver, step: Step): unknown {
  switch (step.type) {
    case 'command': {
      const answer = driver.command(step.body);
      return answer.ok ? driver.epoch : answer.code;
    }
    case 'run':
      driver.epochMs = step.epochMs;
      driver.run(step.durationMs);
      return driver.epoch;
    case 'fail':
      if (driver.slice) driver.failSlice();
      return driver.epoch;
    default:
      return step satisfies never;
  }
}

const runs = { numRuns: Number(process.env.FUZZ_RUNS ?? 120) };

describe("a lesson of one's own", () => {
  it('[SE130] answers, trains and shows to the bit what a class does that is asked the same', () => {
    const steps = fc.array(anyStep, { minLength: 1, maxLength: 50, size: 'max' });
    fc.assert(
      fc.property(steps, (list) => {
        const session = new SessionDriver();
        session.joinTeacher();
        const own = new OwnLessonDriver(createLesson(smallExperiment));
        for (const step of list) expect(take(own, step)).toEqual(take(session, step));
        expect(own.saved).toEqual(lessonOf(session.saved));
        const view = session.views.get('teacher') as View;
        expect(own.view).toEqual({ ...view, ...own.facts, people: own.view.people });
      }),
      runs,
    );
  });

  it('[SE132] begins with the parameters, epoch, curve and marks that the page shows', () => {
    const driver = training(20, { learningRate: 0.3 });
    driver.command({ type: 'change', experiment: { learningRate: 0.1 } });
    driver.run(500);
    const view = driver.views.get('teacher') as View;
    const fork = forkOf(view);
    expect(fork.training.parameters).toEqual(view.snapshot.parameters);
    expect(fork.training.parameters).not.toBe(view.snapshot.parameters);
    expect(fork.training.epoch).toBe(view.snapshot.epoch);
    expect(fork.phase).toBe('paused');
    const shown = reduceView(null, new OwnLesson(fork, 0).stateMessage({ code: '', title: '' }));
    expect(shown?.history).toEqual(view.history);
    expect(shown?.marks).toEqual(view.marks);
    expect(shown?.snapshot.parameters).toEqual(view.snapshot.parameters);
    expect(shown?.canUndo).toBe(false);
  });

  it('[SE132] goes on from a class that has stopped by itself, and lifts that stop as a class does', () => {
    const driver = classroom({ stop: { epoch: 6, loss: null, accuracy: null } });
    driver.command({ type: 'start' });
    driver.settle();
    const own = new OwnLessonDriver(forkOf(driver.views.get('teacher') as View));
    expect(own.view.phase).toBe('finished');
    own.command({ type: 'start' });
    expect(own.saved.experiment.stop.epoch).toBeNull();
    own.run(1000);
    expect(own.epoch).toBeGreaterThan(6);
    expect(driver.epoch).toBe(6);
  });

  it('[SE132] leaves the class as it is, whatever is done to the copy', () => {
    const driver = training(10);
    const before = structuredClone(driver.views.get('teacher')?.snapshot);
    const own = new OwnLessonDriver(forkOf(driver.views.get('teacher') as View));
    own.command({ type: 'set-parameter', index: 0, value: 5 });
    own.command({ type: 'start' });
    own.run(500);
    expect(driver.views.get('teacher')?.snapshot).toEqual(before);
  });
});
