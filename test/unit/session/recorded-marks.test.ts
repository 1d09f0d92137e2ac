import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSame } from '../../../shared/is-same.ts';
import type { AnyCommandBody } from '../../../shared/protocol/any-command.ts';
import type { CommandBody } from '../../../shared/protocol/commands.ts';
import type { Phase } from '../../../shared/protocol/messages.ts';
import { momentKinds } from '../../../shared/view/moments.ts';
import type { RecordedMessage } from '../../../shared/view/recording.ts';
import { timeMarksOf, type TimeMark } from '../../../shared/view/time-marks.ts';
import type { Effect, SavedSession } from '../../../server/session/types.ts';
import { Fuzzed } from '../../support/fuzzed-session.ts';
import { anyAction, anyCommand } from '../../support/session-actions.ts';

/** What a class does beside its training; some of it is so already, or has no poll to it. */
const moments = fc.constantFrom<AnyCommandBody[]>(
  { type: 'lobby', isOn: true },
  { type: 'lobby', isOn: false },
  { type: 'eyes-up', isOn: true },
  { type: 'eyes-up', isOn: false },
  { type: 'poll-open', question: 'Which?', options: ['A', 'B'] },
  { type: 'poll-close' },
  { type: 'poll-reveal' },
  { type: 'name-moment', text: 'It bends' },
  { type: 'hide-names', isOn: true },
);
const bodies = fc.oneof({ weight: 5, arbitrary: anyCommand }, moments) as fc.Arbitrary<CommandBody>;

const isMoment = (type: string): boolean => (momentKinds as readonly string[]).includes(type);
const partsOf = ({ experiment, training, start }: SavedSession) => [
  experiment,
  start,
  training.epoch,
  [...training.parameters],
];
/** What is begun anew or taken back is marked, also where it comes to what was. */
const anew: readonly string[] = ['new-start', 'restored'];
const ofLesson: readonly string[] = ['change', ...anew];
const isRecord = ({ type }: Effect): boolean => type === 'record';
const phaseMessage = (phase: Phase) =>
  ({ atMs: 0, message: { type: 'state', phase } }) as RecordedMessage;

/** Checks `marks`, those of one event, against what it made of the session. */
function expectMarks(marks: TimeMark[], before: SavedSession, after: SavedSession, label: string) {
  const kinds = marks.map(({ type }) => type as string);
  const phases = before.phase === after.phase ? [] : [after.phase];
  if (!isSame(partsOf(before), partsOf(after))) {
    // A new start tells its phase; a stop that starting lifts goes with the start.
    expect(
      kinds.some((kind) => [...ofLesson, ...phases].includes(kind)),
      label,
    ).toBe(true);
  } else {
    expect(
      kinds.filter((kind) => !anew.includes(kind)),
      label,
    ).toEqual(phases);
  }
}

describe('the marks of a recording', () => {
  it('[VI86] are every change, phase and moment, and nothing else', () => {
    let lessonCount = 0;
    fc.assert(
      fc.property(fc.array(anyAction(bodies), { minLength: 20, maxLength: 60 }), (actions) => {
        const fuzzed = new Fuzzed();
        const { driver } = fuzzed;
        const check = driver.onHandled;
        let before: SavedSession | null = driver.saved;
        let recordedCount = driver.recording.length;
        const all = timeMarksOf(driver.recording);
        driver.onHandled = (event, effects) => {
          check?.(event, effects);
          const after = driver.saved;
          const news = driver.recording.slice(recordedCount);
          expect(news).toHaveLength(effects.filter(isRecord).length);
          const marks = timeMarksOf(before ? [phaseMessage(before.phase), ...news] : news);
          const ofMoments = news.filter(({ message }) => message.type === 'moment').length;
          const others = marks.filter(({ type }) => !isMoment(type));
          expect(marks.length - others.length).toBe(ofMoments);
          const label = JSON.stringify(event.type === 'command' ? event.command : event.type);
          // Training moves by itself, and ends.
          const isCommand = event.type === 'command';
          if (before)
            expectMarks(
              others,
              isCommand ? before : { ...after, phase: before.phase },
              after,
              label,
            );
          lessonCount += others.length;
          all.push(...marks);
          recordedCount = driver.recording.length;
          before = after;
        };
        for (const action of actions) {
          if (action.type === 'restart') before = null;
          fuzzed.act(action);
        }
        expect(timeMarksOf(driver.recording)).toEqual(all);
      }),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 100) },
    );
    expect(lessonCount).toBeGreaterThan(500);
  });
});
