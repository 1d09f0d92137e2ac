import { describe, expect, it } from 'vitest';
import { KeptViews } from '../../../client/sandbox/kept-views.ts';
import { stretchOf } from '../../../client/sandbox/stretch.ts';
import { forkOf } from '../../../shared/lesson/fork.ts';
import { createLesson } from '../../../shared/lesson/saved-lesson.ts';
import { OwnLessonDriver } from '../../support/own-lesson-driver.ts';
import { classroom } from '../../support/classroom.ts';
import { smallExperiment } from '../../support/session-driver.ts';
import type { View } from '../../../shared/view/view.ts';

/** Trains, and keeps each view. */
function keeping(driver: OwnLessonDriver) {
  const kept = new KeptViews();
  kept.add(driver.view);
  const run = (epochs: number) => {
    const end = driver.epoch + epochs;
    driver.command({ type: 'start' });
    while (driver.epoch < end) {
      driver.run(20);
      kept.add(driver.view);
    }
    driver.command({ type: 'pause' });
    kept.add(driver.view);
  };
  const ask = (body: Parameters<OwnLessonDriver['command']>[0]) => {
    driver.command(body);
    kept.add(driver.view);
  };
  return { kept, run, ask };
}

describe('the views of a branch that are kept', () => {
  it('[PA262] give each epoch since the fork, or the nearest before it', () => {
    const driver = new OwnLessonDriver(createLesson(smallExperiment));
    const { kept, run } = keeping(driver);
    run(40);
    expect(kept.range).toEqual({ first: 0, last: driver.epoch });
    expect(kept.at(driver.epoch)?.snapshot).toEqual(driver.view.snapshot);
    expect(kept.at(11)?.snapshot.epoch).toBe(10);
    expect(kept.at(1e6)?.snapshot.epoch).toBe(driver.epoch);
  });

  it('[PA262] forget what a new start has left behind, and have it again when it is undone', () => {
    const driver = new OwnLessonDriver(createLesson(smallExperiment));
    const { kept, run, ask } = keeping(driver);
    run(30);
    const before = driver.view.snapshot;
    ask({ type: 'reset' });
    expect(kept.range).toEqual({ first: 0, last: 0 });
    run(10);
    ask({ type: 'undo' });
    // Nothing of the start that was given up; of the one that is back, what it has come to.
    expect(kept.at(1e6)?.snapshot.parameters).toEqual(before.parameters);
    expect(kept.range?.last).toBe(before.epoch);
    const shown = new Map(driver.view.history.map((point) => [point.epoch, point.trainLoss]));
    for (let epoch = 0; epoch <= before.epoch; epoch++) {
      const view = kept.at(epoch);
      if (!view) continue;
      expect(shown.get(view.snapshot.epoch)).toBe(view.history.at(-1)?.trainLoss);
    }
  });

  it('[PA262] are no more than 300, spread over all epochs', () => {
    const driver = new OwnLessonDriver(createLesson({ ...smallExperiment, snapshotEvery: 1 }));
    const { kept } = keeping(driver);
    driver.command({ type: 'change', experiment: { pace: 1000 } });
    const view = driver.view;
    for (let epoch = 1; epoch <= 5000; epoch++) {
      kept.add({ ...view, snapshot: { ...view.snapshot, epoch } } satisfies View);
    }
    const found = new Set(Array.from({ length: 5000 }, (_, epoch) => kept.at(epoch + 1)));
    expect(found.size).toBeLessThanOrEqual(300);
    for (const epoch of [50, 1000, 2500, 4999]) {
      const nearest = kept.at(epoch)?.snapshot.epoch ?? -1;
      expect(epoch - nearest).toBeLessThan(5000 / 75);
    }
  });
});

describe('the stretch of a recording that a branch is compared with', () => {
  it('[PA261] has the rising epochs of one start, with their moments', () => {
    const driver = classroom({ pace: 40 });
    driver.command({ type: 'start' });
    driver.run(1000);
    driver.command({ type: 'reset' });
    driver.command({ type: 'start' });
    driver.run(600);
    driver.command({ type: 'pause' });
    const first = stretchOf(driver.recording, 1);
    const second = stretchOf(driver.recording, 2);
    expect(first[0]).toEqual({ epoch: 0, atMs: 0 });
    expect(first.at(-1)?.epoch).toBeGreaterThan(20);
    expect(second[0].epoch).toBe(0);
    expect(second.at(-1)?.epoch).toBe(driver.epoch);
    expect(second[0].atMs).toBeGreaterThan(first.at(-1)?.atMs ?? Infinity);
    for (const list of [first, second]) {
      const epochs = list.map(({ epoch }) => epoch);
      expect(epochs).toEqual([...new Set(epochs)].sort((a, b) => a - b));
    }
    expect(stretchOf(driver.recording, 3)).toEqual([]);
  });

  it('[PA261] goes back where a server that came back went back', () => {
    const driver = classroom({ pace: 40 });
    driver.command({ type: 'start' });
    driver.run(500);
    const saved = driver.saved;
    driver.run(1000);
    driver.restart(saved);
    driver.joinTeacher();
    driver.run(300);
    const stretch = stretchOf(driver.recording, 1);
    const epochs = stretch.map(({ epoch }) => epoch);
    expect(epochs).toEqual([...new Set(epochs)].sort((a, b) => a - b));
    const times = stretch.map(({ atMs }) => atMs);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(forkOf(driver.views.get('teacher') as View).training.epoch).toBe(epochs.at(-1));
  });
});
