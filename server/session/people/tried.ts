import type { Experiment } from '../../../shared/experiment.ts';
import type { Metrics } from '../../../shared/protocol/messages.ts';
import type { ChangeBody } from '../decision.ts';
import type { SavedSession } from '../types.ts';

/** What a class had come to when its teacher changed something: a row of the summary. */
export interface Tried {
  start: number;
  epoch: number;
  metrics: Metrics;
  /** What was done then. */
  what: 'change' | 'new-start' | 'restored' | 'adopted' | 'parameter';
  /** The parts that were changed, with their new values; of the dataset its type alone. */
  parts: Partial<Record<keyof Experiment, unknown>>;
  /** The seat whose network was taken, where the teacher credits it: never a name. */
  by?: string;
}

/** Rows that are kept; the newest are. */
const triedCount = 1000;

/** `after` with a row for `change`, if it is one that matters to what is learned. */
export function withTried(
  before: SavedSession,
  after: SavedSession,
  change: ChangeBody,
  command: { type: string },
): SavedSession {
  const isAdopted = command.type === 'offer-accept';
  const what = isAdopted ? 'adopted' : kindOf(change);
  if (!what) return after;
  const { start, training, metrics } = before;
  const row: Tried = {
    start,
    epoch: training.epoch,
    metrics,
    what,
    parts: partsOf(change.experiment ?? {}),
    ...(isAdopted && after.people.credit !== null && { by: after.people.credit }),
  };
  const { tried } = after.people;
  // A parameter that is dragged is one row, from where it was.
  const last = tried.at(-1);
  const isDragged =
    what === 'parameter' &&
    last?.what === what &&
    last.start === start &&
    last.epoch === training.epoch;
  if (isDragged) return after;
  // What is begun or brought back is no one's own network any more, but for what was just accepted.
  const isOwn = isAdopted || !(what === 'new-start' || what === 'restored');
  const credit = isOwn ? after.people.credit : null;
  return {
    ...after,
    people: { ...after.people, credit, tried: [...tried, row].slice(-triedCount) },
  };
}

function kindOf({ isNewStart, restored, mark }: ChangeBody): Tried['what'] | null {
  if (isNewStart) return 'new-start';
  if (restored) return 'restored';
  if (!mark) return null;
  return mark.parameter ? 'parameter' : 'change';
}

function partsOf({ dataset, ...rest }: Partial<Experiment>): Tried['parts'] {
  return { ...rest, ...(dataset && { dataset: dataset.type }) };
}
