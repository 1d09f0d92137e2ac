import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { recall, remember } from '../../client/controllers/storage.ts';
import { uniqueId } from '../../client/controllers/unique-id.ts';
import { isPageKey, isWalkKey } from '../../client/elements/controls/shortcuts.ts';
import { mount, unmount } from './support/mount.ts';

afterEach(() => {
  unmount();
  vi.restoreAllMocks();
});

describe('isPageKey', () => {
  /** Whether a key pressed on `element` would be the page's. */
  function isTaken(element: HTMLElement, key: string, init: KeyboardEventInit = {}): boolean {
    let isTaken = false;
    const listener = (event: KeyboardEvent) => (isTaken = isPageKey(event));
    window.addEventListener('keydown', listener);
    element.dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, composed: true, ...init }),
    );
    window.removeEventListener('keydown', listener);
    return isTaken;
  }

  const put = (markup: string) => {
    const box = mount(document.createElement('div'), 300);
    box.innerHTML = markup;
    return box.firstElementChild as HTMLElement;
  };

  it('[PA60] leaves keys to what is typed into, to dialogs, and to the browser', () => {
    expect(isTaken(document.body, ' ')).toBe(true);
    for (const field of ['<input type="text">', '<input type="number">', '<select></select>']) {
      expect(isTaken(put(field), ' '), field).toBe(false);
    }
    expect(isTaken(put('<dialog open><button>x</button></dialog>'), ' ')).toBe(false);
    expect(isTaken(document.body, ' ', { ctrlKey: true })).toBe(false);
    expect(isTaken(put('<input type="range">'), 'v')).toBe(true);
  });

  it('[PA60] leaves keys to a dialog that holds elements with roots of their own', () => {
    const dialog = put('<dialog open><div></div></dialog>');
    const root = dialog.querySelector('div')?.attachShadow({ mode: 'open' });
    const inner = document.createElement('span');
    root?.append(inner);
    expect(isTaken(inner, ' ')).toBe(false);
    dialog.removeAttribute('open');
    expect(isTaken(inner, ' ')).toBe(true);
  });

  it('[PA60] leaves Space to a button reached by Tab, not to one that was clicked', async () => {
    const box = put('<div><a href="#top">before</a><button>Same start</button></div>');
    const [link, button] = box.children as unknown as [HTMLElement, HTMLElement];
    await userEvent.click(button);
    expect(document.activeElement).toBe(button);
    expect(isTaken(button, ' ')).toBe(true);
    link.focus();
    await userEvent.tab();
    expect(document.activeElement).toBe(button);
    expect(isTaken(button, ' ')).toBe(false);
    expect(isTaken(button, 'v')).toBe(true);
  });
});

describe('isPageKey and isWalkKey', () => {
  /** What a key that is pressed on `element`, reached by Tab, is to the page. */
  async function pressed(markup: string, key: string) {
    const box = mount(document.createElement('div'), 300);
    box.innerHTML = `<a href="#top">before</a>${markup}`;
    const [link, element] = box.children as unknown as [HTMLElement, HTMLElement];
    link.focus();
    await userEvent.tab();
    expect(document.activeElement).toBe(element);
    const heard = { isPage: false, isWalk: false };
    const listener = (event: KeyboardEvent) =>
      Object.assign(heard, { isPage: isPageKey(event), isWalk: isWalkKey(event) });
    window.addEventListener('keydown', listener);
    element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
    window.removeEventListener('keydown', listener);
    unmount();
    return heard;
  }

  it.each([
    ['<button>Play</button>', false],
    ['<input type="checkbox">', false],
    ['<div role="button" tabindex="0"></div>', false],
    ['<ul tabindex="0"></ul>', false],
    ['<a href="#there">there</a>', true],
    ['<input type="range">', true],
    ['<div role="slider" tabindex="0"></div>', true],
    ['<div role="application" tabindex="0"></div>', true],
    ['<section tabindex="0"></section>', true],
  ])('[PA431] on %s: Space is the page’s: %s', async (markup, isPage) => {
    expect((await pressed(markup, ' ')).isPage).toBe(isPage);
  });

  it.each([
    ['<div role="slider" tabindex="0"></div>', true, true],
    ['<input type="range">', true, true],
    ['<div role="application" tabindex="0"></div>', true, false],
    ['<input type="checkbox">', false, false],
    ['<button>Play</button>', false, false],
  ])('[PA431] on %s: arrows are its own: %s, Home: %s', async (markup, arrows, ends) => {
    expect((await pressed(markup, 'ArrowLeft')).isWalk).toBe(arrows);
    expect((await pressed(markup, 'Home')).isWalk).toBe(ends);
  });
});

describe('without TLS and without storage', () => {
  it('[PA61] makes ids without crypto.randomUUID', () => {
    vi.spyOn(crypto, 'randomUUID').mockImplementation(() => {
      throw new TypeError('not a secure context');
    });
    const ids = Array.from({ length: 100 }, uniqueId);
    expect(new Set(ids).size).toBe(100);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/);
  });

  it('[PA61] works where storage throws', () => {
    remember('local', 'test-key', 'value');
    expect(recall('local', 'test-key')).toBe('value');
    remember('local', 'test-key', null);
    expect(recall('local', 'test-key')).toBeNull();
    vi.spyOn(window, 'localStorage', 'get').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    remember('local', 'test-key', 'value');
    expect(recall('local', 'test-key')).toBeNull();
  });
});
