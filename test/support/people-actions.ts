import fc from 'fast-check';
import type { AnyCommandBody } from '../../shared/protocol/any-command.ts';
import { createTrainingState } from '../../shared/engine/trainer.ts';
import type { Shown } from '../../shared/protocol/lead.ts';
import { smallExperiment } from './session-driver.ts';

/** What is there to be seen first. */
export const wholeShown: Shown = {
  unit: null,
  style: 'regions',
  space: null,
  point: null,
  walk: null,
};

/** Something that the people of a class may do. */
export type PeopleAction =
  | { type: 'join'; device: string; name?: string; isCleared: boolean }
  | { type: 'watch'; who: string }
  | { type: 'leave'; who: string }
  | { type: 'command'; who: string; body: AnyCommandBody }
  | { type: 'run'; durationMs: number }
  | { type: 'restart' }
  /** A code or a key that was asked for is there. */
  | { type: 'recoded' }
  | { type: 'rekeyed'; what: 'key' | 'co-teacher-key' | 'no-co-teacher-key' }
  /** What was asked for by `replay-open` is there. */
  | { type: 'replay-opened' };

/** Few devices, so that they meet; a device keeps its token until its browser is cleared. */
export const devices = ['d1', 'd2', 'd3', 'd4'];
const seatIds = ['seat-d1', 'seat-d2', 'seat-d3', 'seat-d4', 'seat-d1-cleared', 'seat-nobody'];
const names = ['Ada', 'АDA', 'a d a', 'ᴀda+', 'Grace Hopper', 'Grace', 'Teacher', '\u202Ex'];

const seat = fc.constantFrom(...seatIds);
const flags = fc
  .tuple(
    fc.constantFrom(
      'lobby' as const,
      'lock' as const,
      'approval' as const,
      'generated-names' as const,
      'eyes-up' as const,
      'hide-names' as const,
      'wall-names' as const,
      'reactions' as const,
      'offers' as const,
    ),
    fc.boolean(),
  )
  .map(([type, isOn]): AnyCommandBody => ({ type, isOn }));
const ofSeat = fc
  .tuple(
    fc.constantFrom(
      'admit' as const,
      'refuse' as const,
      'kick' as const,
      'ban' as const,
      'unban' as const,
      'lower-hand' as const,
    ),
    seat,
  )
  .map(([type, seatId]): AnyCommandBody => ({ type, seatId }));
const activities = fc.constantFrom<AnyCommandBody[]>(
  { type: 'admit-all' },
  { type: 'refuse-all' },
  { type: 'clear-reactions' },
  { type: 'lower-all' },
  { type: 'poll-open', question: 'Which?', options: ['A', 'B'], correct: 0 },
  { type: 'poll-close' },
  { type: 'poll-reveal' },
  { type: 'poll-clear' },
  { type: 'predict-open' },
  { type: 'predict-close' },
  { type: 'predict-score' },
  { type: 'predict-clear' },
  { type: 'collect-open' },
  { type: 'collect-accept', offerIds: 'all' },
  { type: 'collect-use' },
  { type: 'collect-clear' },
  { type: 'seeds-open', untilEpoch: 20 },
  { type: 'seeds-close' },
  { type: 'seeds-clear' },
  { type: 'collect-close' },
  { type: 'collect-refuse', offerIds: 'all' },
  { type: 'name-moment', text: 'It bends', agoMs: 200 },
  { type: 'replay-open', recordingId: 'another', key: 'its-key' },
  { type: 'replay-move', positionMs: 5000, speed: 2, isPlaying: true },
  { type: 'replay-move', positionMs: 1e12, speed: 0.25, isPlaying: false },
  { type: 'replay-close' },
  { type: 'new-code' },
  { type: 'new-key' },
  { type: 'co-teacher', isOn: true },
  { type: 'co-teacher', isOn: false },
  { type: 'undo' },
  { type: 'reset' },
  { type: 'step', to: 'epoch' },
);
const leading = fc.constantFrom<AnyCommandBody[]>(
  { type: 'lead', shown: wholeShown },
  { type: 'lead', shown: { ...wholeShown, walk: { pointIndex: 1, stepIndex: 2, sequence: 0 } } },
  { type: 'lead', shown: null },
  { type: 'show', parts: { style: 'shades', unit: { layerIndex: 0, unitIndex: 1 } } },
  { type: 'show', parts: { space: { layerIndex: 0, across: 1, up: 0 } }, pointer: [0, 1] },
  { type: 'show', pointer: [0.5, -0.5] },
  { type: 'show', pointer: null },
);
const renaming = fc
  .tuple(seat, fc.constantFrom(...names))
  .map(([seatId, name]): AnyCommandBody => ({ type: 'rename', seatId, name }));
const settling = fc
  .tuple(fc.nat(6), fc.constantFrom('credited', 'taken', 'refused'))
  .map(([n, fate]): AnyCommandBody => {
    const offerId = `network-${n}`;
    return fate === 'refused'
      ? { type: 'offer-refuse', offerId }
      : { type: 'offer-accept', offerId, isCredited: fate === 'credited' };
  });

const parameters = Array.from(createTrainingState(smallExperiment).parameters);
const round = fc.nat(4);
const ofStudents: fc.Arbitrary<AnyCommandBody> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ type: fc.constant('hand' as const), isUp: fc.boolean() }) },
  fc.constantFrom<AnyCommandBody[]>(
    { type: 'react', name: 'wow' },
    { type: 'lost' },
    { type: 'looking', unit: 1, isAway: true },
    { type: 'looking', unit: null, isAway: false, isInCopy: true },
    { type: 'offer-network', experiment: smallExperiment, epoch: 3, parameters },
  ),
  fc.record({ type: fc.constant('answer' as const), round, choice: fc.nat(2) }),
  round.map((n) => ({ type: 'predict' as const, round: n, strokes: [] })),
  round.map((n) => ({
    type: 'predict' as const,
    round: n,
    strokes: [
      [
        [0, 0],
        [1, 1],
      ],
    ] as [number, number][][],
  })),
  round.map((n) => ({
    type: 'offer-points' as const,
    round: n,
    points: [[0, 1, 1]] as [number, number, 1][],
  })),
  fc.tuple(round, fc.nat(5)).map(([n, i]) => ({
    type: 'seed-result' as const,
    round: n,
    seed: smallExperiment.seed + 1 + i,
    epoch: 20,
    loss: 0.5,
    parameters,
  })),
);

const by = (who: fc.Arbitrary<string>, body: fc.Arbitrary<AnyCommandBody>) =>
  fc.record({ type: fc.constant('command' as const), who, body });

/** Any action. */
export const anyPeopleAction: fc.Arbitrary<PeopleAction> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record(
      {
        type: fc.constant('join' as const),
        device: fc.constantFrom(...devices),
        name: fc.constantFrom(...names),
        isCleared: fc.boolean(),
      },
      { requiredKeys: ['type', 'device', 'isCleared'] },
    ),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('watch' as const),
      who: fc.constantFrom('teacher', 'co-teacher', 'wall', 'second-wall', 'linked-wall'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('leave' as const),
      who: fc.constantFrom(...devices, 'wall', 'linked-wall', 'co-teacher', 'teacher'),
    }),
  },
  {
    weight: 7,
    arbitrary: by(
      fc.constantFrom('teacher', 'teacher', 'teacher', 'co-teacher', 'd1', 'wall'),
      fc.oneof(
        { weight: 2, arbitrary: flags },
        { weight: 4, arbitrary: ofSeat },
        { weight: 3, arbitrary: activities },
        { weight: 2, arbitrary: leading },
        renaming,
        settling,
      ),
    ),
  },
  { weight: 7, arbitrary: by(fc.constantFrom(...devices, 'wall', 'teacher'), ofStudents) },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constant('run' as const), durationMs: fc.nat(600) }),
  },
  { weight: 1, arbitrary: fc.constant<PeopleAction>({ type: 'restart' }) },
  { weight: 1, arbitrary: fc.constant<PeopleAction>({ type: 'replay-opened' }) },
  { weight: 1, arbitrary: fc.constant<PeopleAction>({ type: 'recoded' }) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('rekeyed' as const),
      what: fc.constantFrom(
        'key' as const,
        'co-teacher-key' as const,
        'no-co-teacher-key' as const,
      ),
    }),
  },
);
