import { html, LitElement, type TemplateResult } from 'lit';
import { afterEach, describe, expect, it } from 'vitest';
import { FollowController } from '../../client/controllers/follow-controller.ts';
import { SightController } from '../../client/controllers/sight-controller.ts';
import '../../client/elements/stage/stage.ts';
import type { Pointer, Shown } from '../../shared/protocol/lead.ts';
import type { View } from '../../shared/view/view.ts';
import { drawn, inside, mount, unmount } from './support/mount.ts';
import { trainedView } from './support/trained-view.ts';

const shown: Shown = { unit: null, style: 'regions', space: null, point: null, walk: null };
const unit = (unitIndex: number): Shown => ({ ...shown, unit: { layerIndex: 0, unitIndex } });

/** A part of the page that has a dialog in a shadow root of its own. */
class Part extends LitElement {
  protected override render(): TemplateResult {
    return html`<dialog><button>Close</button></dialog>`;
  }
}
customElements.define('test-sight-part', Part);

/** A student's page, as far as it follows, between much else. */
class Page extends LitElement {
  static override properties = { view: { attribute: false }, pointer: { attribute: false } };
  declare view: View;
  declare pointer: Pointer;
  isInCopy = false;
  readonly follow = new FollowController(this, () => this.view);
  readonly sight = new SightController(this, {
    shown: () => this.follow.shown,
    pointer: () => this.pointer,
    isInCopy: () => this.isInCopy,
  });

  constructor() {
    super();
    this.view = trainedView({ epochs: 1 });
    this.pointer = null;
  }

  protected override render(): TemplateResult {
    const far = html`<svg width="10" height="3000"></svg>`;
    return html`${far}<ml-stage
        .view=${this.view}
        .selection=${this.follow.look.selectionIn(this.view)}
        .unitStyle=${this.follow.look.unitStyle}
      ></ml-stage
      ><input aria-label="Name" /><test-sight-part></test-sight-part>${far}`;
  }

  async lead(lead: Shown | null): Promise<void> {
    this.view = { ...this.view, people: { ...this.view.people, lead } };
    await drawn();
  }

  async point(at: Pointer): Promise<void> {
    this.pointer = at;
    await drawn();
  }

  get picture(): DOMRect {
    return inside(inside(this, 'ml-stage'), '.picture').getBoundingClientRect();
  }

  get isInSight(): boolean {
    return this.picture.top >= 0 && this.picture.bottom <= innerHeight;
  }

  /** Scrolls to the very top, from where nothing of the picture is seen. */
  async leave(): Promise<void> {
    scrollTo({ top: 0, behavior: 'instant' });
    await drawn();
    expect(this.picture.top).toBeGreaterThan(innerHeight);
  }
}
customElements.define('test-sight-page', Page);

/** Fulfilled when the picture is in sight, and the page has come to rest. */
async function comes(page: Page): Promise<void> {
  await expect.poll(() => page.isInSight, { timeout: 5000 }).toBe(true);
  for (let at = -1; at !== scrollY; await drawn()) at = scrollY;
  expect(page.isInSight).toBe(true);
}

async function open(): Promise<Page> {
  const page = mount(new Page(), 360);
  await drawn();
  await page.lead(shown);
  await comes(page);
  return page;
}

/** Scrolled away, it stays there whatever `act` does. */
async function staysAway(page: Page, act: () => Promise<void>): Promise<void> {
  await page.leave();
  await act();
  expect(scrollY).toBe(0);
}

afterEach(() => {
  unmount();
  scrollTo({ top: 0, behavior: 'instant' });
});

describe('a page that is led', () => {
  it('[PA381] comes to the picture for what is shown anew, and for a pointer that begins', async () => {
    const page = await open();
    for (const next of [unit(1), { ...unit(1), style: 'shades' as const }, unit(0)]) {
      await page.leave();
      await page.lead(next);
      await comes(page);
    }
    await page.leave();
    await page.point([0, 0]);
    await comes(page);
    await staysAway(page, () => page.point([0.5, 0]));
    await page.point(null);
    await page.point([0, 0]);
    await comes(page);

    // The same, told again, and a class that is led no more.
    await staysAway(page, () => page.lead({ ...unit(0) }));
    await staysAway(page, () => page.lead(null));
  });

  it('[PA381] stays where it is while somebody types, has a dialog open, is in a copy or looks around', async () => {
    const page = await open();
    const field = inside<HTMLInputElement>(page, 'input');
    field.focus();
    await staysAway(page, () => page.lead(unit(1)));
    field.blur();
    const dialog = inside<HTMLDialogElement>(inside(page, 'test-sight-part'), 'dialog');
    dialog.showModal();
    // A click beside its buttons takes the focus out of it.
    inside<HTMLElement>(inside(page, 'test-sight-part'), 'button').blur();
    await staysAway(page, () => page.lead(unit(0)));
    dialog.close();
    page.isInCopy = true;
    await staysAway(page, () => page.lead(unit(1)));
    page.isInCopy = false;
    page.follow.wander();
    await staysAway(page, () => page.lead(unit(0)));
    await page.leave();
    page.follow.back();
    await comes(page);
  });
});
