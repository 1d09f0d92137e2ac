import { userEvent } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import '../../client/elements/update-walk/update-walk.ts';
import type { MlUpdateWalk, WalkPlace } from '../../client/elements/update-walk/update-walk.ts';
import { formatSignificant } from '../../client/texts/format.ts';
import { allInside, drawn, inside, mount, nextEvent, unmount } from './support/mount.ts';
import { nextView, trainedView } from './support/trained-view.ts';
import { mounted, plain, lesson, traceOf, tablesIn, heading, goTo } from './support/update-walk.ts';

afterEach(unmount);

const summary = (walk: MlUpdateWalk) => inside(walk, 'output').textContent.trim();

describe('ml-update-walk', () => {
  it('[UP9] goes by buttons and arrow keys, from one end to the other and no further', async () => {
    const walk = await mounted(lesson());
    const count = traceOf(lesson()).steps.length;
    await userEvent.click(inside(walk, '.next'));
    expect(walk.stepIndex).toBe(1);
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowLeft}');
    await drawn();
    expect(walk.stepIndex).toBe(2);
    expect(summary(walk)).toMatch(/^Step 3 of 20\. Forward through layer 2\. z₂ =/);
    await userEvent.keyboard('{End}{ArrowRight}');
    await drawn();
    expect(walk.stepIndex).toBe(count - 1);
    expect(heading(walk)).toBe('The same point once more');
    await userEvent.keyboard('{Home}{ArrowLeft}');
    await drawn();
    expect(walk.stepIndex).toBe(0);
    await userEvent.click(allInside(walk, '.progress button')[3]);
    await drawn();
    expect(heading(walk)).toBe('Back through the activation of the output');
    expect(allInside(walk, '[aria-current=step]')).toHaveLength(1);
  });

  it('[UP9] takes keys from the page while nothing has the focus, and leaves them to others', async () => {
    const walk = await mounted(lesson());
    const heard: string[] = [];
    const listener = ({ key }: KeyboardEvent) => heard.push(key);
    window.addEventListener('keydown', listener);
    (document.activeElement as HTMLElement | null)?.blur();
    await userEvent.keyboard('{ArrowRight}');
    expect(walk.stepIndex).toBe(1);
    const other = mount(document.createElement('button'), 100);
    other.focus();
    await userEvent.keyboard('{ArrowRight}');
    expect(walk.stepIndex).toBe(1);
    window.removeEventListener('keydown', listener);
    expect(heard).toEqual(['ArrowRight']);
    inside(walk, '.next').focus();
    const closed = nextEvent(walk, 'walk-close');
    await userEvent.keyboard('{Escape}');
    await closed;
  });

  it('[UP9] goes from point to point, around the end, and by a press on the map', async () => {
    const view = lesson();
    const walk = await mounted(view);
    const [previous, next] = allInside(walk, '.point button');
    await userEvent.click(previous);
    expect(walk.pointIndex).toBe(view.data.train.count - 1);
    await userEvent.click(next);
    await userEvent.click(next);
    await drawn();
    expect(walk.pointIndex).toBe(1);
    expect(tablesIn(walk, '.found')[0]).toEqual(
      traceOf(view, 1).steps[0].results[0].values.map((value) => formatSignificant(value)),
    );
    const map = inside(walk, 'ml-point-map');
    await userEvent.click(map, { position: { x: map.clientWidth - 4, y: 4 } });
    const { x } = view.data.train;
    const sum = (i: number) => x[2 * i] + x[2 * i + 1];
    expect(sum(walk.pointIndex)).toBeGreaterThan(1.5);
  });

  it('[UP10] may be driven from outside, and says where it stands', async () => {
    const walk = await mounted(lesson());
    let place = nextEvent<WalkPlace>(walk, 'walk-change');
    walk.stepIndex = 2;
    expect(await place).toEqual({
      pointIndex: 0,
      stepIndex: 2,
      sequence: 1,
      lit: { column: 2, edgesInto: 2 },
      isByHand: false,
    });
    place = nextEvent(walk, 'walk-change');
    await userEvent.click(inside(walk, '.next'));
    expect(await place).toMatchObject({ stepIndex: 3, isByHand: true });
    place = nextEvent(walk, 'walk-change');
    walk.pointIndex = 1e9;
    walk.stepIndex = -5;
    const { pointIndex, stepIndex } = await place;
    expect([pointIndex, stepIndex]).toEqual([lesson().data.train.count - 1, 0]);
  });

  it('[PA245] takes the numbers of the frame that a teacher walks with, and holds those', async () => {
    const view = lesson();
    const walk = await mounted(view);
    await goTo(walk, 1);
    const next = nextView(view, (parameters) => (parameters[0] += 1));
    walk.ledSequence = next.snapshot.sequence;
    await drawn();
    const first = () => tablesIn(walk, '.given')[1][0];
    expect(first()).toBe(formatSignificant(view.snapshot.parameters[0]));
    walk.view = next;
    await drawn();
    expect(first()).toBe(formatSignificant(next.snapshot.parameters[0]));
    walk.view = nextView(next, (parameters) => (parameters[0] += 1));
    await drawn();
    expect(first()).toBe(formatSignificant(next.snapshot.parameters[0]));
  });

  it('[PA341] says that its numbers are newer than the teacher’s, where it came too late for these', async () => {
    const older = lesson();
    const view = nextView(older, (parameters) => (parameters[0] += 1));
    const walk = await mounted(view);
    const late = () => walk.renderRoot.querySelector('.late')?.textContent;
    expect(late()).toBeUndefined();
    walk.ledSequence = older.snapshot.sequence;
    await drawn();
    expect(late()).toContain('newer than those your teacher shows');
    // The teacher goes on to the newest: now they are the same.
    walk.ledSequence = view.snapshot.sequence;
    await drawn();
    expect(late()).toBeUndefined();
  });

  it('[PA245] has nothing to press on a wall, where all of each step can be seen', async () => {
    const walk = await mounted(lesson());
    walk.wall = true;
    await drawn();
    const isShown = (button: HTMLElement) => button.checkVisibility();
    const buttons = [
      ...walk.renderRoot.querySelectorAll<HTMLElement>('.head button, .foot button'),
    ];
    expect(buttons.length).toBeGreaterThan(4);
    expect(buttons.filter(isShown)).toEqual([]);
    await userEvent.keyboard('{ArrowRight}');
    expect(walk.stepIndex).toBe(0);
    const stepCount = walk.renderRoot.querySelectorAll('.ticks i').length;
    for (let step = 0; step < stepCount; step++) {
      walk.stepIndex = step;
      await drawn();
      for (const box of walk.renderRoot.querySelectorAll('.scroll')) {
        expect([step, box.scrollHeight - box.clientHeight]).toEqual([step, 0]);
        expect([step, box.scrollWidth - box.clientWidth]).toEqual([step, 0]);
      }
    }
  });

  it('[UP10] holds its numbers still while training goes on, until the newest are asked for', async () => {
    const view = lesson();
    const walk = await mounted(view);
    await goTo(walk, 1);
    const before = tablesIn(walk, '.given');
    const next = nextView(view, (parameters) => (parameters[0] += 1));
    walk.view = next;
    await drawn();
    expect(tablesIn(walk, '.given')).toEqual(before);
    await userEvent.click(inside(walk, '.newer'));
    await drawn();
    expect(tablesIn(walk, '.given')[1][0]).toBe(formatSignificant(next.snapshot.parameters[0]));
    expect(allInside(walk, '.newer')).toHaveLength(0);
  });

  it('[UP10] begins anew with another network, within its steps', async () => {
    const walk = await mounted(lesson());
    await goTo(walk, 19);
    walk.view = trainedView({ experiment: { ...plain, hiddenLayers: [] } });
    await drawn();
    expect(walk.stepIndex).toBe(7);
    expect(summary(walk)).toMatch(/^Step 8 of 8/);
  });
});
