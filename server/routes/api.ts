import express, { Router, type Request, type Response } from 'express';
import { createSessionSchema, parseWith } from '../../shared/protocol/commands.ts';
import { refusal } from '../../shared/protocol/errors.ts';
import { quietPeople } from '../../shared/protocol/people-messages.ts';
import { limits } from '../../shared/limits.ts';
import { isSecureRequest } from '../client-address.ts';
import { baseUrl, networksOf } from '../join-url.ts';
import { parseJoinCode } from '../join-code.ts';
import type { Limiters } from '../limiters.ts';
import { isOwnOrigin } from '../origin.ts';
import { sendProblem, sendStatus } from '../problem.ts';
import { summaryCsv, summaryOf } from '../summary.ts';
import type { SessionRegistry } from '../registry.ts';
import type { Settings } from '../settings.ts';
import { Recordings, unknownRecording } from '../recordings.ts';
import type { Store } from '../store/store.ts';
import { wallKey } from '../teacher-key.ts';
import { orFull, recordingRoutes } from './recording-routes.ts';
import { bearerOf, RequestGuard, sendTooMany } from './request-guard.ts';
import { requireJson } from './require-json.ts';
import { sendRecording } from './send-recording.ts';

export interface ApiParts {
  registry: SessionRegistry;
  store: Pick<Store, 'findRecording' | 'rekey'>;
  limiters: Limiters;
  settings: Settings;
}

/** What programs talk to: sessions and recordings. */
export function apiRoutes({ registry, store, limiters, settings }: ApiParts): Router {
  const router = Router();
  const guard = new RequestGuard(limiters, settings);
  const recordings = new Recordings({ registry, store });
  const baseUrlOf = (request: Request) =>
    baseUrl(
      {
        host: request.headers.host,
        isSecure: isSecureRequest(request.headers, settings.trustProxy),
        localPort: request.socket.localPort ?? 0,
      },
      settings.publicUrl,
      networksOf(settings.host),
    );

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
      if ((await limiters.openings.count(guard.addressOf(request))).isOver) {
        response.set('Retry-After', '60');
        return sendProblem(response, refusal('rate-limited', 'Too many sessions from here.'));
      }
      const opened = await registry.open(wish.value);
      if (!opened.ok) return sendProblem(response, opened);
      const { code, teacherKey, recordingId } = opened.value;
      const base = baseUrlOf(request);
      response
        .status(201)
        .set({ Location: `/api/sessions/${code}`, 'Cache-Control': 'no-store' })
        .json({
          code,
          teacherKey,
          recordingId,
          teachUrl: `${base}/teach/${code}#${teacherKey}`,
          joinUrl: `${base}/join/${code}`,
          wallUrl: `${base}/wall/${code}#${wallKey(recordingId)}`,
        });
    },
  );

  router.get('/sessions/:code', async (request, response) => {
    const asked = parseJoinCode(request.params.code) ?? '';
    const live = registry.find(asked);
    // From where somebody has entered a class, its code is no guess; see `isGuess` in admission.ts.
    const isGuess = !live?.entered.has(guard.addressOf(request));
    if (isGuess && (await guard.isOver(request))) return sendTooMany(response);
    if (!live) {
      await guard.note(request);
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
    await orFull(response, async () => {
      const removed = await registry.remove(code, bearerOf(request));
      if (removed.ok) return void response.status(204).end();
      await guard.refuse(request, response, removed);
    });
  });

  router.get(
    ['/sessions/:code/summary', '/sessions/:code/summary.csv'],
    async (request, response) => {
      const code = parseJoinCode(String(request.params.code)) ?? '';
      const found = registry.findForTeacher(code, bearerOf(request));
      if (!found.ok) return guard.refuse(request, response, found);
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

  router.get('/sessions/:code/replay', async (request, response) => {
    const live = registry.find(parseJoinCode(request.params.code) ?? '');
    const shown = recordings.findShown(live, bearerOf(request));
    if (!shown.ok) return guard.refuse(request, response, shown);
    const recording = await recordings.read(shown.value);
    if (recording) await sendRecording(request, response, recording);
    else sendProblem(response, unknownRecording);
  });

  router.use('/recordings', recordingRoutes({ recordings, guard, baseUrlOf }));

  router.use((_request, response) => {
    sendStatus(response, 404, 'There is nothing at this address.');
  });
  return router;
}

const sendUnknown = (response: Response): void =>
  sendProblem(response, refusal('unknown-session', 'There is no session of this code.'));

const sendEnded = (response: Response): void =>
  sendProblem(response, refusal('code-ended', 'The session has another code now.'));
