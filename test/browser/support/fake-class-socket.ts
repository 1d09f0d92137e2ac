import type { ClassSocket } from '../../../client/controllers/socket.ts';
import type { Command } from '../../../shared/protocol/commands.ts';
import { protocolVersion, type Ack, type StateMessage } from '../../../shared/protocol/messages.ts';
import { packHistory } from '../../../shared/view/history.ts';
import { encodeSnapshot } from '../../../shared/protocol/snapshot-codec.ts';
import { trainedView } from './trained-view.ts';

type Listener = (...args: unknown[]) => void;

/** A socket without a line: the test says what the server does, and sees what the page sends. */
export class FakeClassSocket {
  connected = false;
  connectCount = 0;
  disconnectCount = 0;
  readonly io = { opts: { transports: ['websocket', 'polling'] } };
  readonly sent: { command: Command; ack: (answer: Ack) => void }[] = [];
  #listeners = new Map<string, Listener[]>();

  /** As the controller wants it. */
  get asSocket(): ClassSocket {
    return this as unknown as ClassSocket;
  }

  on(event: string, listener: Listener): this {
    this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), listener]);
    return this;
  }

  removeAllListeners(): this {
    this.#listeners.clear();
    return this;
  }

  connect(): this {
    this.connectCount++;
    return this;
  }

  disconnect(): this {
    this.connected = false;
    this.disconnectCount++;
    return this;
  }

  emit(event: string, command: Command, ack: (answer: Ack) => void): this {
    if (event !== 'command') throw new Error(`the page sent ${event}`);
    this.sent.push({ command, ack });
    return this;
  }

  /** An event from the server, or of the socket itself. */
  receive(event: string, ...args: unknown[]): void {
    for (const listener of this.#listeners.get(event) ?? []) listener(...args);
  }

  /** The server lets the page in. */
  letIn(state: Partial<StateMessage> = {}): void {
    this.connected = true;
    this.receive('connect');
    this.receive('state', stateMessage(state));
  }

  /** The line breaks, or an attempt fails. */
  breakLine(reason = 'transport close'): void {
    this.connected = false;
    this.receive('disconnect', reason);
  }

  refuse(code?: string): void {
    const error = new Error('no');
    this.receive(
      'connect_error',
      code === undefined ? error : Object.assign(error, { data: { code } }),
    );
  }
}

/** A `state` as it comes over the line: its frame is an ArrayBuffer. */
export function stateMessage(state: Partial<StateMessage> = {}): Record<string, unknown> {
  const { code, title, experiment, phase, outcome, marks, snapshot, history } = trainedView();
  const frame = encodeSnapshot(snapshot).buffer;
  return {
    protocol: protocolVersion,
    code,
    title,
    experiment,
    phase,
    outcome,
    history: packHistory(history),
    marks,
    studentCount: 0,
    isTeacherHere: true,
    canUndo: false,
    canRedo: false,
    frame,
    ...state,
  };
}
