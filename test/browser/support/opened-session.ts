import type { ReactiveControllerHost } from 'lit';
import { SessionController } from '../../../client/controllers/session-controller.ts';
import type { Auth } from '../../../shared/protocol/commands.ts';
import { FakeClassSocket } from './fake-class-socket.ts';

export const student: Auth = { role: 'student', code: 'K7QM3F', name: 'Ada' };

export let socket: FakeClassSocket;
export let auth: () => Auth;
export let session: SessionController;
export let updateCount: number;

/** Opens a session on a socket of the test; what it says is read from the variables above. */
export function open(as: Auth = student, onWelcome?: () => void): void {
  updateCount = 0;
  const host = {
    addController: () => undefined,
    removeController: () => undefined,
    requestUpdate: () => updateCount++,
    updateComplete: Promise.resolve(true),
  } satisfies ReactiveControllerHost;
  session = new SessionController(host, {
    createSocket: (giveAuth) => {
      auth = giveAuth;
      socket = new FakeClassSocket();
      return socket.asSocket;
    },
    ...(onWelcome && { onWelcome }),
  });
  session.hostConnected();
  session.connect(as);
}
