import { isStudentCommand } from '../../shared/protocol/people-commands.ts';
import type { SessionEvent } from './types.ts';

/** What a teacher did is told at once; what many do, and where a pointer is, comes in its time. */
export function isToldAtOnce(event: SessionEvent): boolean {
  if (event.type === 'replay-opened' || event.type === 'rekeyed') return true;
  if (event.type !== 'command' || isStudentCommand(event.command)) return false;
  return event.command.type !== 'show' || event.command.parts !== undefined;
}
