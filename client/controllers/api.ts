import type { CreateSession } from '../../shared/protocol/commands.ts';
import type { ErrorCode, Result } from '../../shared/protocol/errors.ts';
import { parseRecording, type Recording } from '../../shared/view/recording.ts';

/** What a page asks over HTTP, apart from its socket. */

export interface CreatedSession {
  code: string;
  teacherKey: string;
  recordingId: string;
}

export interface SessionFacts {
  code: string;
  title: string;
}

/** The page's own: the server did not answer at all, or not with what was asked for. */
export type ApiFailure = { ok: false; code: ErrorCode | 'no-answer'; message: string };
export type ApiResult<T> = { ok: true; value: T } | ApiFailure;

const noAnswer: ApiFailure = { ok: false, code: 'no-answer', message: '' };

export async function createSession(wish: CreateSession): Promise<ApiResult<CreatedSession>> {
  return requestJson<CreatedSession>('/api/sessions', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(wish),
  });
}

export const fetchSession = (code: string): Promise<ApiResult<SessionFacts>> =>
  requestJson<SessionFacts>(`/api/sessions/${encodeURIComponent(code)}`);

export const recordingPath = (id: string): string => `/api/recordings/${encodeURIComponent(id)}`;

/** A recording by its id; `unknown-session` where there is none. */
export async function fetchRecording(id: string): Promise<ApiResult<Recording>> {
  try {
    const response = await fetch(recordingPath(id));
    if (response.status === 404) return { ok: false, code: 'unknown-session', message: '' };
    if (!response.ok) return await problemOf(response);
    return readRecording(await response.text());
  } catch {
    return noAnswer;
  }
}

/** A recording in a text. */
export const readRecording = (text: string): Result<Recording> => parseRecording(text);

async function requestJson<T>(path: string, init?: RequestInit): Promise<ApiResult<T>> {
  try {
    const response = await fetch(path, {
      ...init,
      headers: { Accept: 'application/json', ...init?.headers },
    });
    if (!response.ok) return await problemOf(response);
    return { ok: true, value: (await response.json()) as T };
  } catch {
    return noAnswer;
  }
}

/** A refusal as RFC 9457 has it; a proxy's own error page has none. */
async function problemOf(response: Response): Promise<ApiFailure> {
  const problem = (await response.json().catch(() => null)) as {
    code?: ErrorCode;
    detail?: string;
  } | null;
  return { ok: false, code: problem?.code ?? 'no-answer', message: problem?.detail ?? '' };
}
