import { expect } from 'vitest';

interface Problem {
  status: number;
  code?: string;
  title: string;
  detail: string;
}

/** Expects `response` to be a problem of this status and code. */
export function expectProblem(
  response: { status: number; type: string; body: unknown; text: string },
  status: number,
  code?: string,
): void {
  expect(response.type).toBe('application/problem+json');
  const problem = JSON.parse(response.text) as Problem;
  expect(problem).toMatchObject({ status, ...(code && { code }) });
  expect(response.status).toBe(status);
  expect(problem.detail).not.toBe('');
}
