import { describe, expect, it } from 'vitest';
import { createLog } from '../../../server/log.ts';

function logged(write: (log: ReturnType<typeof createLog>) => void): string[] {
  const lines: string[] = [];
  write(createLog({ logLevel: 'info' }, { write: (line) => void lines.push(line) }));
  return lines;
}

describe('createLog', () => {
  it('[SV2] writes one JSON value a line, with time and level', () => {
    const lines = logged((log) => log.info({ session: 'BCDFGH' }, 'session opened'));
    expect(lines.map((line) => JSON.parse(line) as object)).toEqual([
      {
        level: 30,
        time: expect.stringMatching(/^\d{4}-.*Z$/) as string,
        session: 'BCDFGH',
        msg: 'session opened',
      },
    ]);
  });

  it('[SV2] removes keys, tokens, names and titles that slip in', () => {
    const secrets = { key: 's3cret', teacherKey: 's3cret', token: 's3cret', title: 's3cret' };
    const lines = logged((log) => {
      log.info({ ...secrets, auth: { name: 's3cret', ...secrets } }, 'joined');
      log.info({ request: { headers: { authorization: 's3cret' } } }, 'asked');
      log.error({ err: Object.assign(new Error('failed'), { auth: secrets }) }, 'an error');
    });
    expect(lines).toHaveLength(3);
    expect(lines.join()).not.toContain('s3cret');
    expect(lines[2]).toContain('failed');
  });

  it('[SV2] writes what is as important as it is told to', () => {
    expect(logged((log) => log.debug('chatter'))).toEqual([]);
  });
});
