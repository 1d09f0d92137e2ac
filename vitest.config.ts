import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromiumArguments, chromiumPath } from './test/support/chromium.ts';

const browserDependencies = [
  'axe-core',
  'gifenc',
  'lean-qr',
  'lit',
  'lit/directives/guard.js',
  'lit/directives/live.js',
  'lit/directives/repeat.js',
  'mediabunny',
  'socket.io-client',
  'socket.io-msgpack-parser',
  'uplot',
  'zod/mini',
];

/**
 * `node`: engine, session, server. `browser`: elements and drawing in a real Chromium.
 * `e2e`: whole journeys; playwright drives Chromium, a child process is the server.
 */
export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          include: ['test/{unit,fake-socket,integration}/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        // What vite finds only while tests run makes it load the page anew, and the tests fail.
        optimizeDeps: { include: browserDependencies },
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          testTimeout: 120_000,
          fileParallelism: false,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { executablePath: chromiumPath(), args: chromiumArguments },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/support/build-client.ts'],
          testTimeout: 300_000,
          hookTimeout: 120_000,
          // A page on a busy machine answers late.
          expect: { poll: { timeout: 20_000 } },
          fileParallelism: false,
        },
      },
    ],
  },
});
