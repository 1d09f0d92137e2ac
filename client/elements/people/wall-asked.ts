import type { Collect, Poll, Predict } from '../../../shared/protocol/people-messages.ts';
import type { View } from '../../../shared/view/view.ts';

/** One thing that the class is asked, and the wall speaks of. */
export type Asked =
  | { kind: 'poll'; asked: Poll }
  | { kind: 'predict'; asked: Predict }
  | { kind: 'collect'; asked: Collect };

/** What the wall shows of all that the class is asked. */
export interface OnWall {
  /** What is said beside the large picture: what was asked last comes first. */
  said: readonly Asked[];
  /** Whose drawings lie in the large picture. */
  predict: Predict | null;
  /** A round of seeds is what the class does now. */
  areSeedsShown: boolean;
}

type People = View['people'];

/** Says whether something is over; told anew (revealed, scored again), it is another. */
interface Over {
  key: string;
  /** It waits for the training: its drawings are there to be compared with what comes of it. */
  isAwaited: boolean;
}

/** What is over, each by what it is and what was told of it. */
function overOf({ poll, predict, collect, seeds }: People): Over[] {
  const over: Over[] = [];
  const add = (key: string, isAwaited = false) => over.push({ key, isAwaited });
  if (poll && !poll.isOpen) add(keyOf(poll, poll.isRevealed));
  if (predict && !predict.isOpen) add(keyOf(predict, predict.scores), predict.scores === null);
  if (collect && !collect.isOpen) add(keyOf(collect));
  if (seeds && !seeds.isOpen) add(keyOf(seeds));
  return over;
}

const keyOf = ({ round }: { round: number }, told: unknown = null): string =>
  JSON.stringify([round, told]);

/**
 * What the wall, which cannot be scrolled or folded, has room for. What was asked last comes first;
 * what is over makes room for anything newer, and for the lesson: when the teacher leads or trains
 * on. It is there again when it is revealed or scored.
 */
export class WallRoom {
  #away = new Set<string>();
  #isLed = false;
  #isTraining = false;

  /** The class is as in `view` now. */
  follow({ people, phase }: View): void {
    const isLed = people.lead !== null;
    const isTraining = phase === 'training';
    const begins = (isLed && !this.#isLed) || (isTraining && !this.#isTraining);
    if (begins) {
      for (const { key, isAwaited } of overOf(people)) {
        if (isLed || !isAwaited) this.#away.add(key);
      }
    }
    this.#isLed = isLed;
    this.#isTraining = isTraining;
  }

  /** What is to be seen of it. */
  of({ people }: Pick<View, 'people'>): OnWall {
    const { replay, seeds } = people;
    const isHere = (key: string) => !this.#away.has(key);
    const poll = people.poll && isHere(keyOf(people.poll, people.poll.isRevealed)) && people.poll;
    const drawn =
      people.predict && isHere(keyOf(people.predict, people.predict.scores)) && people.predict;
    const collect = people.collect && isHere(keyOf(people.collect)) && people.collect;
    // A recording that was opened later is drawn in place of drawings, and of what is over.
    const isOlder = ({ round }: { round: number }) => replay !== null && replay.round > round;
    const predict = drawn && !isOlder(drawn) ? drawn : null;
    const all: Asked[] = [
      ...(poll ? [{ kind: 'poll', asked: poll } as const] : []),
      ...(predict ? [{ kind: 'predict', asked: predict } as const] : []),
      ...(collect ? [{ kind: 'collect', asked: collect } as const] : []),
    ];
    const sorted = all.toSorted((one, other) => other.asked.round - one.asked.round);
    const said = sorted.filter(({ asked }, i) => asked.isOpen || (i === 0 && !isOlder(asked)));
    const rounds = [people.poll, people.predict, people.collect, replay].map(
      (other) => other?.round ?? -1,
    );
    const areSeedsShown =
      seeds !== null && isHere(keyOf(seeds)) && seeds.round > Math.max(...rounds);
    return { said, predict, areSeedsShown };
  }
}
