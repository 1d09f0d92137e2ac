import { pino, type DestinationStream, type Logger } from 'pino';
import type { Settings } from './settings.ts';

export type Log = Logger;

/**
 * Structured log lines, JSON, one a line. What may never be written (keys, tokens, names, titles)
 * is not handed to it in the first place; what slips in by name is removed here all the same.
 */
export function createLog(settings: Pick<Settings, 'logLevel'>, to?: DestinationStream): Log {
  const secret = ['key', 'teacherKey', 'token', 'newToken', 'name', 'title', 'authorization'];
  const options = {
    level: settings.logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: secret.flatMap((word) => [word, `*.${word}`, `*.*.${word}`]), remove: true },
    serializers: { err: describeError },
  };
  return to ? pino(options, to) : pino(options);
}

/** An error without its own properties: they may quote what a client sent. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: 'not an Error' };
  const { code } = error as { code?: unknown };
  return {
    type: error.name,
    message: error.message,
    stack: error.stack,
    ...(typeof code === 'string' && { code }),
  };
}
