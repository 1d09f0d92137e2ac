import { describe, expect, it } from 'vitest';
import { packLesson, unpackLesson } from '../../../client/sandbox/kept-lesson.ts';
import { createLesson } from '../../../shared/lesson/saved-lesson.ts';
import { emptyUndoStack } from '../../../shared/lesson/undo-stack.ts';
import { OwnLessonDriver } from '../../support/own-lesson-driver.ts';
import { smallExperiment } from '../../support/session-driver.ts';

function trained() {
  const driver = new OwnLessonDriver(
    createLesson({ ...smallExperiment, optimizer: { type: 'adam' }, testShare: 0 }),
  );
  driver.command({ type: 'start' });
  driver.run(700);
  driver.command({ type: 'change', experiment: { learningRate: 0.2 } });
  driver.run(700);
  return driver;
}

describe('a lesson that is kept', () => {
  it('[PA258] comes back paused, to the bit, and goes on as the one that was not kept', () => {
    const driver = trained();
    const kept = unpackLesson(packLesson(driver.saved));
    expect(kept).toEqual({ ...driver.saved, phase: 'paused', undoStack: emptyUndoStack });
    const again = new OwnLessonDriver(kept!);
    for (const one of [again, driver]) {
      if (one.saved.phase !== 'training') one.command({ type: 'start' });
      one.lesson.command({ type: 'pause', id: 'p' }, one.nowMs, Math.random);
    }
    while (again.epoch < driver.epoch + 6) {
      again.command({ type: 'step', to: 'epoch' });
      again.run(50);
    }
    const before = driver.epoch;
    while (driver.epoch < before + 6) {
      driver.command({ type: 'step', to: 'epoch' });
      driver.run(50);
    }
    expect(again.saved.training).toEqual(driver.saved.training);
  });

  it('[PA258] is not taken where it is cut off, of another shape or version, or no lesson at all', () => {
    const text = packLesson(trained().saved);
    const value = JSON.parse(text) as Record<string, unknown> & { parameters: number[] };
    const wrong = [
      text.slice(0, -2),
      'null',
      '{}',
      JSON.stringify({ ...value, version: 2 }),
      JSON.stringify({ ...value, parameters: value.parameters.slice(1) }),
      JSON.stringify({ ...value, parameters: [null, ...value.parameters.slice(1)] }),
      JSON.stringify({ ...value, optimizerState: [] }),
      JSON.stringify({ ...value, generator: { words: [1], position: 0, cachedNormal: null } }),
      JSON.stringify({ ...value, experiment: { ...smallExperiment, learningRate: 1e9 } }),
      JSON.stringify({ ...value, phase: 'flying' }),
    ];
    expect(wrong.map(unpackLesson)).toEqual(wrong.map(() => null));
  });
});
