import { availableParallelism } from 'node:os';
import * as z from 'zod/mini';

/** Where the server listens and what it allows; read from the environment once, at the start. */
export interface Settings {
  port: number;
  host: string;
  dataDir: string;
  /** The address that others reach the server by, without a slash at its end; null: found out. */
  publicUrl: string | null;
  /** Proxies in front of the server whose X-Forwarded-For is believed. */
  trustProxy: number;
  maxSessions: number;
  /** Seats of one session. */
  maxStudents: number;
  /** Megabytes that the database may take of the disk; 0 for no limit but the disk's. */
  maxDataMb: number;
  /** Threads that train. */
  workers: number;
  /** Commands of one connection, or of one class's teachers, in a second. */
  commandsPerSecond: number;
  /** Sessions opened from one address in a minute. */
  sessionsPerMinute: number;
  /** Wrong codes and keys from one address in a minute. */
  failuresPerMinute: number;
  /** New seats taken from one address in a minute. */
  seatsPerMinute: number;
  /** A session that nobody came to for so many days is removed; 0 keeps all. */
  keepDays: number;
  /** A training session that nobody watches is paused after so many minutes; 0 lets it train. */
  idleMinutes: number;
  logLevel: (typeof logLevels)[number];
}

const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;

export class SettingsError extends Error {
  override name = 'SettingsError';
}

const integer = (fallback: number, min: number, max: number) =>
  z._default(
    z.pipe(
      z.string().check(z.regex(/^\d{1,9}$/, `must be a whole number from ${min} to ${max}`)),
      z.pipe(
        z.transform(Number),
        z
          .number()
          .check(z.gte(min, `must be at least ${min}`), z.lte(max, `must be at most ${max}`)),
      ),
    ),
    fallback,
  );

const publicUrl = z.pipe(
  z.string().check(z.refine(isPublicUrl, 'must be http://host or https://host, without a path')),
  z.transform((text) => new URL(text).origin),
);

const schema = z.object({
  PORT: integer(8080, 0, 65535),
  HOST: z._default(z.string(), '0.0.0.0'),
  DATA_DIR: z._default(z.string(), './data'),
  PUBLIC_URL: z._default(z.nullable(publicUrl), null),
  TRUST_PROXY: integer(0, 0, 10),
  MAX_SESSIONS: integer(1000, 1, 100_000),
  MAX_STUDENTS: integer(300, 1, 10_000),
  MAX_DATA_MB: integer(0, 0, 10_000_000),
  WORKERS: integer(Math.max(1, availableParallelism() - 1), 1, 256),
  COMMANDS_PER_SECOND: integer(50, 1, 1_000_000),
  SESSIONS_PER_MINUTE: integer(30, 1, 1_000_000),
  FAILURES_PER_MINUTE: integer(300, 1, 1_000_000),
  // A school is one address: two full lecture halls come at once, and each seat is one write.
  SEATS_PER_MINUTE: integer(600, 1, 1_000_000),
  KEEP_DAYS: integer(30, 0, 36_500),
  IDLE_MINUTES: integer(30, 0, 100_000),
  LOG_LEVEL: z._default(z.enum(logLevels), 'info'),
});

/**
 * The settings of an environment; a variable that is missing or empty has its default.
 * Errors: SettingsError naming the variable and what it must be.
 */
export function readSettings(environment: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(
    Object.keys(schema.shape).flatMap((name) => {
      const value = environment[name]?.trim();
      return value ? [[name, value]] : [];
    }),
  );
  const parsed = z.safeParse(schema, given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const name = String(issue?.path[0]);
    throw new SettingsError(`${name}=${given[name] ?? ''}: ${describe(name, issue?.message)}`);
  }
  const values = parsed.data;
  return {
    port: values.PORT,
    host: values.HOST,
    dataDir: values.DATA_DIR,
    publicUrl: values.PUBLIC_URL,
    trustProxy: values.TRUST_PROXY,
    maxSessions: values.MAX_SESSIONS,
    maxStudents: values.MAX_STUDENTS,
    maxDataMb: values.MAX_DATA_MB,
    workers: values.WORKERS,
    commandsPerSecond: values.COMMANDS_PER_SECOND,
    sessionsPerMinute: values.SESSIONS_PER_MINUTE,
    failuresPerMinute: values.FAILURES_PER_MINUTE,
    seatsPerMinute: values.SEATS_PER_MINUTE,
    keepDays: values.KEEP_DAYS,
    idleMinutes: values.IDLE_MINUTES,
    logLevel: values.LOG_LEVEL,
  };
}

function describe(name: string, message: string | undefined): string {
  if (name === 'LOG_LEVEL') return `must be one of ${logLevels.join(', ')}`;
  return message ?? 'is not valid';
}

function isPublicUrl(text: string): boolean {
  const url = URL.parse(text);
  return (
    url !== null &&
    (url.protocol === 'http:' || url.protocol === 'https:') &&
    url.pathname === '/' &&
    url.search === '' &&
    url.hash === '' &&
    url.username === ''
  );
}
