import '../../../client/elements/people/activity.ts';
import '../../../client/elements/people/collect-tab.ts';
import '../../../client/elements/people/poll-tab.ts';
import '../../../client/elements/people/predict-tab.ts';
import type { Mine } from '../../../client/controllers/people-news.ts';
import type {
  Collect,
  People,
  Poll,
  Predict,
  Stroke,
} from '../../../shared/protocol/people-messages.ts';
import { classContext } from './class-context.ts';
import { inside, mount } from './mount.ts';

export const poll: Poll = {
  round: 1,
  question: 'Which?',
  options: ['A', 'B', 'C'],
  isOpen: true,
  isRevealed: false,
  answerCount: 0,
  counts: null,
  correct: null,
};
export const predict: Predict = {
  round: 2,
  isOpen: true,
  drawingCount: 0,
  drawings: null,
  scores: null,
};
export const collect: Collect = {
  round: 3,
  isOpen: true,
  offerCount: 0,
  pointCount: 0,
  acceptedPointCount: 0,
};
export const line: Stroke = [
  [-1, 0],
  [1, 0],
];

export const nobody: Mine = {
  name: 'Ada',
  isHandUp: false,
  answer: null,
  prediction: null,
  points: null,
  network: null,
  seed: null,
};

/** What a pupil is asked, and what they send. */
export async function asked(people: Partial<People>, mine: Partial<Mine> = {}) {
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

/** A teacher’s tab of the class panel, and what it sends. */
export async function tab<Tag extends 'ml-poll-tab' | 'ml-predict-tab' | 'ml-collect-tab'>(
  tag: Tag,
  ...context: Parameters<typeof classContext>
) {
  const given = classContext(...context);
  const element = mount(document.createElement(tag), 380);
  element.context = given;
  await element.updateComplete;
  return { element, sent: given.sent };
}
