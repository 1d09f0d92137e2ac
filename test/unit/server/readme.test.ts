import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { commandSchema } from '../../../shared/protocol/commands.ts';
import { errorCodes } from '../../../shared/protocol/errors.ts';
import {
  studentCommandSchema,
  teacherCommandSchema,
} from '../../../shared/protocol/people-commands.ts';
import { SessionDriver } from '../../support/session-driver.ts';

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const readme = read('README.md');
const missing = (names: Iterable<string>) =>
  [...names].filter((name) => !readme.includes(`\`${name}\``));

describe('README', () => {
  it('[SV47] names every setting', () => {
    const names = [...read('server/settings.ts').matchAll(/^ {2}([A-Z_]+): /gm)].map(([, n]) => n);
    expect(names.length).toBeGreaterThan(10);
    expect(missing(names)).toEqual([]);
  });

  it('[SV47] names every refusal, command and field of the state', () => {
    const { type: _, ...state } = new SessionDriver().session.stateMessage();
    const schemas = [commandSchema, teacherCommandSchema, studentCommandSchema];
    const commands = schemas.flatMap(({ def }) =>
      def.options.flatMap(({ shape }) => shape.type.def.values as string[]),
    );
    expect(commands).toEqual(expect.arrayContaining(['undo', 'eyes-up', 'hand']));
    expect(missing([...errorCodes, ...commands, ...Object.keys(state)])).toEqual([]);
  });
});
