import type { Request, Response } from 'express';
import { refusal, type Refusal } from '../../shared/protocol/errors.ts';
import { clientAddress } from '../client-address.ts';
import type { Limiters } from '../limiters.ts';
import { sendProblem } from '../problem.ts';
import type { Settings } from '../settings.ts';

/** Where requests come from, and how many wrong codes and keys came from there. */
export class RequestGuard {
  readonly #failures: Limiters['failures'];
  readonly #trustProxy: number;

  constructor(
    { failures }: Pick<Limiters, 'failures'>,
    { trustProxy }: Pick<Settings, 'trustProxy'>,
  ) {
    this.#failures = failures;
    this.#trustProxy = trustProxy;
  }

  addressOf({ headers, socket }: Request): string {
    return clientAddress(headers, socket.remoteAddress, this.#trustProxy);
  }

  isOver(request: Request): Promise<boolean> {
    return this.#failures.isOver(this.addressOf(request));
  }

  async note(request: Request): Promise<void> {
    await this.#failures.count(this.addressOf(request));
  }

  /** A key is looked at first: who has one is served whatever others tried. */
  async refuse(request: Request, response: Response, refused: Refusal): Promise<void> {
    if (await this.isOver(request)) return sendTooMany(response);
    await this.note(request);
    if (refused.code === 'wrong-key') response.set('WWW-Authenticate', 'Bearer');
    sendProblem(response, refused);
  }
}

export const sendTooMany = (response: Response): void =>
  sendProblem(
    response,
    refusal('rate-limited', 'Too many wrong codes or keys from here; wait a minute.'),
  );

/** The key of a request; empty where there is none. */
export const bearerOf = ({ headers }: Request): string =>
  /^Bearer ([\w-]{1,200})$/i.exec(headers.authorization ?? '')?.[1] ?? '';
