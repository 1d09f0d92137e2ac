import { baseUrl, networksOf } from './join-url.ts';
import { createLog } from './log.ts';
import { startServer } from './server.ts';
import { readSettings, SettingsError, type Settings } from './settings.ts';

/** A stop that takes longer is cut off. */
const stopTimeoutMs = 9000;

const settings = settingsOrExit();
const log = createLog(settings);

// A fault that nothing caught is one request's or one session's; the other classes go on.
process.on('uncaughtException', (error) => log.fatal({ err: error }, 'uncaught error'));
process.on('unhandledRejection', (error) => log.fatal({ err: error }, 'unhandled rejection'));

try {
  const server = await startServer(settings, log);
  const host = `localhost:${server.port}`;
  const address = { host, isSecure: false, localPort: server.port };
  const forOthers = baseUrl(address, settings.publicUrl, networksOf(settings.host));
  log.info({ port: server.port }, `open http://${host}, others in the room ${forOthers}`);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      log.info({ signal }, 'stopping');
      setTimeout(() => {
        log.error('stopping took too long');
        process.exit(1);
      }, stopTimeoutMs).unref();
      server.close().then(
        () => {
          log.info('stopped');
          process.exit(0);
        },
        (error: unknown) => {
          log.error({ err: error }, 'stopping failed');
          process.exit(1);
        },
      );
    });
  }
} catch (error) {
  log.fatal({ err: error }, 'the server could not start');
  process.exit(1);
}

function settingsOrExit(): Settings {
  try {
    return readSettings(process.env);
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    console.error(`More Layers cannot start. ${error.message}`);
    process.exit(1);
  }
}
