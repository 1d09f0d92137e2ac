import { afterEach, describe, expect, it } from 'vitest';
import { showTitle } from '../../client/pages/show-title.ts';

const before = document.title;
afterEach(() => {
  document.title = before;
});

describe('showTitle', () => {
  it('[PA527] sets another name, and leaves the one that is there', () => {
    // The document gives it with single spaces.
    showTitle('Two  moons – More Layers');
    expect(document.title).toBe('Two moons – More Layers');
    const observer = new MutationObserver(() => undefined);
    observer.observe(document.head, { childList: true, characterData: true, subtree: true });
    showTitle('Two  moons – More Layers');
    expect(observer.takeRecords()).toEqual([]);
    showTitle('Circles – More Layers');
    expect(observer.takeRecords()).not.toEqual([]);
    expect(document.title).toBe('Circles – More Layers');
  });
});
