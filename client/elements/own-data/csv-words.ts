import type { CsvError, CsvNote } from '../../../shared/datasets/csv.ts';
import { formatCoordinate, formatCount } from '../../texts/format.ts';
import { t } from '../../texts/translate.ts';

const symbols = { x1: 'x₁', x2: 'x₂' } as const;

/** A word of the file's, quoted, not all of a long one. */
const quoted = (text: string): string => `“${text.length > 40 ? `${text.slice(0, 39)}…` : text}”`;

/** What was done to a good file. */
export function csvNoteText(note: CsvNote): string {
  switch (note.code) {
    case 'header':
      return t('csvNoteHeader', { line: note.line, names: note.names.map(quoted).join(', ') });
    case 'labels':
      if (note.one === null) return t('csvNoteLabel', { zero: quoted(note.zero) });
      return t('csvNoteLabels', { zero: quoted(note.zero), one: quoted(note.one) });
    case 'capped':
      return t('csvNoteCapped', { kept: formatCount(note.kept), total: formatCount(note.total) });
    case 'scaled': {
      const [from, until] = note.from.map((value) => formatCoordinate(value, 4));
      const [to, end] = note.to.map((value) => formatCoordinate(value));
      const values = { column: symbols[note.column], from, to };
      if (note.from[0] === note.from[1]) return t('csvNoteMoved', values);
      return t('csvNoteScaled', { ...values, until, end });
    }
    default:
      return note satisfies never;
  }
}

/** What is wrong in a line, without its number. */
export function csvErrorText(error: CsvError): string {
  switch (error.code) {
    case 'empty':
      return t('csvErrorEmpty');
    case 'columns':
      if (error.count === 1) return t('csvErrorColumn');
      return t('csvErrorColumns', { count: formatCount(error.count) });
    case 'quote':
      return t('csvErrorQuote');
    case 'number':
      if (error.value === '') return t('csvErrorNumberMissing', { column: symbols[error.column] });
      return t('csvErrorNumber', { column: symbols[error.column], value: quoted(error.value) });
    case 'label': {
      const expected = error.expected.map(quoted).join(t('csvOr'));
      if (error.value === '') return t('csvErrorLabelMissing', { expected });
      return t('csvErrorLabel', { value: quoted(error.value), expected });
    }
    default:
      return error satisfies never;
  }
}
