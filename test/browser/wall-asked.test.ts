import { afterEach, describe, expect, it } from 'vitest';
import { WallRoom, type Asked } from '../../client/elements/people/wall-asked.ts';
import '../../client/elements/people/wall-activity.ts';
import { collectText } from '../../client/elements/people/collect-words.ts';
import type { People } from '../../shared/protocol/people-messages.ts';
import type { View } from '../../shared/view/view.ts';
import { collect, line, poll, predict } from './support/asked.ts';
import { classContext } from './support/class-context.ts';
import { allInside, inside, mount, unmount } from './support/mount.ts';
import { words } from './support/words.ts';

afterEach(unmount);

const shown = { unit: null, style: 'regions', space: null, point: null, walk: null } as const;
const over = {
  poll: { ...poll, round: 4, isOpen: false },
  predict: { ...predict, round: 5, isOpen: false, drawings: [[line]], drawingCount: 1 },
};

/** What a wall has room for, as one state of the class follows another. */
function wall() {
  const room = new WallRoom();
  return (people: Partial<People>, phase: View['phase'] = 'paused') => {
    const view = { ...classContext(people).view, phase };
    room.follow(view);
    const { said, predict: drawn, areSeedsShown } = room.of(view);
    return { said: said.map(({ kind }) => kind), isDrawn: drawn !== null, areSeedsShown };
  };
}

describe('what a wall has room for', () => {
  it('[PA380] has words for none and for one', () => {
    const points = (pointCount: number) =>
      collectText({ ...collect, pointCount, offerCount: 1, acceptedPointCount: 1 });
    expect([0, 1, 2].map(points)).toEqual([
      'No points yet',
      'One point by one pupil, 1 taken',
      '2 points by 1, 1 taken',
    ]);
  });

  it('[PA370] has what was asked last first, without what is over and older', () => {
    const seen = wall();
    expect(seen({ poll, predict, collect }).said).toEqual(['collect', 'predict', 'poll']);
    const later = { ...poll, round: 9 };
    expect(seen({ poll: later, predict, collect }).said).toEqual(['poll', 'collect', 'predict']);
    // The drawings stay in the large picture: the question may be about them.
    const beside = seen({ poll: later, predict: over.predict });
    expect(beside).toMatchObject({ said: ['poll'], isDrawn: true });
  });

  it('[PA370] shows what the teacher leads to once it is over, and comes back to what is told anew', () => {
    const seen = wall();
    expect(seen(over)).toMatchObject({ said: ['predict'], isDrawn: true });
    expect(seen({ ...over, lead: shown })).toMatchObject({ said: [], isDrawn: false });
    expect(seen(over)).toMatchObject({ said: [], isDrawn: false });
    const scored = { ...over, predict: { ...over.predict, scores: [0.8] } };
    seen({ ...over, lead: shown });
    expect(seen({ ...scored, lead: shown })).toMatchObject({ said: ['predict'], isDrawn: true });
    const revealed = { poll: { ...over.poll, isRevealed: true } };
    expect(seen({ ...revealed, lead: shown }).said).toEqual(['poll']);
    // A wall that is opened, or reloaded, while the class is led.
    expect(wall()({ ...over, lead: shown }).said).toEqual([]);
    // What is still asked stays.
    expect(wall()({ poll, lead: shown }).said).toEqual(['poll']);
  });

  it('[PA370] keeps drawings over the boundary as it comes, until they were scored and it trains on', () => {
    const seen = wall();
    expect(seen(over, 'training')).toMatchObject({ said: ['predict'], isDrawn: true });
    const scored = { predict: { ...over.predict, scores: [0.8] } };
    expect(seen(scored, 'training').isDrawn).toBe(true);
    expect(seen(scored, 'paused').isDrawn).toBe(true);
    expect(seen(scored, 'training').isDrawn).toBe(false);
    const asked = wall();
    expect(asked({ poll: over.poll }, 'training').said).toEqual([]);
    const seeds = {
      round: 7,
      isOpen: false,
      experiment: classContext().view.experiment,
      untilEpoch: 20,
    };
    expect(asked({ seeds }, 'paused').areSeedsShown).toBe(true);
    expect(asked({ seeds, lead: shown }, 'paused').areSeedsShown).toBe(false);
  });

  it.each([720, 1080])('[PA371] is seen whole at a height of %i, however long', async (height) => {
    const long =
      'Why does a network with one hidden layer of three units not find EX-OR at times? ';
    const asked = {
      ...poll,
      question: long.repeat(3).slice(0, 200),
      options: Array.from({ length: 6 }, (_, i) => `${i} ${long}`.slice(0, 80)),
    };
    const said: Asked[] = [
      { kind: 'poll', asked },
      { kind: 'predict', asked: predict },
      { kind: 'collect', asked: collect },
    ];
    const element = mount(document.createElement('ml-wall-activity'), 600, height / 2);
    element.style.setProperty('height', '100%');
    element.style.setProperty('--wall', `${height / 1080}px`);
    element.said = said;
    await element.updateComplete;
    const { bottom } = element.getBoundingClientRect();
    const texts = allInside(element, 'h2, li, p');
    expect(texts.map(words)).toContain('Make the data');
    for (const text of texts) expect(text.getBoundingClientRect().bottom).toBeLessThan(bottom + 1);
    const size = (selector: string) =>
      parseFloat(getComputedStyle(inside(element, selector)).fontSize);
    expect(size('section:first-child h2')).toBeGreaterThan(size('.beside h2'));
  });
});
