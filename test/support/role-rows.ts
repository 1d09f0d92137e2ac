import type { AnyCommandBody } from '../../shared/protocol/any-command.ts';
import { classroom } from './classroom.ts';
import { wholeShown } from './people-actions.ts';

/**
 * Every command by every role, with its exact answer. `ok`: accepted; else the code of the refusal.
 * Teachers: the one who opened the class, a co-teacher. All others' answers follow from whose
 * command it is: `forbidden`.
 */
export interface Row {
  body: AnyCommandBody;
  /** The owner's answer; a student's where the command is a student's. */
  answer: 'ok' | 'not-now' | 'unknown-id' | 'bad-message';
  whose: 'teachers' | 'owner' | 'student';
  /** The whole server's answer, where it knows more than the session does. */
  onServer?: 'unknown-recording';
  /** What must be so first: a teacher's commands, and what a student offers. */
  before?: AnyCommandBody[];
}

const rowsOf =
  <Whose extends 'teachers' | 'student'>(whose: Whose) =>
  (body: AnyCommandBody, answer: Row['answer'] = 'ok', before?: AnyCommandBody[]) => ({
    body,
    answer,
    whose,
    ...(before && { before }),
  });
const teachers = rowsOf('teachers');
const student = rowsOf('student');
const owner = (body: AnyCommandBody) => ({ body, answer: 'ok' as const, whose: 'owner' as const });

const seatId = 'seat-ada';
const shown = wholeShown;
const pollOpen = { type: 'poll-open' as const, question: 'Which?', options: ['A', 'B'] };
const fullExperiment = () => classroom().saved.experiment;
const parameters = () => Array.from(classroom().saved.training.parameters);
const strokes: [number, number][][] = [
  [
    [0, 0],
    [1, 1],
  ],
];

const offerNetwork = () =>
  ({
    type: 'offer-network',
    experiment: fullExperiment(),
    epoch: 1,
    parameters: parameters(),
  }) as const;
const offerPoints: AnyCommandBody = { type: 'offer-points', round: 1, points: [[0, 0, 1]] };

export const rows: Row[] = [
  teachers({ type: 'start' }),
  teachers({ type: 'pause' }, 'not-now'),
  teachers({ type: 'step', to: 'epoch' }),
  teachers({ type: 'reset' }),
  teachers({ type: 'reroll' }),
  teachers({ type: 'preset', name: 'exor-one-hidden' }),
  teachers({ type: 'change', experiment: { learningRate: 0.3 } }),
  teachers({ type: 'set-parameter', index: 0, value: 1 }),
  teachers({ type: 'undo' }, 'not-now'),
  teachers({ type: 'redo' }, 'not-now'),
  teachers({ type: 'pause' }, 'ok', [{ type: 'start' }]),
  teachers({ type: 'start' }, 'not-now', [{ type: 'start' }]),
  teachers({ type: 'undo' }, 'ok', [{ type: 'reset' }]),
  teachers({ type: 'redo' }, 'ok', [{ type: 'reset' }, { type: 'undo' }]),
  ...(
    [
      'lobby',
      'lock',
      'approval',
      'generated-names',
      'eyes-up',
      'hide-names',
      'wall-names',
      'reactions',
      'offers',
    ] as const
  ).map((type) => teachers({ type, isOn: true })),
  teachers({ type: 'lead', shown }),
  teachers({ type: 'lead', shown: null }),
  teachers({ type: 'show', parts: { style: 'shades' } }, 'not-now'),
  teachers({ type: 'show', parts: { style: 'shades' }, pointer: [0, 1] }, 'ok', [
    { type: 'lead', shown },
  ]),
  ...(['admit', 'kick', 'ban', 'lower-hand'] as const).map((type) => teachers({ type, seatId })),
  teachers({ type: 'refuse', seatId }, 'not-now'),
  teachers({ type: 'unban', seatId }, 'unknown-id'),
  teachers({ type: 'rename', seatId, name: 'Somebody' }),
  ...(['admit-all', 'refuse-all', 'lower-all', 'clear-reactions', 'new-code'] as const).map(
    (type) => teachers({ type }),
  ),
  owner({ type: 'new-key' }),
  owner({ type: 'co-teacher', isOn: true }),
  teachers(pollOpen),
  ...(['poll-close', 'poll-reveal', 'poll-clear'] as const).flatMap((type) => [
    teachers({ type }, 'not-now'),
    teachers({ type }, 'ok', [pollOpen]),
  ]),
  teachers({ type: 'predict-open' }),
  ...(['predict-close', 'predict-score', 'predict-clear'] as const).flatMap((type) => [
    teachers({ type }, 'not-now'),
    teachers({ type }, 'ok', [{ type: 'predict-open' }]),
  ]),
  teachers({ type: 'predict-remove', seatId: 'seat-nobody' }, 'not-now'),
  teachers({ type: 'predict-remove', seatId: 'seat-nobody' }, 'unknown-id', [
    { type: 'predict-open' },
  ]),
  teachers({ type: 'collect-open' }),
  ...(['collect-close', 'collect-clear'] as const).flatMap((type) => [
    teachers({ type }, 'not-now'),
    teachers({ type }, 'ok', [{ type: 'collect-open' }]),
  ]),
  teachers({ type: 'collect-use' }, 'not-now', [{ type: 'collect-open' }]),
  teachers({ type: 'collect-use' }, 'ok', [
    { type: 'collect-open' },
    offerPoints,
    { type: 'collect-accept', offerIds: 'all' },
  ]),
  ...(['collect-accept', 'collect-refuse'] as const).flatMap((type) => [
    teachers({ type, offerIds: 'all' }, 'not-now'),
    teachers({ type, offerIds: ['points-1'] }, 'ok', [{ type: 'collect-open' }]),
  ]),
  teachers({ type: 'offer-accept', offerId: 'network-1', isCredited: true }, 'unknown-id'),
  teachers({ type: 'offer-refuse', offerId: 'network-1' }, 'unknown-id'),
  teachers({ type: 'offer-accept', offerId: 'network-1', isCredited: true }, 'ok', [
    offerNetwork(),
  ]),
  teachers({ type: 'offer-refuse', offerId: 'network-1' }, 'ok', [offerNetwork()]),
  ...(['offer-accept', 'offer-refuse'] as const).map((type) =>
    teachers(
      type === 'offer-accept'
        ? { type, offerId: 'network-1', isCredited: false }
        : { type, offerId: 'network-1' },
      'not-now',
      [offerNetwork(), { type: 'offer-refuse', offerId: 'network-1' }],
    ),
  ),
  ...(['collect-accept', 'collect-refuse'] as const).map((type) =>
    teachers({ type, offerIds: ['points-1'] }, 'ok', [{ type: 'collect-open' }, offerPoints]),
  ),
  teachers({ type: 'seeds-open', untilEpoch: 9 }),
  ...(['seeds-close', 'seeds-clear'] as const).flatMap((type) => [
    teachers({ type }, 'not-now'),
    teachers({ type }, 'ok', [{ type: 'seeds-open', untilEpoch: 9 }]),
  ]),
  teachers({ type: 'name-moment', text: 'It bends' }),
  { ...teachers({ type: 'replay-open', recordingId: 'r' }), onServer: 'unknown-recording' },
  teachers({ type: 'replay-move', positionMs: 0, speed: 1, isPlaying: true }, 'not-now'),
  teachers({ type: 'replay-close' }, 'not-now'),
  student({ type: 'hand', isUp: true }),
  student({ type: 'react', name: 'clap' }),
  student({ type: 'react', name: 'clap' }, 'not-now', [{ type: 'reactions', isOn: false }]),
  student({ type: 'lost' }),
  student({ type: 'looking', unit: null, isAway: true }),
  student({ type: 'answer', round: 1, choice: 0 }, 'not-now'),
  student({ type: 'answer', round: 1, choice: 0 }, 'ok', [pollOpen]),
  student({ type: 'answer', round: 1, choice: 2 }, 'bad-message', [pollOpen]),
  student({ type: 'predict', round: 1, strokes }, 'not-now'),
  student({ type: 'predict', round: 1, strokes }, 'ok', [{ type: 'predict-open' }]),
  student({ type: 'predict', round: 1, strokes: [] }, 'ok', [{ type: 'predict-open' }]),
  student({ type: 'offer-points', round: 1, points: [[0, 0, 1]] }, 'not-now'),
  student({ type: 'offer-points', round: 1, points: [[0, 0, 1]] }, 'ok', [
    { type: 'collect-open' },
  ]),
  student({
    type: 'offer-network',
    experiment: fullExperiment(),
    epoch: 1,
    parameters: parameters(),
  }),
  student(
    { type: 'seed-result', round: 1, seed: 31, epoch: 1, loss: 1, parameters: parameters() },
    'not-now',
  ),
  student(
    { type: 'seed-result', round: 1, seed: 31, epoch: 1, loss: 1, parameters: parameters() },
    'ok',
    [{ type: 'seeds-open', untilEpoch: 9 }],
  ),
];

export const roles = ['teacher', 'co-teacher', 'ada', 'waiting', 'wall', 'stranger'] as const;
export type Role = (typeof roles)[number];

/** What `role` is answered by a session. */
export function expected({ whose, answer }: Row, role: Role): Row['answer'] | 'forbidden' {
  const may = { teachers: ['teacher', 'co-teacher'], owner: ['teacher'], student: ['ada'] }[whose];
  return may.includes(role) ? answer : 'forbidden';
}

/** What the row stands for, as a test's name has it. */
export const nameOf = ({ body, before }: Row): string =>
  `${body.type} after ${before?.map(({ type }) => type).join() ?? 'nothing'}`;
