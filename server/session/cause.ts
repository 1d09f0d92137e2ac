import type { AnyCommand } from '../../shared/protocol/any-command.ts';
import type { RecordedCause } from '../../shared/view/recording.ts';
import type { SavedSession } from './types.ts';

/**
 * What of `command` is recorded beside the change that it made, so that the class can be trained
 * again: see `server/verify/rerun.ts`. Undefined where the change tells all.
 */
export function causeOf(
  command: AnyCommand,
  before: SavedSession,
  after: SavedSession,
): RecordedCause | undefined {
  const { epoch } = before.training;
  switch (command.type) {
    case 'reset':
    case 'reroll':
    case 'preset':
      return { type: 'new-start', epoch };
    case 'change':
      return { type: 'change', epoch, ...(command.keepLearned && { keepLearned: true }) };
    case 'collect-use':
      return { type: 'change', epoch };
    case 'set-parameter':
    case 'undo':
    case 'redo':
      return { type: command.type, epoch };
    case 'offer-accept':
      return { type: 'adopt', epoch, parameters: [...after.training.parameters] };
    default:
      return undefined;
  }
}
