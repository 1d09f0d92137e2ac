import { describe, expect, it } from 'vitest';
import { openSession } from '../support/server.ts';
import { join, refusalOf } from '../support/server-client.ts';
import { openClass } from '../support/refused-class.ts';

describe('who tries codes, or takes seats', () => {
  it('[SV41] wrong codes from the same address keep out guesses, but no key, no seat and no class that came', async () => {
    const { url, code, key, student } = await openClass({ FAILURES_PER_MINUTE: '2' });
    const other = await openSession(url);
    for (let i = 0; i < 2; i++) {
      expect(await refusalOf(url, { role: 'wall', code: 'BBBBBB' })).toBe('unknown-session');
    }
    // Of a class that nobody came to from here, the code may have been found by trying.
    for (const guess of [
      { role: 'student', code: other.code, name: 'Bob' },
      { role: 'wall', code: other.code },
      { role: 'wall', code: 'CCCCCC' },
      { role: 'teacher', code, key: 'wrong' },
    ]) {
      expect(await refusalOf(url, guess)).toBe('rate-limited');
    }
    const facts = async (of: string) => (await fetch(`${url}/api/sessions/${of}`)).status;
    expect(await facts(other.code)).toBe(429);
    expect(await facts(code)).toBe(200);
    await join(url, { role: 'student', code, name: 'Bob' });
    const token = student.welcome?.token ?? '';
    const back = await join(url, { role: 'student', code, token });
    expect(back.welcome?.name).toBe('Ada');
    // The teacher of the other class comes, and its students with her.
    await join(url, { role: 'teacher', code: other.code, key: other.teacherKey });
    await join(url, { role: 'student', code: other.code, name: 'Cem' });
    const address = `${url}/api/sessions/${code}`;
    const remove = (bearer: string) =>
      fetch(address, { method: 'DELETE', headers: { Authorization: `Bearer ${bearer}` } });
    expect((await remove('wrong')).status).toBe(429);
    expect((await remove(key)).status).toBe(204);
  });

  it('[SV41] who came under an old code has to be told the new one', async () => {
    const { url, teacher, student } = await openClass({ FAILURES_PER_MINUTE: '2' });
    for (let i = 0; i < 2; i++) await refusalOf(url, { role: 'wall', code: 'BBBBBB' });
    const answer = await teacher.command({ type: 'new-code' });
    const { joinCode: code = '' } = answer as { joinCode?: string };
    expect(code).toHaveLength(6);
    expect(await refusalOf(url, { role: 'wall', code })).toBe('rate-limited');
    await join(url, { role: 'student', code, token: student.welcome?.token ?? '' });
    await join(url, { role: 'wall', code });
  });

  it('[SV46] one address takes so many new seats and walls in a minute; who has one comes back', async () => {
    // Ada and the wall that looked at the class, then a wall and two pupils.
    const scene = await openClass({ SEATS_PER_MINUTE: '5', TRUST_PROXY: '1' });
    const { url, code, key, student } = scene;
    const Bob = { role: 'student', code, name: 'Bob' } as const;
    const { welcome } = await join(url, { role: 'wall', code });
    await join(url, Bob);
    await join(url, { ...Bob, token: 'of-another-class' });
    for (const name of ['Cem', 'Dana']) {
      expect(await refusalOf(url, { ...Bob, name })).toBe('rate-limited');
    }
    expect(await refusalOf(url, { role: 'wall', code })).toBe('rate-limited');
    const { view } = await join(url, { role: 'wall', code, key: welcome?.wallKey });
    expect(view?.studentCount).toBe(3);
    const token = student.welcome?.token ?? '';
    expect((await join(url, { role: 'student', code, token })).welcome?.name).toBe('Ada');
    await join(url, { role: 'teacher', code, key });
    await join(url, Bob, { extraHeaders: { 'x-forwarded-for': '10.9.8.7' } });
  });
});
