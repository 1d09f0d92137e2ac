import { levels } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { readableLog } from '../support/server-fakes.ts';
import { openClass, expectUnchanged } from '../support/refused-class.ts';

const bombs = [
  ['a binary of a gibibyte in six bytes', 'c94000000000'],
  ['an array of 33 million in five bytes', 'dd01ffffff'],
];

describe('what is too large, or no message', () => {
  it.each(bombs)(
    '[SV40] %s ends its connection, and costs the class nothing',
    async (_, message) => {
      const { log, lines } = readableLog();
      const scene = await openClass({}, log);
      const address = `${scene.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
      const closed = Array.from({ length: 20 }, () => {
        const socket = new WebSocket(address);
        socket.on('open', () => socket.send(Buffer.from(message, 'hex')));
        return new Promise<void>((resolve) => socket.on('close', () => resolve()));
      });
      await Promise.all(closed);
      await expectUnchanged(scene);
      expect(lines().filter(({ level }) => Number(level) > levels.values.info)).toEqual([]);
      expect(JSON.stringify(lines())).not.toContain('MessageError');
    },
  );

  it.each(bombs)('[SV40] %s by polling ends its connection as well', async (_, message) => {
    const scene = await openClass();
    const address = `${scene.url}/socket.io/?EIO=4&transport=polling`;
    const opened = await (await fetch(address)).text();
    const { sid } = JSON.parse(opened.slice(1)) as { sid: string };
    const body = `b${Buffer.from(message, 'hex').toString('base64')}`;
    await fetch(`${address}&sid=${sid}`, { method: 'POST', body });
    // What waits for the client is taken first: engine.io's farewell, if anything.
    const farewell = await fetch(`${address}&sid=${sid}`);
    if (farewell.status === 200) expect((await farewell.text()).split('\u001e').at(-1)).toBe('1');
    expect((await fetch(`${address}&sid=${sid}`)).status).toBe(400);
    await expectUnchanged(scene);
  });

  it('[SV19] an oversized message closes its connection with 1009, and that alone', async () => {
    const scene = await openClass();
    const query = 'EIO=4&transport=websocket';
    const socket = new WebSocket(`ws://127.0.0.1:${scene.port}/socket.io/?${query}`);
    onTestFinished(() => socket.terminate());
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    socket.on('open', () => socket.send(Buffer.alloc(10_000_000)));
    socket.on('close', resolve);
    socket.on('error', reject);
    expect(await promise).toBe(1009);
    await expectUnchanged(scene);
  });

  it('[SV19] an oversized command of a student disconnects the student alone', async () => {
    const scene = await openClass();
    const { socket } = scene.student;
    const payload = { id: 'x', type: 'start', padding: 'x'.repeat(10_000_000) };
    socket.emit('command', payload, () => undefined);
    await scene.student.until(() => !socket.connected, 'a disconnect');
    // It comes back by itself.
    await scene.student.until(() => socket.connected, 'a connection');
    expect(scene.teacher.socket.connected).toBe(true);
    await expectUnchanged(scene);
  });

  it('[SV19] an oversized request of a polling client is refused', async () => {
    const scene = await openClass();
    const address = `${scene.url}/socket.io/?EIO=4&transport=polling`;
    const opened = await (await fetch(address)).text();
    const { sid } = JSON.parse(opened.slice(1)) as { sid: string };
    const body = 'b'.repeat(10_000_000);
    const sent = fetch(`${address}&sid=${sid}`, { method: 'POST', body });
    // The server may answer, or hang up on the rest of the body.
    await expect(
      sent.then(
        ({ status }) => status,
        () => 413,
      ),
    ).resolves.toBe(413);
    await expectUnchanged(scene);
  });

  it.each(['not msgpack', '\u0000'.repeat(100)])(
    '[SV16] bytes that are no message end their connection: %j',
    async (text) => {
      const scene = await openClass();
      const query = 'EIO=4&transport=websocket';
      const socket = new WebSocket(`ws://127.0.0.1:${scene.port}/socket.io/?${query}`);
      onTestFinished(() => socket.terminate());
      const closed = new Promise((resolve) => socket.on('close', resolve));
      socket.on('open', () => socket.send(Buffer.from(text)));
      await closed;
      await expectUnchanged(scene);
    },
  );
});
