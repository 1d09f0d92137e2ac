import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { describe, expect, it, onTestFinished } from 'vitest';
import { problemHandler } from '../../../server/problem.ts';
import { sendRecording } from '../../../server/routes/send-recording.ts';
import { readableLog } from '../../support/server-fakes.ts';

/** A server that sends one recording, whose pages are these. */
async function sending(pages: () => AsyncIterable<string[]>) {
  const { log, lines } = readableLog();
  const ended = Promise.withResolvers<void>();
  const facts = { code: '', title: '', createdAtMs: 0, messageCount: 9, durationMs: 1 };
  const app = express();
  app.get('/', async (request, response) => {
    await sendRecording(request, response, { ...facts, pages }).finally(ended.resolve);
  });
  app.use(problemHandler(log));
  const server = createServer((request, response) => void app(request, response)).listen(0);
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, lines, ended: ended.promise };
}

describe('sendRecording', () => {
  it.each(['identity', 'gzip'])(
    '[SV112] logs what breaks off, and says so (%s)',
    async (coding) => {
      const { url, lines } = await sending(async function* () {
        yield [randomBytes(1e6).toString('base64')];
        throw new Error('the disk cannot be read');
      });
      const response = fetch(url, { headers: { 'Accept-Encoding': coding } });
      await expect(response.then((sent) => sent.text())).rejects.toThrow();
      await expect.poll(lines).toMatchObject([{ err: { message: 'the disk cannot be read' } }]);
    },
  );

  it('[SV112] logs nothing where the reader goes away', async () => {
    const { url, lines, ended } = await sending(async function* () {
      for (;;) yield ['{}\n'.repeat(100_000)];
    });
    const leaving = new AbortController();
    const response = await fetch(url, { signal: leaving.signal });
    await response.body?.getReader().read();
    leaving.abort();
    await ended;
    expect(lines()).toEqual([]);
  });
});
