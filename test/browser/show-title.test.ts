import { afterEach, describe, expect, it } from 'vitest';
import { showTitle } from '../../client/pages/show-title.ts';

const before = document.title;
afterEach(() => {
  document.title = before;
});

describe('showTitle', () => {
  it('[PA527] sets another name, and leaves the one that is there', () => {
    showTitle('Moons – More Layers');
    expect(document.title).toBe('Moons – More Layers');
    const observer = new MutationObserver(() => undefined);
    observer.observe(document.head, { childList: true, characterData: true, subtree: true });
    showTitle('Moons – More Layers');
    expect(observer.takeRecords()).toEqual([]);
    showTitle('Circles – More Layers');
    expect(observer.takeRecords()).not.toEqual([]);
    expect(document.title).toBe('Circles – More Layers');
  });
});
