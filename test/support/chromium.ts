import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright';

/** For a Chromium that runs tests alone: nothing of its own on the network. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
];

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const macPaths = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * The Chromium to test with: CHROME_PATH, the system's, or playwright's own.
 * Where there is none, a path that does not exist and a warning: only the projects that need a
 * browser fail, and say so.
 */
export function chromiumPath(): string {
  const wanted = process.env.CHROME_PATH;
  if (wanted) return wanted;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  const own = chromium.executablePath();
  const found = [...candidates, ...macPaths, own].find((path) => path !== '' && existsSync(path));
  if (found) return found;
  console.warn(
    'No Chromium found: set CHROME_PATH, install chromium, or run `npx playwright install chromium`.',
  );
  return own;
}
