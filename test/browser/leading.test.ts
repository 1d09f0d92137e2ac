import axe from 'axe-core';
import { LitElement } from 'lit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AttentionController } from '../../client/controllers/attention-controller.ts';
import type { CommandResult } from '../../client/controllers/command-outbox.ts';
import { FollowController } from '../../client/controllers/follow-controller.ts';
import { LeadController } from '../../client/controllers/lead-controller.ts';
import { LookController } from '../../client/controllers/look-controller.ts';
import type { Connection } from '../../client/controllers/session-controller.ts';
import { WalkController } from '../../client/controllers/walk-controller.ts';
import '../../client/elements/people/lead-bar.ts';
import '../../client/elements/stage/shared-pointer.ts';
import type { Selection } from '../../client/render/selection.ts';
import type { AnyCommandBody } from '../../shared/protocol/any-command.ts';
import type { Pointer, Shown } from '../../shared/protocol/lead.ts';
import type { View } from '../../shared/view/view.ts';
import { drawn, inside, mount, unmount } from './support/mount.ts';
import { trainedView } from './support/trained-view.ts';

const shown: Shown = { unit: null, style: 'regions', space: null, point: null, walk: null };
const unit = (layerIndex: number, unitIndex: number) => ({ layerIndex, unitIndex });

beforeEach(() => {
  localStorage.clear();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  unmount();
  vi.useRealTimers();
});

/** What a server makes of what pages send, and tells them, once it is let. */
class FakeRoom {
  readonly sent: AnyCommandBody[] = [];
  readonly pages: Page[] = [];
  isRefusing = false;
  #lead: Shown | null = null;
  #waiting: (() => void)[] = [];

  readonly send = (body: AnyCommandBody): Promise<CommandResult> => {
    this.sent.push(body);
    return new Promise((resolve) => {
      this.#waiting.push(() => {
        if (this.isRefusing) return resolve({ ok: false, code: 'rate-limited', message: '' });
        if (body.type === 'lead') this.#lead = body.shown;
        if (body.type === 'show' && this.#lead)
          this.#lead = { ...this.#lead, ...(body.parts as Partial<Shown>) };
        resolve({ ok: true, epoch: 0 });
      });
    });
  };

  /** Answers what was sent so far, and then tells everyone. */
  async answer(): Promise<void> {
    const [waiting, before] = [this.#waiting, this.#lead];
    this.#waiting = [];
    for (const settle of waiting) settle();
    await settled(this.pages);
    if (this.#lead !== before) for (const page of this.pages) page.hear(this.#lead);
    await settled(this.pages);
  }

  get lead(): Shown | null {
    return this.#lead;
  }
}

const settled = async (pages: readonly Page[]) => {
  for (let i = 0; i < 5; i++) await Promise.all(pages.map((page) => page.updateComplete));
};

/** Of a page, what holds a view. */
class Page extends LitElement {
  view: View = trainedView({ epochs: 1 });

  hear(lead: Shown | null): void {
    this.view = { ...this.view, people: { ...this.view.people, lead } };
    this.requestUpdate();
  }
}

class TeacherPage extends Page {
  room = new FakeRoom();
  readonly look = new LookController(this);
  readonly walk = new WalkController(this);
  readonly lead = new LeadController(this, {
    view: () => this.view,
    send: (body) => this.room.send(body),
    look: this.look,
    walk: this.walk,
  });

  point(at: Pointer): void {
    this.lead.onPoint(new CustomEvent('plane-point', { detail: at }));
  }
}
customElements.define('test-teacher-page', TeacherPage);

class StudentPage extends Page {
  readonly follow = new FollowController(this, () => this.view);
}
customElements.define('test-student-page', StudentPage);

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

async function teachers(count: number) {
  const room = new FakeRoom();
  const pages = Array.from({ length: count }, () => {
    const page = new TeacherPage();
    page.room = room;
    room.pages.push(page);
    return mount(page, 100);
  });
  await settled(pages);
  return { room, pages, page: pages[0] };
}

async function leading(count = 1) {
  const all = await teachers(count);
  all.page.lead.toggle();
  await all.room.answer();
  all.room.sent.length = 0;
  return all;
}

describe('a teacher who leads', () => {
  it('[PA240] tells nothing until asked to, then what is looked at, then what of it is another', async () => {
    const { room, page } = await teachers(1);
    page.look.select(unit(0, 1));
    await settled([page]);
    expect(room.sent).toEqual([]);
    page.lead.toggle();
    await room.answer();
    expect(room.sent).toEqual([{ type: 'lead', shown: { ...shown, unit: unit(0, 1) } }]);
    expect(page.lead.isLeading).toBe(true);
    page.look.toggleStyle();
    await settled([page]);
    expect(room.sent[1]).toEqual({ type: 'show', parts: { style: 'shades' } });
    await room.answer();
    page.lead.toggle();
    await room.answer();
    expect(room.sent.slice(2)).toEqual([{ type: 'lead', shown: null }]);
    page.look.select(null);
    await settled([page]);
    expect(room.sent).toHaveLength(3);
  });

  it('[PA240] waits for an answer, and tells then what has changed meanwhile in one', async () => {
    const { room, page } = await leading();
    page.look.select(unit(0, 0));
    await settled([page]);
    page.look.select(unit(0, 1));
    page.look.toggleStyle();
    await settled([page]);
    expect(room.sent).toEqual([{ type: 'show', parts: { unit: unit(0, 0) } }]);
    await room.answer();
    expect(room.sent[1]).toEqual({ type: 'show', parts: { unit: unit(0, 1), style: 'shades' } });
    await room.answer();
    expect(page.look.selectionIn(page.view)).toEqual(unit(0, 1));
    expect(room.sent).toHaveLength(2);
  });

  it('[PA240] tells again, after a while, what was not taken', async () => {
    const { room, page } = await leading();
    room.isRefusing = true;
    page.look.select(unit(0, 1));
    await settled([page]);
    await room.answer();
    expect(room.sent).toHaveLength(1);
    room.isRefusing = false;
    await vi.advanceTimersByTimeAsync(1000);
    await settled([page]);
    expect(room.sent).toHaveLength(2);
    await room.answer();
    expect(room.lead?.unit).toEqual(unit(0, 1));
  });

  it('[PA244] comes to what another teacher shows, and says nothing of it', async () => {
    const { room, pages } = await leading(2);
    const [one, other] = pages;
    expect(other.lead.isLeading).toBe(true);
    for (const [by, at, selected] of [
      [one, other, unit(0, 1)],
      [other, one, unit(0, 0)],
    ] as const) {
      room.sent.length = 0;
      by.look.select(selected);
      await settled(pages);
      for (let i = 0; i < 5; i++) await room.answer();
      expect(at.look.selectionIn(at.view)).toEqual(selected);
      expect(room.sent).toEqual([{ type: 'show', parts: { unit: selected } }]);
    }
  });

  it('[PA244] agrees with another teacher on the numbers of a walk', async () => {
    const { room, pages } = await leading(2);
    const [one, other] = pages;
    const walking = (sequence: number, isByHand: boolean) =>
      new CustomEvent('walk-change', {
        detail: {
          pointIndex: 0,
          stepIndex: 1,
          sequence,
          lit: { column: 0, edgesInto: null },
          isByHand,
        },
      });
    void one.walk.open();
    one.walk.onChange(walking(7, true));
    await settled(pages);
    await room.answer();
    expect(other.walk.isOpen).toBe(true);
    // The other page has missed that frame.
    other.walk.onChange(walking(9, false));
    for (let i = 0; i < 10; i++) await room.answer();
    expect(room.lead?.walk).toEqual({ pointIndex: 0, stepIndex: 1, sequence: 9 });
    const count = room.sent.length;
    for (let i = 0; i < 5; i++) await room.answer();
    expect(room.sent).toHaveLength(count);
  });

  it('[PA242] tells where it is pointed at, at most every 80 ms, the last place and none', async () => {
    const { room, page } = await leading();
    for (let i = 0; i < 100; i++) {
      page.point([i, 0]);
      await vi.advanceTimersByTimeAsync(10);
    }
    await vi.advanceTimersByTimeAsync(200);
    const pointers = () =>
      room.sent.flatMap((body) => (body.type === 'show' ? [body.pointer] : []));
    expect(pointers().length).toBeGreaterThan(10);
    expect(pointers().length).toBeLessThanOrEqual(14);
    expect(pointers().at(-1)).toEqual([99, 0]);
    expect(page.lead.isPointing).toBe(true);
    page.point(null);
    page.point(null);
    await vi.advanceTimersByTimeAsync(200);
    expect(pointers().at(-1)).toBeNull();
    const count = room.sent.length;
    page.point(null);
    await vi.advanceTimersByTimeAsync(200);
    expect(room.sent).toHaveLength(count);
  });

  it('[PA242] tells nobody where it is pointed at in a class that is not led', async () => {
    const { room, page } = await teachers(1);
    page.point([0, 1]);
    await vi.advanceTimersByTimeAsync(500);
    expect(room.sent).toEqual([]);
  });
});

describe('a student who is led', () => {
  async function student() {
    const page = mount(new StudentPage(), 100);
    await settled([page]);
    return { page, follow: page.follow, look: page.follow.look, walk: page.follow.walk };
  }

  it('[PA240] follows, and keeps what they wish by themselves', async () => {
    const { page, follow, look } = await student();
    page.hear({ ...shown, unit: unit(0, 1), style: 'shades' });
    await settled([page]);
    expect([follow.isLed, follow.isAround]).toEqual([true, false]);
    expect([look.selectionIn(page.view), look.unitStyle]).toEqual([unit(0, 1), 'shades']);
    expect(new LookController(page).unitStyle).toBe('regions');
    page.hear(null);
    await settled([page]);
    expect(follow.isLed).toBe(false);
    expect(look.selectionIn(page.view)).toEqual(unit(0, 1));
  });

  it('[PA241] looks around by looking at something else, and comes back to what is shown by then', async () => {
    const { page, follow, look } = await student();
    page.hear(shown);
    await settled([page]);
    look.select(unit(0, 0));
    expect(follow.isAround).toBe(true);
    page.hear({ ...shown, unit: unit(0, 1) });
    await settled([page]);
    expect(look.selectionIn(page.view)).toEqual(unit(0, 0));
    follow.back();
    expect(follow.isAround).toBe(false);
    expect(look.selectionIn(page.view)).toEqual(unit(0, 1));
  });

  it('[PA241] is brought along where the class is led anew', async () => {
    const { page, follow, look } = await student();
    page.hear(shown);
    await settled([page]);
    look.select(unit(0, 0));
    page.hear(null);
    await settled([page]);
    page.hear({ ...shown, unit: unit(0, 1) });
    await settled([page]);
    expect(follow.isAround).toBe(false);
    expect(look.selectionIn(page.view)).toEqual(unit(0, 1));
  });

  it('[PA246] leaves a walk, and is not moved by what is out of its reach', async () => {
    const { page, follow, walk } = await student();
    page.hear({ ...shown, walk: { pointIndex: 3, stepIndex: 60, sequence: 1 } });
    await settled([page]);
    const place = {
      pointIndex: 3,
      stepIndex: 12,
      sequence: 1,
      lit: { column: 0, edgesInto: null },
    };
    // The element stays within the steps that there are.
    walk.onChange(new CustomEvent('walk-change', { detail: { ...place, isByHand: false } }));
    expect([follow.isAround, walk.isOpen, walk.stepIndex]).toEqual([false, true, 60]);
    walk.onChange(new CustomEvent('walk-change', { detail: { ...place, isByHand: true } }));
    expect([follow.isAround, walk.stepIndex]).toEqual([true, 12]);
    follow.back();
    expect([walk.isOpen, walk.stepIndex]).toEqual([true, 60]);
    void walk.close();
    expect([follow.isAround, walk.isOpen]).toEqual([true, false]);
  });
});

describe('ml-lead-bar', () => {
  it('[PA241] says which of the two holds, and keeps the focus on its one button', async () => {
    const bar = mount(document.createElement('ml-lead-bar'), 390);
    const events: string[] = [];
    for (const name of ['lead-leave', 'lead-back'])
      bar.addEventListener(name, () => events.push(name));
    await drawn();
    const button = inside<HTMLButtonElement>(bar, 'button');
    const status = inside(bar, '[role=status]');
    button.focus();
    button.click();
    expect(status.textContent.trim()).toBe('You see what your teacher shows.');
    bar.isAround = true;
    await bar.updateComplete;
    expect(bar.shadowRoot?.activeElement).toBe(button);
    expect(button.textContent.trim()).toBe('Back to the teacher’s view');
    expect(status.textContent.trim()).toBe('You are looking around.');
    button.click();
    expect(events).toEqual(['lead-leave', 'lead-back']);
    expect(button.getBoundingClientRect().height).toBeGreaterThanOrEqual(36);
    vi.useRealTimers();
    expect((await axe.run(bar)).violations).toEqual([]);
  });
});

describe('ml-shared-pointer', () => {
  const window = { x1Min: -2, x1Max: 2, x2Min: -1, x2Max: 1 };
  const pointer = async (at: Pointer) => {
    const element = mount(document.createElement('ml-shared-pointer'), 400, 200);
    element.window = window;
    element.at = at;
    await drawn();
    return element;
  };

  it('[PA242] stands with the middle of its ring at the place', async () => {
    const element = await pointer([1, 0.5]);
    const box = element.getBoundingClientRect();
    const ring = inside(element, 'circle').getBoundingClientRect();
    expect((ring.left + ring.right) / 2 - box.left).toBeCloseTo(0.75 * box.width, 0);
    expect((ring.top + ring.bottom) / 2 - box.top).toBeCloseTo(0.25 * box.height, 0);
    expect(ring.width).toBeGreaterThan(30);
  });

  it('[PA242] shows nothing where nothing is pointed at, or what is not in the picture', async () => {
    const element = await pointer([2.1, 0]);
    expect(element.renderRoot.querySelector('svg')).toBeNull();
    element.window = { ...window, x1Max: 3 };
    await element.updateComplete;
    expect(element.renderRoot.querySelector('svg')).not.toBeNull();
    element.at = null;
    await element.updateComplete;
    expect(element.renderRoot.querySelector('svg')).toBeNull();
  });
});

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
