import type { Selection } from '../render/selection.ts';

/**
 * A link into a recording: `?t=83.5` or `?t=1:23`, with `&end=1:40` a piece of it, with
 * `&unit=2.1` the first unit of the second layer enlarged. All else of the address is kept.
 */
export interface MomentLink {
  /** Null where the address names no time, or one that is none. */
  startMs: number | null;
  endMs: number | null;
  unit: Selection;
}

const number = /^\d+(\.\d+)?$/;

export function readMomentLink(search: string): MomentLink {
  const values = new URLSearchParams(search);
  return {
    startMs: readTime(values.get('t')),
    endMs: readTime(values.get('end')),
    unit: readUnit(values.get('unit')),
  };
}

/** `href`, with its own query, led to `link`. */
export function withMoment(href: string, { startMs, endMs, unit }: MomentLink): string {
  const url = new URL(href);
  const set = (name: string, value: string | null) => {
    if (value === null) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  };
  set('t', startMs === null ? null : secondsOf(startMs));
  set('end', endMs === null ? null : secondsOf(endMs));
  set('unit', unit && `${unit.layerIndex + 1}.${unit.unitIndex + 1}`);
  return url.href;
}

/** To the millisecond: a picture stands for a twentieth of a second. */
const secondsOf = (ms: number): string => String(Math.round(ms) / 1000);

/** Seconds, `m:s` or `h:m:s`; null for anything else. */
function readTime(text: string | null): number | null {
  const parts = text?.split(':') ?? [];
  if (parts.length === 0 || parts.length > 3 || !parts.every((part) => number.test(part))) {
    return null;
  }
  const seconds = parts.reduce((sum, part) => 60 * sum + Number(part), 0);
  return Math.round(seconds * 1000);
}

function readUnit(text: string | null): Selection {
  const [, layer, unit] = /^(\d{1,2})\.(\d{1,3})$/.exec(text ?? '') ?? [];
  return layer === undefined
    ? null
    : { layerIndex: Number(layer) - 1, unitIndex: Number(unit) - 1 };
}
