import { openSession, startTestServer } from './server.ts';
import { join, type TestClient } from './server-client.ts';
import { smallExperiment } from './session-driver.ts';

export async function openClass(wish: { isLobby?: boolean } = {}) {
  const server = await startTestServer();
  const opened = await openSession(server.url, { experiment: smallExperiment, ...wish });
  const { code, teacherKey } = opened;
  const teacher = await join(server.url, { role: 'teacher', code, key: teacherKey });
  const wall = await join(server.url, { role: 'wall', code });
  return { ...opened, url: server.url, server, teacher, wall };
}

export const seatIdOf = (teacher: TestClient, name: string): string =>
  teacher.told('roster')?.seats.find((seat) => seat.name === name)?.seatId ?? '';
