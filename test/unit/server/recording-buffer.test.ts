import { describe, expect, it } from 'vitest';
import { RecordingBuffer } from '../../../server/recording-buffer.ts';

function bufferAt(recordedMs: number | null) {
  const time = { nowMs: 5000 };
  const buffer = new RecordingBuffer(recordedMs, () => time.nowMs);
  const record = (nowMs: number) => {
    time.nowMs = nowMs;
    buffer.record({ type: 'change', phase: 'paused' });
  };
  return { buffer, record };
}

describe('RecordingBuffer', () => {
  it('[SV8] counts time from the beginning of the session', () => {
    const { buffer, record } = bufferAt(null);
    record(5000);
    record(5040.4);
    const lines = buffer.take();
    expect(lines.map(({ timeMs }) => timeMs)).toEqual([0, 40]);
    expect(JSON.parse(lines[1].line)).toEqual({
      atMs: 40,
      message: { type: 'change', phase: 'paused' },
    });
  });

  it('[SV8] goes on a second after what was recorded before a restart', () => {
    const { buffer, record } = bufferAt(60_000);
    record(5010);
    expect(buffer.take()[0].timeMs).toBe(61_010);
  });

  it('[SV22] keeps the order of lines that could not be written', () => {
    const { buffer, record } = bufferAt(null);
    record(5001);
    const failed = buffer.take();
    record(5002);
    buffer.putBack(failed);
    expect(buffer.take().map(({ timeMs }) => timeMs)).toEqual([1, 2]);
    expect(buffer.take()).toEqual([]);
  });
});
