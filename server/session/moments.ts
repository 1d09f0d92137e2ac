import type { AnyCommand } from '../../shared/protocol/any-command.ts';
import type { MomentKind, MomentMessage } from '../../shared/view/moments.ts';
import { withoutNames } from './names.ts';
import type { SavedSession } from './types.ts';

/**
 * What of `command` is recorded as a moment to come back to; null for nothing. What was so already
 * is no moment. It tells the teacher's own words, without the names of those who have a seat, and
 * nothing of anyone else's.
 */
export function momentOf(
  command: AnyCommand,
  before: SavedSession,
  after: SavedSession,
): MomentMessage | null {
  const was = before.people;
  const { poll } = after.people;
  const moment = (kind: MomentKind, words?: string): MomentMessage => {
    const text = words === undefined ? undefined : withoutNames(words, namesOf(after));
    return { type: 'moment', kind, ...(text !== undefined && { text }) };
  };
  switch (command.type) {
    case 'name-moment': {
      const { text, agoMs } = command;
      return { ...moment('named', text.trim()), ...(agoMs !== undefined && { agoMs }) };
    }
    case 'lobby':
      return command.isOn === was.isLobby ? null : moment(command.isOn ? 'lobby' : 'lesson');
    case 'eyes-up':
      return command.isOn === was.isEyesUp ? null : moment(command.isOn ? 'eyes-up' : 'eyes-down');
    case 'poll-open':
      return moment(command.type, command.question);
    case 'poll-close':
      return was.poll?.isOpen ? moment(command.type, poll?.question) : null;
    case 'poll-reveal':
      return was.poll?.isRevealed ? null : moment(command.type, poll?.question);
    case 'predict-open':
    case 'predict-score':
    case 'collect-open':
    case 'seeds-open':
      return moment(command.type);
    case 'predict-close':
      return was.predict?.isOpen ? moment(command.type) : null;
    case 'collect-close':
      return was.collect?.isOpen ? moment(command.type) : null;
    case 'seeds-close':
      return was.seeds?.isOpen ? moment(command.type) : null;
    default:
      return null;
  }
}

const namesOf = ({ seats }: SavedSession): string[] => seats.map(({ name }) => name);
