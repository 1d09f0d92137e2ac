import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CreateSession } from '../../shared/protocol/commands.ts';

/** What opening a session answers. */
export interface OpenedSession {
  code: string;
  teacherKey: string;
  recordingId: string;
}

/** A server for what is no test: screenshots and benches. */
export interface Served {
  url: string;
  openSession: (wish: CreateSession) => Promise<OpenedSession>;
  /** Ends it and removes its data. */
  stop: () => Promise<void>;
}

/** Starts a server in a process and a data folder of its own. */
export async function serve(): Promise<Served> {
  const dataDir = await mkdtemp(join(tmpdir(), 'more-layers-'));
  const server = spawn(process.execPath, ['server/main.ts'], {
    cwd: join(import.meta.dirname, '../..'),
    env: { ...process.env, HOST: '127.0.0.1', PORT: '0', DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const stop = async () => {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    if (server.kill('SIGTERM')) await ended;
    await rm(dataDir, { recursive: true, force: true });
  };
  for await (const chunk of server.stdout) {
    const port = /"port":(\d+)/.exec(String(chunk))?.[1];
    if (port === undefined) continue;
    server.stdout.resume();
    const url = `http://127.0.0.1:${port}`;
    return { url, stop, openSession: (wish) => openSession(url, wish) };
  }
  await stop();
  throw new Error('the server did not start');
}

async function openSession(url: string, wish: CreateSession): Promise<OpenedSession> {
  const response = await fetch(`${url}/api/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(wish),
  });
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as OpenedSession;
}
