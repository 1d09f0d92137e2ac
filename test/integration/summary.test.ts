import { describe, expect, it } from 'vitest';
import { join } from '../support/server-client.ts';
import { openClass } from '../support/people-server.ts';

describe('GET /api/sessions/:code/summary', () => {
  it('[SV77] tells the teacher what was tried and asked, as JSON and CSV, without a name', async () => {
    const { url, code, teacher, teacherKey, recordingId } = await openClass();
    const ada = await join(url, { role: 'student', code, name: 'Ada Lovelace' });
    const options = ['=1+1', 'a "quoted", one'];
    await teacher.command({ type: 'poll-open', question: 'Which?', options });
    await ada.command({ type: 'answer', round: 1, choice: 1 });
    await ada.command({ type: 'lost' });
    await teacher.command({ type: 'step', to: 'snapshot' });
    await teacher.untilView(({ snapshot }) => snapshot.epoch === 2);
    await teacher.command({ type: 'change', experiment: { learningRate: 0.5 } });
    await teacher.command({ type: 'preset', name: 'exor-one-hidden' });
    const address = `${url}/api/sessions/${code}/summary`;
    const headers = { Authorization: `Bearer ${teacherKey}` };
    const response = await fetch(address, { headers });
    expect(response.headers.get('cache-control')).toBe('no-store');
    const text = await response.text();
    expect(text).not.toContain('Ada');
    expect(text).not.toContain(teacherKey);
    const number: unknown = expect.any(Number);
    expect(JSON.parse(text)).toMatchObject({
      code,
      recordingUrl: `/api/recordings/${recordingId}`,
      studentCount: 1,
      now: { start: 2, epoch: 0, phase: 'paused' },
      tried: [
        { what: 'change', start: 1, epoch: 2, parts: { learningRate: 0.5 }, trainLoss: number },
        { what: 'new-start', start: 1, epoch: 2 },
      ],
      lost: [{ start: 1, epoch: 0, count: 1 }],
      polls: [{ question: 'Which?', options, counts: [0, 1] }],
    });
    const csv = await (await fetch(`${address}.csv`, { headers })).text();
    const lines = csv.split('\r\n');
    expect(lines[0]).toMatch(/^\uFEFF?kind,start,epoch,what,value,count,train_loss/);
    expect(lines[1]).toMatch(/^tried,1,2,change learningRate,"{""learningRate"":0.5}",,0\.\d+/);
    expect(lines).toContain(`poll,,,Which?,'=1+1,0,,,,,`);
    expect(lines).toContain('poll,,,Which?,"a ""quoted"", one",1,,,,,');
    expect(csv).not.toContain('Ada');
  });

  it('[SV77] is refused without the key', async () => {
    const { url, code } = await openClass();
    for (const path of ['summary', 'summary.csv']) {
      const response = await fetch(`${url}/api/sessions/${code}/${path}`);
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toBe('Bearer');
    }
    expect((await fetch(`${url}/api/sessions/BCDFGH/summary`)).status).toBe(404);
  });
});
