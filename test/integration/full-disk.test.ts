import { describe, expect, it } from 'vitest';
import type { Experiment } from '../../shared/experiment.ts';
import { features } from '../../shared/experiment.ts';
import { parseRecording } from '../../shared/view/recording.ts';
import { join } from '../support/server-client.ts';
import {
  fetchRecordingText,
  openSession,
  startTestServer,
  temporaryFolder,
  type Opened,
} from '../support/server.ts';
import { smallExperiment } from '../support/session-driver.ts';

/** Restless, and large: a megabyte is soon full. */
const experiment: Experiment = {
  ...smallExperiment,
  features: [...features],
  hiddenLayers: Array.from({ length: 6 }, () => ({ unitCount: 16, activation: 'tanh' })),
  learningRate: 0.3,
  snapshotEvery: 50,
  pace: 1000,
};

/** Opens classes until there is no room for another; gives the refusal. */
async function fillUp(url: string): Promise<Response> {
  for (let i = 0; i < 500; i++) {
    const response = await fetch(`${url}/api/sessions`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ experiment }),
    });
    if (!response.ok) return response;
  }
  throw new Error('there is room for 500 classes');
}

async function play(url: string, opened: Opened) {
  const parsed = parseRecording(await fetchRecordingText(url, opened));
  if (!parsed.ok) throw new Error(parsed.message);
  expect(parsed.value.problem).toBeNull();
  return parsed.value.messages;
}

describe('a disk that is full', () => {
  it('[SV55] ends the recording, not the class, and takes no new one', async () => {
    const DATA_DIR = temporaryFolder();
    const server = await startTestServer({ DATA_DIR, MAX_DATA_MB: '1' });
    const { url } = server;
    const opened = await openSession(url, { experiment });
    const { code, teacherKey: key } = opened;
    const teacher = await join(url, { role: 'teacher', code, key });
    const student = await join(url, { role: 'student', code });
    expect(teacher.told('desk')).toMatchObject({ isRecordingOver: false });
    await teacher.command({ type: 'start' });
    await student.untilView(({ snapshot }) => snapshot.epoch > 500);
    const refused = await fillUp(url);
    expect(refused.status).toBe(503);
    expect(await refused.json()).toMatchObject({
      code: 'server-full',
      detail: expect.stringContaining('disk') as string,
    });
    await teacher.until(() => teacher.told('desk')?.isRecordingOver === true, 'the word');

    const { epoch } = (await student.untilView(() => true)).snapshot;
    await student.untilView(({ snapshot }) => snapshot.epoch > epoch + 200);
    const learningRate = 0.0123;
    const changed = await teacher.command({ type: 'change', experiment: { learningRate } });
    expect(changed).toMatchObject({ ok: true });
    await student.untilView((view) => view.experiment.learningRate === learningRate);
    await teacher.command({ type: 'pause' });
    const recorded = await play(url, opened);
    expect(recorded.length).toBeGreaterThan(5);
    expect(JSON.stringify(recorded.at(-1))).not.toContain(`${learningRate}`);
    // Who teaches later learns it as well.
    const other = await join(url, { role: 'teacher', code, key });
    await other.until(() => other.told('desk')?.isRecordingOver === true, 'the word');
    await server.close();

    // There was room for the class itself; the recording stays as it was.
    const again = await startTestServer({ DATA_DIR, MAX_DATA_MB: '50' });
    const back = await join(again.url, { role: 'teacher', code, key });
    expect(back.view?.experiment.learningRate).toBe(learningRate);
    await back.command({ type: 'step', to: 'epoch' });
    expect(await play(again.url, opened)).toEqual(recorded);
  });
});
