import type { CommandBody } from '../../../shared/protocol/commands.ts';

/**
 * Sends a command and says what became of it: null where it was done, else why not, in words. What
 * was drawn or read is then still there.
 */
export type SendCommand = (body: CommandBody) => Promise<string | null>;
