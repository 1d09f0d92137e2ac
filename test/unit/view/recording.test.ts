import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  encodeRecordedMessage,
  encodeRecordingHeader,
  parseRecording,
  type RecordedMessage,
  type Recording,
} from '../../../shared/view/recording.ts';
import { recordedClass } from '../../support/recorded-class.ts';

const messages = recordedClass().slice(0, 320);
const header = {
  title: 'Zwei Schichten – „EX-OR“\n',
  createdAt: '2024-05-06T07:08:09.000Z',
  durationMs: messages[messages.length - 1].atMs,
  messageCount: messages.length,
};

const encode = (list: readonly RecordedMessage[]) =>
  encodeRecordingHeader(header) + list.map(encodeRecordedMessage).join('');
const text = encode(messages);
const lines = text.split('\n');

function parse(recording: string): Recording {
  const parsed = parseRecording(recording);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.value;
}

const withLine = (index: number, line: string) =>
  lines.map((other, i) => (i === index ? line : other)).join('\n');

const changedMessage = (index: number, change: (message: Record<string, unknown>) => object) => {
  const line = JSON.parse(lines[index]) as { atMs: number; message: Record<string, unknown> };
  return withLine(index, JSON.stringify({ ...line, message: change(line.message) }));
};

describe('a recording', () => {
  it('[VI8] is parsed to what was encoded, bit for bit', () => {
    expect(parse(text)).toEqual({ header, messages, problem: null });
  });

  it('[VI8] is a header and one line a message', () => {
    expect(JSON.parse(lines[0])).toEqual({
      format: 'more-layers-recording',
      version: 2,
      ...header,
    });
    expect(lines).toHaveLength(messages.length + 2);
    expect(lines.at(-1)).toBe('');
  });

  it('[VI9] that is cut off anywhere plays up to its last whole message, and says so', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: lines[0].length + lines[1].length + 2, max: text.length - 2 }),
        (end) => {
          const cut = text.slice(0, end);
          const { messages: read, problem } = parse(cut);
          const lineCount = cut.split('\n').length;
          const isWhole = cut.endsWith('\n') || text[end] === '\n';
          const wholeLines = isWhole && !cut.endsWith('\n') ? lineCount : lineCount - 1;
          expect(read).toEqual(messages.slice(0, wholeLines - 1));
          expect(problem).toMatchObject({ type: 'cut-off', line: wholeLines + 1 });
        },
      ),
      { numRuns: 60 },
    );
  });

  it('[VI9] may lack its last line break', () => {
    expect(parse(text.trimEnd())).toEqual({ header, messages, problem: null });
  });

  it('[VI9] may have grown since its header was written', () => {
    const more = text + encodeRecordedMessage(messages[200]);
    expect(parse(more)).toMatchObject({ problem: null });
    expect(parse(more).messages).toHaveLength(messages.length + 1);
  });

  it.each([
    ['no JSON', withLine(50, '{"atMs":12,')],
    ['no message', withLine(50, '17')],
    ['an empty line', withLine(50, '')],
    ['an unknown message', changedMessage(50, () => ({ type: 'shout' }))],
    [
      'presence',
      changedMessage(50, () => ({ type: 'presence', studentCount: 3, isTeacherHere: true })),
    ],
    ['a frame that is no base64', changedMessage(50, (m) => ({ ...m, frame: 'é' }))],
    [
      'a frame that is cut off',
      changedMessage(50, (m) => ({ ...m, frame: (m.frame as string).slice(0, -8) })),
    ],
    [
      'a frame with a NaN',
      changedMessage(50, (m) => ({
        ...m,
        frame: `${(m.frame as string).slice(0, 48)}AADAf${(m.frame as string).slice(53)}`,
      })),
    ],
    ['a frame that is a number', changedMessage(50, (m) => ({ ...m, frame: 5 }))],
    ['a time that is none', withLine(50, lines[50].replace(/"atMs":[\d.]+/, '"atMs":-3'))],
  ])('[VI10] with %s plays up to there and names the line', (_, corrupt) => {
    const { messages: read, problem } = parse(corrupt);
    expect(read).toEqual(messages.slice(0, 49));
    expect(problem).toMatchObject({ type: 'corrupt', line: 51 });
    expect(problem?.message).toMatch(/^Line 51 is corrupt: .+\.$/);
  });

  it('[VI10] with an experiment out of its limits is corrupt there', () => {
    const index = lines.findIndex((line, i) => i > 1 && line.includes('"type":"state"'));
    const corrupt = changedMessage(index, (m) => ({
      ...m,
      experiment: {
        ...(m.experiment as object),
        hiddenLayers: [{ unitCount: 1e6, activation: 'tanh' }],
      },
    }));
    const { messages: read, problem } = parse(corrupt);
    expect(read).toHaveLength(index - 1);
    expect(problem).toMatchObject({ type: 'corrupt', line: index + 1 });
    expect(problem?.message).toContain('hiddenLayers.0.unitCount');
  });

  it('[VI10] of a newer version plays as far as it is understood, and says so', () => {
    const newer = lines[0].replace('"version":2', '"version":3');
    expect(parse(withLine(0, newer))).toMatchObject({
      messages,
      problem: { type: 'newer-version', message: expect.stringContaining('version 3') as string },
    });
    const [, ...rest] = changedMessage(50, () => ({ type: 'shout' })).split('\n');
    const read = parse([newer, ...rest].join('\n'));
    expect(read.messages).toEqual(messages.slice(0, 49));
    expect(read.problem).toMatchObject({ type: 'newer-version', line: 51 });
  });

  it('[VI10] whose clock was set back keeps the order', () => {
    const back = encode(messages.map((m, i) => (i === 50 ? { ...m, atMs: 0 } : m)));
    const { messages: read } = parse(back);
    expect(read[50].atMs).toBe(read[49].atMs);
    read.slice(1).forEach(({ atMs }, i) => expect(atMs).toBeGreaterThanOrEqual(read[i].atMs));
  });

  it.each([
    ['empty text', ''],
    ['a picture', '\u0089PNG\r\n\u001A\n'],
    ['other JSON', '{"format":"another"}\n'],
    ['a header alone', `${lines[0]}\n`],
    ['a header that is cut off', lines[0].slice(0, 20)],
    ['a version that is none', withLine(0, lines[0].replace('"version":2', '"version":0'))],
    ['no state at its beginning', [lines[0], ...lines.slice(2)].join('\n')],
    ['a corrupt beginning', withLine(1, '{}')],
  ])('[VI11] is refused: %s', (_, other) => {
    expect(parseRecording(other)).toMatchObject({ ok: false, code: 'bad-message' });
  });

  it('[VI11] of any text is read or refused, never thrown at', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...lines.slice(0, 60)), fc.json(), fc.string())),
        (any) => {
          const parsed = parseRecording(any.join('\n'));
          if (parsed.ok) expect(parsed.value.messages[0].message.type).toBe('state');
          else expect(parsed.code).toBe('bad-message');
        },
      ),
    );
  });
});
