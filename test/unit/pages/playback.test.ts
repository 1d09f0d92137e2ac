import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMomentLink, withMoment } from '../../../client/controllers/moment-link.ts';
import { played } from '../../../client/controllers/playback.ts';
import type { TimeSpan } from '../../../shared/view/rests.ts';

const none = { loop: null, skipped: [] };

describe('played', () => {
  it('[VI60] moves on by what has passed', () => {
    expect(played(1000, 160, none)).toBe(1160);
  });

  it('[VI60] passes over what is to be skipped, from wherever it is', () => {
    const skipped = [
      { startMs: 2000, endMs: 5000 },
      { startMs: 5100, endMs: 9000 },
    ];
    const rules = { loop: null, skipped };
    expect(played(1900, 50, rules)).toBe(1950);
    expect(played(1950, 100, rules)).toBe(5050);
    expect(played(3000, 20, rules)).toBe(5020);
    expect(played(1950, 200, rules)).toBe(9050);
    expect(played(9000, 20, rules)).toBe(9020);
  });

  it('[VI60] is never seen inside of what is skipped, and always moves on', () => {
    const spans = fc
      .array(fc.tuple(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 1, max: 3000 })))
      .map((pairs) => {
        let at = 0;
        return pairs.map(([gap, length]): TimeSpan => {
          const startMs = at + gap;
          at = startMs + length;
          return { startMs, endMs: at };
        });
      });
    fc.assert(
      fc.property(spans, fc.nat(20_000), fc.integer({ min: 1, max: 400 }), (skipped, from, by) => {
        const at = played(from, by, { loop: null, skipped });
        expect(at).toBeGreaterThanOrEqual(from + by);
        const isInside = skipped.some(({ startMs, endMs }) => startMs < at && at < endMs);
        expect(isInside).toBe(false);
        // What was played is all that is not skipped.
        const skippedMs = skipped.reduce(
          (sum, { startMs, endMs }) =>
            sum + Math.max(0, Math.min(at, endMs) - Math.max(from, startMs)),
          0,
        );
        expect(at - from - skippedMs).toBe(by);
      }),
    );
  });

  it('[VI60] begins the loop again at its end; behind it, it plays on', () => {
    const rules = { loop: { startMs: 1000, endMs: 2000 }, skipped: [] };
    expect(played(1950, 40, rules)).toBe(1990);
    expect(played(1950, 50, rules)).toBe(1000);
    expect(played(1950, 5000, rules)).toBe(1000);
    expect(played(500, 100, rules)).toBe(600);
    expect(played(2000, 100, rules)).toBe(2100);
    expect(played(2500, 100, rules)).toBe(2600);
  });
});

describe('a link to a moment', () => {
  const nowhere = { startMs: null, endMs: null, unit: null };

  it.each([
    ['?t=83.5', { startMs: 83_500 }],
    ['?t=1:23', { startMs: 83_000 }],
    ['?t=1:02:03.25', { startMs: 3_723_250 }],
    ['?t=10&end=0:20', { startMs: 10_000, endMs: 20_000 }],
    ['?lang=de&unit=2.10&t=0', { startMs: 0, unit: { layerIndex: 1, unitIndex: 9 } }],
  ])('[VI61] is read: %s', (search, expected) => {
    expect(readMomentLink(search)).toEqual({ ...nowhere, ...expected });
  });

  it.each([
    '',
    '?t=',
    '?t=soon',
    '?t=-5',
    '?t=1:2:3:4',
    '?t=1::2',
    '?t=1e3',
    '?t=Infinity',
    '?unit=1',
    '?unit=a.b',
    '?unit=1.2.3',
  ])('[VI61] that says nothing says so: “%s”', (search) => {
    expect(readMomentLink(search)).toEqual(nowhere);
  });

  it('[VI61] is written as it is read, and leaves the rest of the address as it is', () => {
    const href = 'https://layers.example/replay/abc?lang=de&t=5&end=7#key=s%C3%A9cret';
    fc.assert(
      fc.property(
        fc.nat(7_200_000),
        fc.option(fc.nat(7_200_000)),
        fc.option(fc.record({ layerIndex: fc.nat(5), unitIndex: fc.nat(15) })),
        (startMs, endMs, unit) => {
          const url = new URL(withMoment(href, { startMs, endMs, unit }));
          expect(readMomentLink(url.search)).toEqual({ startMs, endMs, unit });
          expect(url.searchParams.get('lang')).toBe('de');
          expect(url.hash).toBe('#key=s%C3%A9cret');
          expect(url.pathname).toBe('/replay/abc');
        },
      ),
    );
  });
});
