import { rowsBelowWidth } from '../../render/network-layout.ts';

/** The picture's share of the width: every layer beyond the third takes room from it. */
const pictureShares = [0.5, 0.5, 0.5, 0.5, 0.46, 0.42, 0.38];
const minPicture = 240;
/** The picture's own ticks and heading make it so much higher than wide. */
const extraHeight = 16;

/** Gives a stage's large picture its width, as `--picture` in CSS pixels. */
export class PictureFit {
  readonly #host: HTMLElement;
  readonly #layerCount: () => number;
  readonly #observer = new ResizeObserver(([{ contentRect }]) => {
    this.#room = contentRect;
    this.fit();
  });
  #room = { width: 0, height: 0 };

  /** `layerCount` is asked for the number of hidden layers that are shown. */
  constructor(host: HTMLElement, layerCount: () => number) {
    this.#host = host;
    this.#layerCount = layerCount;
  }

  observe(room: Element): void {
    this.#observer.observe(room);
  }

  /** As wide as the network leaves it, and not wider than the room is high. */
  fit(): void {
    const { width, height } = this.#room;
    if (width === 0) return;
    const share = pictureShares[this.#layerCount()] ?? 0.38;
    // What is left is enough for columns, or else the layers are rows beneath each other.
    const across = Math.min(share * width, Math.max(minPicture, width - rowsBelowWidth));
    const picture = `${Math.round(Math.min(across, height - extraHeight))}px`;
    const { style } = this.#host;
    if (style.getPropertyValue('--picture') !== picture) style.setProperty('--picture', picture);
  }
}
