import type { SavedSession } from '../../server/session/types.ts';
import type { Slice } from '../../shared/lesson/slices.ts';
import type { Action } from './session-actions.ts';
import { SessionDriver } from './session-driver.ts';
import { SessionInvariants } from './session-invariants.ts';

/** A driver that does as it is told, and what it has seen. */
export class Fuzzed {
  readonly driver = new SessionDriver();
  readonly #invariants = new SessionInvariants(this.driver);
  #durable: SavedSession = this.driver.saved;
  #oldSlices: Slice[] = [];
  #commandCount = 0;

  constructor() {
    const check = this.driver.onHandled;
    this.driver.onHandled = (event, effects) => {
      check?.(event, effects);
      for (const effect of effects) {
        if (effect.type === 'save' || effect.type === 'checkpoint') this.#durable = effect.session;
        if (effect.type === 'train') this.#oldSlices = [...this.#oldSlices.slice(-2), effect.slice];
      }
    };
    this.driver.joinTeacher();
  }

  act(action: Action): void {
    const { driver } = this;
    switch (action.type) {
      case 'join': {
        const { who, name, token } = action;
        if (who.endsWith('teacher')) driver.joinTeacher(who);
        else if (who === 'wall') driver.join(who, { role: 'wall' });
        else {
          driver.joinStudent(who, {
            ...(name !== undefined && { name }),
            ...(token !== undefined && { token }),
          });
        }
        return;
      }
      case 'leave':
        driver.leave(action.who);
        return;
      case 'command':
        if (!action.isRepeated) this.#commandCount++;
        driver.command(action.body, action.who, `f${this.#commandCount}`);
        return;
      case 'slice-done':
        if (driver.slice) driver.finishSlice(action.afterMs);
        return;
      case 'slice-failed':
        if (driver.slice) driver.failSlice();
        return;
      case 'stale-result': {
        const [old] = this.#oldSlices;
        if (!old || old.sliceId === driver.slice?.sliceId) return;
        driver.handle({ type: 'slice-done', sliceId: old.sliceId, result: driver.train(old) });
        return;
      }
      case 'wake':
        driver.handle({ type: 'wake' });
        return;
      case 'run':
        driver.epochMs = action.epochMs;
        driver.run(action.durationMs, 10);
        return;
      case 'restart':
        driver.restart(action.isNewest ? driver.saved : this.#durable);
        this.#oldSlices = [];
        this.#invariants.restarted();
        driver.joinTeacher();
        return;
      default:
        action satisfies never;
    }
  }
}
