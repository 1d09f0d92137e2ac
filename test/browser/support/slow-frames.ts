import { areFramesSlow, requestDraw } from '../../../client/render/frame-scheduler.ts';
import { drawn } from './mount.ts';

/** Makes the next frame a slow one: so many that are quick end what it begins. */
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
  for (let count = 0; count < 1000 && areFramesSlow(); count++) {
    requestDraw({ draw: () => undefined });
    await drawn();
  }
}
