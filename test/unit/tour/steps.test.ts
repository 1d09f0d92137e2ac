import { describe, expect, it } from 'vitest';
import { isDone, steps } from '../../../client/tour/steps.ts';
import { lineBetween, placeCard, type Box } from '../../../client/tour/targets.ts';
import { commandSchema } from '../../../shared/protocol/commands.ts';
import { SessionDriver } from '../../support/session-driver.ts';

describe('steps', () => {
  it('[PA122] are about eight, each with its own name', () => {
    expect(steps.length).toBeGreaterThanOrEqual(8);
    expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length);
  });

  it.each(steps)('[PA122] $id: the server takes every command', ({ setUp }) => {
    for (const body of setUp) {
      expect(commandSchema.parse({ ...body, id: 'x' })).toEqual({ ...body, id: 'x' });
    }
  });

  it.each(steps)('[PA122] $id: its commands lead to where it is done', (step) => {
    const driver = new SessionDriver();
    driver.joinTeacher();
    for (const body of step.setUp) expect(driver.command(body)).toMatchObject({ ok: true });
    driver.run(13_000);
    const view = driver.views.get('teacher');
    if (!view) throw new Error('no view');
    expect(step.isReady(view)).toBe(true);
    expect(isDone(step, view)).toBe(true);
  });
});

describe('placeCard', () => {
  const screen = { width: 1366, bottom: 600 };
  const card = { width: 224, height: 300 };
  const box = (left: number, top: number, right: number, bottom: number): Box => ({
    left,
    top,
    right,
    bottom,
  });

  it('[PA123] lies over the left panel, or beside what is far from it', () => {
    expect(placeCard(box(690, 150, 1050, 510), card, screen)).toEqual({ left: 8, top: 180 });
    expect(placeCard(box(1080, 90, 1350, 130), card, screen)).toEqual({ left: 828, top: 60 });
    expect(placeCard(box(16, 88, 220, 120), card, screen)).toEqual({ left: 248, top: 60 });
    expect(placeCard(box(250, 650, 1050, 760), card, screen)).toEqual({ left: 8, top: 292 });
  });

  it('[PA123] has the shortest line to what it points at', () => {
    expect(lineBetween(box(0, 0, 100, 100), box(200, 20, 300, 60))).toEqual([100, 40, 200, 40]);
    expect(lineBetween(box(0, 0, 100, 100), box(50, 50, 300, 60))).toBeNull();
  });
});
