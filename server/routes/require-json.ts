import type { Request, Response } from 'express';
import { sendStatus } from '../problem.ts';

/** A page of another site may send anything but JSON without asking first. */
export function requireJson(
  request: Pick<Request, 'headers' | 'is'>,
  response: Response,
  next: () => void,
): void {
  const isEmpty = request.headers['content-length'] === '0';
  if (isEmpty || request.is('application/json') !== false) return next();
  sendStatus(response, 415, 'The body must be application/json.', 'bad-message');
}
