/** What separates the fields of a row. */
export type Separator = '\t' | ';' | ',';

/**
 * The separator of a file, from its first row: the first of tab, semicolon and
 * comma that gives three fields, or else that is there at all.
 */
export function findSeparator(row: string): Separator {
  const separators = ['\t', ';', ','] as const;
  return (
    separators.find((separator) => splitRow(row, separator)?.length === 3) ??
    separators.find((separator) => row.includes(separator)) ??
    ','
  );
}

/**
 * The fields of a row, trimmed. A field may stand in quotes, with a quote in it
 * doubled; null where a quote is not closed or something follows it.
 */
export function splitRow(row: string, separator: Separator): string[] | null {
  const fields: string[] = [];
  let rest = row;
  for (;;) {
    const quoted = /^ *"([^"]*(?:""[^"]*)*)" */.exec(rest);
    let length: number;
    if (quoted) {
      length = quoted[0].length;
      fields.push(quoted[1].replaceAll('""', '"').trim());
      if (length < rest.length && rest[length] !== separator) return null;
    } else {
      const end = rest.indexOf(separator);
      length = end < 0 ? rest.length : end;
      const field = rest.slice(0, length).trim();
      if (field.startsWith('"')) return null;
      fields.push(field);
    }
    if (length >= rest.length) return fields;
    rest = rest.slice(length + 1);
  }
}

/**
 * A finite decimal number, with a point or a comma before its fraction; null for
 * all else (an empty field, thousands separators, NaN, Infinity, hexadecimals).
 */
export function parseDecimal(field: string): number | null {
  const text = field.replace('−', '-');
  if (!/^[+-]?(\d+([.,]\d*)?|[.,]\d+)(e[+-]?\d+)?$/i.test(text)) return null;
  const value = Number(text.replace(',', '.'));
  return Number.isFinite(value) ? value : null;
}
