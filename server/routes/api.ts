import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import express, { Router, type Request, type Response } from 'express';
import { createSessionSchema, parseWith } from '../../shared/protocol/commands.ts';
import { refusal, type Refusal } from '../../shared/protocol/errors.ts';
import { quietPeople } from '../../shared/protocol/people-messages.ts';
import { limits } from '../../shared/limits.ts';
import { encodeRecordingHeader } from '../../shared/view/recording.ts';
import { clientAddress, isSecureRequest } from '../client-address.ts';
import { baseUrl, networksOf } from '../join-url.ts';
import { parseJoinCode } from '../join-code.ts';
import type { Limiters } from '../limiters.ts';
import { isOwnOrigin } from '../origin.ts';
import { sendProblem, sendStatus } from '../problem.ts';
import { summaryCsv, summaryOf } from '../summary.ts';
import type { SessionRegistry } from '../registry.ts';
import type { Settings } from '../settings.ts';
import type { Store, StoredRecording } from '../store/store.ts';

export interface ApiParts {
  registry: SessionRegistry;
  store: Pick<Store, 'findRecording'>;
  limiters: Limiters;
  settings: Settings;
}

/** What programs talk to: sessions and recordings. */
export function apiRoutes({ registry, store, limiters, settings }: ApiParts): Router {
  const router = Router();
  const addressOf = ({ headers, socket }: Request) =>
    clientAddress(headers, socket.remoteAddress, settings.trustProxy);
  // From where somebody has entered a class, its code is no guess; see `isGuess` in admission.ts.
  const isOverFailures = (request: Request) => limiters.failures.isOver(addressOf(request));
  const noteFailure = (request: Request) => limiters.failures.count(addressOf(request));

  router.use((request, response, next) => {
    const { origin, host } = request.headers;
    const isReading = request.method === 'GET' || request.method === 'HEAD';
    if (isReading || isOwnOrigin({ origin, host }, settings.publicUrl)) return next();
    sendProblem(response, refusal('foreign-origin', 'This page is not of this server.'));
  });

  router.post(
    '/sessions',
    requireJson,
    express.json({ limit: limits.messageBytes, strict: true }),
    async (request, response) => {
      const wish = parseWith(createSessionSchema, (request.body as unknown) ?? {});
      if (!wish.ok) return sendProblem(response, wish);
      if ((await limiters.openings.count(addressOf(request))).isOver) {
        response.set('Retry-After', '60');
        return sendProblem(response, refusal('rate-limited', 'Too many sessions from here.'));
      }
      const opened = await registry.open(wish.value);
      if (!opened.ok) return sendProblem(response, opened);
      const { code, teacherKey, recordingId } = opened.value;
      const base = baseUrl(
        {
          host: request.headers.host,
          isSecure: isSecureRequest(request.headers, settings.trustProxy),
          localPort: request.socket.localPort ?? 0,
        },
        settings.publicUrl,
        networksOf(settings.host),
      );
      response
        .status(201)
        .set({ Location: `/api/sessions/${code}`, 'Cache-Control': 'no-store' })
        .json({
          code,
          teacherKey,
          recordingId,
          teachUrl: `${base}/teach/${code}#${teacherKey}`,
          joinUrl: `${base}/join/${code}`,
          wallUrl: `${base}/wall/${code}`,
        });
    },
  );

  router.get('/sessions/:code', async (request, response) => {
    const asked = parseJoinCode(request.params.code) ?? '';
    const live = registry.find(asked);
    const isGuess = !live?.entered.has(addressOf(request));
    if (isGuess && (await isOverFailures(request))) return sendTooMany(response);
    if (!live) {
      await noteFailure(request);
      return registry.findEnded(asked) ? sendEnded(response) : sendUnknown(response);
    }
    const { code, title, phase, studentCount, isTeacherHere, people } =
      live.runner.session.stateMessage();
    const { isLobby, isLocked, isApprovalOn, areNamesGenerated } = people ?? quietPeople;
    const createdAt = new Date(live.createdAtMs).toISOString();
    response.set('Cache-Control', 'no-store').json({
      code,
      title,
      phase,
      studentCount,
      isTeacherHere,
      isLobby,
      isLocked,
      isApprovalOn,
      areNamesGenerated,
      createdAt,
    });
  });

  router.delete('/sessions/:code', async (request, response) => {
    const code = parseJoinCode(request.params.code) ?? '';
    const removed = await registry.remove(code, bearerOf(request));
    if (removed.ok) return void response.status(204).end();
    await sendNoKey(request, response, removed);
  });

  router.get(
    ['/sessions/:code/summary', '/sessions/:code/summary.csv'],
    async (request, response) => {
      const code = parseJoinCode(String(request.params.code)) ?? '';
      const found = registry.findForTeacher(code, bearerOf(request));
      if (!found.ok) return sendNoKey(request, response, found);
      const summary = summaryOf(found.value.runner.session.save(), found.value);
      response.set('Cache-Control', 'no-store');
      if (!request.path.endsWith('.csv')) return void response.json(summary);
      const name = `more-layers-${summary.createdAt.slice(0, 10)}.csv`;
      response
        .set('Content-Disposition', `attachment; filename="${name}"`)
        .type('text/csv; charset=utf-8')
        .send(summaryCsv(summary));
    },
  );

  /** A key is looked at first: who has one is served whatever others tried. */
  async function sendNoKey(request: Request, response: Response, refused: Refusal): Promise<void> {
    if (await isOverFailures(request)) return sendTooMany(response);
    await noteFailure(request);
    if (refused.code === 'wrong-key') response.set('WWW-Authenticate', 'Bearer');
    sendProblem(response, refused);
  }

  router.get('/recordings/:id', async (request, response) => {
    const recording = await findRecording(request.params.id);
    if (!recording) return sendStatus(response, 404, 'There is no recording of this id.');
    await sendRecording(request, response, recording);
  });

  router.get('/recordings/:id/download', async (request, response) => {
    const recording = await findRecording(request.params.id);
    if (!recording) return sendStatus(response, 404, 'There is no recording of this id.');
    await sendRecordingFile(response, recording);
  });

  /** With what a session that goes on has recorded up to now. */
  async function findRecording(id: string): Promise<StoredRecording | null> {
    const known = await store.findRecording(id);
    const live = known && registry.find(known.code);
    if (!live) return known;
    await live.runner.flush();
    return store.findRecording(id);
  }

  router.use((_request, response) => {
    sendStatus(response, 404, 'There is nothing at this address.');
  });
  return router;
}

const bearerOf = ({ headers }: Request): string =>
  /^Bearer ([\w-]{1,200})$/i.exec(headers.authorization ?? '')?.[1] ?? '';

const sendUnknown = (response: Response): void =>
  sendProblem(response, refusal('unknown-session', 'There is no session of this code.'));

const sendEnded = (response: Response): void =>
  sendProblem(response, refusal('code-ended', 'The session has another code now.'));

const sendTooMany = (response: Response): void =>
  sendProblem(
    response,
    refusal('rate-limited', 'Too many wrong codes or keys from here; wait a minute.'),
  );

/** A page of another site may send anything but JSON without asking first. */
function requireJson(request: Request, response: Response, next: () => void): void {
  const isEmpty = request.headers['content-length'] === '0';
  if (isEmpty || request.is('application/json') !== false) return next();
  sendStatus(response, 415, 'The body must be application/json.', 'bad-message');
}

async function sendRecording(
  request: Request,
  response: Response,
  recording: StoredRecording,
): Promise<void> {
  response.set({
    'Content-Type': 'application/x-ndjson; charset=utf-8',
    'Content-Disposition': `attachment; filename="${fileName(recording)}"`,
    'Cache-Control': 'no-store',
    Vary: 'Accept-Encoding',
  });
  const isGzip = request.acceptsEncodings('gzip') === 'gzip';
  if (isGzip) response.set('Content-Encoding', 'gzip');
  await sendText(response, recording, isGzip);
}

/** Gzipped as it lies on the disk then, not on the way alone. */
async function sendRecordingFile(response: Response, recording: StoredRecording): Promise<void> {
  response.set({
    'Content-Type': 'application/gzip',
    'Content-Disposition': `attachment; filename="${fileName(recording)}.gz"`,
    'Cache-Control': 'no-store',
  });
  await sendText(response, recording, true);
}

const fileName = ({ createdAtMs }: StoredRecording): string =>
  `more-layers-${new Date(createdAtMs).toISOString().slice(0, 10)}.ndjson`;

/** Page by page, as the reader takes it: in memory that does not grow with the recording. */
async function sendText(
  response: Response,
  recording: StoredRecording,
  isGzip: boolean,
): Promise<void> {
  const source = Readable.from(textOf(recording), { objectMode: false, highWaterMark: 1 });
  try {
    if (isGzip) await pipeline(source, createGzip(), response);
    else await pipeline(source, response);
  } catch (error) {
    // The reader went away: there is nobody to tell.
    if (!response.destroyed) throw error;
  }
}

async function* textOf(recording: StoredRecording): AsyncGenerator<string> {
  const { title, createdAtMs, durationMs, messageCount } = recording;
  const createdAt = new Date(createdAtMs).toISOString();
  yield encodeRecordingHeader({ title, createdAt, durationMs, messageCount });
  for await (const lines of recording.pages()) yield lines.join('');
}
