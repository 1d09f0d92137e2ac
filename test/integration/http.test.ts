import { gunzipSync } from 'node:zlib';
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { presets } from '../../shared/presets.ts';
import { parseRecording } from '../../shared/view/recording.ts';
import { reduceView } from '../../shared/view/reduce-view.ts';
import type { View } from '../../shared/view/view.ts';
import { expectProblem } from '../support/problem.ts';
import { bearer, openSession, startTestServer } from '../support/server.ts';
import { join, type TestClient } from '../support/server-client.ts';
import { smallExperiment } from '../support/session-driver.ts';

const sessions = '/api/sessions';

describe('POST /api/sessions', () => {
  it('[SV3] opens a session with what a class begins with', async () => {
    const { url } = await startTestServer();
    const response = await request(url).post(sessions);
    expect(response.status).toBe(201);
    const opened = response.body as Record<string, string>;
    expect(Object.keys(opened).sort()).toEqual([
      'code',
      'joinUrl',
      'recordingId',
      'teachUrl',
      'teacherKey',
      'wallUrl',
    ]);
    expect(opened.code).toMatch(/^[B-Z]{6}$/);
    // 256 and 192 bits in base64url.
    expect(opened.teacherKey).toMatch(/^[\w-]{43}$/);
    expect(opened.recordingId).toMatch(/^[\w-]{32}$/);
    expect(response.headers.location).toBe(`/api/sessions/${opened.code}`);
    expect(response.headers['cache-control']).toBe('no-store');
    const wall = await join(url, { role: 'wall', code: opened.code });
    expect(wall.view?.experiment).toEqual(presets['exor-two-hidden'].experiment);
  });

  it('[SV3] opens it with a title and a preset, or an experiment', async () => {
    const { url } = await startTestServer();
    const first = await openSession(url, { title: ' \u202eMoons\u0007 ', preset: 'moons-0' });
    const second = await openSession(url, { experiment: smallExperiment });
    const views = await Promise.all(
      [first, second].map(({ code }) => join(url, { role: 'wall', code })),
    );
    expect(views[0].view).toMatchObject({
      title: 'Moons',
      experiment: presets['moons-0'].experiment,
    });
    expect(views[1].view).toMatchObject({ title: '', experiment: smallExperiment });
  });

  it('[SV4] gives addresses that others in the room can reach', async () => {
    const { url } = await startTestServer({ PUBLIC_URL: 'https://class.example' });
    const { code, teacherKey, teachUrl, joinUrl, wallUrl } = await openSession(url);
    expect(teachUrl).toBe(`https://class.example/teach/${code}#${teacherKey}`);
    expect(joinUrl).toBe(`https://class.example/join/${code}`);
    expect(wallUrl).toMatch(new RegExp(`^https://class.example/wall/${code}#[\\w-]{43}$`));
  });

  it('[SV4] gives the host that was asked for', async () => {
    const { url } = await startTestServer();
    const response = await request(url).post(sessions).set('Host', 'school.lan:9000');
    expect((response.body as { joinUrl: string }).joinUrl).toMatch(/^http:\/\/school\.lan:9000\//);
  });

  it.each([
    ['no JSON', '{"title":', 'bad-message'],
    ['a bare value', '"moons-0"', 'bad-message'],
    ['a list', '[]', 'bad-message'],
    ['an unknown preset', '{"preset":"moons-1"}', 'bad-message'],
    ['an unknown part', '{"name":"x"}', 'bad-message'],
    ['a long title', JSON.stringify({ title: 'x'.repeat(81) }), 'bad-message'],
    [
      'a preset and an experiment',
      JSON.stringify({ preset: 'moons-0', experiment: smallExperiment }),
      'bad-message',
    ],
    ['an experiment that is none', '{"experiment":{"dataset":{"type":"moons"}}}', 'bad-message'],
    [
      'too many layers',
      JSON.stringify({
        experiment: {
          ...smallExperiment,
          hiddenLayers: Array.from({ length: 7 }, () => ({ unitCount: 1, activation: 'tanh' })),
        },
      }),
      'bad-message',
    ],
  ])('[SV5] refuses %s, and opens nothing', async (_, body, code) => {
    const { url, registry } = await startTestServer({ MAX_SESSIONS: '1' });
    const response = await request(url).post(sessions).type('application/json').send(body);
    expectProblem(response, 400, code);
    expect(registry.count).toBe(0);
    await openSession(url);
  });

  it('[SV5] names the part that is wrong', async () => {
    const { url } = await startTestServer();
    const experiment = { ...smallExperiment, learningRate: 1000 };
    const response = await request(url).post(sessions).send({ experiment });
    expectProblem(response, 400, 'bad-message');
    expect(response.text).toContain('experiment.learningRate');
  });

  it('[SV5] refuses a body that is too large, or no JSON by its type', async () => {
    const { url } = await startTestServer();
    const large = await request(url)
      .post(sessions)
      .send({ title: 'x'.repeat(10_000_000) });
    expectProblem(large, 413, 'too-large');
    const form = await request(url).post(sessions).type('form').send('title=x');
    expectProblem(form, 415, 'bad-message');
    await openSession(url);
  });

  it('[SV14] refuses a page of another site', async () => {
    const { url, registry } = await startTestServer();
    const response = await request(url).post(sessions).set('Origin', 'http://evil.example');
    expectProblem(response, 403, 'foreign-origin');
    expect(registry.count).toBe(0);
    const own = await request(url).post(sessions).set('Origin', url);
    expect(own.status).toBe(201);
  });

  it('[SV11] refuses too many sessions from one address', async () => {
    const { url } = await startTestServer({ SESSIONS_PER_MINUTE: '2' });
    await openSession(url);
    await openSession(url);
    const response = await request(url).post(sessions);
    expectProblem(response, 429, 'rate-limited');
    expect(response.headers['retry-after']).toBe('60');
  });

  it('[SV11] holds as many sessions as it is told to', async () => {
    const { url } = await startTestServer({ MAX_SESSIONS: '2' });
    const wishes = await Promise.all([1, 2, 3].map(() => request(url).post(sessions)));
    expect(wishes.map(({ status }) => status).sort()).toEqual([201, 201, 503]);
    const refused = wishes.find(({ status }) => status === 503);
    if (refused) expectProblem(refused, 503, 'server-full');
  });
});

describe('GET and DELETE /api/sessions/:code', () => {
  it('[SV6] tells the public facts, whatever the case of the code', async () => {
    const { url } = await startTestServer();
    const opened = await openSession(url, { title: 'Our class' });
    const { code } = opened;
    const typed = `${code.slice(0, 3).toLowerCase()}-${code.slice(3)}`;
    const response = await request(url).get(`${sessions}/${typed}`);
    expect(response.status).toBe(200);
    const createdAt: unknown = expect.stringMatching(/^\d{4}-.*Z$/);
    expect(response.body).toEqual({
      code,
      title: 'Our class',
      phase: 'paused',
      studentCount: 0,
      isTeacherHere: false,
      isLobby: false,
      isLocked: false,
      isApprovalOn: false,
      areNamesGenerated: false,
      createdAt,
    });
    expect(response.text).not.toContain(opened.teacherKey);
    expect(response.text).not.toContain(opened.recordingId);
  });

  it.each(['BCDFGH', 'x', '%00', 'a%2Fb', '%F0%9F%98%80'])(
    '[SV6] knows no session %s',
    async (code) => {
      const { url } = await startTestServer();
      expectProblem(await request(url).get(`${sessions}/${code}`), 404, 'unknown-session');
    },
  );

  it('[SV7] removes a session for its key alone', async () => {
    const { url } = await startTestServer();
    const { code, teacherKey } = await openSession(url);
    const other = await openSession(url);
    const remove = (authorization: string) =>
      request(url).delete(`${sessions}/${code}`).set('Authorization', authorization);
    for (const wrong of ['', 'Bearer', `Bearer ${other.teacherKey}`, teacherKey]) {
      const response = await remove(wrong);
      expectProblem(response, 401, 'wrong-key');
      expect(response.headers['www-authenticate']).toBe('Bearer');
    }
    expect((await request(url).get(`${sessions}/${code}`)).status).toBe(200);
    expect((await remove(`Bearer ${teacherKey}`)).status).toBe(204);
    expectProblem(await remove(`Bearer ${teacherKey}`), 404, 'unknown-session');
    expect((await request(url).get(`${sessions}/${other.code}`)).status).toBe(200);
  });

  it('[SV11] stops an address that tries codes', async () => {
    const { url } = await startTestServer({ FAILURES_PER_MINUTE: '3' });
    const { code } = await openSession(url);
    for (const wrong of ['BBBBBB', 'CCCCCC', 'DDDDDD']) {
      expect((await request(url).get(`${sessions}/${wrong}`)).status).toBe(404);
    }
    expectProblem(await request(url).get(`${sessions}/${code}`), 429, 'rate-limited');
  });
});

describe('GET /api/recordings/:id', () => {
  const play = (text: string): View | null => {
    const recording = parseRecording(text);
    if (!recording.ok) throw new Error(recording.message);
    expect(recording.value.problem).toBeNull();
    return recording.value.messages.reduce<View | null>(
      (view, { message }) => reduceView(view, message),
      null,
    );
  };

  async function teach(client: TestClient): Promise<View> {
    await client.command({ type: 'start' });
    await client.untilView(({ snapshot }) => snapshot.epoch >= 4);
    await client.command({ type: 'change', experiment: { learningRate: 0.7 } });
    await client.untilView(({ snapshot }) => snapshot.epoch >= 8);
    await client.command({ type: 'pause' });
    return client.untilView(({ phase }) => phase === 'paused');
  }

  it('[SV8] ends on the picture that the class saw, while the session goes on', async () => {
    const { url } = await startTestServer();
    const opened = await openSession(url, { title: 'Our class', experiment: smallExperiment });
    const { code, teacherKey: key, recordingId } = opened;
    const teacher = await join(url, { role: 'teacher', code, key });
    await join(url, { role: 'student', code, name: 'Ada Lovelace' });
    const seen = await teach(teacher);
    const response = await request(url)
      .get(`/api/recordings/${recordingId}`)
      .set(bearer(key))
      .buffer()
      .parse((stream, done) => {
        let text = '';
        stream.setEncoding('utf8');
        stream.on('data', (chunk: string) => (text += chunk));
        stream.on('end', () => done(null, text));
      });
    expect(response.status).toBe(200);
    expect(response.headers['content-type']).toMatch('application/x-ndjson');
    expect(response.headers['content-encoding']).toBe('gzip');
    const text = response.body as string;
    const view = play(text);
    expect(view?.snapshot).toEqual(seen.snapshot);
    expect(view?.history).toEqual(seen.history);
    expect(view?.marks).toEqual(seen.marks);
    for (const secret of ['Ada', key, code]) expect(text).not.toContain(secret);
    expect(response.headers['content-disposition']).toMatch(/attachment; filename=".+\.ndjson"/);
  });

  it('[SV56] comes as a gzipped file too', async () => {
    const { url } = await startTestServer();
    const { recordingId, teacherKey } = await openSession(url, { title: 'Two layers' });
    const headers = bearer(teacherKey);
    const address = `${url}/api/recordings/${recordingId}`;
    const response = await fetch(`${address}/download`, { headers });
    expect(response.headers.get('content-encoding')).toBeNull();
    expect(response.headers.get('content-type')).toBe('application/gzip');
    expect(response.headers.get('content-disposition')).toMatch(/filename=".+\.ndjson\.gz"/);
    const text = gunzipSync(await response.arrayBuffer()).toString();
    expect(text).toBe(await (await fetch(address, { headers })).text());
    expect(play(text)).toMatchObject({ title: 'Two layers' });
    expectProblem(await request(url).get('/api/recordings/none/download').set(headers), 404);
  });

  it('[SV8] plays from the very beginning, before anyone came', async () => {
    const { url } = await startTestServer();
    const { recordingId, teacherKey } = await openSession(url);
    const response = await fetch(`${url}/api/recordings/${recordingId}`, {
      headers: { 'Accept-Encoding': 'identity', ...bearer(teacherKey) },
    });
    expect(response.headers.get('content-encoding')).toBeNull();
    expect(play(await response.text())).toMatchObject({ phase: 'paused' });
  });

  it('[SV8] is there for its id alone', async () => {
    const { url } = await startTestServer();
    const { code, teacherKey } = await openSession(url);
    for (const id of [code, 'x', '%27%20or%201=1']) {
      const asked = request(url).get(`/api/recordings/${id}`).set(bearer(teacherKey));
      expectProblem(await asked, 404, 'unknown-recording');
    }
  });
});
