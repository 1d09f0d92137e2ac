import { describe, expect, it } from 'vitest';
import { classCall } from '../../../client/sandbox/class-call.ts';
import type { Mine } from '../../../client/controllers/people-news.ts';
import { quietPeople, type People } from '../../../shared/protocol/people-messages.ts';
import type { View } from '../../../shared/view/view.ts';
import { classroom } from '../../support/classroom.ts';

const view = classroom().views.get('teacher') as View;
const call = (people: Partial<People>, mine: Partial<Mine> = {}, state: 'live' | 'lost' = 'live') =>
  classCall(
    { ...view, people: { ...quietPeople, ...people } },
    { ...nothingDone, ...mine },
    state === 'lost' ? { state, failureCount: 1 } : { state },
  );
const nothingDone: Mine = {
  name: 'Ada',
  isHandUp: false,
  answer: null,
  prediction: null,
  points: null,
  network: null,
  seed: null,
};
const poll = {
  ...{ round: 1, question: '?', options: ['a', 'b'], isOpen: true, isRevealed: false },
  ...{ answerCount: 0, counts: null, correct: null },
};
const predict = { round: 2, isOpen: true, drawingCount: 0, drawings: null, scores: null };
const collect = { round: 3, isOpen: true, offerCount: 0, pointCount: 0, acceptedPointCount: 0 };

describe('what a class wants of a pupil in their own copy', () => {
  it('[PA253] is what is asked and not yet done', () => {
    expect(call({})).toBeNull();
    expect(call({ poll })).toBe('copyCallPoll');
    expect(call({ poll }, { answer: 1 })).toBeNull();
    expect(call({ poll: { ...poll, isOpen: false } })).toBeNull();
    expect(call({ predict })).toBe('copyCallPredict');
    expect(call({ predict }, { prediction: { strokes: [], score: null } })).toBeNull();
    expect(call({ collect })).toBe('copyCallCollect');
    expect(call({ collect }, { points: { pointCount: 1, fate: 'waiting' } })).toBeNull();
  });

  it('[PA253] is a line that is lost before all else, and what the teacher shows last', () => {
    const lead = {} as NonNullable<People['lead']>;
    expect(call({ poll, lead }, {}, 'lost')).toBe('copyLineLost');
    expect(call({ poll, lead })).toBe('copyCallPoll');
    expect(call({ lead })).toBe('copyCallLead');
  });

  it('[PA332] is the teacher who is away, where nothing is asked', () => {
    const away = (people: Partial<People>) =>
      classCall(
        { ...view, isTeacherHere: false, people: { ...quietPeople, ...people } },
        nothingDone,
        { state: 'live' },
      );
    expect(away({ poll })).toBe('copyCallPoll');
    expect(away({ lead: {} as NonNullable<People['lead']> })).toBe('teacherAway');
    expect(away({})).toBe('teacherAway');
  });
});
