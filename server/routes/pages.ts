import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { Router, type Response } from 'express';
import { parseJoinCode } from '../join-code.ts';
import { sendStatus } from '../problem.ts';
import { compressedAssets } from './compressed-assets.ts';

/**
 * The built client. A page is served for every code: it asks for its session itself, and says
 * so where there is none.
 */
export function pageRoutes(folder: string): Router {
  const router = Router();
  const page = (name: string) => (_request: unknown, response: Response) => {
    if (!existsSync(join(folder, name))) {
      return sendStatus(response, 503, 'The pages are not built: run `npm run build`.');
    }
    // The files that it names change with their contents; the page itself is asked for each time.
    response.set('Cache-Control', 'no-cache').sendFile(name, { root: folder });
  };
  router.get('/', page('index.html'));
  router.get('/teach/:code', page('teach.html'));
  router.get('/join/:code', page('join.html'));
  router.get('/wall/:code', page('wall.html'));
  router.get(['/replay', '/replay/:id'], page('replay.html'));
  router.get('/recordings', page('recordings.html'));
  router.get('/:code', (request, response, next) => {
    if (parseJoinCode(request.params.code) === null) return next();
    page('join.html')(request, response);
  });
  router.use('/assets', compressedAssets(join(folder, 'assets')));
  router.use(
    '/assets',
    express.static(join(folder, 'assets'), { index: false, immutable: true, maxAge: '1y' }),
  );
  router.use(express.static(folder, { index: false, redirect: false }));
  return router;
}
