import { recall, remember } from './storage.ts';

/** The token that gives a student the same seat after a reload, by class. */
const keyOf = (code: string) => `more-layers-seat-${code}`;

export const recallSeat = (code: string): string | null => recall('local', keyOf(code));

export const rememberSeat = (code: string, token: string | null): void =>
  remember('local', keyOf(code), token);
