import type { Page } from 'playwright';

/** What has the focus, as a user of the keyboard meets it. */
export interface Focused {
  /** Its accessible name, or the nearest thing to it. */
  name: string;
  /** The elements that lead to it, through shadow roots: `ml-teach-page ml-transport button`. */
  path: string;
  /** How it is worked: `button`, `select`, `range`, `number`, `checkbox`, … */
  kind: string;
  isRepeated: boolean;
  hasRing: boolean;
  /** What lies over it, or that it is scrolled out of sight; empty where it is seen. */
  cover: string;
  /** Whether arrow keys lead on, to the other tiles. */
  isTile: boolean;
}

interface KeyboardTools {
  begin: () => void;
  visit: () => Promise<Focused | null>;
  unreached: () => string[];
}
type Global = typeof globalThis & { keyboard: KeyboardTools };

/** Installs what a page is asked by: to be called before it is opened. */
export const watchControls = (page: Page): Promise<unknown> => page.addInitScript(installTools);

/** What Tab, once around, found of a page or of the dialog that is open. */
export interface TabRound {
  /** In the order of Tab, `path` and name. */
  reached: Focused[];
  /** Controls to be seen that neither Tab nor arrow keys led to. */
  unreached: string[];
  /** Those whose focus cannot be seen. */
  ringless: string[];
  hidden: string[];
}

/**
 * Tab, once around, and arrow keys inside of groups. `work` is called at every stop, once.
 */
export async function tabAround(
  page: Page,
  work?: (focused: Focused) => Promise<unknown>,
): Promise<TabRound> {
  await page.evaluate(() => (globalThis as Global).keyboard.begin());
  const reached: Focused[] = [];
  // Arrow keys leave the Tab stop of their group elsewhere: the round ends when all is known.
  for (let known = 0; known <= reached.length + 2;) {
    await page.keyboard.press('Tab');
    const focused = await visit(page);
    // Between the last and the first the focus is the browser's own.
    if (!focused || focused.isRepeated) {
      known++;
      continue;
    }
    known = 0;
    reached.push(focused);
    if (focused.isTile) reached.push(...(await rove(page)));
    await work?.(focused);
  }
  // Not left in the browser's own, where keys are not the page's.
  while (!(await visit(page))) await page.keyboard.press('Tab');
  const unreached = await page.evaluate(() => (globalThis as Global).keyboard.unreached());
  const those = (isWanted: (one: Focused) => boolean) =>
    reached.filter(isWanted).map(({ path, name }) => `${path} “${name}”`);
  return {
    reached,
    unreached,
    ringless: those(({ hasRing }) => !hasRing),
    hidden: reached
      .filter(({ cover }) => cover)
      .map(({ path, name, cover }) => `${path} “${name}” by ${cover}`),
  };
}

const visit = (page: Page): Promise<Focused | null> =>
  page.evaluate(() => (globalThis as Global).keyboard.visit());

/** What has the focus now. */
export const focusedOf = visit;

/** Presses `key` until the focus stays where it is or has been everywhere. */
async function press(page: Page, key: string): Promise<Focused[]> {
  const found: Focused[] = [];
  for (let before = ''; ;) {
    await page.keyboard.press(key);
    const focused = await visit(page);
    const place = JSON.stringify([focused?.path, focused?.name]);
    if (!focused || place === before || found.length > 40) return found;
    before = place;
    if (!focused.isRepeated) found.push(focused);
    else if (key !== 'ArrowLeft' && key !== 'ArrowRight') continue;
  }
}

async function rove(page: Page): Promise<Focused[]> {
  const found: Focused[] = [];
  await press(page, 'ArrowLeft');
  for (let columns = 0; columns < 9; columns++) {
    await page.keyboard.press('Home');
    const first = await visit(page);
    if (first && !first.isRepeated) found.push(first);
    found.push(...(await press(page, 'ArrowDown')));
    await page.keyboard.press('ArrowRight');
    const next = await visit(page);
    if (!next || next.name === found.at(-1)?.name) break;
    if (!next.isRepeated) found.push(next);
  }
  return found;
}

/** Tab until the control of that name has the focus. */
export async function tabTo(page: Page, name: string | RegExp): Promise<Focused> {
  const seen: string[] = [];
  for (let presses = 0; presses < 300; presses++) {
    await page.keyboard.press('Tab');
    const focused = await visit(page);
    if (!focused) continue;
    seen.push(focused.name);
    const isIt = typeof name === 'string' ? focused.name === name : name.test(focused.name);
    if (isIt) return focused;
  }
  throw new Error(`Tab never came to ${String(name)}, only to ${[...new Set(seen)].join(' · ')}`);
}

/** Runs in the page, before everything else. */
function installTools(): void {
  const clickables = new Set<EventTarget>();
  const { addEventListener } = EventTarget.prototype;
  EventTarget.prototype.addEventListener = function (type, ...rest) {
    if (/^(click|dblclick|pointerdown|mousedown)$/.test(type)) clickables.add(this);
    addEventListener.call(this, type, ...rest);
  };
  let reached = new WeakSet<Element>();

  const native = 'a[href], button, input, select, textarea, summary';
  const roles = 'button, slider, img, application, tab, option, checkbox, switch, menuitem';
  const withRole = roles
    .split(', ')
    .map((role) => `[tabindex][role=${role}]`)
    .join();
  /** For pointers alone: beside it stand buttons, or a slider, that do the same. */
  const forPointers = 'ml-point-map, .chart[role=img], .chart[role=img] *';
  const controls = `${native}, [tabindex]:not([tabindex='-1']), ${withRole}`;

  function* below(root: ParentNode): Generator<HTMLElement> {
    for (const element of root.querySelectorAll<HTMLElement>('*')) {
      yield element;
      if (element.shadowRoot) yield* below(element.shadowRoot);
    }
  }
  const parentOf = (element: Element): Element | null =>
    element.assignedSlot ??
    element.parentElement ??
    (element.getRootNode() instanceof ShadowRoot
      ? (element.getRootNode() as ShadowRoot).host
      : null);
  function* up(element: Element): Generator<Element> {
    for (let one: Element | null = element; one; one = parentOf(one)) yield one;
  }
  const isSeen = (element: HTMLElement) => {
    const { width, height } = element.getBoundingClientRect();
    return width > 0 && height > 0 && element.checkVisibility({ visibilityProperty: true });
  };
  /** Where the focus may go: a dialog, while one is open. */
  const scopeOf = (): ParentNode => {
    for (const element of below(document)) {
      if (element.matches('dialog:modal')) return element;
    }
    return document;
  };
  const pathOf = (element: Element) =>
    [...up(element)]
      .filter((one, i) => i === 0 || one.localName.includes('-'))
      .map((one, i) => {
        if (i > 0) return one.localName;
        const { edit, node, gap } = (one as HTMLElement).dataset;
        const more = [one.id, one.classList[0], edit, node, gap].filter(Boolean);
        return [one.localName, ...more].join('.');
      })
      .reverse()
      .join(' ');
  const textOf = (label: Element) =>
    label.querySelector('.term, small')?.textContent ??
    [...label.childNodes].map((node) => (node instanceof Text ? node.data : '')).join('');
  const nameOf = (element: HTMLElement) => {
    const labels = [...((element as HTMLInputElement).labels ?? [])];
    const text =
      element.ariaLabel ??
      (labels.length > 0
        ? labels.map(textOf).join(' ')
        : element.matches('select, input')
          ? element.title
          : element.textContent.trim() || element.title);
    return text.replace(/\s+/g, ' ').trim();
  };
  const deepActive = (): HTMLElement | null => {
    let active = document.activeElement as HTMLElement | null;
    while (active?.shadowRoot?.activeElement) {
      active = active.shadowRoot.activeElement as HTMLElement;
    }
    return active === document.body || active === document.documentElement ? null : active;
  };
  const isRing = ({ outlineStyle, outlineWidth, outlineColor }: CSSStyleDeclaration) =>
    outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && !outlineColor.endsWith(', 0)');
  const hasRing = (element: HTMLElement) => {
    const label = element.closest('label');
    const places = [element, ...(label ? [label] : [])];
    return (
      places.some((one) => isRing(getComputedStyle(one))) ||
      isRing(getComputedStyle(element, '::after'))
    );
  };
  /** What covers its middle. */
  const coverOf = (element: HTMLElement): string => {
    const box = element.getBoundingClientRect();
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    let root: DocumentOrShadowRoot = document;
    let hit: Element | null = null;
    for (;;) {
      const inner: Element | null = root.elementFromPoint(x, y);
      if (!inner || inner === hit) break;
      hit = inner;
      if (!inner.shadowRoot) break;
      root = inner.shadowRoot;
    }
    if (!hit) return 'the edge of the page';
    if (getComputedStyle(element).pointerEvents === 'none') return '';
    const label = element.closest('label');
    const isOver = [...up(hit)].some((one) => one === element || one === label);
    const isSeen = isOver || [...up(element)].slice(0, 3).includes(hit);
    return isSeen ? '' : `${pathOf(hit)} at ${Math.round(x)}, ${Math.round(y)}`;
  };
  const kindOf = (element: HTMLElement) =>
    element instanceof HTMLInputElement ? element.type : element.localName;
  /** One stop of Tab, and arrow keys by nature: it is reached as a whole. */
  const radiosOf = (element: HTMLElement) => {
    const { type, name } = element as HTMLInputElement;
    if (type !== 'radio') return [];
    const root = element.getRootNode() as ParentNode;
    return [...root.querySelectorAll(`input[type=radio][name="${name}"]`)];
  };

  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

  (globalThis as Global).keyboard = {
    begin: () => (reached = new WeakSet()),
    visit: async () => {
      const element = deepActive();
      if (!element) return null;
      const isRepeated = reached.has(element);
      for (const one of [element, ...radiosOf(element)]) reached.add(one);
      // What covers it may make way, and on a slow machine a new picture is placed frames later.
      for (let frames = 0; coverOf(element) && frames < 60; frames++) await nextFrame();
      return {
        name: nameOf(element),
        path: pathOf(element),
        kind: kindOf(element),
        isRepeated,
        hasRing: hasRing(element),
        cover: coverOf(element),
        isTile: element.matches('[data-node]'),
      };
    },
    unreached: () => {
      const found: string[] = [];
      const all = [...below(scopeOf())].filter(isSeen);
      const isControl = (one: Element) => one.matches(controls);
      for (const element of all) {
        const isOff = element.matches(':disabled, [inert], [inert] *');
        if (isControl(element)) {
          if (!isOff && !reached.has(element))
            found.push(`${pathOf(element)} “${nameOf(element)}”`);
          continue;
        }
        // What can be clicked must have, be in, or lead to something that has keys.
        if (!clickables.has(element) || element.matches(forPointers)) continue;
        const isPartOfControl = [...up(element)].some(
          (one) => isControl(one) || one.matches('label'),
        );
        const hasControl = [...below(element)].some(isControl);
        const isHost = element.shadowRoot && [...below(element.shadowRoot)].some(isControl);
        if (!isPartOfControl && !hasControl && !isHost) found.push(`${pathOf(element)} (click)`);
      }
      return found;
    },
  };
}
