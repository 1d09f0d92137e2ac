import { afterEach, describe, expect, it } from 'vitest';
import '../../client/elements/figures.ts';
import { mounted as mountedBoundary } from './support/boundary.ts';
import { drawn, inside, mount, unmount } from './support/mount.ts';
import { mounted as mountedNetwork } from './support/network.ts';
import { fallingView, mounted as mountedTimeLine } from './support/time-line.ts';
import { trainedView } from './support/trained-view.ts';

afterEach(unmount);

/**
 * Whether the browser can begin a layout here: its size and its inside are its own, and it is no
 * child of a flex box or a grid, which have the last word on their children's sizes.
 */
function isLayoutRoot(element: Element): boolean {
  const { contain, position } = getComputedStyle(element);
  const isContained = contain === 'strict' || (/size/.test(contain) && /layout/.test(contain));
  const parent = element.parentElement ?? (element.getRootNode() as ShadowRoot).host;
  const isPlaced = position === 'absolute' || !/flex|grid/.test(getComputedStyle(parent).display);
  return isContained && isPlaced;
}

/** Up to the host, and not the host itself: where that stands is a page's affair. */
function hasLayoutRoot(element: Element): boolean {
  for (let at: Element | null = element; at; at = at.parentElement) {
    if (isLayoutRoot(at)) return true;
  }
  return false;
}

async function figures() {
  const element = document.createElement('ml-figures');
  element.view = trainedView();
  mount(element, 600);
  await drawn();
  return element;
}

describe('what changes while it trains', () => {
  it.each([
    ['a figure', figures, 'dd'],
    ['the large picture’s heading', () => mountedBoundary(trainedView()), 'h2'],
    ['the large picture’s card', () => mountedBoundary(trainedView()), '.card'],
    ['the diagram’s card', () => mountedNetwork(trainedView()), '.card'],
    [
      'the curve’s read-out',
      () => mountedTimeLine((line) => (line.view = fallingView())),
      '.read-out',
    ],
  ] as const)('[PA524] lays out nothing of the page: %s', async (_, mounted, selector) => {
    const element = await mounted();
    expect(hasLayoutRoot(inside(element, selector))).toBe(true);
  });

  it('[PA524] is asked of something that can fail', async () => {
    const element = await figures();
    expect(hasLayoutRoot(inside(element, 'dt'))).toBe(false);
  });
});
