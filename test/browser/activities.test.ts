import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../client/elements/people/activity.ts';
import '../../client/elements/people/collect-tab.ts';
import '../../client/elements/people/poll-tab.ts';
import '../../client/elements/people/predict-tab.ts';
import '../../client/elements/people/wall-activity.ts';
import { pollTemplates } from '../../client/elements/people/poll-templates.ts';
import type { Mine } from '../../client/controllers/people-news.ts';
import { limits } from '../../shared/limits.ts';
import type { View } from '../../shared/view/view.ts';
import type {
  Collect,
  People,
  Poll,
  Predict,
  Stroke,
} from '../../shared/protocol/people-messages.ts';
import { moveDrafts, recallDraft, rememberDraft } from '../../client/controllers/draft.ts';
import { classContext, seat } from './support/class-context.ts';
import { allInside, drawn, inside, mount, nextEvent, unmount } from './support/mount.ts';

beforeEach(() => sessionStorage.clear());
afterEach(() => unmount());

const words = (element: Element) =>
  (element.shadowRoot ?? element).textContent?.replace(/\s+/g, ' ').trim() ?? '';

const button = (host: HTMLElement, name: string) => {
  const found = allInside<HTMLButtonElement>(host, 'button').find(
    (each) => (each.getAttribute('aria-label') ?? words(each)) === name,
  );
  if (!found) throw new Error(`${host.localName} has no button ${name}`);
  return found;
};

const poll: Poll = {
  round: 1,
  question: 'Which?',
  options: ['A', 'B', 'C'],
  isOpen: true,
  isRevealed: false,
  answerCount: 0,
  counts: null,
  correct: null,
};
const predict: Predict = { round: 2, isOpen: true, drawingCount: 0, drawings: null, scores: null };
const collect: Collect = {
  round: 3,
  isOpen: true,
  offerCount: 0,
  pointCount: 0,
  acceptedPointCount: 0,
};
const line: Stroke = [
  [-1, 0],
  [1, 0],
];

const nobody: Mine = {
  name: 'Ada',
  isHandUp: false,
  answer: null,
  prediction: null,
  points: null,
  network: null,
  seed: null,
};

/** What a pupil is asked, and what they send. */
async function asked(people: Partial<People>, mine: Partial<Mine> = {}) {
  const { view, send, sent } = classContext(people);
  const element = mount(document.createElement('ml-activity'), 390);
  Object.assign(element, { view, send, mine: { ...nobody, ...mine } });
  await element.updateComplete;
  const card = async <E extends HTMLElement>(tag: string) => {
    const found = inside<E & { updateComplete: Promise<boolean> }>(element, tag);
    await found.updateComplete;
    return found;
  };
  return { element, sent, card };
}

async function tab<Tag extends 'ml-poll-tab' | 'ml-predict-tab' | 'ml-collect-tab'>(
  tag: Tag,
  ...context: Parameters<typeof classContext>
) {
  const given = classContext(...context);
  const element = mount(document.createElement(tag), 380);
  element.context = given;
  await element.updateComplete;
  return { element, sent: given.sent };
}

describe('a poll', () => {
  it('[PA227] is answered by a press, or by arrow keys and Space', async () => {
    const { card, sent } = await asked({ poll }, { answer: 0 });
    const host = await card('ml-poll-card');
    const radios = allInside<HTMLButtonElement>(host, '[role=radio]');
    expect(radios.map((each) => each.getAttribute('aria-checked'))).toEqual([
      'true',
      'false',
      'false',
    ]);
    radios[2].click();
    radios[0].focus();
    await userEvent.keyboard('{ArrowDown} ');
    expect(sent).toEqual([
      { type: 'answer', round: 1, choice: 2 },
      { type: 'answer', round: 1, choice: 1 },
    ]);
  });

  it('[PA227] takes no answer when it is closed; revealed, it tells all and one’s own', async () => {
    const closed = await asked({ poll: { ...poll, isOpen: false } });
    const host = await closed.card('ml-poll-card');
    allInside<HTMLButtonElement>(host, '[role=radio]').forEach((each) => each.click());
    expect(closed.sent).toEqual([]);
    const told = { ...poll, isOpen: false, isRevealed: true, counts: [1, 7, 2], correct: 1 };
    const revealed = await asked({ poll: told }, { answer: 2 });
    const bars = allInside(await revealed.card('ml-poll-card'), 'li').map(words);
    expect(bars).toEqual(['A 1', 'B 7 right', 'C 2 your answer']);
  });

  it('[PA226] is begun from each template, within what may be asked', async () => {
    const { element, sent } = await tab('ml-poll-tab');
    const select = inside<HTMLSelectElement>(element, 'select');
    for (const i of pollTemplates.keys()) {
      select.value = String(i);
      select.dispatchEvent(new Event('change'));
      await element.updateComplete;
      button(element, 'Ask the class').click();
    }
    expect(sent).toHaveLength(pollTemplates.length);
    for (const body of sent) {
      if (body.type !== 'poll-open') throw new Error(body.type);
      expect(body.question.length).toBeLessThanOrEqual(limits.pollQuestionLength);
      expect(body.options.length).toBeGreaterThanOrEqual(limits.pollOptionCount.min);
      expect(body.options.length).toBeLessThanOrEqual(limits.pollOptionCount.max);
      expect(body.correct ?? 0).toBeLessThan(body.options.length);
    }
    expect(sent[0]).toMatchObject({ correct: 2 });
  });

  it('[PA226] written on the spot leaves out what is empty, and keeps which is right', async () => {
    const { element, sent } = await tab('ml-poll-tab');
    button(element, 'Ask the class').click();
    await element.updateComplete;
    expect(words(inside(element, '[role=alert]'))).toContain('at least two options');
    button(element, 'One option more').click();
    await element.updateComplete;
    const type = (selector: string, texts: string[]) =>
      allInside<HTMLInputElement>(element, selector).forEach((field, i) => {
        field.value = texts[i];
        field.dispatchEvent(new Event('input'));
      });
    type('textarea', [' Why? ']);
    type('input[type=text]', ['', 'So', 'Because ']);
    await element.updateComplete;
    allInside<HTMLInputElement>(element, 'input[type=checkbox]')[2].click();
    await element.updateComplete;
    button(element, 'Ask the class').click();
    expect(sent).toEqual([
      { type: 'poll-open', question: 'Why?', options: ['So', 'Because'], correct: 1 },
    ]);
  });

  it('[PA226] [PA324] shows how it goes to the teacher who asks to see it, and not to the wall', async () => {
    const { desk } = classContext().news;
    const news = { desk: { ...desk, pollCounts: [2, 1, 0], pollCorrect: 0 } };
    const { element, sent } = await tab('ml-poll-tab', { poll: { ...poll, answerCount: 3 } }, news);
    expect(words(element)).toContain('3 of ');
    expect(allInside(element, 'li, progress')).toEqual([]);
    button(element, 'Look at the answers').click();
    await element.updateComplete;
    expect(allInside(element, 'li').map(words)).toEqual(['A 2 right', 'B 1', 'C 0']);
    button(element, 'Look at the answers').click();
    await element.updateComplete;
    expect(allInside(element, 'li')).toEqual([]);
    button(element, 'Look at the answers').click();
    const another = classContext({ poll: { ...poll, round: 7, answerCount: 1 } }, news);
    element.context = { ...another, send: element.context!.send };
    await element.updateComplete;
    expect(allInside(element, 'li')).toEqual([]);
    const revealed = { ...poll, isRevealed: true, isOpen: false, counts: [2, 1, 0] };
    const open = await tab('ml-poll-tab', { poll: revealed }, news);
    expect(allInside(open.element, 'li')).toHaveLength(3);
    for (const name of ['Reveal', 'No more answers', 'Take it away']) button(element, name).click();
    expect(sent.map(({ type }) => type)).toEqual(['poll-reveal', 'poll-close', 'poll-clear']);
    const wall = mount(document.createElement('ml-wall-activity'), 800);
    wall.view = classContext({ poll: { ...poll, answerCount: 3 } }).view;
    await wall.updateComplete;
    expect(words(wall)).toBe('Which? ABC 3 answers');
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
    wall.view = classContext({ predict: scored }).view;
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

describe('collecting points', () => {
  it('[PA230] are placed, handed in, and kept for a reload', async () => {
    const { card, sent } = await asked({ collect });
    const host = await card('ml-collect-card');
    const plane = inside<HTMLElement>(host, 'ml-points-plane');
    plane.focus();
    await userEvent.keyboard('{Enter}');
    button(host, 'Class 1').click();
    plane.focus();
    const change = nextEvent(plane, 'points-change');
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{Enter}');
    await change;
    await drawn();
    button(host, 'Hand in').click();
    const [body] = sent;
    if (body?.type !== 'offer-points') throw new Error('nothing was handed in');
    expect(body.round).toBe(3);
    expect(body.points.map(([, , label]) => label)).toEqual([0, 1]);
    unmount();
    const again = await asked({ collect }, { points: { pointCount: 2, fate: 'refused' } });
    const found = await again.card('ml-collect-card');
    expect(words(found)).toContain('Your 2 points were not taken.');
    button(found, 'Hand in again').click();
    expect(again.sent).toEqual([body]);
  });

  it('[PA230] [PA325] are taken or refused one by one, or all that are seen, and trained on', async () => {
    const offer = { seatId: 's', name: 'Ada', pointCount: 3, fate: 'waiting' } as const;
    const { desk } = classContext().news;
    const pointOffers = [
      { ...offer, offerId: 'points-1' },
      { ...offer, offerId: 'points-2', name: 'Grace', fate: 'refused' as const },
      { ...offer, offerId: 'points-3', name: 'Linus' },
    ];
    const { element, sent } = await tab(
      'ml-collect-tab',
      { collect: { ...collect, acceptedPointCount: 3 } },
      { desk: { ...desk, pointOffers } },
    );
    for (const name of [
      'Take the points of Ada',
      'Refuse the points of Ada',
      'Refuse the points of Grace',
      'Take all',
      'Train on them',
      'No more points',
    ]) {
      button(element, name).click();
    }
    expect(sent).toEqual([
      { type: 'collect-accept', offerIds: ['points-1'] },
      { type: 'collect-refuse', offerIds: ['points-1'] },
      { type: 'collect-accept', offerIds: ['points-1', 'points-3'] },
      { type: 'collect-use' },
      { type: 'collect-close' },
    ]);
  });
});

describe('what a pupil has begun', () => {
  it('[PA339] is found again under the class’s new code, and leaves nothing under the old', async () => {
    const { view } = classContext();
    rememberDraft(view.code, 2, [line]);
    rememberDraft(view.code, 3, [[0, 0, 1]]);
    rememberDraft('OTHER2', 2, 'of another class');
    moveDrafts(view.code, 'NEWKEY');
    expect(recallDraft('NEWKEY', 2)).toEqual([line]);
    expect(recallDraft('NEWKEY', 3)).toEqual([[0, 0, 1]]);
    expect(recallDraft('OTHER2', 2)).toBe('of another class');
    expect(sessionStorage).toHaveLength(3);
  });
});

describe('ml-activity', () => {
  it('[PA231] is not there where nothing is asked; folds away, and unfolds for something new', async () => {
    const none = await asked({});
    expect(allInside(none.element, '*')).toEqual([]);
    const { element } = await asked({ poll });
    button(element, 'Fold away').click();
    await element.updateComplete;
    expect(allInside(element, 'ml-poll-card')).toEqual([]);
    element.view = classContext({ poll: { ...poll, answerCount: 5 } }).view;
    await element.updateComplete;
    expect(allInside(element, 'ml-poll-card')).toEqual([]);
    element.view = classContext({ poll, predict }).view;
    await element.updateComplete;
    expect(allInside(element, 'ml-poll-card, ml-predict-card')).toHaveLength(2);
  });

  it('[PA347] has what was asked last first, and makes room when the lesson goes on', async () => {
    const { element } = await asked({ poll, predict });
    const cards = () => allInside(element, '.cards > *').map(({ localName }) => localName);
    const isPollNewer = poll.round > predict.round;
    const newer = isPollNewer
      ? ['ml-poll-card', 'ml-predict-card']
      : ['ml-predict-card', 'ml-poll-card'];
    expect(cards()).toEqual(newer);
    element.view = classContext({ poll: { ...poll, round: 90 }, predict }).view;
    await element.updateComplete;
    expect(cards()).toEqual(['ml-poll-card', 'ml-predict-card']);

    // What is still open stays while it trains; what is over folds away when training begins.
    const seen = async (people: Parameters<typeof classContext>[0], phase: View['phase']) => {
      element.view = { ...classContext(people).view, phase };
      await element.updateComplete;
      return cards().length;
    };
    const open = { poll: { ...poll, isOpen: true }, predict: { ...predict, isOpen: false } };
    const over = { poll: { ...poll, isOpen: false }, predict: { ...predict, isOpen: false } };
    expect(await seen(open, 'training')).toBe(2);
    expect(await seen(over, 'training')).toBe(2);
    expect(await seen(over, 'paused')).toBe(2);
    expect(await seen(over, 'training')).toBe(0);
  });
});
