import * as z from 'zod/mini';
import { experimentSchema } from '../experiment.ts';
import { limits } from '../limits.ts';
import { commandId as id } from './commands.ts';
import { pointerSchema, shownPartsSchema, shownSchema } from './lead.ts';
import { maxParameterCount } from './snapshot-codec.ts';

/** What concerns the people of a class: a teacher's commands, and the students' own. */

const isOn = z.boolean();
/** A seat's or an offer's id, as the server gave it. */
const name = z.string().check(z.minLength(1), z.maxLength(100));
/** A recording's id or key, as the server gave it. */
const secret = z.string().check(z.regex(/^[\w-]{1,200}$/, 'must be in base64url'));
const offerIds = z.union([z.array(name).check(z.maxLength(1000)), z.literal('all')]);
const count = z.int().check(z.gte(0));
const text = (length: number) => z.string().check(z.minLength(1), z.maxLength(length));
const coordinate = z.number().check(z.gte(-limits.coordinate), z.lte(limits.coordinate));

/** Without more than a type. */
const bare = <T extends string>(type: T) => z.strictObject({ id, type: z.literal(type) });
const flag = <T extends string>(type: T) => z.strictObject({ id, type: z.literal(type), isOn });
const ofSeat = <T extends string>(type: T) =>
  z.strictObject({ id, type: z.literal(type), seatId: name });

export const teacherCommandSchema = z.discriminatedUnion('type', [
  /** Students see the lobby, not the lesson. */
  flag('lobby'),
  /** Nobody new comes in; who has a seat comes back. */
  flag('lock'),
  /** Who is new waits until admitted; turned off, all who wait are let in. */
  flag('approval'),
  ofSeat('admit'),
  bare('admit-all'),
  ofSeat('refuse'),
  /** Sends away all who wait. */
  bare('refuse-all'),
  /** Sends away; the student may come back. */
  ofSeat('kick'),
  /** Sends away, and the seat and its token are let in no more. */
  ofSeat('ban'),
  ofSeat('unban'),
  z.strictObject({ id, type: z.literal('rename'), seatId: name, name: z.string() }),
  /** Who is new gets a name from the server, whatever they wish. */
  flag('generated-names'),
  /** "Eyes up": all devices pause. */
  flag('eyes-up'),
  /** Brings everyone to what the teacher looks at; null: they look around. */
  z.strictObject({ id, type: z.literal('lead'), shown: z.nullable(shownSchema) }),
  /** While leading: the parts that are others now, and where the teacher points. May be repeated. */
  z.strictObject({
    id,
    type: z.literal('show'),
    parts: z.optional(shownPartsSchema),
    pointer: z.optional(pointerSchema),
  }),
  flag('hide-names'),
  /** Names may stand on the wall. */
  flag('wall-names'),
  flag('reactions'),
  bare('clear-reactions'),
  /** Students may offer their own network. */
  flag('offers'),
  ofSeat('lower-hand'),
  bare('lower-all'),
  /** Another join code; the old one ends at once, who is inside stays. The ack has `code`. */
  bare('new-code'),
  /**
   * Another teacher's key; the old one ends at once. The ack has `key`. A page that draws it itself
   * (256 bits, base64url) has it even where the answer is lost.
   */
  z.strictObject({
    id,
    type: z.literal('new-key'),
    key: z.optional(z.string().check(z.regex(/^[\w-]{43}$/, 'must be 43 characters of base64url'))),
  }),
  /** Gives a co-teacher's key (a new one ends the old), or takes it back. The ack has `key`. */
  flag('co-teacher'),

  z.strictObject({
    id,
    type: z.literal('poll-open'),
    question: text(limits.pollQuestionLength),
    options: z
      .array(text(limits.pollOptionLength))
      .check(z.minLength(limits.pollOptionCount.min), z.maxLength(limits.pollOptionCount.max)),
    /** The option that is right, told with the counts. */
    correct: z.optional(count),
  }),
  /** No more answers. */
  bare('poll-close'),
  /** Closes it, and everyone sees the counts. */
  bare('poll-reveal'),
  bare('poll-clear'),

  bare('predict-open'),
  /** No more drawings; everyone sees them all. */
  bare('predict-close'),
  /** Closes it, and scores the drawings against the network of now; may be repeated. */
  bare('predict-score'),
  /** Takes one student's drawing away, before it is shown or after; they may draw another. */
  ofSeat('predict-remove'),
  bare('predict-clear'),

  bare('collect-open'),
  bare('collect-close'),
  z.strictObject({ id, type: z.literal('collect-accept'), offerIds }),
  z.strictObject({ id, type: z.literal('collect-refuse'), offerIds }),
  /** The accepted points become the class's dataset. */
  bare('collect-use'),
  bare('collect-clear'),

  /** The network that was offered becomes the class's. */
  z.strictObject({ id, type: z.literal('offer-accept'), offerId: name, isCredited: z.boolean() }),
  z.strictObject({ id, type: z.literal('offer-refuse'), offerId: name }),

  /** Every device trains the class's experiment from a start of its own. */
  z.strictObject({
    id,
    type: z.literal('seeds-open'),
    untilEpoch: z.int().check(z.gte(1), z.lte(limits.epoch)),
  }),
  bare('seeds-close'),
  bare('seeds-clear'),

  /** Plays a recording to the class: its own, or one that `key` opens. */
  z.strictObject({
    id,
    type: z.literal('replay-open'),
    recordingId: secret,
    key: z.optional(secret),
  }),
  /** Where the recording is from now on, and how it goes on from there. */
  z.strictObject({
    id,
    type: z.literal('replay-move'),
    positionMs: z.number().check(z.gte(0), z.lte(1e12)),
    speed: z.number().check(z.gte(limits.replaySpeed.min), z.lte(limits.replaySpeed.max)),
    isPlaying: z.boolean(),
  }),
  /** Back to the live class. */
  bare('replay-close'),

  /** What is to be seen now, or was `agoMs` ago, is named in the recording. */
  z.strictObject({
    id,
    type: z.literal('name-moment'),
    text: text(limits.momentTextLength).check(z.regex(/\S/, 'must not be blank')),
    agoMs: z.optional(z.number().check(z.gte(0), z.lte(limits.momentAgoMs))),
  }),
]);
export type TeacherCommand = z.infer<typeof teacherCommandSchema>;
export type ShowCommand = Extract<TeacherCommand, { type: 'show' }>;

export const reactionNames = ['clap', 'heart', 'laugh', 'wow', 'think', 'thumbs-up'] as const;
export type ReactionName = (typeof reactionNames)[number];

/** The activity that is answered: its `round` in `people`. */
const round = count;

/** In the order of the network's layout; larger ones are what the engine calls diverged. */
const parameters = z
  .array(z.number().check(z.gte(-1e30), z.lte(1e30)))
  .check(z.maxLength(maxParameterCount));

export const studentCommandSchema = z.discriminatedUnion('type', [
  z.strictObject({ id, type: z.literal('hand'), isUp: z.boolean() }),
  z.strictObject({ id, type: z.literal('react'), name: z.enum(reactionNames) }),
  /** "I'm lost", at the epoch that is shown; the teacher sees how many, not who. */
  bare('lost'),
  /**
   * What is looked at: a unit's index among all units, or the whole; whether the page is hidden,
   * and whether it shows a copy of the student's own in place of the class.
   */
  z.strictObject({
    id,
    type: z.literal('looking'),
    unit: z.nullable(count),
    isAway: z.boolean(),
    isInCopy: z.optional(z.boolean()),
  }),
  /** May be changed until the poll is closed. */
  z.strictObject({ id, type: z.literal('answer'), round, choice: count }),
  /**
   * Where the boundary will lie, in the plane's coordinates; replaces the student's last one. An
   * empty one takes it back.
   */
  z.strictObject({
    id,
    type: z.literal('predict'),
    round,
    strokes: z.array(z.array(z.tuple([coordinate, coordinate])).check(z.minLength(2))).check(
      z.maxLength(limits.strokeCount),
      z.refine(
        (strokes) =>
          strokes.reduce((sum, { length }) => sum + length, 0) <= limits.strokePointCount,
        `at most ${limits.strokePointCount} points`,
      ),
    ),
  }),
  /** Replaces what the student offered before. */
  z.strictObject({
    id,
    type: z.literal('offer-points'),
    round,
    points: z
      .array(z.tuple([coordinate, coordinate, z.union([z.literal(0), z.literal(1)])]))
      .check(z.minLength(1), z.maxLength(limits.offeredPointCount)),
  }),
  /** A network trained in the student's own copy; replaces the one offered before. */
  z.strictObject({
    id,
    type: z.literal('offer-network'),
    experiment: experimentSchema,
    epoch: z.int().check(z.gte(0), z.lte(limits.epoch)),
    parameters,
  }),
  /** What became of the start that `mine.seed` gave; replaces the last one. */
  z.strictObject({
    id,
    type: z.literal('seed-result'),
    round,
    seed: z.int().check(z.gte(0), z.lte(limits.seed)),
    epoch: z.int().check(z.gte(0), z.lte(limits.epoch)),
    loss: z.number(),
    parameters,
    /** It goes on no more: this is where it was before. */
    hasDiverged: z.optional(z.boolean()),
  }),
]);
export type StudentCommand = z.infer<typeof studentCommandSchema>;

const studentTypes: ReadonlySet<string> = new Set(
  studentCommandSchema.def.options.flatMap(({ shape }) => shape.type.def.values),
);
const teacherTypes: ReadonlySet<string> = new Set(
  teacherCommandSchema.def.options.flatMap(({ shape }) => shape.type.def.values),
);

export const isStudentCommand = <C extends { type: string }>(
  command: C | StudentCommand,
): command is StudentCommand => studentTypes.has(command.type);

/** Whether a teacher's command is about people, and not about training. */
export const isPeopleCommand = <C extends { type: string }>(
  command: C | TeacherCommand,
): command is TeacherCommand => teacherTypes.has(command.type);
