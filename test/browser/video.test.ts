import { ALL_FORMATS, BufferSource, EncodedPacketSink, Input, Output } from 'mediabunny';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { makeGif } from '../../client/take-home/gif.ts';
import { wholeTake } from '../../client/take-home/moments.ts';
import { makeVideo, type Video } from '../../client/take-home/video.ts';
import { encodableFormats } from '../../client/take-home/video-format.ts';
import { presets } from '../../shared/presets.ts';
import { unmount } from './support/mount.ts';
import { recorded } from './support/recorded.ts';
import { decoded, pixelsOf, differingShare } from './support/moving-pixels.ts';

afterEach(() => {
  unmount();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** A video as the browser plays it: its length, its size, and its picture at some second. */
async function played({ bytes, format }: Video) {
  const video = document.createElement('video');
  video.muted = true;
  video.src = URL.createObjectURL(new Blob([bytes], { type: `video/${format.container}` }));
  await new Promise((resolve, reject) => {
    video.onloadeddata = resolve;
    video.onerror = () => reject(new Error(video.error?.message));
  });
  const { videoWidth: width, videoHeight: height, duration } = video;
  const pictureAt = async (second: number) => {
    const sought = new Promise((resolve) => (video.onseeked = resolve));
    video.currentTime = second;
    await sought;
    return pixelsOf(video, width, height);
  };
  return { width, height, duration, pictureAt };
}

describe('makeVideo', () => {
  it('[EX7] makes a file that plays, of the length and size asked for', async () => {
    const recording = recorded(90);
    const told: number[] = [];
    const video = await makeVideo(recording, {
      seconds: 6,
      onProgress: (share) => told.push(share),
    });
    const [format] = await encodableFormats(960, 1528);
    expect(video.format).toEqual(format);
    expect(told).toHaveLength(90);
    expect(told.at(-1)).toBe(1);

    const { width, height, duration, pictureAt } = await played(video);
    expect([width, height]).toEqual([960, 1528]);
    // Six seconds, and two on the last picture.
    expect(duration).toBeCloseTo(8, 1);
    const [first, late, last] = [await pictureAt(0), await pictureAt(6.2), await pictureAt(7.9)];
    expect(differingShare(first, last)).toBeGreaterThan(0.1);
    expect(differingShare(late, last)).toBeLessThan(0.001);
    // What is drawn is what is seen: the page's colour in the corner, class colours in the middle.
    const still = await decoded(
      await makeGif(recording, { take: { ...wholeTake(recording), fromMs: 8900 } }),
    );
    const small = await createImageBitmap(
      new ImageData(new Uint8ClampedArray(last), width, height),
      {
        resizeWidth: 480,
        resizeHeight: 764,
        resizeQuality: 'high',
      },
    );
    expect(differingShare(pixelsOf(small, 480, 764), still.pixels[0])).toBeLessThan(0.03);
  });

  it('[EX7] gives every picture its time', async () => {
    const { bytes } = await makeVideo(recorded(10), {
      seconds: 6,
      take: { ...wholeTake(recorded(10)), shows: 'boundary' },
    });
    const input = new Input({ source: new BufferSource(bytes), formats: ALL_FORMATS });
    const track = await input.getPrimaryVideoTrack();
    if (!track) throw new Error('no track');
    expect([track.displayWidth, track.displayHeight]).toEqual([960, 1048]);
    const times: number[] = [];
    for await (const packet of new EncodedPacketSink(track).packets()) times.push(packet.timestamp);
    // Ten of half a second, since no picture stands longer; then the rest on the last.
    const expected = [...Array.from({ length: 10 }, (_, i) => i / 2), 5, 5.5, 6, 6.5];
    expect(times).toHaveLength(expected.length);
    times.forEach((time, i) => expect(time).toBeCloseTo(expected[i], 2));
  });

  it('[EX7] is WebM where the browser encodes no H.264', async () => {
    const ask = VideoEncoder.isConfigSupported.bind(VideoEncoder);
    vi.spyOn(VideoEncoder, 'isConfigSupported').mockImplementation(async (config) =>
      config.codec.startsWith('avc') ? { supported: false, config } : ask(config),
    );
    const video = await makeVideo(recorded(4), { seconds: 6 });
    expect(video.format.container).toBe('webm');
    // EBML, as Matroska begins.
    expect([...new Uint8Array(video.bytes, 0, 4)]).toEqual([0x1a, 0x45, 0xdf, 0xa3]);
    const { width, duration } = await played(video);
    expect(width).toBe(960);
    expect(duration).toBeCloseTo(4, 1);
  });

  it('[EX7] hands over no more pictures than the encoder takes', async () => {
    const waiting: number[] = [];
    const encode = VideoEncoder.prototype.encode;
    vi.spyOn(VideoEncoder.prototype, 'encode').mockImplementation(function (
      this: VideoEncoder,
      ...picture
    ) {
      waiting.push(this.encodeQueueSize);
      encode.apply(this, picture);
    });
    await makeVideo(recorded(60), { seconds: 6 });
    expect(waiting).toHaveLength(64);
    expect(Math.max(...waiting)).toBeLessThan(8);
  });

  it('[EX8] ends when it is told to', async () => {
    const abort = new AbortController();
    let told = 0;
    const making = makeVideo(recorded(40), {
      signal: abort.signal,
      onProgress: () => {
        if (++told === 3) abort.abort();
      },
    });
    await expect(making).rejects.toThrow(/abort/i);
    expect(told).toBe(3);
  });

  it('[PA366] ends also while its last stretch is written', async () => {
    const abort = new AbortController();
    const told: number[] = [];
    const finalize = Output.prototype.finalize;
    const ending = vi.spyOn(Output.prototype, 'finalize').mockImplementation(async function (
      this: Output,
    ) {
      abort.abort();
      await finalize.call(this);
    });
    const making = makeVideo(recorded(4), {
      seconds: 6,
      signal: abort.signal,
      onProgress: (share) => told.push(share),
    });
    await expect(making).rejects.toThrow(/abort/i);
    expect(told.at(-1)).toBe(1);
    expect(ending).toHaveBeenCalledOnce();
  });

  it('[EX7] takes the largest network', async () => {
    const hiddenLayers = Array.from({ length: 6 }, () => ({
      unitCount: 8,
      activation: 'tanh' as const,
    }));
    const large = recorded(3, { ...presets['exor-two-hidden'].experiment, hiddenLayers });
    const { width, height, duration } = await played(await makeVideo(large, { seconds: 6 }));
    expect(width).toBe(960);
    expect(height % 2).toBe(0);
    expect(duration).toBeCloseTo(3.5, 1);
  });
});
