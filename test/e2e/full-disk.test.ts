import { describe, expect, it } from 'vitest';
import { features, type Experiment } from '../../shared/experiment.ts';
import { desk, openPage, phone, untilSeen, useBrowser } from '../support/class-pages.ts';
import { ServerProcess } from '../support/server-process.ts';
import { openSession, temporaryFolder } from '../support/server.ts';
import { smallExperiment } from '../support/session-driver.ts';

const browser = useBrowser();
const experiment: Experiment = {
  ...smallExperiment,
  features: [...features],
  hiddenLayers: Array.from({ length: 6 }, () => ({ unitCount: 16, activation: 'tanh' })),
  pace: 100,
};

describe("the teacher's page", () => {
  it.each([
    ['a desk', { viewport: desk }],
    ['a phone', phone],
  ])('[SV55] says that the disk is full, and goes on, on %s', async (_, options) => {
    const server = await ServerProcess.start({
      DATA_DIR: temporaryFolder(),
      MAX_DATA_MB: '1',
      SESSIONS_PER_MINUTE: '1000',
    });
    const { code, teacherKey } = await openSession(server.url, { experiment });
    const { page } = await openPage(
      browser(),
      `${server.url}/teach/${code}#${teacherKey}`,
      options,
    );
    await untilSeen(page, () => true);
    await page.keyboard.press(' ');
    await untilSeen(page, ({ phase }) => phase === 'training');
    const word = page.getByRole('alert').filter({ hasText: 'disk is full' });
    expect(await word.count()).toBe(0);
    // Other classes take all that there is.
    for (let i = 0; i < 1000; i++) {
      const opened = await openSession(server.url, { experiment }).catch(() => null);
      if (!opened) break;
    }
    await word.waitFor();
    const { epoch } = await untilSeen(page, () => true);
    await untilSeen(page, (view) => view.epoch > epoch + 20);
    await word.scrollIntoViewIfNeeded();
    const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
    const size = await page.evaluate(() => {
      const { scrollWidth, scrollHeight } = document.documentElement;
      return { scrollWidth, scrollHeight };
    });
    expect(size.scrollWidth).toBeLessThanOrEqual(width);
    if (width === desk.width) expect(size.scrollHeight).toBeLessThanOrEqual(height);
    if (process.env.SHOTS) {
      await page.screenshot({ path: `${process.env.SHOTS}/full-${width}.png` });
    }
  });
});
