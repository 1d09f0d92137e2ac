import express, { type Express } from 'express';
import helmet from 'helmet';
import type { Log } from './log.ts';
import { notFound, problemHandler } from './problem.ts';
import { apiRoutes, type ApiParts } from './routes/api.ts';
import { pageRoutes } from './routes/pages.ts';

interface AppParts extends ApiParts {
  log: Log;
  /** The folder of the built client. */
  clientFolder: string;
}

/** Everything over HTTP but the sockets. */
export function createApp(parts: AppParts): Express {
  const { registry, settings, log, clientFolder } = parts;
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', false);
  app.use(securityHeaders(settings.publicUrl?.startsWith('https:') ?? false));
  app.get('/healthz', (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ status: 'ok' });
  });
  app.get('/readyz', (_request, response) => {
    const status = registry.isClosing ? 'stopping' : 'ready';
    response
      .status(status === 'ready' ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json({ status });
  });
  app.use('/api', apiRoutes(parts));
  app.use(pageRoutes(clientFolder));
  app.use(notFound);
  app.use(problemHandler(log));
  return app;
}

/**
 * Everything from this server alone, nothing inline. What only makes sense over HTTPS is left out
 * in a classroom's own network, where addresses are plain HTTP.
 */
function securityHeaders(isHttps: boolean) {
  const own = ["'self'"];
  return helmet({
    xFrameOptions: { action: 'deny' },
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: own,
        baseUri: ["'none'"],
        connectSrc: own,
        fontSrc: own,
        formAction: own,
        frameAncestors: ["'none'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        objectSrc: ["'none'"],
        scriptSrc: own,
        scriptSrcAttr: ["'none'"],
        styleSrc: own,
        workerSrc: ["'self'", 'blob:'],
      },
    },
    strictTransportSecurity: isHttps,
    crossOriginOpenerPolicy: isHttps,
    originAgentCluster: isHttps,
    // A teacher's key is in the address of the page.
    referrerPolicy: { policy: 'no-referrer' },
  });
}
