import * as z from 'zod/mini';
import { commandSchema } from './commands.ts';
import { studentCommandSchema, teacherCommandSchema } from './people-commands.ts';

/** Whatever comes with the event `command`. Who may send which, the session decides. */
export const anyCommandSchema = z.discriminatedUnion('type', [
  commandSchema,
  teacherCommandSchema,
  studentCommandSchema,
]);
export type AnyCommand = z.infer<typeof anyCommandSchema>;

/** A command as a page gives it; the socket controller adds the id. */
export type AnyCommandBody = AnyCommand extends infer C
  ? C extends AnyCommand
    ? Omit<C, 'id'>
    : never
  : never;
