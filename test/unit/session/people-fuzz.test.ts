import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameKeys } from '../../../server/session/name-keys.ts';
import type { Effect, SessionEvent } from '../../../server/session/types.ts';
import type { People } from '../../../shared/protocol/people-messages.ts';
import { anyPeopleAction, type PeopleAction } from '../../support/people-actions.ts';
import { SessionDriver } from '../../support/session-driver.ts';
import { SessionInvariants } from '../../support/session-invariants.ts';

/** A class that people come to, and what must hold of them after every event. */
class FuzzedClass {
  readonly driver = new SessionDriver();
  readonly #invariants = new SessionInvariants(this.driver);
  /** Who sits where: the connections that were let in and not sent away. */
  readonly #seated = new Map<string, string>();
  /** Connections that are at the door. */
  readonly #outside = new Set<string>();
  #hands: readonly string[] = [];
  #connectionCount = 0;
  /** The connection of now of each device and watcher. */
  readonly #connections = new Map<string, string>();
  readonly #cleared = new Set<string>();
  /** Tokens that were told: only they can be shown. */
  readonly #welcomed = new Set<string>();

  constructor() {
    const check = this.driver.onHandled;
    this.driver.onHandled = (event, effects) => {
      check?.(event, effects);
      this.#check(event, effects);
    };
    this.driver.joinTeacher();
  }

  act(action: PeopleAction): void {
    const { driver } = this;
    switch (action.type) {
      case 'join': {
        const { device, name, isCleared } = action;
        // A browser that is cleared once has another token from then on.
        if (isCleared) this.#cleared.add(device);
        const person = this.#cleared.has(device) ? `${device}-cleared` : device;
        const connectionId = `${device}#${++this.#connectionCount}`;
        this.#connections.set(device, connectionId);
        const token = `token-${person}`;
        driver.join(connectionId, {
          role: 'student',
          newToken: token,
          newSeatId: `seat-${person}`,
          ...(this.#welcomed.has(token) && { token }),
          ...(name !== undefined && { name }),
        });
        return;
      }
      case 'watch':
        if (action.who === 'linked-wall')
          driver.join(action.who, { role: 'wall', came: 'by-link' });
        else if (action.who.endsWith('wall')) driver.join(action.who, { role: 'wall' });
        else if (action.who === 'teacher') driver.joinTeacher();
        else driver.join(action.who, { role: 'teacher', isCoTeacher: true });
        return;
      case 'leave': {
        const connectionId = this.#connections.get(action.who) ?? action.who;
        driver.leave(connectionId);
        this.#forget(connectionId);
        return;
      }
      case 'command':
        driver.command(action.body, this.#connections.get(action.who) ?? action.who);
        return;
      case 'run':
        driver.run(action.durationMs);
        return;
      case 'replay-opened':
        driver.handle({ type: 'replay-opened', replay: recording });
        return;
      case 'recoded':
        driver.handle({ type: 'recoded', code: 'WXYZWX' });
        return;
      case 'rekeyed':
        driver.handle({ type: 'rekeyed', what: action.what, by: 'teacher' });
        return;
      case 'restart':
        driver.restart();
        this.#invariants.restarted();
        this.#seated.clear();
        this.#outside.clear();
        driver.joinTeacher();
        return;
      default:
        action satisfies never;
    }
  }

  #forget(connectionId: string): void {
    this.#seated.delete(connectionId);
    this.#outside.delete(connectionId);
  }

  #check(event: SessionEvent, effects: Effect[]): void {
    for (const effect of effects) this.#follow(event, effect);
    const { seats, people } = this.driver.saved;
    const tokens = [...seats, ...people.banned].map(({ tokenHash }) => tokenHash);
    expect(new Set(tokens).size).toBe(tokens.length);
    // No two look alike, however they are spelled.
    const looks = seats.flatMap(({ name }) => [...new Set(nameKeys(name))]);
    expect(new Set(looks).size).toBe(looks.length);
    const here = new Set(seats.map(({ id }) => id));
    for (const id of this.driver.session.rememberedSeatIds) expect(here).toContain(id);
    // A wall comes in where somebody new may, or by the teacher's link.
    const { isLocked, isApprovalOn } = people;
    if (event.type === 'join' && event.as.role === 'wall') {
      const isIn = effects.some(({ type }) => type === 'welcome');
      const isThere = effects.some(
        (effect) => effect.type === 'reject' && effect.refusal.code === 'not-now',
      );
      if (!isThere) expect(isIn).toBe(event.as.came === 'by-link' || !(isLocked || isApprovalOn));
    }
    const connectedTokens = [...this.#seated.values()];
    expect(new Set(connectedTokens).size).toBe(connectedTokens.length);
    for (const { tokenHash } of people.banned) expect(connectedTokens).not.toContain(tokenHash);
    const seatIds = new Set(seats.map(({ id }) => id));
    for (const id of [...people.waiting, ...people.hands]) expect(seatIds).toContain(id);
    // Who raised a hand is behind those whose hands were up, in the order of before.
    const kept = people.hands.filter((id) => this.#hands.includes(id));
    expect(kept).toEqual(this.#hands.filter((id) => people.hands.includes(id)));
    expect(people.hands.slice(0, kept.length)).toEqual(kept);
    this.#hands = people.hands;
  }

  #follow(event: SessionEvent, effect: Effect): void {
    switch (effect.type) {
      case 'welcome': {
        const { connectionId, welcome } = effect;
        if (welcome.role !== 'student') return;
        if (welcome.isWaiting) this.#outside.add(connectionId);
        else expect(this.#outside).not.toContain(connectionId);
        if (event.type !== 'join' || event.as.role !== 'student') return;
        this.#welcomed.add(welcome.token ?? '');
        this.#seated.set(connectionId, `hash of ${welcome.token ?? ''}`);
        return;
      }
      case 'enter':
        expect(this.#outside).toContain(effect.connectionId);
        this.#outside.delete(effect.connectionId);
        return;
      case 'drop':
        this.#forget(effect.connectionId);
        return;
      case 'send':
        expect(this.#outside).not.toContain(effect.connectionId);
        return;
      case 'tell':
        if (effect.to === 'room') return;
        for (const connectionId of effect.to) expect(this.#outside).not.toContain(connectionId);
        return;
      default:
        return;
    }
  }
}

const recording = {
  recordingId: 'another',
  openedBy: null,
  key: 'for-the-class',
  durationMs: 9000,
};

/** Where a recording is, each was told at another time. */
const timeless = (people: People | undefined) => ({
  ...people,
  replay: people?.replay && { ...people.replay, positionMs: 0, isPlaying: true },
});

/** fast-check prints seed and path of what fails; FUZZ_RUNS asks for more. */
const runs = { numRuns: Number(process.env.FUZZ_RUNS ?? 200) };
const sequences = fc.array(anyPeopleAction, { minLength: 1, maxLength: 80, size: 'max' });

describe('a class of any people', () => {
  it('[SE75] keeps its invariants, and shows everyone the same', () => {
    fc.assert(
      fc.property(sequences, (list) => {
        const fuzzed = new FuzzedClass();
        for (const action of list) fuzzed.act(action);
        const { driver } = fuzzed;
        driver.settle();
        driver.run(1000);
        const { people } = driver.session.stateMessage();
        for (const view of driver.views.values())
          expect(timeless(view?.people)).toEqual(timeless(people));
        const everyone = [...driver.views.keys()];
        driver.joinTeacher('late-teacher');
        const pointer = driver.told('late-teacher', 'pointer')?.at ?? null;
        for (const who of everyone)
          expect(driver.told(who, 'pointer')?.at ?? null).toEqual(pointer);
        if (!people?.lead) expect(pointer).toBe(null);
        if (driver.views.has('teacher')) {
          expect(driver.told('teacher', 'roster')).toEqual(driver.told('late-teacher', 'roster'));
          expect(driver.told('teacher', 'desk')).toEqual(driver.told('late-teacher', 'desk'));
        }
      }),
      runs,
    );
  });
});
