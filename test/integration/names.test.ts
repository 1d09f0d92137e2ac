import { describe, expect, it } from 'vitest';
import { openClass, seatIdOf } from '../support/people-server.ts';
import { join, refusalOf } from '../support/server-client.ts';

describe('names at a real door', () => {
  it.each([
    ['of nothing', '   '],
    ['of 25 letters', 'x'.repeat(25)],
    ['with a line break', 'A\nda'],
    ['with a direction', 'A\u202Eda'],
    ['with an isolate', 'A\u2067da'],
    ['that cannot be seen', '\u2800'],
    ['with piled-up marks', 'Z\u0351\u036B\u0343\u036A\u0302a'],
    ['that is reserved', 'Teacher'],
    ['that is reserved, by Cyrillic letters', '\u0422eacher'],
    ['that is reserved, in German', 'Der Lehrer'],
  ])(
    '[SE196] one %s is refused, and takes no seat; renaming to it changes nothing',
    async (_, name) => {
      const { url, code, teacher } = await openClass();
      const ada = await join(url, { role: 'student', code, name: 'Ada' });
      await teacher.until(() => seatIdOf(teacher, 'Ada') !== '', 'the roster');
      expect(await refusalOf(url, { role: 'student', code, name })).toBe('bad-name');
      const rename = { type: 'rename' as const, seatId: seatIdOf(teacher, 'Ada'), name };
      expect(await teacher.command(rename)).toMatchObject({ ok: false, code: 'bad-name' });
      await join(url, { role: 'student', code, name: 'x'.repeat(24) });
      await teacher.until(() => teacher.told('roster')?.seats.length === 2, 'two seats');
      expect(teacher.told('roster')?.seats.map((seat) => seat.name)).toEqual([
        'Ada',
        'x'.repeat(24),
      ]);
      expect(ada.socket.connected).toBe(true);
    },
  );

  it('[SE196] one that looks like another gets a number; one’s own ghost is no other', async () => {
    const { url, code, teacher } = await openClass();
    const names = ['Ada', 'A d a', '\u0410DA', '\uFF21\uFF44\uFF41', 'ada+'];
    const given: string[] = [];
    let token = '';
    for (const name of names) {
      const { welcome } = await join(url, { role: 'student', code, name });
      token ||= welcome?.token ?? '';
      given.push(welcome?.name ?? '');
    }
    expect(given.map((name) => / (\d)$/.exec(name)?.[1])).toEqual([undefined, '2', '3', '4', '5']);
    // The line of before is still there, as after a change of network: the seat comes along.
    const again = await join(url, { role: 'student', code, name: 'Ada', token });
    expect(again.welcome?.name).toBe('Ada');
    await teacher.until(() => teacher.told('roster')?.seats.length === 5, 'five seats');
  });
});
