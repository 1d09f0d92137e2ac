import type { CreateSession } from '../../shared/protocol/commands.ts';
import type { ErrorCode } from '../../shared/protocol/errors.ts';
import type { Summary } from '../../shared/protocol/summary.ts';

/** What a page asks over HTTP, apart from its socket. */

export interface CreatedSession {
  code: string;
  teacherKey: string;
  recordingId: string;
}

export interface SessionFacts {
  code: string;
  title: string;
  /** Newcomers get a name from the server. */
  areNamesGenerated?: boolean;
}

/** `no-answer` is the page's own: the server did not answer at all, or not with what was asked for. */
export type ApiFailure = { ok: false; code: ErrorCode | 'no-answer'; message: string };
export type ApiResult<T> = { ok: true; value: T } | ApiFailure;

export const createSession = (wish: CreateSession): Promise<ApiResult<CreatedSession>> =>
  request('/api/sessions', readJson<CreatedSession>, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(wish),
  });

export const fetchSession = (code: string): Promise<ApiResult<SessionFacts>> =>
  request(`/api/sessions/${encodeURIComponent(code)}`, readJson<SessionFacts>);

export const bearer = (key: string): RequestInit => ({
  headers: { Authorization: `Bearer ${key}` },
});

/** What the class was, for who has a teacher's key. */
export const fetchSummary = (code: string, key: string): Promise<ApiResult<Summary>> =>
  request(`/api/sessions/${encodeURIComponent(code)}/summary`, readJson<Summary>, bearer(key));

/** The same as a table. */
export const fetchSummaryCsv = (code: string, key: string): Promise<ApiResult<Blob>> =>
  request(
    `/api/sessions/${encodeURIComponent(code)}/summary.csv`,
    async (response) => ({ ok: true, value: await response.blob() }),
    bearer(key),
  );

/** Ends the class and deletes it with its recording. */
export const deleteSession = (code: string, key: string): Promise<ApiResult<null>> =>
  request(`/api/sessions/${encodeURIComponent(code)}`, async () => ({ ok: true, value: null }), {
    ...bearer(key),
    method: 'DELETE',
  });

/** The answer to a request, read by `read`; never rejects. */
export async function request<T>(
  path: string,
  read: (response: Response) => Promise<ApiResult<T>>,
  init?: RequestInit,
): Promise<ApiResult<T>> {
  try {
    const response = await fetch(path, init);
    return response.ok ? await read(response) : await problemOf(response);
  } catch {
    return { ok: false, code: 'no-answer', message: '' };
  }
}

export async function readJson<T>(response: Response): Promise<ApiResult<T>> {
  return { ok: true, value: (await response.json()) as T };
}

/** A refusal as RFC 9457 has it; a proxy's own error page has none. */
async function problemOf(response: Response): Promise<ApiFailure> {
  const problem = (await response.json().catch(() => null)) as {
    code?: ErrorCode;
    detail?: string;
  } | null;
  const code = problem?.code ?? (response.status === 404 ? 'unknown-session' : 'no-answer');
  return { ok: false, code, message: problem?.detail ?? '' };
}
