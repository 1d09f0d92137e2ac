import type { PresenceMessage } from '../../shared/protocol/messages.ts';
import type { Joining } from './types.ts';

export interface Occupant {
  role: Joining['role'];
  seatId: string | null;
  isCoTeacher: boolean;
  /** A wall that was opened from the teacher's page. */
  isByLink: boolean;
  /** Stands at the door: counts as nobody until admitted. */
  isWaiting: boolean;
}

/** A class joins at once: counts are told at most every 250 ms, not once a student. */
const presenceIntervalMs = 250;

/** Who is connected now, and when the others are to be told. Nothing of it is saved. */
export class Room {
  #occupants = new Map<string, Occupant>();
  #seatConnections = new Map<string, string>();
  /** When each seat was left that somebody sat on. */
  readonly #leftMs = new Map<string, number>();
  #beganMs: number | null = null;
  #isNews = false;
  #nextNewsMs = -Infinity;

  has(connectionId: string): boolean {
    return this.#occupants.has(connectionId);
  }

  find(connectionId: string): Occupant | null {
    return this.#occupants.get(connectionId) ?? null;
  }

  /** The connection that sits on a seat. */
  connectionOf(seatId: string): string | null {
    return this.#seatConnections.get(seatId) ?? null;
  }

  /** The room is open; what was left before is left since now. */
  begin(nowMs: number): void {
    this.#beganMs ??= nowMs;
  }

  /** For how long nobody has sat on a seat; 0 while somebody does. */
  emptyForMs(seatId: string, nowMs: number): number {
    if (this.#seatConnections.has(seatId)) return 0;
    return nowMs - (this.#leftMs.get(seatId) ?? this.#beganMs ?? nowMs);
  }

  /** The connections of those for whom `isMeant` holds. */
  connections(isMeant: (occupant: Occupant) => boolean): string[] {
    return Array.from(this.#occupants).flatMap(([id, occupant]) => (isMeant(occupant) ? [id] : []));
  }

  /** A seat is no more. */
  forget(seatId: string): void {
    this.#leftMs.delete(seatId);
  }

  /** The seats that were left, as far as they are kept in mind. */
  get leftSeatIds(): string[] {
    return [...this.#leftMs.keys()];
  }

  enter(
    connectionId: string,
    {
      role,
      seatId,
      isCoTeacher = false,
      isByLink = false,
      isWaiting = false,
    }: Pick<Occupant, 'role' | 'seatId'> & Partial<Occupant>,
  ): void {
    const before = this.counts();
    this.#occupants.set(connectionId, { role, seatId, isCoTeacher, isByLink, isWaiting });
    if (seatId !== null) this.#seatConnections.set(seatId, connectionId);
    this.#noteNews(before);
  }

  /** Who waited is in. */
  admit(connectionId: string): void {
    const occupant = this.#occupants.get(connectionId);
    if (!occupant) return;
    const before = this.counts();
    this.#occupants.set(connectionId, { ...occupant, isWaiting: false });
    this.#noteNews(before);
  }

  /** A connection that is not here changes nothing. */
  leave(connectionId: string, nowMs: number): void {
    const occupant = this.#occupants.get(connectionId);
    if (!occupant) return;
    const before = this.counts();
    this.#occupants.delete(connectionId);
    if (occupant.seatId !== null) {
      this.#seatConnections.delete(occupant.seatId);
      this.#leftMs.set(occupant.seatId, nowMs);
    }
    this.#noteNews(before);
  }

  counts(): Omit<PresenceMessage, 'type'> {
    let [studentCount, isTeacherHere] = [0, false];
    for (const { role, isWaiting } of this.#occupants.values()) {
      if (role === 'teacher') isTeacherHere = true;
      if (role === 'student' && !isWaiting) studentCount++;
    }
    return { studentCount, isTeacherHere };
  }

  /** What is to be told at `nowMs`, if anything; it counts as told then. */
  takeNews(nowMs: number): PresenceMessage | null {
    if (!this.#isNews || nowMs < this.#nextNewsMs) return null;
    this.#isNews = false;
    this.#nextNewsMs = nowMs + presenceIntervalMs;
    return { type: 'presence', ...this.counts() };
  }

  /** When there will be something to tell; Infinity for nothing. */
  get newsDueMs(): number {
    return this.#isNews ? this.#nextNewsMs : Infinity;
  }

  /** News stays news when the counts come back to what they were: some were told otherwise. */
  #noteNews(before: Omit<PresenceMessage, 'type'>): void {
    const now = this.counts();
    this.#isNews ||=
      now.studentCount !== before.studentCount || now.isTeacherHere !== before.isTeacherHere;
  }
}
