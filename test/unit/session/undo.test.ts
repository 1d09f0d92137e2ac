import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CommandBody } from '../../../shared/protocol/commands.ts';
import { reduceView } from '../../../shared/view/reduce-view.ts';
import type { SavedSession } from '../../../server/session/types.ts';
import { classroom, snapshotOf, training } from '../../support/classroom.ts';
import { anyChange, noStop } from '../../support/session-actions.ts';
import type { SessionDriver } from '../../support/session-driver.ts';

const hiddenLayers = [{ unitCount: 3, activation: 'tanh' as const }];
const undo: CommandBody = { type: 'undo' };
const redo: CommandBody = { type: 'redo' };

/** What an undo brings back. */
const heldBy = ({ experiment, training, metrics, history, marks }: SavedSession) => ({
  experiment,
  training,
  metrics,
  history,
  marks,
});

/** Everyone sees what whoever joins now gets. */
function expectSameView(driver: SessionDriver): void {
  const { undoStack } = driver.saved;
  const view = reduceView(null, driver.session.stateMessage());
  expect(driver.views.get('teacher')).toEqual(view);
  expect(view).toMatchObject({
    canUndo: undoStack.undo.length > 0,
    canRedo: undoStack.redo.length > 0,
  });
}

describe('undo', () => {
  it.each<[string, CommandBody]>([
    ['reset', { type: 'reset' }],
    ['reroll', { type: 'reroll' }],
    ['preset', { type: 'preset', name: 'moons-0' }],
    ['a new start', { type: 'change', experiment: { hiddenLayers } }],
    ['a change that keeps', { type: 'change', experiment: { hiddenLayers }, keepLearned: true }],
    ['an edit', { type: 'set-parameter', index: 1, value: 5 }],
  ])('[SE39] of %s gives the trained network back, with its curve and marks', (_, body) => {
    const driver = training(3);
    driver.command({ type: 'change', experiment: { learningRate: 0.2 } });
    driver.settle(() => driver.epoch >= 10);
    driver.command({ type: 'pause' });
    const before = driver.saved;
    driver.command(body);
    driver.command({ type: 'start' });
    driver.settle(() => driver.epoch >= before.training.epoch + 4);
    driver.command({ type: 'pause' });
    const { start } = driver.saved;
    expect(driver.command(undo)).toEqual({ ok: true, epoch: before.training.epoch });
    expect(heldBy(driver.saved)).toEqual(heldBy(before));
    expect(driver.saved).toMatchObject({ phase: 'paused', outcome: null, start: start + 1 });
    const [change] = driver.changes();
    expect(change.restored?.marks).toEqual(before.marks);
    expect(snapshotOf(change.frame).epoch).toBe(before.training.epoch);
    expectSameView(driver);
  });

  it('[SE39] of live parts changes them back at the epoch of now, and the network learns on', () => {
    const driver = training(2);
    const { learningRate } = driver.saved.experiment;
    driver.command({ type: 'change', experiment: { learningRate: 0.7 } });
    driver.settle(() => driver.epoch >= 8);
    const { training: state, start } = driver.saved;
    expect(driver.command(undo)).toEqual({ ok: true, epoch: 8 });
    const mark = { epoch: 8, parts: ['learningRate'], experiment: { learningRate } };
    const said = { experiment: { learningRate }, mark, canUndo: false, canRedo: true };
    expect(driver.changes()).toEqual([{ type: 'change', ...said }]);
    expect(driver.saved).toMatchObject({ phase: 'training', start, training: { epoch: 8 } });
    expect(driver.saved.training).toBe(state);
    expectSameView(driver);
  });

  it('[SE39] goes on training where it was training, from what came back', () => {
    const driver = training(3);
    const before = driver.saved;
    driver.command({ type: 'change', experiment: { hiddenLayers } });
    driver.settle(() => driver.epoch >= 4);
    driver.command(undo);
    expect(driver.saved.phase).toBe('training');
    const straight = training(10);
    driver.settle(() => driver.epoch >= 20);
    expect(driver.saved.training).toEqual(straight.saved.training);
    expect(before.training.epoch).toBe(6);
  });

  it('[SE39] leaves a stop lifted that was reached since', () => {
    const driver = training(1);
    driver.command({ type: 'change', experiment: { stop: { ...noStop, epoch: 4 } } });
    driver.settle();
    driver.command({ type: 'start' });
    driver.settle(() => driver.epoch >= 6);
    expect(driver.command(undo).ok).toBe(true);
    expect(driver.saved).toMatchObject({ phase: 'training', experiment: { stop: noStop } });
    expect(driver.changes()).toEqual([{ type: 'change', canUndo: false, canRedo: true }]);
  });

  it('[SE39] ends a step under way where it brings back what was trained', () => {
    const driver = classroom();
    driver.command({ type: 'reroll' });
    driver.command({ type: 'step', to: 'snapshot' });
    driver.command(undo);
    expect(driver.saved).toMatchObject({ stepTo: null, phase: 'paused', training: { epoch: 0 } });
    driver.settle();
    expect(driver.epoch).toBe(0);
  });

  it('[SE40] takes back 20 changes at most, and is refused where there is none', () => {
    const driver = classroom();
    const refused = { ok: false, code: 'not-now' };
    expect(driver.command(undo)).toMatchObject(refused);
    expect(driver.command(redo)).toMatchObject(refused);
    for (let seed = 1; seed <= 25; seed++) driver.command({ type: 'reroll', seed });
    for (let i = 0; i < 20; i++) expect(driver.command(undo).ok).toBe(true);
    expect(driver.command(undo)).toMatchObject(refused);
    expect(driver.saved.experiment.seed).toBe(5);
    for (let i = 0; i < 20; i++) expect(driver.command(redo).ok).toBe(true);
    expect(driver.command(redo)).toMatchObject(refused);
    expect(driver.saved.experiment.seed).toBe(25);
  });

  it('[SE40] outlives a restart, and ends where something else is changed', () => {
    const driver = training(3);
    driver.command({ type: 'pause' });
    const before = driver.saved;
    driver.command({ type: 'reset' });
    driver.restart();
    driver.joinTeacher();
    expect(driver.views.get('teacher')?.canUndo).toBe(true);
    driver.command(undo);
    expect(heldBy(driver.saved)).toEqual(heldBy(before));
    driver.command({ type: 'change', experiment: { learningRate: 0.9 } });
    expect(driver.changes()).toMatchObject([{ canUndo: true, canRedo: false }]);
    expect(driver.command(redo).ok).toBe(false);
  });

  it('[SE40] is not for starts, pauses, steps and what changes nothing', () => {
    const driver = classroom();
    const { learningRate } = driver.saved.experiment;
    driver.command({ type: 'step', to: 'epoch' });
    driver.settle();
    driver.command({ type: 'start' });
    driver.command({ type: 'pause' });
    driver.command({ type: 'change', experiment: { learningRate } });
    expect(driver.views.get('teacher')?.canUndo).toBe(false);
    expect(driver.command(undo).ok).toBe(false);
  });

  it('[SE39] [SE40] brings back every state that any changes had put away, bit for bit', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyChange, fc.nat(3)), { maxLength: 12 }), (list) => {
        const driver = classroom();
        /** What was there before each change that can be taken back. */
        const past: SavedSession[] = [];
        for (const [body, stepCount] of list) {
          for (let i = 0; i < stepCount; i++) {
            driver.command({ type: 'step', to: 'epoch' });
            driver.settle();
          }
          const before = driver.saved;
          driver.command(body);
          if (driver.saved.undoStack !== before.undoStack) past.push(before);
        }
        const undone: [SavedSession, boolean][] = [];
        for (const before of past.reverse()) {
          const after = driver.saved;
          const isLive = after.undoStack.undo.at(-1)?.type === 'parts';
          undone.push([after, isLive]);
          expect(driver.command(undo).ok).toBe(true);
          expect(driver.saved.experiment).toEqual(before.experiment);
          if (!isLive) expect(heldBy(driver.saved)).toEqual(heldBy(before));
          expectSameView(driver);
        }
        expect(driver.command(undo).ok).toBe(false);
        for (const [after, isLive] of undone.reverse()) {
          expect(driver.command(redo).ok).toBe(true);
          expect(driver.saved.experiment).toEqual(after.experiment);
          if (!isLive) expect(heldBy(driver.saved)).toEqual(heldBy(after));
          expectSameView(driver);
        }
        expect(driver.command(redo).ok).toBe(false);
      }),
    );
  });
});
