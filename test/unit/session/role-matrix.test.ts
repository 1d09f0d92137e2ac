import { describe, expect, it } from 'vitest';
import { anyCommandSchema } from '../../../shared/protocol/any-command.ts';
import { isStudentCommand } from '../../../shared/protocol/people-commands.ts';
import { classroom } from '../../support/classroom.ts';
import { expected, nameOf, roles, rows } from '../../support/role-rows.ts';
import type { SessionDriver } from '../../support/session-driver.ts';

function everyone(): SessionDriver {
  const driver = classroom();
  driver.join('co-teacher', { role: 'teacher', isCoTeacher: true });
  driver.joinStudent('ada', { name: 'Ada' });
  driver.join('wall', { role: 'wall' });
  driver.command({ type: 'approval', isOn: true });
  driver.joinStudent('waiting');
  return driver;
}

describe('every command by every role', () => {
  it('[SE73] is in the list', () => {
    const listed = new Set(rows.map(({ body }) => body.type));
    const known = anyCommandSchema.def.options.flatMap((part) =>
      part.def.options.flatMap(({ shape }) => shape.type.def.values as string[]),
    );
    expect([...listed].sort()).toEqual([...known].sort());
  });

  for (const row of rows) {
    it.each(roles)(`[SE73] ${nameOf(row)} by %s`, (role) => {
      const driver = everyone();
      for (const body of row.before ?? []) {
        const by = isStudentCommand({ id: '', ...body }) ? 'ada' : 'teacher';
        expect(driver.command(body, by)).toMatchObject({ ok: true });
      }
      const ack = driver.command(row.body, role);
      expect(ack.ok ? 'ok' : ack.code).toBe(expected(row, role));
    });
  }
});
