import * as z from 'zod/mini';
import { experimentSchema } from '../experiment.ts';
import { parseWith } from '../protocol/commands.ts';
import { refusal, type Result } from '../protocol/errors.ts';
import { phases } from '../protocol/messages.ts';
import { decodeSnapshot } from '../protocol/snapshot-codec.ts';
import { decodeBase64 } from './base64.ts';
import type { RecordableMessage, RecordedMessage } from './recording.ts';

/** A message of a recording as JSON: the schemas of what anyone may hand to a page as a file. */

const epoch = z.int().check(z.gte(0));
const count = epoch;
const frame = z.string();

const outcome = z.object({
  reason: z.enum(['epoch', 'loss', 'accuracy', 'diverged']),
  epoch,
});

const mark = z.object({
  epoch,
  parts: z.array(z.keyof(experimentSchema)),
  experiment: z.partial(experimentSchema),
  parameter: z.optional(z.object({ index: count, value: z.number() })),
});

const historyRow = z.array(z.nullable(z.number())).check(
  z.length(5),
  z.refine((row) => row[0] !== null, 'a row has an epoch'),
);

const state = z.object({
  type: z.literal('state'),
  protocol: z.int(),
  code: z.string(),
  title: z.string(),
  experiment: experimentSchema,
  phase: z.enum(phases),
  outcome: z.nullable(outcome),
  frame,
  history: z.array(historyRow),
  marks: z.array(mark),
  studentCount: count,
  isTeacherHere: z.boolean(),
  canUndo: z._default(z.boolean(), false),
  canRedo: z._default(z.boolean(), false),
});

const change = z.object({
  type: z.literal('change'),
  experiment: z.optional(z.partial(experimentSchema)),
  phase: z.optional(z.enum(phases)),
  outcome: z.optional(z.nullable(outcome)),
  frame: z.optional(frame),
  isNewStart: z.optional(z.boolean()),
  restored: z.optional(z.object({ history: z.array(historyRow), marks: z.array(mark) })),
  mark: z.optional(mark),
  canUndo: z.optional(z.boolean()),
  canRedo: z.optional(z.boolean()),
});

const snapshot = z.object({ type: z.literal('snapshot'), frame });

const line = z.object({
  atMs: z.number().check(z.gte(0)),
  message: z.discriminatedUnion('type', [state, change, snapshot]),
});

/** The message that `value` is, with its frame unpacked from base64 and checked. */
export function readRecordedMessage(value: unknown): Result<RecordedMessage> {
  const parsed = parseWith(line, value);
  if (!parsed.ok) return parsed;
  const { atMs, message } = parsed.value;
  if (message.frame === undefined) return recorded(atMs, message);
  const bytes = decodeBase64(message.frame);
  if (!bytes) return refusal('bad-message', 'message.frame: not base64');
  const decoded = decodeSnapshot(bytes);
  return decoded.ok ? recorded(atMs, { ...message, frame: bytes }) : decoded;
}

/** The schemas say the types; but for `optional`, which JSON has only as absent. */
const recorded = (atMs: number, message: unknown): Result<RecordedMessage> => ({
  ok: true,
  value: { atMs, message: message as RecordableMessage },
});
