import { describe, expect, it } from 'vitest';
import { limits } from '../../../shared/limits.ts';
import { anyCommandSchema } from '../../../shared/protocol/any-command.ts';
import type { AnyCommandBody } from '../../../shared/protocol/any-command.ts';
import { parseWith } from '../../../shared/protocol/commands.ts';
import type { RecordableMessage } from '../../../shared/view/recording.ts';
import { classroom } from '../../support/classroom.ts';
import type { SessionDriver } from '../../support/session-driver.ts';

const momentsOf = (driver: SessionDriver): RecordableMessage[] =>
  driver.recording.flatMap(({ message }) => (message.type === 'moment' ? [message] : []));

/** What is recorded of `bodies`, one after the other. */
function recorded(...bodies: AnyCommandBody[]): (string | undefined)[] {
  const driver = classroom();
  driver.joinStudent('ada', { name: 'Ada' });
  for (const body of bodies) expect(driver.command(body)).toMatchObject({ ok: true });
  return momentsOf(driver).map((message) =>
    message.type !== 'moment'
      ? undefined
      : [message.kind, message.text].filter((part) => part !== undefined).join(': '),
  );
}

const on = (type: 'lobby' | 'eyes-up') => ({ type, isOn: true });
const off = (type: 'lobby' | 'eyes-up') => ({ type, isOn: false });
const pollOpen = { type: 'poll-open' as const, question: 'Which one?', options: ['A', 'B'] };

describe('a recorded class', () => {
  it('[SE145] has moments where lobby, attention, polls and rounds begin and end', () => {
    expect(recorded(on('lobby'), off('lobby'))).toEqual(['lobby', 'lesson']);
    expect(recorded(on('eyes-up'), off('eyes-up'))).toEqual(['eyes-up', 'eyes-down']);
    expect(recorded(pollOpen, { type: 'poll-close' }, { type: 'poll-reveal' })).toEqual([
      'poll-open: Which one?',
      'poll-close: Which one?',
      'poll-reveal: Which one?',
    ]);
    expect(
      recorded({ type: 'predict-open' }, { type: 'predict-close' }, { type: 'predict-score' }),
    ).toEqual(['predict-open', 'predict-close', 'predict-score']);
    expect(recorded({ type: 'collect-open' }, { type: 'collect-close' })).toEqual([
      'collect-open',
      'collect-close',
    ]);
    expect(recorded({ type: 'seeds-open', untilEpoch: 9 }, { type: 'seeds-close' })).toEqual([
      'seeds-open',
      'seeds-close',
    ]);
  });

  it('[SE145] has none where it was so already', () => {
    expect(recorded(off('lobby'), on('eyes-up'), on('eyes-up'))).toEqual(['eyes-up']);
    expect(
      recorded(
        pollOpen,
        { type: 'poll-reveal' },
        { type: 'poll-reveal' },
        { type: 'poll-close' },
        { type: 'poll-clear' },
      ),
    ).toEqual(['poll-open: Which one?', 'poll-reveal: Which one?']);
    expect(
      recorded(
        { type: 'seeds-open', untilEpoch: 9 },
        { type: 'seeds-close' },
        { type: 'seeds-close' },
      ),
    ).toHaveLength(2);
  });

  it('[SE145] tells nothing of what pupils did, and of refused commands nothing', () => {
    const driver = classroom();
    driver.joinStudent('ada', { name: 'Ada' });
    driver.command(pollOpen);
    const before = driver.recording.length;
    driver.command({ type: 'answer', round: 1, choice: 1 }, 'ada');
    driver.command({ type: 'hand', isUp: true }, 'ada');
    driver.command({ type: 'predict-close' });
    driver.command({ type: 'eyes-up', isOn: true }, 'ada');
    driver.command({ type: 'name-moment', text: 'mine' }, 'ada');
    expect(driver.recording).toHaveLength(before);
    expect(JSON.stringify(momentsOf(driver))).not.toMatch(/Ada|seat-/);
  });

  it('[VI85] has the teacher’s words without the name of anyone who has a seat', () => {
    const driver = classroom();
    driver.joinStudent('ada', { name: 'Ada' });
    driver.joinStudent('grace', { name: 'grace hopper' });
    driver.joinStudent('bob', { name: 'Bob' });
    driver.command({ type: 'kick', seatId: 'seat-bob' });
    driver.command({ ...pollOpen, question: 'Is Ada right, or Grace hopper?' });
    driver.command({ type: 'poll-reveal' });
    driver.command({ type: 'name-moment', text: 'Ada’s line, and Bob’s' });
    const texts = momentsOf(driver).map((message) => message.type === 'moment' && message.text);
    expect(texts).toEqual(['Is … right, or …?', 'Is … right, or …?', '…’s line, and …’s']);
    // The class is asked as it was written.
    expect(driver.views.get('ada')?.people.poll?.question).toBe('Is Ada right, or Grace hopper?');
  });

  it('[SE146] has what its teacher calls a moment; nobody is told, and nothing changes', () => {
    const driver = classroom();
    driver.joinStudent('ada');
    driver.run(500);
    const view = driver.views.get('ada');
    const ack = driver.command({ type: 'name-moment', text: '  The corner opens ', agoMs: 3200 });
    expect(ack).toEqual({ ok: true, epoch: driver.epoch });
    expect(driver.last.map(({ type }) => type).slice(0, 3)).toEqual(['record', 'save', 'ack']);
    expect(driver.of('broadcast')).toEqual([]);
    expect(driver.of('record')).toEqual([
      {
        type: 'record',
        message: { type: 'moment', kind: 'named', text: 'The corner opens', agoMs: 3200 },
      },
    ]);
    expect(driver.views.get('ada')).toBe(view);
  });

  it('[SE146] names nothing where nothing more is recorded', () => {
    const driver = classroom();
    driver.handle({ type: 'recording-ended' });
    expect(driver.command({ type: 'name-moment', text: 'Now' })).toMatchObject({
      ok: false,
      code: 'not-now',
    });
    driver.command({ type: 'eyes-up', isOn: true });
    expect(momentsOf(driver)).toEqual([]);
  });

  it.each([
    ['nothing', ''],
    ['blanks', ' \t '],
    ['too much', 'x'.repeat(limits.momentTextLength + 1)],
  ])('[SE146] takes no name of %s', (_, text) => {
    const parsed = parseWith(anyCommandSchema, { id: 'a', type: 'name-moment', text });
    expect(parsed).toMatchObject({ ok: false, code: 'bad-message' });
  });

  it.each([-1, NaN, limits.momentAgoMs + 1])('[SE146] takes no moment %d ms ago', (agoMs) => {
    const parsed = parseWith(anyCommandSchema, { id: 'a', type: 'name-moment', text: 'x', agoMs });
    expect(parsed.ok).toBe(false);
  });
});
