import request from 'supertest';
import { expect } from 'vitest';
import type { OwnedRecording, RecordingShare } from '../../shared/protocol/owned-recording.ts';
import { bearer, type Opened } from './server.ts';

export const addressOf = ({ recordingId }: Pick<Opened, 'recordingId'>) =>
  `/api/recordings/${recordingId}`;

export async function shareOf(url: string, opened: Opened): Promise<RecordingShare> {
  const response = await request(url)
    .post(`${addressOf(opened)}/share`)
    .set(bearer(opened.teacherKey));
  expect(response.status).toBe(201);
  return response.body as RecordingShare;
}

export async function factsOf(url: string, opened: Opened): Promise<OwnedRecording> {
  const response = await request(url)
    .get(`${addressOf(opened)}/facts`)
    .set(bearer(opened.teacherKey));
  expect(response.status).toBe(200);
  return response.body as OwnedRecording;
}

/** All that can be asked of a recording; `id` is another's where it is given. */
export function asks(url: string, opened: Opened, id = opened.recordingId) {
  const address = addressOf({ recordingId: id });
  const agent = request(url);
  return {
    read: () => agent.get(address),
    download: () => agent.get(`${address}/download`),
    facts: () => agent.get(`${address}/facts`),
    share: () => agent.post(`${address}/share`),
    unshare: () => agent.delete(`${address}/share`),
    rename: () => agent.patch(address).send({ title: 'Another' }),
    delete: () => agent.delete(address),
  };
}
