import type { AnyCommand, AnyCommandBody } from '../../shared/protocol/any-command.ts';
import type { ErrorCode } from '../../shared/protocol/errors.ts';
import type { Ack } from '../../shared/protocol/messages.ts';
import { uniqueId } from './unique-id.ts';

/** What became of a command; `no-answer` is the page's own word: the server stayed silent. */
export type CommandResult =
  Extract<Ack, { ok: true }> | { ok: false; code: ErrorCode | 'no-answer'; message: string };

interface Pending {
  command: AnyCommand;
  sentCount: number;
  settle: (result: CommandResult) => void;
  timer: ReturnType<typeof setTimeout>;
}

/**
 * Commands on their way. Each keeps its id until it is answered: after a reconnection it is sent
 * again, and a `duplicate` then means that it was done before the line broke. One that is not
 * answered within `patienceMs` is given up, so that nothing old happens long after it was meant.
 */
export class CommandOutbox {
  readonly #emit: (command: AnyCommand, ack: (answer: Ack) => void) => void;
  readonly #patienceMs: number;
  readonly #pending = new Map<string, Pending>();
  #isOpen = false;

  constructor(
    emit: (command: AnyCommand, ack: (answer: Ack) => void) => void,
    patienceMs: number = 15_000,
  ) {
    this.#emit = emit;
    this.#patienceMs = patienceMs;
  }

  /** Sends `body` now, or when the line is open again. Never rejects. */
  post(body: AnyCommandBody): Promise<CommandResult> {
    const command = { ...body, id: uniqueId() };
    return new Promise((resolve) => {
      const settle = (result: CommandResult) => {
        clearTimeout(pending.timer);
        this.#pending.delete(command.id);
        resolve(result);
      };
      const giveUp = () => settle({ ok: false, code: 'no-answer', message: '' });
      const timer = setTimeout(giveUp, this.#patienceMs);
      const pending: Pending = { command, sentCount: 0, settle, timer };
      this.#pending.set(command.id, pending);
      if (this.#isOpen) this.#send(pending);
    });
  }

  /** The line is open: all that was not answered goes out, in its order. */
  open(): void {
    this.#isOpen = true;
    for (const pending of [...this.#pending.values()]) this.#send(pending);
  }

  /** The line is broken: what comes now waits. */
  close(): void {
    this.#isOpen = false;
  }

  /** The session is over: nothing that waits will be answered. */
  abandon(code: ErrorCode | 'no-answer', message: string): void {
    this.#isOpen = false;
    for (const { settle } of [...this.#pending.values()]) settle({ ok: false, code, message });
  }

  #send(pending: Pending): void {
    pending.sentCount++;
    this.#emit(pending.command, (answer) => {
      const wasDoneBefore = !answer.ok && answer.code === 'duplicate' && pending.sentCount > 1;
      pending.settle(wasDoneBefore ? { ok: true, epoch: NaN } : answer);
    });
  }
}
