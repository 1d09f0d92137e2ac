import { anyCommandSchema } from '../../shared/protocol/any-command.ts';
import { parseWith } from '../../shared/protocol/commands.ts';
import { refusal } from '../../shared/protocol/errors.ts';
import type { Limiters } from '../limiters.ts';
import type { Log } from '../log.ts';
import type { SessionRegistry } from '../registry.ts';
import type { Settings } from '../settings.ts';
import type { AckFunction, Connection } from './connection.ts';

/** Who sends this many times more than is allowed is disconnected. */
const patience = 20;

/** After these the main thread measures points anew, up to some 20 ms: they count as five. */
const heavyTypes: ReadonlySet<unknown> = new Set([
  'reset',
  'reroll',
  'preset',
  'undo',
  'redo',
  'collect-use',
  'offer-accept',
  'predict-score',
  // These are large, and told on to teachers at once.
  'predict',
  'offer-points',
  'offer-network',
  'seed-result',
]);
const heavyParts = ['dataset', 'testShare', 'features', 'hiddenLayers', 'seed', 'initializer'];
const heavyWeight = 5;

/** How much a command counts, before it is looked at any further. */
function weightOf(payload: unknown): number {
  if (typeof payload !== 'object' || payload === null) return 1;
  const { type, experiment } = payload as { type?: unknown; experiment?: unknown };
  const isHeavyChange =
    typeof experiment === 'object' &&
    experiment !== null &&
    heavyParts.some((part) => Object.hasOwn(experiment, part));
  return heavyTypes.has(type) || isHeavyChange ? heavyWeight : 1;
}

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
      const { isOver, count } = await this.#parts.limiters.commands.count(
        connection.id,
        weightOf(args[0]),
      );
      if (count > patience * this.#parts.settings.commandsPerSecond) connection.disconnect();
      else if (!isOver) this.#take(connection, event, args[0], answer);
      else ack?.(refusal('rate-limited', 'Too many commands at once; slow down.'));
    } catch (error) {
      this.#parts.log.error({ err: error, session: connection.live.code }, 'an event failed');
      answer(refusal('internal', 'The server failed at this. It is logged.'));
    }
  }

  async forget(connection: Connection): Promise<void> {
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
