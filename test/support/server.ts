import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { OpenedSession } from '../../server/registry.ts';
import { startServer, type RunningServer } from '../../server/server.ts';
import { readSettings } from '../../server/settings.ts';
import type { Log } from '../../server/log.ts';
import type { CreateSession } from '../../shared/protocol/commands.ts';
import { silentLog } from './server-fakes.ts';

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'more-layers-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface TestServer extends RunningServer {
  url: string;
  dataDir: string;
}

interface TestServerOptions {
  log?: Log;
  clientFolder?: string;
}

/**
 * A whole server in this process, on a free port, with real workers and a real database in a
 * folder of its own; `environment` as for `npm start`. It ends with the test.
 */
export async function startTestServer(
  environment: Record<string, string> = {},
  { log = silentLog, clientFolder }: TestServerOptions = {},
): Promise<TestServer> {
  const dataDir = environment.DATA_DIR ?? temporaryFolder();
  const settings = readSettings({
    HOST: '127.0.0.1',
    PORT: '0',
    WORKERS: '1',
    COMMANDS_PER_SECOND: '1000',
    SESSIONS_PER_MINUTE: '1000',
    ...environment,
    DATA_DIR: dataDir,
  });
  const server = await startServer(settings, log, clientFolder);
  onTestFinished(() => server.close());
  return { ...server, dataDir, url: `http://127.0.0.1:${server.port}` };
}

export type Opened = OpenedSession & Record<'teachUrl' | 'joinUrl' | 'wallUrl', string>;

/** How a request has a key. */
export const bearer = (key: string) => ({ Authorization: `Bearer ${key}` });

export type RecordingKey = Pick<Opened, 'recordingId' | 'teacherKey'>;

/** A recording as its text, for who has a key. */
export async function fetchRecordingText(
  url: string,
  { recordingId, teacherKey }: RecordingKey,
): Promise<string> {
  const response = await fetch(`${url}/api/recordings/${recordingId}`, {
    headers: bearer(teacherKey),
  });
  if (response.status !== 200) throw new Error(`${response.status}: ${await response.text()}`);
  return response.text();
}

/** Opens a session over HTTP. */
export async function openSession(url: string, wish: CreateSession = {}): Promise<Opened> {
  const response = await fetch(`${url}/api/sessions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(wish),
  });
  if (response.status !== 201) throw new Error(`${response.status}: ${await response.text()}`);
  return (await response.json()) as Opened;
}
