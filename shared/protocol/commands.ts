import * as z from 'zod/mini';
import { experimentPatchSchema, experimentSchema } from '../experiment.ts';
import { limits } from '../limits.ts';
import { presetNames } from '../presets.ts';
import { refusal, type Refusal, type Result } from './errors.ts';

/** What a teacher may ask of a session. `id` is the sender's: a repeated one is refused. */
export const commandId = z.string().check(z.minLength(1), z.maxLength(limits.commandIdLength));
const id = commandId;

export const commandSchema = z.discriminatedUnion('type', [
  z.strictObject({ id, type: z.literal('start') }),
  z.strictObject({ id, type: z.literal('pause') }),
  /** Train to the end of the next epoch, or to the next snapshot, then pause. */
  z.strictObject({ id, type: z.literal('step'), to: z.enum(['epoch', 'snapshot']) }),
  /** Back to epoch 0 with the very same start. */
  z.strictObject({ id, type: z.literal('reset') }),
  /** Back to epoch 0 with another start; without a seed the server draws one. */
  z.strictObject({
    id,
    type: z.literal('reroll'),
    seed: z.optional(z.int().check(z.gte(0), z.lte(limits.seed))),
  }),
  z.strictObject({ id, type: z.literal('preset'), name: z.enum(presetNames) }),
  /**
   * Replaces the parts that `experiment` names. With `keepLearned`, what would need a new start
   * goes on from what was learned; but another seed or initializer is always a new start.
   */
  z.strictObject({
    id,
    type: z.literal('change'),
    experiment: experimentPatchSchema,
    keepLearned: z.optional(z.boolean()),
  }),
  /** Sets a weight or a bias by hand; `index` is its place in a frame's parameters. */
  z.strictObject({
    id,
    type: z.literal('set-parameter'),
    index: z.int().check(z.gte(0)),
    value: z.number().check(z.gte(-limits.parameter), z.lte(limits.parameter)),
  }),
  /** Takes back the newest change; what was trained before it comes back where it was replaced. */
  z.strictObject({ id, type: z.literal('undo') }),
  /** Takes back the newest undo. */
  z.strictObject({ id, type: z.literal('redo') }),
]);
export type Command = z.infer<typeof commandSchema>;
export type CommandType = Command['type'];

/** A command as a page gives it; the socket controller adds the id. */
export type CommandBody = Command extends infer C
  ? C extends Command
    ? Omit<C, 'id'>
    : never
  : never;

const title = z.string().check(z.maxLength(limits.titleLength));
/** Another title for a class and its recording; an empty one leaves it to what it trains. */
export const retitleSchema = z.strictObject({ title });

export const createSessionSchema = z.strictObject({
  title: z.optional(title),
  /** The name of a preset, or a whole experiment; EX-OR with two layers where missing. */
  preset: z.optional(z.enum(presetNames)),
  experiment: z.optional(experimentSchema),
  /** Students wait in the lobby until the teacher opens the class. */
  isLobby: z.optional(z.boolean()),
});
export type CreateSession = z.infer<typeof createSessionSchema>;

/** Who connects, and as what: socket.io's `auth`. */
export const authSchema = z.discriminatedUnion('role', [
  z.object({ role: z.literal('teacher'), code: z.string(), key: z.string() }),
  z.object({
    role: z.literal('student'),
    code: z.string(),
    name: z.optional(z.string()),
    /** Gives back the same seat after a reload. */
    token: z.optional(z.string().check(z.maxLength(100))),
    /** Of the page: a name that the server gives is in it, if it can. */
    language: z.optional(z.string().check(z.maxLength(35))),
  }),
  z.object({
    role: z.literal('wall'),
    code: z.string(),
    /** From the teacher's link, or from this wall's own `welcome`: lets it in where nobody new is. */
    key: z.optional(z.string().check(z.maxLength(100))),
  }),
]);
export type Auth = z.infer<typeof authSchema>;
export type Role = Auth['role'];

/** `value` by `schema`, or a refusal that names the first part that is wrong. */
export function parseWith<T>(schema: z.ZodMiniType<T>, value: unknown): Result<T> {
  const parsed = z.safeParse(schema, value);
  return parsed.success ? { ok: true, value: parsed.data } : badMessage(parsed.error);
}

function badMessage(error: z.core.$ZodError): Refusal {
  const issue = error.issues[0];
  const path = issue?.path.join('.') ?? '';
  return refusal(
    'bad-message',
    `${path === '' ? 'message' : path}: ${issue?.message ?? 'invalid'}`,
  );
}
