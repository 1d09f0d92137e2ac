import type { TeacherCommand } from '../../../shared/protocol/people-commands.ts';
import { refusal, type Result } from '../../../shared/protocol/errors.ts';
import { acceptPeople, notNow, type Decision } from '../decision.ts';
import type { SavedSession } from '../types.ts';
import type { PastPoll, SavedPeople, SavedPoll } from './saved-people.ts';

/** Polls that the summary remembers. */
const pastPollCount = 100;

/** A poll that was open before makes room for it. */
export function openPoll(
  session: SavedSession,
  { question, options, correct }: Extract<TeacherCommand, { type: 'poll-open' }>,
): Result<Decision> {
  if (correct !== undefined && correct >= options.length) {
    return refusal('bad-message', `correct: ${correct}, there are ${options.length} options`);
  }
  const { people } = session;
  const round = people.round + 1;
  const poll: SavedPoll = {
    round,
    question,
    options,
    correct: correct ?? null,
    isOpen: true,
    isRevealed: false,
    answers: {},
  };
  return acceptPeople(session, { round, poll, pastPolls: pastPollsOf(people) });
}

export function closePoll(session: SavedSession): Result<Decision> {
  const { poll } = session.people;
  if (!poll) return noPoll;
  return acceptPeople(session, { poll: { ...poll, isOpen: false } });
}

/** Who sees the counts answers no more. */
export function revealPoll(session: SavedSession): Result<Decision> {
  const { poll } = session.people;
  if (!poll) return noPoll;
  return acceptPeople(session, { poll: { ...poll, isOpen: false, isRevealed: true } });
}

export function clearPoll(session: SavedSession): Result<Decision> {
  const { people } = session;
  if (!people.poll) return noPoll;
  return acceptPeople(session, { poll: null, pastPolls: pastPollsOf(people) });
}

const noPoll = notNow('There is no poll.');

/** A student's choice, until the poll is closed. */
export function answerPoll(
  people: SavedPeople,
  seatId: string,
  { round, choice }: { round: number; choice: number },
): Result<SavedPeople> {
  const { poll } = people;
  if (poll?.round !== round || !poll.isOpen) return notNow('This poll is closed.');
  if (choice >= poll.options.length) {
    return refusal('bad-message', `choice: ${choice}, there are ${poll.options.length} options`);
  }
  const answers = { ...poll.answers, [seatId]: choice };
  return { ok: true, value: { ...people, poll: { ...poll, answers } } };
}

/** How many chose each option. */
export function countsOf({ options, answers }: SavedPoll): number[] {
  const counts = options.map(() => 0);
  for (const choice of Object.values(answers)) counts[choice]++;
  return counts;
}

/** The polls that were, with that of now; one that nobody answered is not kept. */
export function pastPollsOf({ poll, pastPolls }: SavedPeople): readonly PastPoll[] {
  if (!poll || Object.keys(poll.answers).length === 0) return pastPolls;
  const { question, options, correct } = poll;
  return [...pastPolls, { question, options, correct, counts: countsOf(poll) }].slice(
    -pastPollCount,
  );
}
