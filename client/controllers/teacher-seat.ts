import { findKey, keepLink, recallRenewing, rememberRenewing } from './teacher-link.ts';
import type { SessionController } from './session-controller.ts';

/**
 * A teacher's way into a class: its code and the key to it. Both may be renewed while the page is
 * open, by this teacher or by another; the page's address goes on with them.
 */
export class TeacherSeat {
  readonly #session: SessionController;
  #code: string;
  #key: string;

  constructor(session: SessionController, code: string) {
    this.#session = session;
    this.#code = code;
    this.#key = findKey(code);
  }

  get code(): string {
    return this.#code;
  }

  get key(): string {
    return this.#key;
  }

  connect(): void {
    this.#session.connect({ role: 'teacher', code: this.#code, key: this.#key });
  }

  /** The class has another code now. */
  onCode(code: string): void {
    this.#code = code;
    keepLink(code, this.#key);
  }

  /** A key that is asked for, then the same once more when it holds. */
  onKey({ key, isSure }: { key: string; isSure: boolean }): void {
    rememberRenewing(this.#code, isSure ? null : key);
    if (isSure) this.#keep(key);
  }

  /** The answer to a renewal was lost, but it was done: the key is the one that was asked for. */
  takeRenewed(): void {
    const renewed = recallRenewing(this.#code);
    if (this.#session.connection.state !== 'refused') return;
    if (renewed === null || renewed === this.#key) return;
    rememberRenewing(this.#code, null);
    this.#keep(renewed);
    this.connect();
  }

  #keep(key: string): void {
    this.#key = key;
    this.#session.useKey(key);
    keepLink(this.#code, key);
  }
}
