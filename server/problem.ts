import type { ErrorRequestHandler, Request, Response } from 'express';
import { refusal, type ErrorCode, type Refusal } from '../shared/protocol/errors.ts';
import type { Log } from './log.ts';

const statusOf: Record<ErrorCode, number> = {
  'unknown-session': 404,
  'code-ended': 410,
  'wrong-key': 401,
  'unknown-recording': 404,
  'key-ended': 401,
  'bad-name': 400,
  'foreign-origin': 403,
  'unknown-event': 404,
  'bad-message': 400,
  'too-large': 413,
  forbidden: 403,
  'not-now': 409,
  duplicate: 409,
  'rate-limited': 429,
  'room-full': 409,
  locked: 403,
  'not-admitted': 403,
  kicked: 403,
  banned: 403,
  'unknown-id': 404,
  'server-full': 503,
  stopping: 503,
  'unsupported-protocol': 400,
  internal: 500,
};

/** Answers a request with a refusal, as RFC 9457's application/problem+json. */
export function sendProblem(response: Response, { code, message }: Refusal): void {
  sendStatus(response, statusOf[code], message, code);
}

/** The same for what has no code of its own: a page or a method that does not exist. */
export function sendStatus(
  response: Response,
  status: number,
  detail: string,
  code?: ErrorCode,
): void {
  const title = titles[status] ?? 'Error';
  response
    .status(status)
    .type('application/problem+json')
    .set('Cache-Control', 'no-store')
    .send(JSON.stringify({ type: 'about:blank', title, status, ...(code && { code }), detail }));
}

const titles: Partial<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  410: 'Gone',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

/** Nothing is found here: for people as a page, for programs as a problem. */
export function notFound(request: Request, response: Response): void {
  if (request.accepts(['application/problem+json', 'json', 'html']) !== 'html') {
    return sendStatus(response, 404, 'There is nothing at this address.');
  }
  response
    .status(404)
    .type('html')
    .send(
      '<!doctype html><html lang="en"><meta charset="utf-8"><title>Not found</title>' +
        '<h1>There is nothing at this address</h1><p><a href="/">More Layers</a></p></html>',
    );
}

/** The last handler: what the body parser refuses, and what nobody expected. */
export const problemHandler = (log: Log): ErrorRequestHandler => {
  return (error: { status?: unknown; type?: unknown }, request, response, next) => {
    if (response.headersSent) {
      log.error({ err: error, route: routeOf(request) }, 'an answer broke off');
      return next(error);
    }
    const status = typeof error.status === 'number' ? error.status : 500;
    if (error.type === 'entity.too.large') {
      return sendProblem(response, refusal('too-large', 'The body is too large.'));
    }
    if (error.type === 'entity.parse.failed') {
      return sendProblem(response, refusal('bad-message', 'The body is not JSON.'));
    }
    if (status >= 400 && status < 500) {
      return sendStatus(response, status, 'The request is not well formed.');
    }
    log.error({ err: error, method: request.method, route: routeOf(request) }, 'a request failed');
    sendProblem(response, refusal('internal', 'The server failed at this. It is logged.'));
  };
};

/** The pattern that matched, not the address itself: that may hold a recording's id. */
function routeOf(request: Request): string | undefined {
  const { route } = request as { route?: { path?: unknown } };
  return typeof route?.path === 'string' ? route.path : undefined;
}
