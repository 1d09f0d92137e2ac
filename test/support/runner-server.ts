import { Connection } from '../../server/sockets/connection.ts';
import type { Effect, SessionEvent } from '../../server/session/types.ts';
import type { Ack } from '../../shared/protocol/messages.ts';
import { FakeSocket, fakeServer } from './server-fakes.ts';

export const command = {
  type: 'command',
  connectionId: 'c',
  command: { id: 'a', type: 'start' },
} as const;

export const change = { type: 'change', phase: 'training' } as const;

export const accepted = (
  event: SessionEvent,
  session: Extract<Effect, { type: 'save' }>['session'],
) =>
  event.type === 'command'
    ? ([
        { type: 'record', message: change },
        { type: 'save', session },
        { type: 'ack', connectionId: 'c', commandId: 'a', ack: { ok: true, epoch: 0 } },
        { type: 'broadcast', message: change },
      ] satisfies Effect[])
    : [];

/** A server with a teacher whose acks are kept. */
export function withTeacher(options: Parameters<typeof fakeServer>[0]) {
  const server = fakeServer(options);
  const socket = Object.assign(new FakeSocket(), { id: 'c' });
  const connection = new Connection(socket, server.live, 'student', '');
  server.connections.add(connection);
  server.connections.open(connection);
  const acks: Ack[] = [];
  connection.expectAck('a', (ack) => acks.push(ack));
  return { ...server, acks, connection };
}
