import type { Pointer } from '../../../shared/protocol/lead.ts';
import type { PointerMessage } from '../../../shared/protocol/people-messages.ts';

/** At most some 14 a second, whoever points and however fast. */
const intervalMs = 70;

/** Where a teacher who leads points, and what of it the room does not know yet. It is never saved. */
export class SharedPointer {
  #at: Pointer = null;
  #by: string | null = null;
  #isNews = false;
  /** The room knows where it is, but may have missed it. */
  #isUnsure = false;
  #nextMs = -Infinity;

  get at(): Pointer {
    return this.#at;
  }

  /** When there will be something to tell; Infinity for nothing. */
  get dueMs(): number {
    return this.#isNews || this.#isUnsure ? this.#nextMs : Infinity;
  }

  point(connectionId: string, at: Pointer): void {
    // Who points nowhere takes away no other's pointer.
    if (at === null && connectionId !== this.#by) return;
    this.#by = at && connectionId;
    this.#at = at;
    this.#isNews = true;
  }

  /** A teacher is gone, or all of them point nowhere. */
  drop(connectionId: string | null = this.#by): void {
    if (connectionId !== null) this.point(connectionId, null);
  }

  /** What is to be told at `nowMs`; null for nothing. */
  take(nowMs: number): PointerMessage | null {
    if (nowMs < this.dueMs) return null;
    const isMoving = this.#isNews && this.#at !== null;
    this.#isNews = false;
    this.#isUnsure = isMoving;
    this.#nextMs = nowMs + intervalMs;
    return { type: 'pointer', at: this.#at, isMoving };
  }
}
