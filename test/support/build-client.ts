import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const clientFolder = fileURLToPath(new URL('../../client', import.meta.url));

/** Journeys run against the pages as they are served: built once before all of them. */
export async function setup(): Promise<void> {
  await build({
    root: clientFolder,
    configFile: `${clientFolder}/vite.config.ts`,
    logLevel: 'warn',
  });
}
