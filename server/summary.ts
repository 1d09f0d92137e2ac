import type { Metrics } from '../shared/protocol/messages.ts';
import type { MetricsOrNull, Summary, TriedRow } from '../shared/protocol/summary.ts';
import { acceptedOf } from './session/people/collecting.ts';
import { pastPollsOf } from './session/people/polls.ts';
import type { SavedSession } from './session/types.ts';

interface Facts {
  createdAtMs: number;
  recordingId: string;
}

export function summaryOf(session: SavedSession, { createdAtMs, recordingId }: Facts): Summary {
  const { code, title, start, training, metrics, phase, experiment, seats, people } = session;
  const { tried, lost, pastPredictions, collect, networks, seeds } = people;
  const offers = Object.values(networks);
  return {
    code,
    title,
    createdAt: new Date(createdAtMs).toISOString(),
    recordingUrl: `/api/recordings/${recordingId}`,
    studentCount: seats.length - people.waiting.length,
    now: { start, epoch: training.epoch, phase, ...orNull(metrics), experiment },
    tried: tried.map(({ metrics: then, by, ...row }) => ({
      ...row,
      ...orNull(then),
      ...(row.what === 'adopted' && { by: creditedName(session, by) }),
    })),
    lost: lost.map((point) => ({ ...point })),
    polls: pastPollsOf(people).map((poll) => ({ ...poll })),
    predictions: pastPredictions.map(({ epoch, scores }) => ({ epoch, scores })),
    collected: collect && {
      offerCount: Object.keys(collect.offers).length,
      pointCount: Object.values(collect.offers).reduce((sum, { points }) => sum + points.length, 0),
      acceptedPointCount: acceptedOf(collect).reduce((sum, points) => sum + points.length, 0),
    },
    networkOffers: {
      count: offers.length,
      acceptedCount: offers.filter(({ fate }) => fate === 'accepted').length,
    },
    seedLosses: Object.values(seeds?.results ?? {})
      .map(({ loss }) => loss)
      .sort((a, b) => a - b),
  };
}

/** The name is the seat's of now, and goes with it; where names are hidden it is told nobody. */
const creditedName = ({ seats, people }: SavedSession, seatId?: string): string | null =>
  (!people.areNamesHidden && seats.find(({ id }) => id === seatId)?.name) || null;

const orNull = (metrics: Metrics): MetricsOrNull =>
  Object.fromEntries(
    Object.entries(metrics).map(([name, value]) => [name, Number.isFinite(value) ? value : null]),
  ) as MetricsOrNull;

const columns = [
  'kind',
  'start',
  'epoch',
  'what',
  'value',
  'count',
  'train_loss',
  'train_accuracy',
  'test_loss',
  'test_accuracy',
  'by',
] as const;
type Row = Partial<Record<(typeof columns)[number], string | number | null>>;

/** A summary as a table (RFC 4180), one row a thing that happened: UTF-8 with a mark for Excel. */
export function summaryCsv({ tried, now, lost, polls, predictions, seedLosses }: Summary): string {
  const rows: Row[] = [
    ...tried.map((row) => ({
      kind: 'tried',
      ...place(row),
      ...partsOf(row),
      ...losses(row),
      by: row.by ?? null,
    })),
    { kind: 'now', ...place(now), what: now.phase, ...losses(now) },
    ...lost.map((point) => ({ kind: 'lost', ...point })),
    ...polls.flatMap(({ question, options, counts }) =>
      options.map((option, i) => ({
        kind: 'poll',
        what: question,
        value: option,
        count: counts[i],
      })),
    ),
    ...predictions.flatMap(({ epoch, scores }) =>
      scores.map((score) => ({ kind: 'prediction', epoch, value: score })),
    ),
    ...seedLosses.map((loss) => ({ kind: 'seed', train_loss: loss })),
  ];
  const lines = [
    columns.join(','),
    ...rows.map((row) => columns.map((column) => field(row[column] ?? '')).join(',')),
  ];
  return `\uFEFF${lines.map((line) => `${line}\r\n`).join('')}`;
}

const place = ({ start, epoch }: { start: number; epoch: number }) => ({ start, epoch });

const partsOf = ({ what, parts }: TriedRow): Row => ({
  what: [what, ...Object.keys(parts)].join(' '),
  value: Object.keys(parts).length > 0 ? JSON.stringify(parts) : '',
});

const losses = (metrics: MetricsOrNull): Row => ({
  train_loss: metrics.trainLoss,
  train_accuracy: metrics.trainAccuracy,
  test_loss: metrics.testLoss,
  test_accuracy: metrics.testAccuracy,
});

/** A text that a spreadsheet would take for a formula is kept a text. */
function field(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
