import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limits } from '../../../shared/limits.ts';
import { momentKinds, type MomentMessage } from '../../../shared/view/moments.ts';
import { Player } from '../../../shared/view/player.ts';
import { parseRecording, type RecordedMessage } from '../../../shared/view/recording.ts';
import { reduceView } from '../../../shared/view/reduce-view.ts';
import { restMs } from '../../../shared/view/rests.ts';
import type { View } from '../../../shared/view/view.ts';
import { recordedClass } from '../../support/recorded-class.ts';
import { recordingText } from '../../support/recording-files.ts';

const messages = recordedClass();
const durationMs = messages[messages.length - 1].atMs;

const played = (list: readonly RecordedMessage[], atMs: number) =>
  list
    .filter((recorded) => recorded.atMs <= atMs)
    .reduce<View | null>((view, { message }) => reduceView(view, message), null);

const anyMoment = fc.record(
  {
    type: fc.constant('moment' as const),
    kind: fc.constantFrom(...momentKinds),
    text: fc.string({ maxLength: limits.momentTextLength }),
    agoMs: fc.nat(limits.momentAgoMs),
  },
  { requiredKeys: ['type', 'kind'] },
) as fc.Arbitrary<MomentMessage>;

/** `messages` with moments among them, behind the first. */
const withMoments = fc
  .array(fc.tuple(fc.integer({ min: 1, max: messages.length }), anyMoment), { maxLength: 12 })
  .map((moments) => {
    const list = [...messages];
    for (const [index, message] of moments) {
      list.splice(index, 0, { atMs: list[index - 1].atMs, message });
    }
    return list;
  });

describe('a recording with moments', () => {
  it('[VI55] shows at any moment what it shows without them, by seeking and by playing', () => {
    const moments = fc.array(fc.integer({ min: -10, max: durationMs + 10 }), { maxLength: 5 });
    fc.assert(
      fc.property(withMoments, moments, (list, times) => {
        const player = new Player(list);
        for (const atMs of times) {
          const view = player.viewAt(atMs);
          expect(view).toEqual(played(list, atMs));
          expect(view).toEqual(played(messages, atMs));
        }
      }),
      { numRuns: 25 },
    );
  });

  it('[VI55] is read as it was written', () => {
    fc.assert(
      fc.property(withMoments, (list) => {
        const read = parseRecording(recordingText(list.slice(0, 60)));
        expect(read).toMatchObject({ ok: true, value: { problem: null } });
        if (read.ok) expect(read.value.messages).toEqual(list.slice(0, 60));
      }),
      { numRuns: 25 },
    );
  });

  it.each([
    ['an unknown kind', { kind: 'shout' }],
    ['a text too long', { kind: 'named', text: 'x'.repeat(201) }],
    ['a text that is none', { kind: 'named', text: 5 }],
    ['a time that is none', { kind: 'named', agoMs: -1 }],
  ])('[VI56] is corrupt at %s', (_, moment) => {
    const lines = recordingText(messages.slice(0, 30)).split('\n');
    lines[20] = JSON.stringify({ atMs: 1, message: { type: 'moment', ...moment } });
    const read = parseRecording(lines.join('\n'));
    expect(read).toMatchObject({ ok: true, value: { problem: { type: 'corrupt', line: 21 } } });
  });

  it('[VI56] of version 1 plays to its end; one of version 2 is newer to whoever knows 1', () => {
    const old = messages.filter(({ message }) => message.type !== 'moment').slice(0, 40);
    const text = recordingText(old).replace('"version":2', '"version":1');
    expect(text).toContain('"version":1');
    expect(parseRecording(text)).toMatchObject({
      ok: true,
      value: { messages: old, problem: null },
    });
    expect(recordingText(messages)).toMatch(/^\{"format":"more-layers-recording","version":2,/);
  });
});

describe('Player', () => {
  const player = new Player(messages);

  it('[VI57] marks every phase once, and moments with their words, where they began', () => {
    const list: RecordedMessage[] = [
      messages[0],
      { atMs: 1000, message: { type: 'change', phase: 'training' } },
      { atMs: 2000, message: { type: 'change', phase: 'training', canUndo: true } },
      { atMs: 9000, message: { type: 'moment', kind: 'eyes-up' } },
      { atMs: 9500, message: { type: 'moment', kind: 'named', text: 'It bends', agoMs: 4000 } },
      { atMs: 9900, message: { type: 'change', phase: 'paused' } },
      { atMs: 9950, message: { type: 'change', phase: 'paused', outcome: null } },
      { atMs: 9990, message: { type: 'moment', kind: 'named', text: 'First', agoMs: 600_000 } },
    ];
    expect(new Player(list).marks.map(({ atMs, type, text }) => [atMs, type, text])).toEqual([
      [messages[0].atMs, 'named', 'First'],
      [1000, 'training', undefined],
      [5500, 'named', 'It bends'],
      [9000, 'eyes-up', undefined],
      [9900, 'paused', undefined],
    ]);
  });

  it('[VI57] marks have rising times, and the values that changed', () => {
    const times = player.marks.map(({ atMs }) => atMs);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    const change = player.marks.find(({ type }) => type === 'change');
    expect(change?.experiment).toEqual({ learningRate: 0.3, pace: 20 });
  });

  it('[VI58] goes through every picture, one on and one back, and to no other', () => {
    const pictures: number[] = [];
    let shown: View['snapshot'] | undefined;
    for (const { atMs } of messages) {
      const snapshot = player.viewAt(atMs)?.snapshot;
      if (snapshot?.sequence === shown?.sequence && snapshot?.start === shown?.start) continue;
      shown = snapshot;
      pictures.push(atMs);
    }
    const walk = (from: number, direction: 1 | -1) => {
      const times: number[] = [];
      for (let at = player.frameFrom(from, direction); at !== null;) {
        times.push(at);
        at = player.frameFrom(at, direction);
      }
      return times;
    };
    expect(walk(-1, 1)).toEqual(pictures);
    expect(walk(durationMs, -1)).toEqual(pictures.slice(0, -1).reverse());
    expect(player.frameFrom(durationMs, 1)).toBeNull();
    expect(player.frameFrom(0, -1)).toBeNull();
    // Between two of them: on to the next, back to the one before that which is shown.
    const middle = (pictures[7] + pictures[8]) / 2;
    expect(player.frameFrom(middle, 1)).toBe(pictures[8]);
    expect(player.frameFrom(middle, -1)).toBe(pictures[6]);
  });

  it('[VI59] knows where nothing changes for long, but for a moment after and before', () => {
    const change = { type: 'change' as const, canUndo: true };
    const times = [1000, 1000 + restMs, 20_000, 21_000, 40_000];
    const list: RecordedMessage[] = [
      { ...messages[0], atMs: 0 },
      ...times.map((atMs) => ({ atMs, message: change })),
      // A key frame in the middle is no change.
      { atMs: 50_000, message: messages[0].message },
      { atMs: 60_000, message: { type: 'moment', kind: 'eyes-up' } },
    ];
    expect(new Player(list).rests).toEqual([
      { startMs: 7500, endMs: 19_500 },
      { startMs: 22_500, endMs: 39_500 },
      { startMs: 41_500, endMs: 59_500 },
    ]);
  });

  it('[VI59] shows the same at the beginning of a rest and at its end', () => {
    const rested = new Player(
      messages.map(({ atMs, ...rest }, i) => ({ atMs: atMs + (i > 300 ? 20_000 : 0), ...rest })),
    );
    expect(rested.rests.length).toBeGreaterThan(0);
    for (const { startMs, endMs } of rested.rests) {
      expect(rested.viewAt(startMs)).toEqual(rested.viewAt(endMs));
    }
  });
});
