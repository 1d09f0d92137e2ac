import { describe, expect, it } from 'vitest';
import { classOf, desk } from '../../support/people-class.ts';

describe('codes and keys', () => {
  it('[SE110] are made outside, after the command is saved; the ack follows', () => {
    const driver = classOf();
    driver.command({ type: 'new-code' }, 'teacher', 'again');
    expect(driver.last.map(({ type }) => type).slice(0, 2)).toEqual(['save', 'renew']);
    expect(driver.of('ack')).toEqual([]);
    expect(driver.of('renew')).toMatchObject([{ what: 'code', connectionId: 'teacher' }]);
    expect(driver.command({ type: 'new-code' }, 'teacher', 'again')).toMatchObject({
      code: 'duplicate',
    });
    driver.handle({ type: 'recoded', code: 'WXYZWX' });
    expect(driver.last.map(({ type }) => type)).toEqual(['save', 'broadcast']);
    expect(driver.views.get('wall')?.code).toBe('WXYZWX');
    expect(driver.session.stateMessage().code).toBe('WXYZWX');
  });

  it('[SE150] a title is told to all when it is durable, and is in the next key frame', () => {
    const driver = classOf('Ada');
    driver.handle({ type: 'retitled', title: 'EX-OR, 10b' });
    expect(driver.last.map(({ type }) => type)).toEqual(['save', 'broadcast']);
    for (const who of ['teacher', 'ada', 'wall']) {
      expect(driver.views.get(who)?.title).toBe('EX-OR, 10b');
    }
    expect(driver.session.stateMessage().title).toBe('EX-OR, 10b');
    driver.restart();
    driver.joinTeacher();
    expect(driver.views.get('teacher')?.title).toBe('EX-OR, 10b');
    const states = driver.recording.filter(({ message }) => message.type === 'state');
    expect(states.at(-1)?.message).toMatchObject({ title: 'EX-OR, 10b' });
    expect(driver.recording.map(({ message }) => message.type)).not.toContain('people');
  });

  it('[SE167] a new key sends the teachers of the old one away, but not who asked', () => {
    const driver = classOf();
    driver.joinTeacher('second-teacher');
    driver.join('co-teacher', { role: 'teacher', isCoTeacher: true });
    expect(driver.of('welcome')[0].welcome).toEqual({ role: 'teacher', isCoTeacher: true });
    const key = 'k'.repeat(43);
    driver.command({ type: 'new-key', key });
    expect(driver.of('renew')).toMatchObject([{ what: 'key', key }]);
    // Until the old key is replaced, it opens: who comes by it meanwhile must go as well.
    expect(driver.of('drop')).toEqual([]);
    driver.joinTeacher('late-teacher');
    driver.handle({ type: 'rekeyed', what: 'key', by: 'teacher' });
    expect(driver.of('drop')).toMatchObject([
      { connectionId: 'second-teacher', refusal: { code: 'key-ended' } },
      { connectionId: 'late-teacher', refusal: { code: 'key-ended' } },
    ]);
    expect(driver.views.has('co-teacher')).toBe(true);
    expect(JSON.stringify(driver.saved)).not.toContain(key);
  });

  it('[SE111] [SE167] a co-teacher leads the class, and has no say over keys', () => {
    const driver = classOf('Ada');
    driver.command({ type: 'co-teacher', isOn: true });
    // It is told when there is one.
    expect(desk(driver).hasCoTeacher).toBe(false);
    driver.handle({ type: 'rekeyed', what: 'co-teacher-key', by: 'teacher' });
    expect(driver.last[0]?.type).toBe('save');
    expect(desk(driver).hasCoTeacher).toBe(true);
    driver.join('co-teacher', { role: 'teacher', isCoTeacher: true });
    expect(driver.command({ type: 'start' }, 'co-teacher')).toMatchObject({ ok: true });
    expect(driver.command({ type: 'kick', seatId: 'seat-ada' }, 'co-teacher')).toMatchObject({
      ok: true,
    });
    for (const body of [{ type: 'new-key' }, { type: 'co-teacher', isOn: true }] as const) {
      expect(driver.command(body, 'co-teacher')).toMatchObject({ code: 'forbidden' });
    }
    driver.command({ type: 'co-teacher', isOn: false });
    expect(driver.of('renew')).toMatchObject([{ what: 'no-co-teacher-key' }]);
    expect([driver.of('drop'), desk(driver).hasCoTeacher]).toEqual([[], true]);
    driver.handle({ type: 'rekeyed', what: 'no-co-teacher-key', by: 'teacher' });
    expect(driver.of('drop')).toMatchObject([{ connectionId: 'co-teacher' }]);
    expect(desk(driver).hasCoTeacher).toBe(false);
  });
});
