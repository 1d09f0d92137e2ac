import { DatabaseSync } from 'node:sqlite';
import { join as joinPath } from 'node:path';
import { statSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { headingOf } from '../../client/elements/heading.ts';
import { fileStem } from '../../client/elements/own-data/save-file.ts';
import { recordingFile } from '../../client/take-home/recording-file.ts';
import { decodeSnapshot } from '../../shared/protocol/snapshot-codec.ts';
import { decodeBase64 } from '../../shared/view/base64.ts';
import { parseRecording } from '../../shared/view/recording.ts';
import { expectProblem } from '../support/problem.ts';
import {
  bearer,
  fetchRecordingText,
  openSession,
  startTestServer,
  temporaryFolder,
} from '../support/server.ts';
import { join } from '../support/server-client.ts';
import { ServerProcess } from '../support/server-process.ts';
import { smallExperiment } from '../support/session-driver.ts';
import { addressOf, shareOf, factsOf, asks } from '../support/owned-recording.ts';

describe('a recording', () => {
  it('[SV89] keeps of a link what cannot open anything', async () => {
    const { url, dataDir, close } = await startTestServer();
    const opened = await openSession(url);
    const { shareKey } = await shareOf(url, opened);
    await close();
    const database = new DatabaseSync(joinPath(dataDir, 'more-layers.sqlite'));
    const row = database.prepare('select * from sessions').get() as Record<string, unknown>;
    database.close();
    expect(row.share_key_hash).toHaveLength(32);
    expect(Buffer.from(JSON.stringify(row)).includes(shareKey)).toBe(false);
  });

  it('[SV91] keeps links, titles and what was taken back through kill -9', async () => {
    const DATA_DIR = temporaryFolder();
    const server = await ServerProcess.start({ DATA_DIR });
    const [first, second] = [await openSession(server.url), await openSession(server.url)];
    const kept = await shareOf(server.url, first);
    const ended = await shareOf(server.url, second);
    await asks(server.url, second).unshare().set(bearer(second.teacherKey));
    await asks(server.url, first).rename().set(bearer(first.teacherKey));
    await server.kill();
    const again = await ServerProcess.start({ DATA_DIR });
    const text = await fetchRecordingText(again.url, { ...first, teacherKey: kept.shareKey });
    expect(text).toContain('"title":"Another"');
    const refused = asks(again.url, second).read().set(bearer(ended.shareKey));
    expectProblem(await refused, 404, 'unknown-recording');
    expect(await factsOf(again.url, first)).toMatchObject({ isShared: true, title: 'Another' });
  });

  it('[SV91] of an older version is there, shared with nobody', async () => {
    const { dataDir, url, close } = await startTestServer();
    const opened = await openSession(url, { title: 'Of before' });
    const text = await fetchRecordingText(url, opened);
    await close();
    const database = new DatabaseSync(joinPath(dataDir, 'more-layers.sqlite'));
    database.exec(`alter table sessions drop column share_key_hash;
      delete from kysely_migration where name = '007-shares'`);
    database.close();
    const again = await startTestServer({ DATA_DIR: dataDir });
    expect(await factsOf(again.url, opened)).toMatchObject({ isShared: false, title: 'Of before' });
    expect(await fetchRecordingText(again.url, opened)).toContain(text.split('\n')[1]);
  });

  it('[SV92] tells its teacher what a list needs', async () => {
    const { url } = await startTestServer({ KEEP_DAYS: '10' });
    const opened = await openSession(url, { title: 'Ours', experiment: smallExperiment });
    const { code, teacherKey: key, recordingId } = opened;
    // Nobody has come: it goes after an hour.
    const before = Date.parse((await factsOf(url, opened)).expiresAt ?? '') - Date.now();
    expect(Math.abs(before - 3_600_000)).toBeLessThan(60_000);
    const teacher = await join(url, { role: 'teacher', code, key });
    await teacher.command({ type: 'step', to: 'epoch' });
    const seen = await teacher.untilView(({ snapshot }) => snapshot.epoch === 1);
    const facts = await factsOf(url, opened);
    expect(facts).toMatchObject({
      recordingId,
      code,
      title: 'Ours',
      experiment: smallExperiment,
      isShared: false,
      isOwner: true,
    });
    expect(decodeSnapshot(decodeBase64(facts.frame) ?? new Uint8Array())).toEqual({
      ok: true,
      value: seen.snapshot,
    });
    expect(Date.now() - Date.parse(facts.createdAt)).toBeLessThan(60_000);
    expect(facts.durationMs).toBeGreaterThan(0);
    const left = Date.parse(facts.expiresAt ?? '') - Date.now();
    expect(Math.abs(left - 10 * 86_400_000)).toBeLessThan(60_000);
  });

  it('[SV92] is kept for 30 days where nothing else is set', async () => {
    const { url } = await startTestServer();
    const opened = await openSession(url);
    await join(url, { role: 'teacher', code: opened.code, key: opened.teacherKey });
    const left = Date.parse((await factsOf(url, opened)).expiresAt ?? '') - Date.now();
    expect(Math.abs(left - 30 * 86_400_000)).toBeLessThan(60_000);
  });

  it('[SV92] says where it is kept for good', async () => {
    const { url } = await startTestServer({ KEEP_DAYS: '0' });
    const opened = await openSession(url);
    await join(url, { role: 'teacher', code: opened.code, key: opened.teacherKey });
    expect((await factsOf(url, opened)).expiresAt).toBeNull();
  });

  it('[SV93] has the title that its owner gives it, live and recorded', async () => {
    const { url } = await startTestServer();
    const opened = await openSession(url, { title: 'Of before' });
    const student = await join(url, { role: 'student', code: opened.code });
    const rename = (body: unknown) =>
      request(url)
        .patch(addressOf(opened))
        .set({ ...bearer(opened.teacherKey), 'Content-Type': 'application/json' })
        .send(JSON.stringify(body));
    for (const bad of [{}, { title: 7 }, { title: 'x'.repeat(81) }, { title: 'a', key: 'b' }]) {
      expectProblem(await rename(bad), 400, 'bad-message');
    }
    expect((await factsOf(url, opened)).title).toBe('Of before');
    const renamed = await rename({ title: ' \u202eEX-OR,\u0007 10b ' });
    expect([renamed.status, renamed.body]).toEqual([200, { title: 'EX-OR,  10b' }]);
    await student.untilView(({ title }) => title === 'EX-OR,  10b');
    const recording = parseRecording(await fetchRecordingText(url, opened));
    expect(recording.ok && recording.value.header.title).toBe('EX-OR,  10b');
    const late = await join(url, { role: 'wall', code: opened.code });
    expect(late.view?.title).toBe('EX-OR,  10b');
  });

  it('[EX24] saved alone, by the server or by a page, has its newest title', async () => {
    const { url } = await startTestServer();
    const opened = await openSession(url, { title: 'Of before', experiment: smallExperiment });
    const teacher = await join(url, {
      role: 'teacher',
      code: opened.code,
      key: opened.teacherKey,
    });
    const titles = ['While it runs', 'Zwei Schichten, 10b'];
    for (const title of titles) {
      await teacher.command({ type: 'step', to: 'epoch' });
      await request(url).patch(addressOf(opened)).set(bearer(opened.teacherKey)).send({ title });
    }
    const response = await fetch(`${url}${addressOf(opened)}/download`, {
      headers: bearer(opened.teacherKey),
    });
    const text = gunzipSync(Buffer.from(await response.arrayBuffer())).toString();
    const downloaded = parseRecording(text);
    if (!downloaded.ok) throw new Error(downloaded.message);
    const { header, messages } = downloaded.value;
    expect(header.title).toBe(titles[1]);
    // What the class was called as it began is what it saw.
    expect(messages[0]).toMatchObject({ message: { type: 'state', title: 'Of before' } });
    const saved = await recordingFile(downloaded.value);
    const again = gunzipSync(Buffer.from(await saved.arrayBuffer())).toString();
    expect(again.split('\n')[0]).toBe(text.split('\n')[0]);
    const heading = headingOf({ title: header.title, experiment: smallExperiment });
    expect(fileStem(heading)).toBe('zwei-schichten-10b');
  });

  it('[SV94] is deleted with its class, its link and its keys, and its space is given back', async () => {
    const { url, dataDir, close } = await startTestServer();
    const opened = await openSession(url, {
      experiment: {
        ...smallExperiment,
        hiddenLayers: [{ unitCount: 16, activation: 'tanh' }],
        pace: 1000,
      },
    });
    const { code, teacherKey: key } = opened;
    const { shareKey } = await shareOf(url, opened);
    const other = await openSession(url);
    const teacher = await join(url, { role: 'teacher', code, key });
    await teacher.command({ type: 'start' });
    await teacher.untilView(({ snapshot }) => snapshot.sequence > 30);
    expect((await asks(url, opened).delete().set(bearer(key))).status).toBe(204);
    await teacher.until(() => !teacher.socket.connected, 'a disconnect');
    expect(teacher.events.at(-1)).toBe('ended');
    for (const secret of [key, shareKey]) {
      expectProblem(await asks(url, opened).read().set(bearer(secret)), 404, 'unknown-recording');
    }
    expectProblem(await request(url).get(`/api/sessions/${code}`), 404, 'unknown-session');
    await close();
    const path = joinPath(dataDir, 'more-layers.sqlite');
    const database = new DatabaseSync(path);
    const count = (table: string) =>
      (database.prepare(`select count(*) as n from ${table}`).get() as { n: number }).n;
    // The reserve apart, what is left is the other class's.
    expect(count('sessions')).toBe(1);
    expect(count('undo_stacks')).toBe(1);
    expect(count('people')).toBe(1);
    const loose = database.prepare('select distinct session_id as id from messages').all();
    const left = database.prepare('select id, recording_id from sessions').get();
    expect(loose).toEqual([{ id: left?.id }]);
    expect(left?.recording_id).toBe(other.recordingId);
    expect(count('blocks')).toBe(0);
    const free = database.prepare('pragma freelist_count').get();
    database.close();
    expect(free).toEqual({ freelist_count: 0 });
    expect(statSync(path).size).toBeLessThan(3_000_000);
  });
});
