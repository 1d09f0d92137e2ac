import { describe, expect, it } from 'vitest';
import type { Joining } from '../../../server/session/types.ts';
import type { AnyCommandBody } from '../../../shared/protocol/any-command.ts';
import { classOf } from '../../support/people-class.ts';

/** How somebody comes to a class with Ada in it, Ben banned from it, and Cleo at its door. */
const student = (who: string, more: { name?: string; token?: string }): Joining => ({
  role: 'student',
  newToken: `token-${who}-again`,
  newSeatId: `seat-${who}-again`,
  ...more,
});
const comers = {
  teacher: { role: 'teacher' },
  'co-teacher': { role: 'teacher', isCoTeacher: true },
  'who has a seat': student('ada', { token: 'token-ada' }),
  'who is banned': student('ben', { token: 'token-ben', name: 'Ben' }),
  'who waits': student('cleo', { token: 'token-cleo' }),
  'somebody new': student('new', { name: 'New' }),
  'who has an unknown token': student('gone', { token: 'token-gone' }),
  wall: { role: 'wall' },
  'wall by the link': { role: 'wall', came: 'by-link' },
  'wall that was here': { role: 'wall', came: 'before' },
} satisfies Record<string, Joining>;
type Comer = keyof typeof comers;

/** `in`: told everything; `waits`: told nothing yet; else the code of the refusal. */
type Answer = 'in' | 'waits' | 'locked' | 'banned' | 'bad-name';

const always: Partial<Record<Comer, Answer>> = {
  teacher: 'in',
  'co-teacher': 'in',
  'who has a seat': 'in',
  'who is banned': 'banned',
  'who waits': 'waits',
  'wall by the link': 'in',
  'wall that was here': 'in',
};

const doors: {
  door: string;
  commands: AnyCommandBody[];
  answers: Partial<Record<Comer, Answer>>;
}[] = [
  {
    door: 'open',
    // The end of approval admits who waits.
    commands: [{ type: 'approval', isOn: false }],
    answers: {
      ...always,
      'who waits': 'in',
      'somebody new': 'in',
      'who has an unknown token': 'bad-name',
      wall: 'in',
    },
  },
  {
    door: 'asking',
    commands: [],
    answers: {
      ...always,
      'somebody new': 'waits',
      'who has an unknown token': 'bad-name',
      wall: 'locked',
    },
  },
  {
    door: 'locked',
    commands: [{ type: 'lock', isOn: true }],
    answers: {
      ...always,
      'somebody new': 'locked',
      'who has an unknown token': 'locked',
      wall: 'locked',
    },
  },
];

describe('everyone at every door', () => {
  for (const { door, commands, answers } of doors) {
    it.each(Object.keys(comers) as Comer[])(`[SE73] ${door}: %s`, (who) => {
      const driver = classOf('Ada', 'Ben');
      driver.command({ type: 'ban', seatId: 'seat-ben' });
      driver.command({ type: 'approval', isOn: true });
      driver.joinStudent('cleo', { name: 'Cleo' });
      for (const body of commands) driver.command(body);
      driver.join('comer', comers[who]);
      const [reject] = driver.of('reject');
      const isIn = driver.of('send').some(({ connectionId }) => connectionId === 'comer');
      const answer = reject ? reject.refusal.code : isIn ? 'in' : 'waits';
      expect(answer).toBe(answers[who]);
      expect(driver.views.has('comer')).toBe(answer === 'in');
      // Whoever is not in does nothing, and a wall never does.
      const { code } = { code: 'ok', ...driver.command({ type: 'hand', isUp: true }, 'comer') };
      expect(code).toBe(answer === 'in' && comers[who].role === 'student' ? 'ok' : 'forbidden');
    });
  }
});
