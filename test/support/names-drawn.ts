import type { Locator, Page } from 'playwright';

/**
 * Whether `name` is drawn by itself in `locator`: its signs in their own direction, what stands
 * before it on its left, and what follows on its right.
 */
export const isDrawnByItself = (locator: Locator, name: string): Promise<boolean> =>
  locator.evaluate((element, wanted) => {
    const signs: { sign: string; left: number; right: number; top: number }[] = [];
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode as Text;
      for (let i = 0; i < node.data.length; i++) {
        // What isolates is not drawn itself.
        if (/[\s\u2066-\u2069]/u.test(node.data[i])) continue;
        const range = new Range();
        range.setStart(node, i);
        range.setEnd(node, i + 1);
        const { left, right, top } = range.getBoundingClientRect();
        signs.push({ sign: node.data[i], left, right, top: Math.round(top) });
      }
    }
    const text = signs.map(({ sign }) => sign).join('');
    const bare = wanted.replaceAll(' ', '');
    const at = text.indexOf(bare);
    if (at < 0) throw new Error(`“${wanted}” is not in “${text}”`);
    const own = signs.slice(at, at + bare.length);
    const isRightToLeft = /[\u0590-\u08ff]/u.test(wanted);
    // What stands on another line tells nothing.
    const isInOrder = own.every((one, i) => {
      const next = own.at(i + 1);
      return !next || next.top !== one.top || next.left > one.left !== isRightToLeft;
    });
    const isRightOf = (one: (typeof signs)[0], other: (typeof signs)[0]) =>
      one.top !== other.top || one.left >= other.right - 1;
    const [before, after] = [signs.at(at - 1), signs.at(at + bare.length)];
    const isBeside =
      (at === 0 || !before || own.every((one) => isRightOf(one, before))) &&
      (!after || own.every((one) => isRightOf(after, one)));
    return isInOrder && isBeside;
  }, name);

/** All that `page` says anywhere, to eyes and to screen readers: texts, labels and what is typed. */
export const wholeText = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const found: string[] = [document.title];
    const walk = (root: ParentNode) => {
      for (const element of root.querySelectorAll('*')) {
        if (element.matches('style, script')) continue;
        for (const { name, value } of element.attributes) {
          if (/^(aria-|title$|alt$|placeholder$)/.test(name)) found.push(value);
        }
        if (element instanceof HTMLInputElement) found.push(element.value);
        for (const node of element.childNodes) if (node instanceof Text) found.push(node.data);
        if (element.shadowRoot) walk(element.shadowRoot);
      }
    };
    walk(document);
    return found.join('\n');
  });
