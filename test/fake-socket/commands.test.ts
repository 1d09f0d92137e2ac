import { describe, expect, it } from 'vitest';
import { Limiter } from '../../server/limiters.ts';
import { CommandIntake } from '../../server/sockets/commands.ts';
import { Connection } from '../../server/sockets/connection.ts';
import type { Effect, SessionEvent } from '../../server/session/types.ts';
import type { Log } from '../../server/log.ts';
import type { Role } from '../../shared/protocol/commands.ts';
import type { Ack } from '../../shared/protocol/messages.ts';
import { FakeSocket, fakeServer, readableLog, silentLog } from '../support/server-fakes.ts';

const obedient = (event: SessionEvent): Effect[] =>
  event.type === 'command'
    ? [
        {
          type: 'ack',
          connectionId: event.connectionId,
          commandId: event.command.id,
          ack: { ok: true, epoch: 7 },
        },
      ]
    : [];

interface IntakeOptions {
  answer?: (event: SessionEvent) => Effect[];
  perSecond?: number;
  log?: Log;
  role?: Role;
}

function fakeIntake(options: IntakeOptions = {}) {
  const { answer = obedient, perSecond = 50, log = silentLog, role = 'teacher' } = options;
  const server = fakeServer({ answer, log });
  const connect = () => {
    const socket = new FakeSocket();
    const connection = new Connection(socket, server.live, role, 'http://school.lan');
    server.connections.add(connection);
    server.connections.open(connection);
    return { socket, connection };
  };
  const { socket, connection } = connect();
  const intake = new CommandIntake({
    registry: server.registry,
    limiters: { commands: new Limiter(perSecond, 1) },
    settings: { commandsPerSecond: perSecond },
    log,
  });
  /** Emits an event with an ack, and gives what the ack was called with. */
  const askBy = async (by: Connection, ...event: unknown[]) => {
    const acks: Ack[] = [];
    await intake.take(by, [...event, (ack: Ack) => acks.push(ack)]);
    expect(acks.length).toBeLessThanOrEqual(1);
    return acks[0];
  };
  const ask = (...event: unknown[]) => askBy(connection, ...event);
  return { ...server, connect, socket, connection, intake, ask, askBy };
}

const start = { id: 'a', type: 'start' };

describe('CommandIntake', () => {
  it('[SV21] brings a command to the session and its answer back', async () => {
    const { ask, session } = fakeIntake();
    expect(await ask('command', start)).toEqual({ ok: true, epoch: 7 });
    expect(session.events).toMatchObject([{ type: 'command', command: start }]);
  });

  it('[SV21] keeps the order of commands', async () => {
    const { ask, session } = fakeIntake();
    const ids = Array.from({ length: 20 }, (_, i) => `c${i}`);
    await Promise.all(ids.map((id) => ask('command', { id, type: 'start' })));
    const seen = session.events.map((event) => event.type === 'command' && event.command.id);
    expect(seen).toEqual(ids);
  });

  it('[SV18] gives each of two commands of one id its own answer', async () => {
    const answers: Ack[] = [
      { ok: true, epoch: 1 },
      { ok: false, code: 'duplicate', message: 'again' },
    ];
    const { ask } = fakeIntake({
      answer: (event) =>
        event.type === 'command'
          ? [
              {
                type: 'ack',
                connectionId: event.connectionId,
                commandId: event.command.id,
                ack: answers.shift() ?? { ok: true, epoch: 0 },
              },
            ]
          : [],
    });
    expect(await Promise.all([ask('command', start), ask('command', start)])).toMatchObject([
      { ok: true },
      { code: 'duplicate' },
    ]);
  });

  it.each([
    ['no payload', []],
    ['text', ['start']],
    ['an unknown type', [{ id: 'a', type: 'stop' }]],
    ['a part too many', [{ ...start, now: true }]],
    ['no id', [{ type: 'start' }]],
    ['a wrong type', [{ id: 'a', type: 'change', experiment: { learningRate: '0.1' } }]],
    ['NaN', [{ id: 'a', type: 'change', experiment: { learningRate: NaN } }]],
    ['infinity', [{ id: 'a', type: 'change', experiment: { learningRate: Infinity } }]],
    ['a number out of range', [{ id: 'a', type: 'change', experiment: { learningRate: 101 } }]],
    ['an empty change', [{ id: 'a', type: 'change', experiment: {} }]],
    ['an unknown part', [{ id: 'a', type: 'change', experiment: { layers: [] } }]],
    [
      'a borrowed prototype',
      [JSON.parse('{"id":"a","type":"change","experiment":{"__proto__":{"learningRate":1}}}')],
    ],
  ])('[SV16] refuses %s as a command', async (_, args: unknown[]) => {
    const { ask, session } = fakeIntake();
    expect(await ask('command', ...args)).toMatchObject({ ok: false, code: 'bad-message' });
    expect(session.events).toEqual([]);
  });

  it.each([['unknown'], ['disconnect'], ['error'], [''], [7], [undefined]])(
    '[SV15] refuses the event %j',
    async (event) => {
      const { ask, session } = fakeIntake();
      expect(await ask(event)).toMatchObject({ ok: false, code: 'unknown-event' });
      expect(session.events).toEqual([]);
    },
  );

  it('[SV15] refuses by `refused` what has no ack', async () => {
    const { intake, connection, socket } = fakeIntake();
    await intake.take(connection, ['unknown']);
    await intake.take(connection, ['command', { id: 'a', type: 'stop' }]);
    expect(socket.emitted).toMatchObject([
      ['refused', { code: 'unknown-event' }],
      ['refused', { code: 'bad-message' }],
    ]);
  });

  it('[SV13] takes nothing while the server stops', async () => {
    const { ask, registry, session } = fakeIntake();
    registry.isClosing = true;
    expect(await ask('command', start)).toMatchObject({ ok: false, code: 'stopping' });
    expect(session.events).toEqual([]);
  });

  it('[SV20] refuses more than is allowed in a second, and disconnects who does not stop', async () => {
    const { ask, socket, session } = fakeIntake({ perSecond: 2 });
    const answers: (Ack | undefined)[] = [];
    for (let i = 0; i < 40; i++) answers.push(await ask('command', { id: `${i}`, type: 'start' }));
    expect(answers.slice(0, 2)).toMatchObject([{ ok: true }, { ok: true }]);
    for (const answer of answers.slice(2)) expect(answer).toMatchObject({ code: 'rate-limited' });
    expect(session.events).toHaveLength(2);
    expect(socket.isDisconnected).toBe(false);
    expect(await ask('command', start)).toBeUndefined();
    expect(socket.isDisconnected).toBe(true);
  });

  it('[SV23] answers `internal` where the session throws, logs it, and goes on', async () => {
    const { log, lines } = readableLog();
    const { ask } = fakeIntake({
      log,
      answer: (event) => {
        if (event.type === 'command' && event.command.id === 'bad') throw new Error('a bug');
        return obedient(event);
      },
    });
    expect(await ask('command', { id: 'bad', type: 'start' })).toMatchObject({ code: 'internal' });
    expect(await ask('command', start)).toMatchObject({ ok: true });
    expect(lines()).toMatchObject([{ session: 'BCDFGH', err: { message: 'a bug' } }]);
  });

  it('[SV20] counts the teachers of a class as one, and each student alone', async () => {
    for (const [role, expected] of [
      ['teacher', 'rate-limited'],
      ['student', 'ok'],
    ] as const) {
      const { ask, askBy, connect, connection, intake } = fakeIntake({ perSecond: 2, role });
      for (const id of ['a', 'b'])
        expect(await ask('command', { ...start, id })).toEqual({ ok: true, epoch: 7 });
      expect(await ask('command', start)).toMatchObject({ code: 'rate-limited' });
      // Nor does a teacher begin anew by coming back.
      await intake.forget(connection);
      const answer = await askBy(connect().connection, 'command', start);
      expect(answer.ok ? 'ok' : answer.code).toBe(expected);
    }
  });

  it('[SV44] takes what weighs more than all that is allowed, once', async () => {
    const { ask } = fakeIntake({ perSecond: 2 });
    expect(await ask('command', { id: 'a', type: 'reset' })).toMatchObject({ ok: true });
    expect(await ask('command', { id: 'b', type: 'reset' })).toMatchObject({
      code: 'rate-limited',
    });
  });

  it('[SV44] counts what is measured anew as five', async () => {
    const heavy = [
      { id: 'a', type: 'reset' },
      { id: 'b', type: 'change', experiment: { seed: 3 } },
      { id: 'c', type: 'undo' },
      { id: 'f', type: 'change', experiment: { loss: 'squared-error' } },
    ];
    for (const command of heavy) {
      const { ask } = fakeIntake({ perSecond: 11 });
      expect(await ask('command', command)).toMatchObject({ ok: true });
      expect(await ask('command', { ...command, id: 'd' })).toMatchObject({ ok: true });
      expect(await ask('command', { ...command, id: 'e' })).toMatchObject({ code: 'rate-limited' });
    }
    const { ask } = fakeIntake({ perSecond: 11 });
    const light = { type: 'change', experiment: { learningRate: 0.1 } };
    for (let i = 0; i < 11; i++) {
      expect(await ask('command', { ...light, id: `${i}` })).toMatchObject({ ok: true });
    }
  });

  it('[SV81] counts where a teacher points by itself', async () => {
    const { ask } = fakeIntake({ perSecond: 3 });
    const point = { id: 'p', type: 'show', pointer: [0, 1] };
    for (let i = 0; i < 3; i++) expect(await ask('command', point)).toMatchObject({ ok: true });
    expect(await ask('command', point)).toMatchObject({ code: 'rate-limited' });
    for (const id of ['a', 'b']) {
      expect(await ask('command', { ...start, id })).toMatchObject({ ok: true });
    }
    const shows = { ...point, parts: { style: 'shades' } };
    expect(await ask('command', shows)).toMatchObject({ ok: true });
    expect(await ask('command', { ...start, id: 'c' })).toMatchObject({ code: 'rate-limited' });
  });

  it('[SV81] gives a student no more by it', async () => {
    const { ask } = fakeIntake({ perSecond: 2, role: 'student' });
    const point = { id: 'p', type: 'show', pointer: [0, 1] };
    for (let i = 0; i < 2; i++) await ask('command', point);
    expect(await ask('command', { ...start, id: 'a' })).toMatchObject({ code: 'rate-limited' });
  });

  it.each([
    ['parts', { parts: { style: 'stripes' } }],
    ['parts', { parts: { unit: { layerIndex: 6, unitIndex: 0 } } }],
    ['parts', { parts: { walk: { pointIndex: 0, stepIndex: 64, sequence: 0 } } }],
    ['pointer', { pointer: [0, Infinity] }],
    ['pointer', { pointer: [0, 1e7] }],
    ['pointer', { pointer: [0] }],
    ['pointer', { pointer: 'here' }],
  ])('[SV80] refuses what cannot be shown: %s %j', async (part, wrong) => {
    const { ask, session } = fakeIntake();
    const answer = await ask('command', { id: 'a', type: 'show', ...wrong });
    expect(answer).toMatchObject({ code: 'bad-message' });
    expect(answer.ok || answer.message).toContain(part);
    expect(session.events.filter(({ type }) => type === 'command')).toEqual([]);
  });
});
