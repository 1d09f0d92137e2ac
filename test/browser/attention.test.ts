import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AttentionController } from '../../client/controllers/attention-controller.ts';
import type { Connection } from '../../client/controllers/session-controller.ts';
import type { Selection } from '../../client/render/selection.ts';
import type { AnyCommandBody } from '../../shared/protocol/any-command.ts';
import { mount, unmount } from './support/mount.ts';
import { unit, settled, Page } from './support/led-pages.ts';

beforeEach(() => {
  localStorage.clear();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});

afterEach(() => {
  unmount();
  vi.useRealTimers();
});

class AttentivePage extends Page {
  readonly sent: AnyCommandBody[] = [];
  connection: Connection = { state: 'connecting', failureCount: 0 };
  selection: Selection = null;
  isInCopy = false;
  isWaiting = false;
  isAnswering = true;
  readonly attention = new AttentionController(this, {
    view: () => (this.isWaiting ? null : this.view),
    connection: () => this.connection,
    selection: () => this.selection,
    isInCopy: () => this.isInCopy,
    send: (body) => {
      this.sent.push(body);
      return Promise.resolve(
        this.isAnswering
          ? { ok: true, epoch: 0 }
          : { ok: false, code: 'rate-limited', message: '' },
      );
    },
  });
}
customElements.define('test-attentive-page', AttentivePage);

describe('what a student’s page looks at', () => {
  async function attentive() {
    const page = mount(new AttentivePage(), 100);
    page.connection = { state: 'live' };
    page.requestUpdate();
    await settled([page]);
    return page;
  }

  const select = async (page: AttentivePage, selection: Selection) => {
    page.selection = selection;
    page.requestUpdate();
    await settled([page]);
  };

  const see = (state: 'hidden' | 'visible') => {
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
    document.dispatchEvent(new Event('visibilitychange'));
  };

  afterEach(() => vi.restoreAllMocks());

  it('[PA247] is told once it stays, and not again while it is the same', async () => {
    const page = await attentive();
    await vi.advanceTimersByTimeAsync(1000);
    expect(page.sent).toEqual([]);
    await select(page, unit(0, 0));
    await vi.advanceTimersByTimeAsync(200);
    await select(page, unit(0, 1));
    await vi.advanceTimersByTimeAsync(200);
    expect(page.sent).toEqual([{ type: 'looking', unit: 1, isAway: false }]);
    await select(page, unit(0, 1));
    await vi.advanceTimersByTimeAsync(1000);
    await select(page, null);
    await vi.advanceTimersByTimeAsync(1000);
    expect(page.sent.slice(1)).toEqual([{ type: 'looking', unit: null, isAway: false }]);
  });

  it('[PA247] is told at once when nobody sees the page, and when somebody does again', async () => {
    const page = await attentive();
    see('hidden');
    expect(page.sent).toEqual([{ type: 'looking', unit: null, isAway: true }]);
    see('visible');
    expect(page.sent.slice(1)).toEqual([{ type: 'looking', unit: null, isAway: false }]);
  });

  it('[PA247] is told again on a new line, and after it was not taken', async () => {
    const page = await attentive();
    await select(page, unit(0, 1));
    await vi.advanceTimersByTimeAsync(500);
    page.connection = { state: 'lost', failureCount: 1 };
    page.requestUpdate();
    await settled([page]);
    see('hidden');
    see('visible');
    await vi.advanceTimersByTimeAsync(1000);
    expect(page.sent).toHaveLength(1);
    page.isAnswering = false;
    page.connection = { state: 'live' };
    page.requestUpdate();
    await settled([page]);
    await vi.advanceTimersByTimeAsync(500);
    expect(page.sent).toHaveLength(2);
    page.isAnswering = true;
    page.requestUpdate();
    await settled([page]);
    await vi.advanceTimersByTimeAsync(500);
    expect(page.sent).toHaveLength(3);
    expect(page.sent[2]).toEqual({ type: 'looking', unit: 1, isAway: false });
  });

  it('[PA334] is told to be a copy of their own while it is, and nothing of who waits', async () => {
    const page = await attentive();
    await select(page, unit(0, 1));
    page.isInCopy = true;
    page.requestUpdate();
    await settled([page]);
    await vi.advanceTimersByTimeAsync(1000);
    expect(page.sent).toEqual([{ type: 'looking', unit: null, isAway: false, isInCopy: true }]);
    page.isInCopy = false;
    page.requestUpdate();
    await settled([page]);
    await vi.advanceTimersByTimeAsync(1000);
    expect(page.sent.slice(1)).toEqual([{ type: 'looking', unit: 1, isAway: false }]);
    page.isWaiting = true;
    see('hidden');
    await vi.advanceTimersByTimeAsync(1000);
    expect(page.sent).toHaveLength(2);
  });
});
