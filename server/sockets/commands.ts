import { anyCommandSchema } from '../../shared/protocol/any-command.ts';
import { parseWith } from '../../shared/protocol/commands.ts';
import { refusal } from '../../shared/protocol/errors.ts';
import type { Limiters } from '../limiters.ts';
import type { Log } from '../log.ts';
import type { SessionRegistry } from '../registry.ts';
import type { Settings } from '../settings.ts';
import { weightOf } from './command-weight.ts';
import type { AckFunction, Connection } from './connection.ts';

/** Who sends this many times more than is allowed is disconnected. */
const patience = 20;

/**
 * The teachers of a class count as one, and a new connection of theirs begins nothing anew. Where
 * they point counts by itself: it must not be in the way of what they do.
 */
const senderOf = ({ id, role, live }: Connection, payload: unknown): string =>
  role === 'teacher' ? `${isPointing(payload) ? 'pointer' : 'teacher'} ${live.room}` : id;

const isPointing = (payload: unknown): boolean =>
  typeof payload === 'object' &&
  payload !== null &&
  (payload as { type?: unknown }).type === 'show' &&
  (payload as { parts?: unknown }).parts === undefined;

interface IntakeParts {
  registry: Pick<SessionRegistry, 'isClosing'>;
  limiters: Pick<Limiters, 'commands'>;
  settings: Pick<Settings, 'commandsPerSecond'>;
  log: Log;
}

/** Takes what a client emits to its session. */
export class CommandIntake {
  readonly #parts: IntakeParts;

  constructor(parts: IntakeParts) {
    this.#parts = parts;
  }

  /**
   * An event with its arguments, the last of which may be the ack: a command goes to the session,
   * all else is refused, through the ack or, without one, by `refused`.
   */
  async take(connection: Connection, [event, ...args]: unknown[]): Promise<void> {
    const last = args.at(-1);
    const ack = typeof last === 'function' ? (last as AckFunction) : null;
    const answer: AckFunction = (result) => {
      if (ack) ack(result);
      else if (!result.ok) connection.emit(['refused', result]);
    };
    try {
      const { limiters, settings } = this.#parts;
      const { commandsPerSecond } = settings;
      const weight = weightOf(args[0], connection.live.runner.session.save());
      // However few commands are allowed, each of them is.
      const sender = senderOf(connection, args[0]);
      const counted = Math.min(weight, commandsPerSecond);
      const { isOver, count } = await limiters.commands.count(sender, counted);
      if (count > patience * commandsPerSecond) connection.disconnect();
      else if (!isOver) this.#take(connection, event, args[0], answer);
      else ack?.(refusal('rate-limited', 'Too many commands at once; slow down.'));
    } catch (error) {
      this.#parts.log.error({ err: error, session: connection.live.code }, 'an event failed');
      answer(refusal('internal', 'The server failed at this. It is logged.'));
    }
  }

  async forget(connection: Connection): Promise<void> {
    if (connection.role === 'teacher') return;
    await this.#parts.limiters.commands.forget(connection.id);
  }

  #take(connection: Connection, event: unknown, payload: unknown, answer: AckFunction): void {
    if (this.#parts.registry.isClosing) {
      return answer(refusal('stopping', 'The server is stopping; try again soon.'));
    }
    if (event !== 'command') {
      return answer(refusal('unknown-event', 'The server knows no event but `command`.'));
    }
    const parsed = parseWith(anyCommandSchema, payload);
    if (!parsed.ok) return answer(parsed);
    const command = parsed.value;
    connection.expectAck(command.id, answer);
    connection.live.runner.dispatch({ type: 'command', connectionId: connection.id, command });
  }
}
