import { afterEach, describe, expect, it, vi } from 'vitest';
import { makeGif } from '../../client/take-home/gif.ts';
import { momentsOf, viewsAt, wholeTake } from '../../client/take-home/moments.ts';
import type { Recording } from '../../shared/view/recording.ts';
import { unmount } from './support/mount.ts';
import { recorded, stateOf } from './support/recorded.ts';
import { decoded, differingShare } from './support/moving-pixels.ts';

afterEach(() => {
  unmount();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const epochsOf = (recording: Recording, times: number[]) =>
  [...viewsAt(recording, times)].map(({ snapshot }) => snapshot.epoch);

describe('momentsOf', () => {
  it('[EX5] goes evenly along what was learned, first and last moment included', () => {
    const recording = recorded(12);
    const whole = wholeTake(recording);
    expect(epochsOf(recording, momentsOf(recording, whole, 5))).toEqual([20, 80, 140, 180, 240]);
    expect(momentsOf(recording, whole, 100)).toHaveLength(12);
    expect(momentsOf(recording, whole, 1)).toEqual([1100]);
  });

  it('[EX5] takes a part, from the picture that stands when it begins', () => {
    const recording = recorded(12);
    const take = { ...wholeTake(recording), fromMs: 250, toMs: 640 };
    const times = momentsOf(recording, take, 100);
    expect(times).toEqual([250, 300, 400, 500, 600]);
    expect(epochsOf(recording, times)).toEqual([60, 80, 100, 120, 140]);
  });

  it('[EX5] leaves out where nothing was learned', () => {
    const recording = recorded(3);
    const [{ message }] = recording.messages;
    // A pause: key frames repeat what stands.
    const { frame } = recording.messages[2].message;
    if (message.type !== 'state' || !frame) throw new Error('not as expected');
    for (let atMs = 1000; atMs < 60_000; atMs += 1000) {
      recording.messages.push({ atMs, message: stateOf(message.experiment, frame) });
    }
    expect(momentsOf(recording, wholeTake(recording), 100)).toEqual([0, 100, 200]);
  });
});

describe('makeGif', () => {
  it('[EX5] shows the recording from its first picture to its last', async () => {
    const told: [number, number][] = [];
    const bytes = await makeGif(recorded(5), {
      onProgress: (share, epoch) => told.push([share, epoch]),
    });
    expect(told).toEqual([
      [0.2, 20],
      [0.4, 40],
      [0.6, 60],
      [0.8, 80],
      [1, 100],
    ]);
    const gif = await decoded(bytes);
    expect(gif.frameCount).toBe(5);
    // The output, and two rows of tiles.
    expect(gif.size).toEqual([480, 764]);
    expect(gif.durations).toEqual([500, 500, 500, 500, 2000]);
  });

  it('[EX5] has at most 120 pictures, in the time asked for', async () => {
    const bytes = await makeGif(recorded(200), {
      seconds: 24,
      take: { ...wholeTake(recorded(2)), shows: 'boundary', toMs: 1e9 },
    });
    const gif = await decoded(bytes);
    expect(gif.frameCount).toBe(120);
    expect(gif.size).toEqual([480, 524]);
    expect(gif.durations[0]).toBe(200);
    expect(differingShare(gif.pixels[0], gif.pixels[119])).toBeGreaterThan(0.1);
  });

  it('[EX5] ends when it is told to', async () => {
    const abort = new AbortController();
    const making = makeGif(recorded(6), { signal: abort.signal, onProgress: () => abort.abort() });
    await expect(making).rejects.toThrow(/abort/i);
  });
});
