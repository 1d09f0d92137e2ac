import { expect } from 'vitest';
import type { Log } from '../../server/log.ts';
import type { View } from '../../shared/view/view.ts';
import { openSession, startTestServer } from './server.ts';
import { join } from './server-client.ts';
import { smallExperiment } from './session-driver.ts';

export async function openClass(environment: Record<string, string> = {}, log?: Log) {
  const server = await startTestServer(environment, { ...(log && { log }) });
  const opened = await openSession(server.url, { experiment: smallExperiment });
  const { code, teacherKey: key } = opened;
  const teacher = await join(server.url, { role: 'teacher', code, key });
  const student = await join(server.url, { role: 'student', code, name: 'Ada' });
  return { ...server, code, key, teacher, student, before: await stateOf(server.url, code) };
}

/** The state as somebody who joins now gets it. */
export async function stateOf(url: string, code: string): Promise<View> {
  const { view, socket } = await join(url, { role: 'wall', code });
  socket.disconnect();
  if (!view) throw new Error('no state');
  return { ...view, studentCount: 0 };
}

/** Nothing has changed for the class, and its teacher is still obeyed. */
export async function expectUnchanged(scene: Awaited<ReturnType<typeof openClass>>): Promise<void> {
  expect(await stateOf(scene.url, scene.code)).toEqual(scene.before);
  expect(await scene.teacher.command({ type: 'step', to: 'epoch' })).toMatchObject({ ok: true });
}
