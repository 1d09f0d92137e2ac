import type { Desk } from '../../shared/protocol/people-messages.ts';
import { classroom } from './classroom.ts';
import type { SessionDriver } from './session-driver.ts';

/** A class with its teacher, a wall, and students of these names; the first news are told. */
export function classOf(...names: string[]): SessionDriver {
  const driver = classroom();
  driver.join('wall', { role: 'wall' });
  for (const name of names) driver.joinStudent(name.toLowerCase(), { name });
  driver.run(1000);
  return driver;
}

export const seatsOf = (driver: SessionDriver) => driver.told('teacher', 'roster')?.seats ?? [];

/** The names of those whose hands are up, in order. */
export const handsOf = (driver: SessionDriver) =>
  seatsOf(driver)
    .filter(({ handPlace }) => handPlace !== null)
    .sort((a, b) => (a.handPlace ?? 0) - (b.handPlace ?? 0))
    .map(({ name }) => name);

export const peopleAt = (driver: SessionDriver, who: string) => driver.views.get(who)?.people;
export const wallPeople = (driver: SessionDriver) => driver.views.get('wall')!.people;
export const desk = (driver: SessionDriver) => driver.told('teacher', 'desk') as Desk;
export const mine = (driver: SessionDriver, who: string) => driver.told(who, 'mine')!;
