import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { pollTemplates } from '../../client/elements/people/poll-templates.ts';
import { limits } from '../../shared/limits.ts';
import { asked, poll, tab } from './support/asked.ts';
import { classContext } from './support/class-context.ts';
import { allInside, inside, mount, unmount } from './support/mount.ts';
import '../../client/elements/people/wall-activity.ts';
import { button, words } from './support/words.ts';

beforeEach(() => sessionStorage.clear());
afterEach(() => unmount());

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
    wall.said = [{ kind: 'poll', asked: { ...poll, answerCount: 3 } }];
    await wall.updateComplete;
    expect(words(wall)).toBe('Which? ABC 3 answers');
    wall.said = [{ kind: 'poll', asked: { ...poll, answerCount: 1 } }];
    await wall.updateComplete;
    expect(words(wall)).toContain('One answer');
  });

  it('[PA377] has the counts under each other, whatever is said of an option', async () => {
    const told = { ...poll, isOpen: false, isRevealed: true, counts: [3, 14, 2], correct: 1 };
    for (const answer of [0, 1]) {
      const { card } = await asked({ poll: told }, { answer });
      const own = await card('ml-poll-card');
      const ends = allInside(own, 'b').map((count) => count.getBoundingClientRect().right);
      expect(new Set(ends.map(Math.round)).size).toBe(1);
      expect(words(own)).toContain('your answer');
    }
  });
});
