import { areFramesSlow, requestDraw } from '../../../client/render/frame-scheduler.ts';
import { drawn } from './mount.ts';

/** Makes the next frame a slow one: many quick ones end what it begins. */
export function slowFrame(): void {
  const wait = () => {
    const end = performance.now() + 30;
    while (performance.now() < end);
  };
  requestDraw({ draw: wait });
}

/** Frames are slow from here on. */
export async function slowDown(): Promise<void> {
  slowFrame();
  await drawn();
}

/** Quick frames again: what follows begins as on any device. */
export async function speedUp(): Promise<void> {
  const endMs = performance.now() + 8000;
  while (areFramesSlow() && performance.now() < endMs) {
    requestDraw({ draw: () => undefined });
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  await drawn();
}
