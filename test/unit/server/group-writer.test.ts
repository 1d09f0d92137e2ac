import { describe, expect, it } from 'vitest';
import { GroupWriter } from '../../../server/store/group-writer.ts';

/** Transactions over a list: what throws leaves nothing behind. */
function listWriter() {
  const written: string[][] = [];
  const writer = new GroupWriter<string[]>(async (work) => {
    const transaction: string[] = [];
    await work(transaction);
    written.push(transaction);
  });
  const write = (text: string) =>
    writer.write(async (transaction) => {
      await Promise.resolve();
      if (text === 'bad') throw new Error('bad');
      transaction.push(text);
    });
  return { written, writer, write };
}

describe('GroupWriter', () => {
  it('[SV32] commits what waits together at once, in order', async () => {
    const { written, write } = listWriter();
    await Promise.all(['a', 'b', 'c'].map(write));
    await write('d');
    expect(written).toEqual([['a', 'b', 'c'], ['d']]);
  });

  it('[SV32] fulfils a write only when it is committed', async () => {
    const { written, write } = listWriter();
    await write('a').then(() => expect(written).toEqual([['a']]));
    expect.assertions(1);
  });

  it('[SV32] lets a write that fails fail alone', async () => {
    const { written, write } = listWriter();
    const results = await Promise.allSettled(['a', 'bad', 'c'].map(write));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(written.flat()).toEqual(['a', 'c']);
  });

  it('[SV32] goes on after a failure', async () => {
    const { written, write } = listWriter();
    await expect(write('bad')).rejects.toThrow('bad');
    await write('b');
    expect(written).toEqual([['b']]);
  });

  it('is idle when nothing waits', async () => {
    const { written, writer, write } = listWriter();
    const writing = write('a');
    await writer.idle();
    expect(written).toEqual([['a']]);
    await writing;
    await writer.idle();
  });
});
