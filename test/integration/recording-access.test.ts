import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { expectProblem } from '../support/problem.ts';
import {
  bearer,
  fetchRecordingText,
  openSession,
  startTestServer,
  type Opened,
} from '../support/server.ts';
import { join, refusalOf } from '../support/server-client.ts';
import { smallExperiment } from '../support/session-driver.ts';
import { shareOf, factsOf, asks } from '../support/owned-recording.ts';

type Ask = keyof ReturnType<typeof asks>;

const all: readonly Ask[] = ['read', 'download', 'facts', 'share', 'unshare', 'rename', 'delete'];

/** What each may ask: the status of every answer, by who asks. */
const matrix: Record<string, (ask: Ask) => number> = {
  owner: (ask) =>
    (({ share: 201, unshare: 204, delete: 204 }) as Partial<Record<Ask, number>>)[ask] ?? 200,
  'co-teacher': (ask) => (['read', 'download', 'facts'].includes(ask) ? 200 : 403),
  share: (ask) => (['read', 'download'].includes(ask) ? 200 : 403),
  'share that was replaced': () => 404,
  'share that was taken back': () => 404,
  'co-teacher whose key was taken back': () => 404,
  'key of before it was renewed': () => 404,
  "another class's teacher": () => 404,
  stranger: () => 404,
  'somebody without a key': () => 401,
  'somebody with a seat': () => 404,
};

async function keyOf(who: string, url: string, opened: Opened): Promise<string> {
  const { code, teacherKey } = opened;
  const teacher = await join(url, { role: 'teacher', code, key: teacherKey });
  const renewed = async (type: 'co-teacher' | 'new-key') => {
    const ack = await teacher.command(type === 'new-key' ? { type } : { type, isOn: true });
    return ack.ok ? (ack.key ?? '') : '';
  };
  switch (who) {
    case 'owner':
      return teacherKey;
    case 'co-teacher':
      return renewed('co-teacher');
    case 'co-teacher whose key was taken back': {
      const key = await renewed('co-teacher');
      await teacher.command({ type: 'co-teacher', isOn: false });
      return key;
    }
    case 'key of before it was renewed':
      await renewed('new-key');
      return teacherKey;
    case 'share':
      return (await shareOf(url, opened)).shareKey;
    case 'share that was replaced': {
      const { shareKey } = await shareOf(url, opened);
      await shareOf(url, opened);
      return shareKey;
    }
    case 'share that was taken back': {
      const { shareKey } = await shareOf(url, opened);
      await asks(url, opened).unshare().set(bearer(teacherKey));
      return shareKey;
    }
    case "another class's teacher":
      return (await openSession(url)).teacherKey;
    case 'stranger':
      return 'x'.repeat(43);
    case 'somebody with a seat':
      return (await join(url, { role: 'student', code, name: 'Ada' })).welcome?.token ?? '';
    default:
      return '';
  }
}

describe('a recording', () => {
  it.each(Object.entries(matrix))('[SV88] [SV89] answers the %s', async (who, statusOf) => {
    const { url } = await startTestServer();
    const opened = await openSession(url, { experiment: smallExperiment });
    const key = await keyOf(who, url, opened);
    for (const ask of all) {
      const asked = asks(url, opened)[ask]();
      const response = await (key === '' ? asked : asked.set(bearer(key)));
      expect([ask, response.status]).toEqual([ask, statusOf(ask)]);
      expect(response.headers['cache-control']).toBe('no-store');
      const code = { 401: 'wrong-key', 403: 'forbidden', 404: 'unknown-recording' }[
        response.status
      ];
      if (code !== undefined) expectProblem(response, response.status, code);
      if (response.status === 401) expect(response.headers['www-authenticate']).toBe('Bearer');
      // An id that there is not is answered as a key that opens nothing.
      const wrongId = asks(url, opened, 'y'.repeat(32))[ask]();
      const other = await (key === '' ? wrongId : wrongId.set(bearer(key)));
      expect(other.status).toBe(key === '' ? 401 : 404);
      if (response.status === 404 || response.status === 401)
        expect(other.text).toBe(response.text);
    }
  });

  it('[SV89] is opened by its link, until that is taken back; a class is not', async () => {
    const { url } = await startTestServer({ PUBLIC_URL: 'https://class.example' });
    const opened = await openSession(url, { title: 'Ours' });
    const { shareKey, shareUrl } = await shareOf(url, opened);
    expect(shareKey).toMatch(/^[\w-]{43}$/);
    expect(shareUrl).toBe(`https://class.example/replay/${opened.recordingId}#${shareKey}`);
    const text = await fetchRecordingText(url, { ...opened, teacherKey: shareKey });
    expect(text).toBe(await fetchRecordingText(url, opened));
    expect(text).not.toContain(shareKey);
    expect((await factsOf(url, opened)).isShared).toBe(true);
    const { code } = opened;
    expect(await refusalOf(url, { role: 'teacher', code, key: shareKey })).toBe('wrong-key');
    const summary = request(url).get(`/api/sessions/${code}/summary`).set(bearer(shareKey));
    expectProblem(await summary, 401, 'wrong-key');
    expectProblem(await request(url).delete(`/api/sessions/${code}`).set(bearer(shareKey)), 401);
    await asks(url, opened).unshare().set(bearer(opened.teacherKey));
    expect((await factsOf(url, opened)).isShared).toBe(false);
  });

  it('[SV90] is not found by trying; who has a key is served all the same', async () => {
    const { url } = await startTestServer({ FAILURES_PER_MINUTE: '3' });
    const opened = await openSession(url);
    const wrong = () =>
      asks(url, opened)
        .read()
        .set(bearer('z'.repeat(43)));
    for (let i = 0; i < 3; i++) expectProblem(await wrong(), 404, 'unknown-recording');
    expectProblem(await wrong(), 429, 'rate-limited');
    expectProblem(
      await asks(url, opened, 'none').read().set(bearer(opened.teacherKey)),
      429,
      'rate-limited',
    );
    expect((await asks(url, opened).read().set(bearer(opened.teacherKey))).status).toBe(200);
    const { shareKey } = await shareOf(url, opened);
    expect((await asks(url, opened).download().set(bearer(shareKey))).status).toBe(200);
  });

  it('[SV88] takes no orders from another site', async () => {
    const { url } = await startTestServer();
    const opened = await openSession(url);
    for (const ask of ['share', 'unshare', 'rename', 'delete'] as const) {
      const asked = asks(url, opened)[ask]().set(bearer(opened.teacherKey));
      expectProblem(await asked.set('Origin', 'https://evil.example'), 403, 'foreign-origin');
    }
    expect(await factsOf(url, opened)).toMatchObject({ isShared: false, title: '' });
  });
});
