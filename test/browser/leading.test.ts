import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CommandResult } from '../../client/controllers/command-outbox.ts';
import { LeadController } from '../../client/controllers/lead-controller.ts';
import { LookController } from '../../client/controllers/look-controller.ts';
import { WalkController } from '../../client/controllers/walk-controller.ts';
import type { AnyCommandBody } from '../../shared/protocol/any-command.ts';
import type { Pointer, Shown } from '../../shared/protocol/lead.ts';
import { mount, unmount } from './support/mount.ts';
import { shown, unit, settled, Page } from './support/led-pages.ts';

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
