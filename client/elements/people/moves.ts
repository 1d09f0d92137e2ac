const reducedMotion = matchMedia('(prefers-reduced-motion: reduce)');
const durationMs = 400;

/** Elements that are put in another order glide to their new places, where motion is welcome. */
export class Moves {
  #before = new Map<HTMLElement, DOMRect>();

  /** Before they are moved. */
  remember(elements: readonly HTMLElement[]): void {
    if (reducedMotion.matches) return;
    this.#before = new Map(elements.map((each) => [each, each.getBoundingClientRect()]));
  }

  /** After they were moved; nothing where nothing was remembered. */
  play(elements: readonly HTMLElement[]): void {
    const before = this.#before;
    if (before.size === 0) return;
    this.#before = new Map();
    const places = elements.map((each) => each.getBoundingClientRect());
    elements.forEach((each, i) => {
      const from = before.get(each);
      if (!from) return;
      const [x, y] = [from.left - places[i].left, from.top - places[i].top];
      if (Math.abs(x) < 1 && Math.abs(y) < 1) return;
      const transform = `translate(${x}px, ${y}px)`;
      each.animate([{ transform }, { transform: 'none' }], {
        duration: durationMs,
        easing: 'ease-in-out',
      });
    });
  }
}
