import * as z from 'zod/mini';
import { experimentSchema, type Experiment } from './experiment.ts';
import { limits } from './limits.ts';

/** An experiment as a file, or in a link: what it is, in which version, and the experiment whole. */
const format = 'more-layers-experiment';
const version = 1;

/** Why a text is no experiment; the pages put it into words. */
export type ExperimentFileError =
  | { code: 'too-large' }
  /** Not JSON: not a file of ours, or one that was cut off. */
  | { code: 'not-json' }
  /** JSON of something else. */
  | { code: 'wrong-format' }
  /** Written by a later More Layers. */
  | { code: 'newer-version'; version: number }
  /** The first part that is wrong, and what stands there, as JSON; '' where it is missing. */
  | { code: 'invalid'; path: string; value: string };

export type ExperimentFileResult =
  { ok: true; experiment: Experiment } | { ok: false; error: ExperimentFileError };

/** `experiment` as the text of a file. */
export const formatExperimentFile = (experiment: Experiment): string =>
  JSON.stringify({ format, version, experiment });

/** The experiment in the text of a file. Never throws. */
export function parseExperimentFile(text: string): ExperimentFileResult {
  if (text.length > limits.experimentFileBytes) return failure({ code: 'too-large' });
  let file: unknown;
  try {
    file = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return failure({ code: 'not-json' });
  }
  if (!isObject(file) || file.format !== format || !Number.isInteger(file.version)) {
    return failure({ code: 'wrong-format' });
  }
  const found = file.version as number;
  if (found > version) return failure({ code: 'newer-version', version: found });
  if (found < 1) return failure({ code: 'wrong-format' });
  const parsed = z.safeParse(experimentSchema, file.experiment);
  if (parsed.success) return { ok: true, experiment: parsed.data };
  const [issue] = parsed.error.issues;
  // A name that is none of ours is named itself, not what it stands in.
  const keys = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  const path = [...issue.path, ...keys];
  return failure({ code: 'invalid', path: path.join('.'), value: valueAt(file.experiment, path) });
}

const failure = (error: ExperimentFileError): ExperimentFileResult => ({ ok: false, error });

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const shownLength = 40;

/** What stands at `path`, as JSON, not all of a long one. */
function valueAt(value: unknown, path: readonly PropertyKey[]): string {
  let at = value;
  for (const key of path) at = isObject(at) && Object.hasOwn(at, key) ? at[String(key)] : undefined;
  const text = JSON.stringify(at) ?? '';
  return text.length > shownLength ? `${text.slice(0, shownLength - 1)}…` : text;
}
