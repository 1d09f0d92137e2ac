import express, { Router, type Request, type Response } from 'express';
import { limits } from '../../shared/limits.ts';
import { parseWith, retitleSchema } from '../../shared/protocol/commands.ts';
import { refusal } from '../../shared/protocol/errors.ts';
import type { RecordingShare } from '../../shared/protocol/owned-recording.ts';
import { sendProblem } from '../problem.ts';
import type { OpenedRecording, Recordings } from '../recordings.ts';
import { StoreFullError } from '../store/store.ts';
import { bearerOf, type RequestGuard } from './request-guard.ts';
import { requireJson } from './require-json.ts';
import { sendRecording, sendRecordingFile } from './send-recording.ts';

interface RecordingRouteParts {
  recordings: Recordings;
  guard: RequestGuard;
  /** The server's address as whoever asks has it. */
  baseUrlOf: (request: Request) => string;
}

type Handler = (
  opened: OpenedRecording,
  request: Request<{ id: string }>,
  response: Response,
) => Promise<void>;

/** Recordings: private, but to who has a teacher's key or a link that was shared. */
export function recordingRoutes({ recordings, guard, baseUrlOf }: RecordingRouteParts): Router {
  const router = Router();

  /** Carries out `handle` for a key that may; an id and a key that are wrong are answered alike. */
  const forKey =
    (who: 'anyone' | 'teachers' | 'owner', handle: Handler) =>
    async (request: Request<{ id: string }>, response: Response): Promise<void> => {
      const key = bearerOf(request as Request);
      if (key === '') {
        response.set('WWW-Authenticate', 'Bearer');
        return sendProblem(response, refusal('wrong-key', 'A recording is opened by a key.'));
      }
      const { id } = request.params;
      const found = who === 'anyone' ? recordings.find(id, key) : recordings.findFor(id, key, who);
      if (!found.ok) return guard.refuse(request as Request, response, found);
      response.set('Cache-Control', 'no-store');
      await handle(found.value, request, response);
    };

  router.get(
    '/:id',
    forKey('anyone', async ({ live, right }, request, response) => {
      response.set('Recording-Right', right);
      const recording = await recordings.read(live);
      if (recording) await sendRecording(request as Request, response, recording);
      else sendGone(response);
    }),
  );

  router.get(
    '/:id/download',
    forKey('anyone', async ({ live }, _request, response) => {
      const recording = await recordings.read(live);
      if (recording) await sendRecordingFile(response, recording);
      else sendGone(response);
    }),
  );

  router.get(
    '/:id/facts',
    forKey('teachers', async (opened, _request, response) => {
      const facts = await recordings.facts(opened);
      if (facts.ok) response.json(facts.value);
      else sendProblem(response, facts);
    }),
  );

  router.patch(
    '/:id',
    requireJson,
    express.json({ limit: limits.messageBytes, strict: true }),
    forKey('owner', async ({ live }, request, response) => {
      const wish = parseWith(retitleSchema, (request.body as unknown) ?? {});
      if (!wish.ok) return sendProblem(response, wish);
      response.json({ title: await recordings.rename(live, wish.value.title) });
    }),
  );

  router.delete(
    '/:id',
    forKey('owner', async ({ live }, _request, response) => {
      await orFull(response, async () => {
        await recordings.remove(live);
        response.status(204).end();
      });
    }),
  );

  router.post(
    '/:id/share',
    forKey('owner', async ({ live }, request, response) => {
      await orFull(response, async () => {
        const shareKey = await recordings.share(live);
        const shareUrl = `${baseUrlOf(request as Request)}/replay/${live.recordingId}#${shareKey}`;
        response.status(201).json({ shareKey, shareUrl } satisfies RecordingShare);
      });
    }),
  );

  router.delete(
    '/:id/share',
    forKey('owner', async ({ live }, _request, response) => {
      await orFull(response, async () => {
        await recordings.unshare(live);
        response.status(204).end();
      });
    }),
  );

  return router;
}

const sendGone = (response: Response): void =>
  sendProblem(response, refusal('unknown-recording', 'This recording was just deleted.'));

/** Carries out `work`; where there is no room for it, says so. */
export async function orFull(response: Response, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof StoreFullError)) throw error;
    sendProblem(response, refusal('server-full', 'There is no room left on the disk.'));
  }
}
