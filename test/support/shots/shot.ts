import type { Page } from 'playwright';
import type { OpenedSession } from '../served.ts';

/** Classes that stand where a picture needs them. */
export interface Classes {
  url: string;
  trained: OpenedSession;
  /** With points held out. */
  tested: OpenedSession;
  fresh: OpenedSession;
  /** With weights past all bounds. */
  diverged: OpenedSession;
  dead: OpenedSession;
  saturated: OpenedSession;
  large: OpenedSession;
  /** With a round of seeds that some devices took part in. */
  seeds: OpenedSession;
  /** Led, to a unit in shades and to a step of one update. */
  led: OpenedSession;
  walked: OpenedSession;
  /** Shown a recording: its own, in the midst of it. */
  shown: OpenedSession;
  /** Asks before it lets in, and some wait. */
  door: OpenedSession;
}

/** One thing to be seen: where it is, and what leads to it. */
export interface Shot {
  name: string;
  path: (classes: Classes) => string;
  /** Before the page is opened. */
  before?: (page: Page, classes: Classes) => Promise<unknown>;
  lead?: (page: Page) => Promise<unknown>;
  /** Nothing of a class is to be awaited. */
  isWithoutView?: boolean;
  /** It opens a class of its own: none of the others is needed. */
  isAlone?: boolean;
}

export const teach = (name: Exclude<keyof Classes, 'url'>) => (classes: Classes) =>
  `/teach/${classes[name].code}#${classes[name].teacherKey}`;
export const teachTrained = teach('trained');
export const press = (name: string | RegExp) => (page: Page) =>
  page.getByRole('button', { name, exact: true }).first().click();
export const key = (name: string) => (page: Page) => page.keyboard.press(name);
export const steps =
  (...leads: ((page: Page) => Promise<unknown>)[]) =>
  async (page: Page) => {
    for (const lead of leads) await lead(page);
  };
