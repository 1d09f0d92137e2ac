import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Stroke } from '../../shared/protocol/people-messages.ts';
import { asked, line, nobody, predict, tab } from './support/asked.ts';
import { classContext, seat } from './support/class-context.ts';
import { allInside, drawn, inside, mount, unmount } from './support/mount.ts';
import '../../client/elements/people/wall-activity.ts';
import { button, words } from './support/words.ts';

beforeEach(() => sessionStorage.clear());
afterEach(() => unmount());

/** A round in which Ada drew a line and Grace two, as the teacher's page has them. */
function drawings() {
  const facts = (name: string) => ({
    offerId: `drawing-${name}`,
    seatId: `seat-${name}`,
    name,
    score: null as number | null,
  });
  const predictions = [facts('Ada'), facts('Grace')];
  const offers = new Map(
    predictions.map(({ offerId, name }) => [
      offerId,
      { kind: 'drawing' as const, offerId, strokes: name === 'Ada' ? [line] : [line, line] },
    ]),
  );
  const roster = { seats: [seat('Grace'), seat('Ada')], banned: [] };
  const news = { roster, offers, desk: { ...classContext().news.desk, predictions } };
  return { news, predictions, drawn: { ...predict, drawingCount: 2 } };
}

describe('predicting the boundary', () => {
  it('[PA228] sends what is drawn when the pointer is lifted, and no more lines than four', async () => {
    const { card, sent, element } = await asked({ predict });
    const host = await card('ml-predict-card');
    const plane = inside<HTMLElement>(host, 'ml-drawing-plane');
    await drawn();
    const surface = inside(plane, '.surface');
    const { width } = surface.getBoundingClientRect();
    const pointer = (type: string, share: number) => {
      const { left, top } = surface.getBoundingClientRect();
      surface.dispatchEvent(
        new PointerEvent(type, {
          pointerId: 1,
          button: 0,
          bubbles: true,
          clientX: left + share * width,
          clientY: top + 0.25 * width,
        }),
      );
    };
    // There is no pointer to capture in a test.
    surface.setPointerCapture = () => undefined;
    for (let line = 1; line <= 5; line++) {
      pointer('pointerdown', 0.1);
      pointer('pointermove', 0.5);
      expect(sent).toHaveLength(Math.min(line - 1, 4));
      pointer('pointermove', 0.9);
      pointer('pointerup', 0.9);
      await element.updateComplete;
      await drawn();
    }
    expect(sent).toHaveLength(4);
    const last = sent.at(-1);
    if (last?.type !== 'predict') throw new Error('no drawing');
    expect(last.round).toBe(2);
    expect(last.strokes).toHaveLength(4);
    const { window } = classContext().view.data;
    const [[x1, x2]] = last.strokes[0];
    expect(x1).toBeCloseTo(window.x1Min + 0.1 * (window.x1Max - window.x1Min), 1);
    expect(x2).toBeCloseTo(window.x2Max - 0.25 * (window.x2Max - window.x2Min), 1);
  });

  it('[PA228] draws by keys, and finds it again after a reload', async () => {
    const first = await asked({ predict });
    const plane = inside<HTMLElement>(await first.card('ml-predict-card'), 'ml-drawing-plane');
    inside(plane, '.surface').focus();
    await userEvent.keyboard('{Enter}{ArrowRight}{PageUp}');
    const strokes = first.sent.map((body) => (body.type === 'predict' ? body.strokes : []));
    expect(strokes).toHaveLength(3);
    const [upright, moved, turned] = strokes.map(([stroke]) => stroke);
    expect(upright[0][0]).toBe(upright[1][0]);
    expect(moved[0][0]).toBeGreaterThan(upright[0][0]);
    expect(turned[0][0]).not.toBeCloseTo(turned[1][0], 3);
    unmount();
    const again = await asked({ predict });
    const shown = inside<HTMLElement & { strokes: Stroke[] }>(
      await again.card('ml-predict-card'),
      'ml-drawing-plane',
    );
    expect(shown.strokes).toEqual(strokes[2]);
    unmount();
    const other = await asked({ predict: { ...predict, round: 9 } });
    const fresh = inside<HTMLElement & { strokes: Stroke[] }>(
      await other.card('ml-predict-card'),
      'ml-drawing-plane',
    );
    expect(fresh.strokes).toEqual([]);
  });

  it('[PA338] is taken back by starting over, and by undoing the only line', async () => {
    const prediction = { strokes: [line, line], score: null };
    const { card, sent } = await asked({ predict }, { prediction });
    const host = await card('ml-predict-card');
    button(host, 'Undo line').click();
    await card('ml-predict-card');
    button(host, 'Undo line').click();
    expect(sent).toEqual([
      { type: 'predict', round: 2, strokes: [line] },
      { type: 'predict', round: 2, strokes: [] },
    ]);
    await card('ml-predict-card');
    expect(words(host)).toContain('Your drawing is taken back.');
    button(host, 'Undo line').click();
    button(host, 'Start over').click();
    expect(sent).toHaveLength(2);
    unmount();
    sessionStorage.clear();
    const over = await asked({ predict }, { prediction });
    button(await over.card('ml-predict-card'), 'Start over').click();
    expect(over.sent).toEqual([{ type: 'predict', round: 2, strokes: [] }]);
  });

  it('[PA338] says that it was taken away, and takes another; a line that broke takes nothing', async () => {
    const { element, card } = await asked({ predict });
    const host = await card<HTMLElement & { strokes: Stroke[] | null }>('ml-predict-card');
    const plane = inside<HTMLElement & { strokes: Stroke[] }>(host, 'ml-drawing-plane');
    const draw = async () => {
      inside(plane, '.surface').focus();
      await userEvent.keyboard('{Enter}');
      const strokes = [...plane.strokes];
      element.mine = { ...nobody, prediction: { strokes, score: null } };
      await element.updateComplete;
      await card('ml-predict-card');
    };
    await drawn();
    await draw();
    expect(words(host)).toContain('Your drawing is in.');
    // A new state begins all that is a pupil's own anew.
    element.mine = null;
    await element.updateComplete;
    await card('ml-predict-card');
    expect(plane.strokes).toHaveLength(1);
    element.mine = { ...nobody, prediction: { strokes: plane.strokes, score: null } };
    await element.updateComplete;
    element.mine = nobody;
    await element.updateComplete;
    await card('ml-predict-card');
    expect(plane.strokes).toEqual([]);
    expect(words(host)).toContain('Your teacher took your drawing away.');
    await draw();
    expect(words(host)).toContain('Your drawing is in.');
  });

  it('[PA229] tells a pupil their score, and the wall a mean without names', async () => {
    const scored = { ...predict, isOpen: false, drawings: [[line]], scores: [0.9, 0.7] };
    const mine = { prediction: { strokes: [line], score: 0.9 } };
    const { card } = await asked({ predict: scored }, mine);
    expect(words(await card('ml-predict-card'))).toContain('90 % of the plane is right');
    const wall = mount(document.createElement('ml-wall-activity'), 800);
    wall.said = [{ kind: 'predict', asked: scored }];
    await wall.updateComplete;
    expect(words(wall)).toContain('80 % right on average, 90 % at best');
  });

  it('[PA229] [PA324] lists scores by pupil where that is asked for, the best first, and not where names are hidden', async () => {
    const scored = {
      ...predict,
      ...{ isOpen: false, drawingCount: 2, drawings: [[line], [line]], scores: [0.6, 0.8] },
    };
    const [ada, grace] = drawings().predictions;
    const predictions = [
      { ...ada, score: 0.6 },
      { ...grace, score: 0.8 },
    ];
    const news = { desk: { ...classContext().news.desk, predictions } };
    const { element, sent } = await tab('ml-predict-tab', { predict: scored }, news);
    expect(words(element)).not.toMatch(/Ada|Grace/);
    button(element, 'Look at each drawing').click();
    await element.updateComplete;
    expect(allInside(element, 'li span').map(words)).toEqual(['Grace80 %', 'Ada60 %']);
    button(element, 'Score them again').click();
    expect(sent).toEqual([{ type: 'predict-score' }]);
    const hidden = await tab('ml-predict-tab', { predict: scored, areNamesHidden: true }, news);
    button(hidden.element, 'Look at each drawing').click();
    await hidden.element.updateComplete;
    expect(words(hidden.element)).not.toContain('Grace');
  });
});

describe('a teacher’s page that is projected', () => {
  it('[PA336] [PA337] shows each drawing, whose it is, and its score only when it is told to', async () => {
    const { news, drawn: isDrawn } = drawings();
    const { element, sent } = await tab('ml-predict-tab', { predict: isDrawn }, news);
    expect(words(element)).not.toMatch(/Ada|Grace/);
    expect(allInside(element, 'ml-drawing-plane')).toEqual([]);
    button(element, 'Look at each drawing').click();
    await element.updateComplete;
    const planes = allInside<HTMLElement & { strokes: Stroke[] }>(element, 'li ml-drawing-plane');
    expect(planes.map(({ strokes }) => strokes)).toEqual([[line], [line, line]]);
    expect(allInside(element, 'li bdi').map(words)).toEqual(['Ada', 'Grace']);
    button(element, 'Take away the drawing of Grace').click();
    expect(sent).toEqual([{ type: 'predict-remove', seatId: 'seat-Grace' }]);
    const context = element.context!;
    const people = { ...context.view.people, areNamesHidden: true };
    element.context = { ...context, view: { ...context.view, people } };
    await element.updateComplete;
    expect(allInside(element, 'li bdi').map(words)).toEqual(['Pupil 2', 'Pupil 1']);
    element.context = classContext({ predict: { ...isDrawn, round: 9 } }, news);
    await element.updateComplete;
    expect(words(element)).not.toMatch(/Ada|Grace/);
  });
});
