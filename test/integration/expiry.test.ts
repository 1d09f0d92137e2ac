import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { openSession, startTestServer } from '../support/server.ts';
import { join } from '../support/server-client.ts';

const dayMs = 24 * 60 * 60_000;

describe('a class that nobody comes to any more', () => {
  it.each([
    ['30 days, where nothing is set', undefined, 30],
    ['as many days as are set', '3', 3],
  ])(
    '[SE197] is deleted by the running server after %s, and not before',
    async (_, KEEP_DAYS, days) => {
      vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'], now: Date.now() });
      onTestFinished(() => void vi.useRealTimers());
      const { url } = await startTestServer(KEEP_DAYS === undefined ? {} : { KEEP_DAYS });
      const { code, teacherKey: key, recordingId } = await openSession(url);
      const teacher = await join(url, { role: 'teacher', code, key });
      expect(await teacher.command({ type: 'step', to: 'epoch' })).toMatchObject({ ok: true });
      teacher.socket.disconnect();
      const statusOf = async (path: string) => {
        const headers = { Authorization: `Bearer ${key}` };
        const response = await fetch(`${url}${path}`, { headers });
        await response.arrayBuffer();
        return response.status;
      };
      const paths = [`/api/sessions/${code}`, `/api/recordings/${recordingId}`];
      const statuses = () => Promise.all(paths.map(statusOf));
      // The server hears that the teacher is gone.
      await expect
        .poll(async () => (await fetch(`${url}${paths[0]}`)).json())
        .toMatchObject({ code });
      vi.setSystemTime(Date.now() + days * dayMs - 120_000);
      await vi.advanceTimersByTimeAsync(60_000);
      expect(await statuses()).toEqual([200, 200]);
      vi.setSystemTime(Date.now() + 180_000);
      await vi.advanceTimersByTimeAsync(60_000);
      await expect.poll(statuses).toEqual([404, 404]);
    },
  );
});
