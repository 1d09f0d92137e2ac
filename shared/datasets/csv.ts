import type { Dataset } from '../experiment.ts';
import { limits } from '../limits.ts';
import { findSeparator, parseDecimal, splitRow } from './csv-fields.ts';
import { LabelReader } from './csv-labels.ts';
import type { PointList } from './point-list.ts';

/** x1, x2 and the label. */
export type Point = Extract<Dataset, { type: 'custom' }>['points'][number];

/** What was done to a good file; the pages put it into words. */
export type CsvNote =
  /** The first row was taken as names of the columns. */
  | { code: 'header'; line: number; names: string[] }
  /** Labels other than 0 and 1, and what they became. */
  | { code: 'labels'; zero: string; one: string | null }
  /** Only the first `kept` of `total` points were taken. */
  | { code: 'capped'; kept: number; total: number }
  /** Coordinates beyond the view: `from` was mapped to `to`, evenly. */
  | { code: 'scaled'; column: 'x1' | 'x2'; from: [number, number]; to: [number, number] };

/** What is wrong in a line, counted from 1; the pages put it into words. */
export type CsvError = { line: number } & (
  | { code: 'empty' }
  /** Not three columns. */
  | { code: 'columns'; count: number }
  /** A quote that is not closed, or text after one that is. */
  | { code: 'quote' }
  /** Not a finite number. */
  | { code: 'number'; column: 'x1' | 'x2'; value: string }
  /** Not a label, or not one that goes with those before it. */
  | { code: 'label'; value: string; expected: string[] }
);

export type CsvResult =
  | { ok: true; points: Point[]; notes: CsvNote[] }
  /** The first errors, in the order of their lines, and how many there are in all. */
  | { ok: false; errors: CsvError[]; errorCount: number };

const columns = ['x1', 'x2'] as const;
const errorCapacity = 20;
/** Coordinates are left alone up to here … */
const viewReach = 6;
/** … and fill this where they are not. */
const scaledReach = 5;

interface Row {
  line: number;
  x: [number, number];
  labelField: string;
}

/**
 * Points from a CSV text: rows of x1, x2 and a label, with or without a header;
 * separated by commas, semicolons or tabs; decimals with a point or, where a
 * comma does not separate, a comma; labels 0 and 1, −1 and 1, or two words. A
 * column beyond ±6 is moved and scaled to ±5. Either every row is good, or none is taken.
 */
export function parseCsv(text: string): CsvResult {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .map((row, i) => ({ line: i + 1, row }))
    .filter(({ row }) => row.trim() !== '');
  const notes: CsvNote[] = [];
  const errors: CsvError[] = [];
  const labels = new LabelReader();
  const rows: Row[] = [];
  const separator = findSeparator(lines[0]?.row ?? '');
  for (const [i, { line, row }] of lines.entries()) {
    const fields = splitRow(row, separator);
    if (i === 0 && fields && isHeader(fields)) notes.push({ code: 'header', line, names: fields });
    else readRow(line, fields, labels, rows, errors);
  }
  if (errors.length === 0 && rows.length === 0) errors.push({ line: 1, code: 'empty' });
  if (errors.length > 0) {
    return { ok: false, errors: errors.slice(0, errorCapacity), errorCount: errors.length };
  }

  if (labels.meaning) notes.push({ code: 'labels', ...labels.meaning });
  const kept = rows.slice(0, limits.customPointCount);
  if (kept.length < rows.length) {
    notes.push({ code: 'capped', kept: kept.length, total: rows.length });
  }
  for (const column of [0, 1] as const) scaleIntoView(kept, column, notes);
  const points = kept.map(({ x, labelField }): Point => [...x, labels.labelOf(labelField)]);
  return { ok: true, points, notes };
}

/** Three fields, none of them a number. */
const isHeader = (fields: string[]): boolean =>
  fields.length === 3 && fields.every((field) => field !== '' && parseDecimal(field) === null);

/** Appends a row, or what is wrong with it. */
function readRow(
  line: number,
  fields: string[] | null,
  labels: LabelReader,
  rows: Row[],
  errors: CsvError[],
): void {
  if (!fields) {
    errors.push({ line, code: 'quote' });
    return;
  }
  if (fields.length !== 3) {
    errors.push({ line, code: 'columns', count: fields.length });
    return;
  }
  const x = [parseDecimal(fields[0]), parseDecimal(fields[1])];
  for (const [i, column] of columns.entries()) {
    if (x[i] === null) errors.push({ line, code: 'number', column, value: quote(fields[i]) });
  }
  const labelField = fields[2];
  if (!labels.accept(labelField)) {
    errors.push({ line, code: 'label', value: quote(labelField), expected: labels.expected });
  }
  rows.push({ line, x: x as [number, number], labelField });
}

/** A field as an error shows it: not all of a long one. */
const quote = (field: string): string => (field.length > 40 ? `${field.slice(0, 39)}…` : field);

/** Where a column exceeds the view, maps its range to ±scaledReach. */
function scaleIntoView(rows: Row[], i: 0 | 1, notes: CsvNote[]): void {
  const values = rows.map(({ x }) => x[i]);
  const min = values.reduce((least, value) => Math.min(least, value));
  const max = values.reduce((most, value) => Math.max(most, value));
  if (Math.max(-min, max) <= viewReach) return;
  // Halves, and a bound, since max − min and the middle may not be numbers of their own.
  const middle = min / 2 + max / 2;
  const half = max / 2 - min / 2;
  const scale = (value: number) => Math.min(1, Math.max(-1, (value - middle) / half)) * scaledReach;
  for (const { x } of rows) x[i] = half === 0 ? 0 : scale(x[i]);
  const reach = half === 0 ? 0 : scaledReach;
  notes.push({ code: 'scaled', column: columns[i], from: [min, max], to: [0 - reach, reach] });
}

/** The points of a dataset as tuples. */
export const toPoints = ({ x, labels }: PointList): Point[] =>
  Array.from(labels, (label, i) => [x[2 * i], x[2 * i + 1], label === 0 ? 0 : 1]);

/** Points as CSV with a header, each number in the shortest form that reads back as the same one. */
export const toCsv = (points: readonly Point[]): string =>
  ['x1,x2,label', ...points.map((point) => point.join(','))].join('\n') + '\n';
