import { describe, expect, it } from 'vitest';
import { limits } from '../../shared/limits.ts';
import { openSession, startTestServer } from '../support/server.ts';
import { join, refusalOf } from '../support/server-client.ts';

async function openClass() {
  const { url } = await startTestServer();
  const opened = await openSession(url);
  const { code, teacherKey } = opened;
  const teacher = await join(url, { role: 'teacher', code, key: teacherKey });
  const linkKey = new URL(opened.wallUrl).hash.slice(1);
  return { ...opened, url, teacher, linkKey };
}

describe('walls over real sockets', () => {
  it('[SV100] while the class is locked only the teacher’s link opens one, and one that was there comes back', async () => {
    const { url, code, teacher, linkKey } = await openClass();
    const wall = await join(url, { role: 'wall', code });
    expect(teacher.welcome?.wallKey).toBe(linkKey);
    expect(linkKey).toMatch(/^[\w-]{43}$/);
    const ownKey = wall.welcome?.wallKey ?? '';
    expect(ownKey).not.toBe(linkKey);
    await teacher.command({ type: 'lock', isOn: true });
    expect(await refusalOf(url, { role: 'wall', code })).toBe('locked');
    expect(await refusalOf(url, { role: 'wall', code, key: 'made up' })).toBe('locked');
    const ofAnother = await openClass();
    expect(await refusalOf(url, { role: 'wall', code, key: ofAnother.linkKey })).toBe('locked');
    const linked = await join(url, { role: 'wall', code, key: linkKey });
    expect(linked.welcome?.wallKey).toBe(linkKey);
    wall.socket.disconnect();
    const back = await join(url, { role: 'wall', code, key: ownKey });
    expect(back.welcome?.wallKey).toBe(ownKey);
    await teacher.command({ type: 'start' });
    for (const one of [linked, back]) await one.untilView(({ phase }) => phase === 'training');
  });

  it('[SV100] neither a key for walls nor the code gives a say, nor the recording', async () => {
    const { url, code, linkKey, recordingId } = await openClass();
    const wall = await join(url, { role: 'wall', code, key: linkKey });
    expect(await wall.command({ type: 'start' })).toMatchObject({ code: 'forbidden' });
    expect(await refusalOf(url, { role: 'teacher', code, key: linkKey })).toBe('wrong-key');
    const headers = { Authorization: `Bearer ${linkKey}` };
    const response = await fetch(`${url}/api/recordings/${recordingId}`, { headers });
    expect(response.status).toBe(404);
  });

  it('[SV100] one that was offline while the code was renewed follows by its key', async () => {
    const { url, code, teacher, linkKey } = await openClass();
    const wall = await join(url, { role: 'wall', code });
    const key = wall.welcome?.wallKey ?? '';
    wall.socket.disconnect();
    const ack = await teacher.command({ type: 'new-code' });
    const joinCode = ack.ok ? ack.joinCode : undefined;
    expect(await refusalOf(url, { role: 'wall', code })).toBe('code-ended');
    for (const own of [key, linkKey]) {
      const back = await join(url, { role: 'wall', code, key: own });
      expect(back.view?.code).toBe(joinCode);
    }
  });

  it('[SE161] ten come by the code; the teacher’s link opens one all the same', async () => {
    const { url, code, linkKey } = await openClass();
    const walls = Array.from({ length: limits.wallCount }, () => join(url, { role: 'wall', code }));
    await Promise.all(walls);
    expect(await refusalOf(url, { role: 'wall', code })).toBe('room-full');
    expect((await join(url, { role: 'wall', code, key: linkKey })).welcome?.role).toBe('wall');
  });
});
