import { requestDraw } from '../../../client/render/frame-scheduler.ts';
import { drawn } from './mount.ts';

/** Frames are slow from here on; so many that are quick end it. */
export async function slowDown(): Promise<void> {
  const wait = () => {
    const end = performance.now() + 30;
    while (performance.now() < end);
  };
  requestDraw({ draw: wait });
  await drawn();
}

/** Quick frames again: what follows begins as on any device. */
export async function speedUp(): Promise<void> {
  for (let count = 0; count < 40; count++) {
    requestDraw({ draw: () => undefined });
    await drawn();
  }
}
