import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { parseRecording } from '../../shared/view/recording.ts';
import { expectProblem } from '../support/problem.ts';
import {
  bearer,
  fetchRecordingText,
  openSession,
  startTestServer,
  temporaryFolder,
} from '../support/server.ts';
import { join, type TestClient } from '../support/server-client.ts';
import { ServerProcess } from '../support/server-process.ts';
import { smallExperiment } from '../support/session-driver.ts';

/** A class that is over and recorded, and another with its people. */
async function twoClasses(url: string) {
  const past = await openSession(url, { title: 'Yesterday', experiment: smallExperiment });
  const before = await join(url, { role: 'teacher', code: past.code, key: past.teacherKey });
  await before.command({ type: 'step', to: 'epoch' });
  await before.untilView(({ snapshot }) => snapshot.epoch === 1);
  before.socket.disconnect();
  const opened = await openSession(url, { experiment: smallExperiment });
  const { code, teacherKey } = opened;
  const teacher = await join(url, { role: 'teacher', code, key: teacherKey });
  const student = await join(url, { role: 'student', code, name: 'Ada' });
  const wall = await join(url, { role: 'wall', code });
  return { past, opened, code, teacherKey, teacher, student, wall };
}

const replayOf = async (client: TestClient) =>
  (await client.untilView(({ people }) => people.replay !== null)).people.replay!;
const shown = (url: string, code: string, key: string) =>
  request(url).get(`/api/sessions/${code}/replay`).set(bearer(key));

describe('a recording that is played to a class', () => {
  it('[SV95] is given to who is in the class, while it is played, and to nobody else', async () => {
    const { url } = await startTestServer({ FAILURES_PER_MINUTE: '1000' });
    const { past, code, teacherKey, teacher, student, wall } = await twoClasses(url);
    const { recordingId } = past;
    const open = { type: 'replay-open' as const, recordingId };
    for (const key of [undefined, teacherKey, 'wrong']) {
      const asked = await teacher.command({ ...open, ...(key !== undefined && { key }) });
      expect(asked).toMatchObject({ code: 'unknown-recording' });
    }
    expect(await student.command({ ...open, key: past.teacherKey })).toMatchObject({
      code: 'forbidden',
    });
    expect(await teacher.command({ ...open, key: past.teacherKey })).toMatchObject({ ok: true });
    const { key } = await replayOf(student);
    expect((await replayOf(wall)).key).toBe(key);
    expect(key).not.toBe(past.teacherKey);
    const response = await shown(url, code, key).buffer();
    expect(response.status).toBe(200);
    const recording = parseRecording(await fetchRecordingText(url, past));
    const sent = await fetch(`${url}/api/sessions/${code}/replay`, { headers: bearer(key) });
    const told = parseRecording(await sent.text());
    expect(told).toEqual(recording);
    // It opens nothing else, and nothing else opens it.
    expectProblem(
      await request(url).get(`/api/recordings/${recordingId}`).set(bearer(key)),
      404,
      'unknown-recording',
    );
    for (const other of [teacherKey, past.teacherKey, student.welcome?.token ?? '', 'x']) {
      expectProblem(await shown(url, code, other), 404, 'unknown-recording');
    }
    expectProblem(await shown(url, past.code, key), 404, 'unknown-recording');
    expectProblem(await request(url).get(`/api/sessions/${code}/replay`), 404, 'unknown-recording');
    const text = JSON.stringify([student.messages, wall.messages]);
    expect(text).not.toContain(recordingId);
    expect(text).not.toContain(past.teacherKey);

    await teacher.command({ type: 'replay-close' });
    await student.untilView(({ people }) => people.replay === null);
    expectProblem(await shown(url, code, key), 404, 'unknown-recording');
  });

  it('[SV95] is the class’s own without a key, or one that is shared', async () => {
    const { url } = await startTestServer();
    const { past, opened, code, teacher, student } = await twoClasses(url);
    const { recordingId } = opened;
    expect(await teacher.command({ type: 'replay-open', recordingId })).toMatchObject({ ok: true });
    const first = await replayOf(student);
    expect((await shown(url, code, first.key)).status).toBe(200);
    const response = await request(url)
      .post(`/api/recordings/${past.recordingId}/share`)
      .set(bearer(past.teacherKey));
    const { shareKey } = response.body as { shareKey: string };
    const open = { type: 'replay-open', recordingId: past.recordingId, key: shareKey } as const;
    expect(await teacher.command(open)).toMatchObject({ ok: true });
    await student.untilView(({ people }) => people.replay?.round === first.round + 1);
    expectProblem(await shown(url, code, first.key), 404, 'unknown-recording');
    // What was deleted meanwhile is gone for the class as well.
    const { key } = await replayOf(student);
    await request(url).delete(`/api/recordings/${past.recordingId}`).set(bearer(past.teacherKey));
    expectProblem(await shown(url, code, key), 404, 'unknown-recording');
    expect(await teacher.command({ type: 'replay-close' })).toMatchObject({ ok: true });
  });

  it('[SV111] is given no more when the link that it was opened by was taken back', async () => {
    const { url } = await startTestServer();
    const { past, opened, code, teacher, student } = await twoClasses(url);
    const share = `/api/recordings/${past.recordingId}/share`;
    const shareAgain = async () => {
      const response = await request(url).post(share).set(bearer(past.teacherKey));
      return (response.body as { shareKey: string }).shareKey;
    };
    const show = async (recordingId: string, key?: string) => {
      const open = { type: 'replay-open' as const, recordingId, ...(key && { key }) };
      const round = (student.view?.people.replay?.round ?? 0) + 1;
      expect(await teacher.command(open)).toMatchObject({ ok: true });
      await student.untilView(({ people }) => people.replay?.round === round);
      return student.view!.people.replay!.key;
    };
    const first = await show(past.recordingId, await shareAgain());
    expect((await shown(url, code, first)).status).toBe(200);
    await request(url).delete(share).set(bearer(past.teacherKey));
    expectProblem(await shown(url, code, first), 404, 'unknown-recording');
    // A new link brings nothing back that was opened by the one before.
    const next = await shareAgain();
    expectProblem(await shown(url, code, first), 404, 'unknown-recording');
    const second = await show(past.recordingId, next);
    expect((await shown(url, code, second)).status).toBe(200);
    await shareAgain();
    expectProblem(await shown(url, code, second), 404, 'unknown-recording');
    // Its teacher's key, and the class's own recording, do not depend on a link.
    const third = await show(past.recordingId, past.teacherKey);
    await request(url).delete(share).set(bearer(past.teacherKey));
    expect((await shown(url, code, third)).status).toBe(200);
    const own = await show(opened.recordingId);
    expect((await shown(url, code, own)).status).toBe(200);
    expect(JSON.stringify(student.messages)).not.toContain('openedBy');
  });

  it('[SV96] is where the teacher is, for all, and for who comes late or waits to be let in', async () => {
    const { url } = await startTestServer();
    const { past, code, teacher, student } = await twoClasses(url);
    const key = past.teacherKey;
    await teacher.command({ type: 'replay-open', recordingId: past.recordingId, key });
    const { durationMs } = await replayOf(student);
    const positionMs = durationMs / 2;
    await teacher.command({ type: 'replay-move', positionMs, speed: 0.25, isPlaying: false });
    await student.untilView(({ people }) => people.replay?.positionMs === positionMs);
    const late = await join(url, { role: 'student', code, name: 'Grace' });
    expect((await replayOf(late)).positionMs).toBe(positionMs);
    await teacher.command({ type: 'approval', isOn: true });
    const outside = await fetch(`${url}/api/sessions/${code}`);
    expect(await outside.text()).not.toContain((await replayOf(late)).key);
    for (const bad of [{ positionMs: -1 }, { speed: 99 }, { isPlaying: 'yes' }]) {
      const move = { type: 'replay-move', positionMs: 0, speed: 1, isPlaying: true, ...bad };
      expect(await teacher.command(move as never)).toMatchObject({ code: 'bad-message' });
    }
  });

  it('[SV96] goes on after kill -9', async () => {
    const DATA_DIR = temporaryFolder();
    const server = await ServerProcess.start({ DATA_DIR });
    const { past, code, teacher, student } = await twoClasses(server.url);
    const key = past.teacherKey;
    await teacher.command({ type: 'replay-open', recordingId: past.recordingId, key });
    const { durationMs } = await replayOf(student);
    await teacher.command({
      type: 'replay-move',
      positionMs: durationMs,
      speed: 2,
      isPlaying: false,
    });
    await server.kill();
    const again = await ServerProcess.start({ DATA_DIR });
    const back = await join(again.url, { role: 'wall', code });
    const replay = await replayOf(back);
    expect(replay).toMatchObject({ positionMs: durationMs, speed: 2, isPlaying: false });
    expect((await shown(again.url, code, replay.key)).status).toBe(200);
  });
});
