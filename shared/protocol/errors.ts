/** Why a connection, a command or a request was refused; the text beside it is for people. */
export const errorCodes = [
  'unknown-session',
  /** The class has another code now. */
  'code-ended',
  'wrong-key',
  /** No recording of this id, or none that this key opens: the two are not told apart. */
  'unknown-recording',
  /** The key was renewed or taken back. */
  'key-ended',
  'bad-name',
  'foreign-origin',
  'unknown-event',
  'bad-message',
  'too-large',
  'forbidden',
  'not-now',
  'duplicate',
  'rate-limited',
  'room-full',
  /** The teacher lets nobody new in. */
  'locked',
  'not-admitted',
  'kicked',
  'banned',
  /** No such seat or offer. */
  'unknown-id',
  'server-full',
  'stopping',
  'unsupported-protocol',
  'internal',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

export interface Refusal {
  ok: false;
  code: ErrorCode;
  message: string;
}

export type Result<T> = { ok: true; value: T } | Refusal;

export const refusal = (code: ErrorCode, message: string): Refusal => ({
  ok: false,
  code,
  message,
});
