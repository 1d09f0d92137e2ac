import { afterEach, describe, expect, it } from 'vitest';
import { refusalWords } from '../../../client/elements/refusal-words.ts';
import { de } from '../../../client/texts/de.ts';
import { en } from '../../../client/texts/en.ts';
import { useTexts } from '../../../client/texts/translate.ts';
import type { ErrorCode } from '../../../shared/protocol/errors.ts';

const wordsOf = (code: ErrorCode, isWall = false) =>
  refusalWords({ ok: false, code, message: 'The server’s own words.' }, isWall);

afterEach(() => {
  useTexts(en);
});

describe('refusalWords', () => {
  /** What happens to a pupil who did nothing wrong. */
  const calm = [
    ...['unknown-session', 'code-ended', 'room-full', 'locked', 'not-admitted', 'kicked', 'banned'],
    ...['server-full', 'not-now', 'unsupported-protocol'],
  ] as ErrorCode[];

  it.each(calm)('[PA500] says in either language what %s is, under no other’s heading', (code) => {
    for (const texts of [en, de]) {
      useTexts(texts);
      const { title, body } = wordsOf(code);
      expect(title).not.toBe(texts.refusedTitle);
      expect(body).not.toContain(title);
      expect(calm.filter((other) => wordsOf(other).title === title)).toEqual([code]);
    }
  });

  it('[PA500] sends a pupil who was sent out to the teacher, and a page of before on', () => {
    expect(wordsOf('kicked')).toEqual({
      title: 'Your teacher has sent you out',
      body: 'You may come back. Ask your teacher if you do not know why.',
      retry: 'Come back',
    });
    expect(wordsOf('not-now').retry).toBe('Go on here');
    expect(wordsOf('banned').retry).toBe(null);
    expect(wordsOf('locked', true).body).toContain('“Wall”');
    useTexts(de);
    expect(wordsOf('kicked').retry).toBe('Wiederkommen');
    expect(wordsOf('not-now').retry).toBe('Hier weitermachen');
  });

  it('[PA500] has the server’s own words where it has none', () => {
    const { body, retry } = wordsOf('internal');
    expect([body, retry]).toEqual(['The server’s own words.', 'Try again']);
  });
});
