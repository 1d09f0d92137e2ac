import { describe, expect, it } from 'vitest';
import type { Joining } from '../../../server/session/types.ts';
import { limits } from '../../../shared/limits.ts';
import { classOf } from '../../support/people-class.ts';
import type { SessionDriver } from '../../support/session-driver.ts';

type Wall = Omit<Extract<Joining, { role: 'wall' }>, 'role'>;

/** What becomes of a wall that asks: `welcome`, or why not. */
function openWall(driver: SessionDriver, connectionId: string, as: Wall = {}): string {
  driver.join(connectionId, { role: 'wall', ...as });
  const [reject] = driver.of('reject');
  return reject ? reject.refusal.code : driver.of('welcome')[0].type;
}

describe('a wall', () => {
  it.each(['lock', 'approval'] as const)(
    '[SE160] comes by the code alone only where anybody may come in: not with %s',
    (type) => {
      const driver = classOf('Ada');
      driver.command({ type: 'ban', seatId: 'seat-ada' });
      driver.command({ type, isOn: true });
      expect(openWall(driver, 'of-ada')).toBe('locked');
      expect(driver.of('send')).toEqual([]);
      expect(driver.views.has('of-ada')).toBe(false);
      expect(openWall(driver, 'from-the-teacher', { came: 'by-link' })).toBe('welcome');
      driver.leave('wall');
      expect(openWall(driver, 'wall', { came: 'before' })).toBe('welcome');
      driver.command({ type, isOn: false });
      expect(openWall(driver, 'of-ada')).toBe('welcome');
    },
  );

  it('[SE160] that is there stays when the class is locked', () => {
    const driver = classOf();
    driver.command({ type: 'lock', isOn: true });
    expect(driver.of('drop')).toEqual([]);
    expect(driver.views.has('wall')).toBe(true);
  });

  it('[SE161] is one of ten by the code; however many there are, the teacher’s link opens more', () => {
    const driver = classOf();
    for (let i = 1; i < limits.wallCount; i++) expect(openWall(driver, `w${i}`)).toBe('welcome');
    expect(openWall(driver, 'one-more')).toBe('room-full');
    expect(openWall(driver, 'one-more', { came: 'before' })).toBe('room-full');
    for (let i = 0; i < limits.wallCount; i++) {
      expect(openWall(driver, `linked${i}`, { came: 'by-link' })).toBe('welcome');
    }
    expect(openWall(driver, 'linked-too', { came: 'by-link' })).toBe('room-full');
    driver.leave('w1');
    expect(openWall(driver, 'one-more')).toBe('welcome');
  });
});
