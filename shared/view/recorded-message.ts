import * as z from 'zod/mini';
import { experimentSchema } from '../experiment.ts';
import { parseWith } from '../protocol/commands.ts';
import { refusal, type Result } from '../protocol/errors.ts';
import { limits } from '../limits.ts';
import { phases } from '../protocol/messages.ts';
import { decodeSnapshot, maxParameterCount } from '../protocol/snapshot-codec.ts';
import { decodeBase64 } from './base64.ts';
import { historyCapacity } from './history.ts';
import { markCapacity } from './marks.ts';
import { momentKinds } from './moments.ts';
import type { RecordedCause, RecordedMessage } from './recording.ts';

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
  parts: z.array(z.keyof(experimentSchema)).check(z.maxLength(100)),
  experiment: z.partial(experimentSchema),
  parameter: z.optional(z.object({ index: count, value: z.number() })),
});

const historyRow = z.array(z.nullable(z.number())).check(
  z.length(5),
  z.refine((row) => row[0] !== null, 'a row has an epoch'),
);

// More than a session ever has: a file may be by anyone.
const history = z.array(historyRow).check(z.maxLength(2 * historyCapacity));
const marks = z.array(mark).check(z.maxLength(2 * markCapacity));

const state = z.object({
  type: z.literal('state'),
  protocol: z.int(),
  code: z.string(),
  title: z.string().check(z.maxLength(1000)),
  experiment: experimentSchema,
  phase: z.enum(phases),
  outcome: z.nullable(outcome),
  frame,
  history,
  marks,
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
  restored: z.optional(z.object({ history, marks })),
  mark: z.optional(mark),
  canUndo: z.optional(z.boolean()),
  canRedo: z.optional(z.boolean()),
});

const moment = z.object({
  type: z.literal('moment'),
  kind: z.enum(momentKinds),
  text: z.optional(z.string().check(z.maxLength(limits.pollQuestionLength))),
  agoMs: z.optional(z.number().check(z.gte(0), z.lte(limits.momentAgoMs))),
});

const cause = z.discriminatedUnion('type', [
  z.object({ type: z.enum(['new-start', 'set-parameter', 'undo', 'redo']), epoch }),
  z.object({ type: z.literal('change'), epoch, keepLearned: z.optional(z.literal(true)) }),
  z.object({
    type: z.literal('adopt'),
    epoch,
    parameters: z.array(z.number()).check(z.maxLength(maxParameterCount)),
  }),
]);

const line = z.object({
  atMs: z.number().check(z.gte(0)),
  message: z.discriminatedUnion('type', [state, change, moment]),
  by: z.optional(cause),
});

/** The message that `value` is, with its frame unpacked from base64 and checked. */
export function readRecordedMessage(value: unknown): Result<RecordedMessage> {
  const snapshot = readSnapshot(value);
  if (snapshot) return snapshot;
  const parsed = parseWith(line, value);
  if (!parsed.ok) return parsed;
  const { message } = parsed.value;
  if (message.type === 'moment' || message.frame === undefined) return recorded(parsed.value);
  const bytes = readFrame(message.frame);
  return bytes.ok
    ? recorded({ ...parsed.value, message: { ...message, frame: bytes.value } })
    : bytes;
}

/** Nearly all messages are snapshots, and a schema takes its time; null for any other. */
function readSnapshot(value: unknown): Result<RecordedMessage> | null {
  const { atMs, message } = (value ?? {}) as { atMs?: unknown; message?: unknown };
  const { type, frame } = (message ?? {}) as { type?: unknown; frame?: unknown };
  if (type !== 'snapshot') return null;
  if (typeof atMs !== 'number' || !(atMs >= 0 && atMs < Infinity)) {
    return refusal('bad-message', 'atMs: no time');
  }
  if (typeof frame !== 'string') return refusal('bad-message', 'message.frame: no text');
  const bytes = readFrame(frame);
  return bytes.ok ? { ok: true, value: { atMs, message: { type, frame: bytes.value } } } : bytes;
}

function readFrame(text: string): Result<Uint8Array> {
  const bytes = decodeBase64(text);
  if (!bytes) return refusal('bad-message', 'message.frame: not base64');
  const decoded = decodeSnapshot(bytes);
  return decoded.ok ? { ok: true, value: bytes } : decoded;
}

/** The schemas say the types; but for `optional`, which JSON has only as absent. */
const recorded = (value: {
  atMs: number;
  message: unknown;
  by?: RecordedCause | undefined;
}): Result<RecordedMessage> => ({ ok: true, value: value as RecordedMessage });
