import type { Locator, Page } from 'playwright';

/** How `locator` is drawn, or a pseudo element of it. */
export const styleOf = (locator: Locator, pseudo?: string) =>
  locator.first().evaluate((element, name) => {
    const style = getComputedStyle(element, name);
    const { backgroundColor, color, borderTopWidth, borderTopStyle } = style;
    const { outlineColor, outlineStyle, outlineWidth, outlineOffset, display } = style;
    return {
      ...{ backgroundColor, color, borderTopWidth, borderTopStyle },
      ...{ outlineColor, outlineStyle, outlineWidth, outlineOffset, display },
    };
  }, pseudo);

/** How far `page` could be scrolled sideways, CSS pixels. */
export const overWidth = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** What moves on `page` by itself just now, through all shadow roots. */
export const movesOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    const walk = (root: Document | ShadowRoot) => {
      for (const each of root.getAnimations()) {
        const { effect } = each;
        const target = effect instanceof KeyframeEffect ? effect.target : null;
        if (each.playState === 'running') found.push(target?.outerHTML.slice(0, 80) ?? 'what');
      }
      for (const { shadowRoot } of root.querySelectorAll('*')) if (shadowRoot) walk(shadowRoot);
    };
    walk(document);
    return found;
  });

/** The contrast of the ring around what has the focus with what it is drawn on; 0 for no ring. */
export const ringContrast = (page: Page): Promise<{ what: string; contrast: number } | null> =>
  page.evaluate(() => {
    let active = document.activeElement as HTMLElement | null;
    while (active?.shadowRoot?.activeElement) {
      active = active.shadowRoot.activeElement as HTMLElement;
    }
    if (!active || active === document.body) return null;
    const parse = (text: string) => (text.match(/[\d.]+/g) ?? []).map(Number);
    const luminance = (text: string) => {
      const [r, g, b] = parse(text).map((part) => {
        const share = part / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const parentOf = (element: Element): Element | null =>
      element.assignedSlot ??
      element.parentElement ??
      (element.getRootNode() instanceof ShadowRoot
        ? (element.getRootNode() as ShadowRoot).host
        : null);
    /** The ground: the ring lies outside of what has the focus, unless it is drawn inside. */
    const groundOf = (from: Element | null): string => {
      for (let one = from; one; one = parentOf(one)) {
        const { backgroundColor } = getComputedStyle(one);
        if ((parse(backgroundColor)[3] ?? 1) > 0.5) return backgroundColor;
      }
      return getComputedStyle(document.body).backgroundColor;
    };
    const label = active.closest('label');
    const isRing = (style: CSSStyleDeclaration) =>
      style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
    const style = [
      getComputedStyle(active),
      ...(label ? [getComputedStyle(label)] : []),
      getComputedStyle(active, '::after'),
    ].find(isRing);
    const what = `${active.localName}.${active.className} ${active.ariaLabel ?? active.textContent.trim()}`;
    if (!style) return { what, contrast: 0 };
    const isInside = parseFloat(style.outlineOffset) < 0;
    const ground = luminance(groundOf(isInside ? active : parentOf(active)));
    const ring = luminance(style.outlineColor);
    const [low, high] = [Math.min(ring, ground), Math.max(ring, ground)];
    return { what, contrast: (high + 0.05) / (low + 0.05) };
  });
