import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { moveDrafts, recallDraft, rememberDraft } from '../../client/controllers/draft.ts';
import type { View } from '../../shared/view/view.ts';
import { asked, collect, line, poll, predict, tab } from './support/asked.ts';
import { classContext } from './support/class-context.ts';
import { allInside, drawn, inside, nextEvent, unmount } from './support/mount.ts';
import { button, words } from './support/words.ts';

beforeEach(() => sessionStorage.clear());
afterEach(() => unmount());

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
    expect(await seen({ ...over, poll: { ...over.poll, isRevealed: true } }, 'training')).toBe(2);
  });
});
