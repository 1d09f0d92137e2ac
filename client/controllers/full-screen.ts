/** Into the full screen, and out of it; where a browser refuses, nothing changes. */
export const toggleFullScreen = (): void => void toggle();

async function toggle(): Promise<void> {
  const root = document.documentElement;
  try {
    await (document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen());
  } catch {
    // A phone may have no full screen at all.
  }
}
