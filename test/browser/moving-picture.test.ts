import { ALL_FORMATS, BufferSource, EncodedPacketSink, Input, Output } from 'mediabunny';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { makeGif } from '../../client/take-home/gif.ts';
import { momentsOf, viewsAt, wholeTake } from '../../client/take-home/moments.ts';
import { makeVideo, type Video } from '../../client/take-home/video.ts';
import '../../client/take-home/moving-picture-form.ts';
import { encodableFormats } from '../../client/take-home/video-format.ts';
import { presets } from '../../shared/presets.ts';
import type { Recording } from '../../shared/view/recording.ts';
import { allInside, inside, mount, unmount } from './support/mount.ts';
import { recorded, stateOf } from './support/recorded.ts';
import { catchSaved } from './support/saved.ts';

afterEach(() => {
  unmount();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const epochsOf = (recording: Recording, times: number[]) =>
  [...viewsAt(recording, times)].map(({ snapshot }) => snapshot.epoch);

/** The pictures of a GIF, decoded by the browser itself. */
async function decoded(bytes: Uint8Array<ArrayBuffer>) {
  const decoder = new ImageDecoder({ data: bytes, type: 'image/gif' });
  await decoder.tracks.ready;
  await decoder.completed;
  const { frameCount = 0 } = decoder.tracks.selectedTrack ?? {};
  const pixels: Uint8ClampedArray[] = [];
  const durations: number[] = [];
  let size = [0, 0];
  for (let frameIndex = 0; frameIndex < frameCount; frameIndex++) {
    const { image } = await decoder.decode({ frameIndex });
    size = [image.displayWidth, image.displayHeight];
    durations.push((image.duration ?? 0) / 1000);
    pixels.push(pixelsOf(image, image.displayWidth, image.displayHeight));
    image.close();
  }
  return { frameCount, size, pixels, durations };
}

function pixelsOf(image: CanvasImageSource, width: number, height: number): Uint8ClampedArray {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  context?.drawImage(image, 0, 0, width, height);
  return context?.getImageData(0, 0, width, height).data ?? new Uint8ClampedArray();
}

/** The share of pixels whose red differs by more than noise. */
function differingShare(a: Uint8ClampedArray, b: Uint8ClampedArray): number {
  let count = 0;
  for (let i = 0; i < a.length; i += 4) if (Math.abs(a[i] - b[i]) > 40) count++;
  return count / (a.length / 4);
}

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

describe('ml-moving-picture-form', () => {
  async function form(recording: Recording) {
    const element = document.createElement('ml-moving-picture-form');
    element.recording = recording;
    element.heading = 'Two moons';
    mount(element, 420);
    await expect.poll(() => element.videoFormat, { timeout: 30_000 }).not.toBe(undefined);
    await element.updateComplete;
    return element;
  }
  const words = (element: HTMLElement) => element.shadowRoot?.textContent ?? '';

  it('[EX8] saves a GIF named after the class, and says how far it is', async () => {
    const saved = catchSaved();
    const element = await form(recorded(30));
    const seen = new Set<string>();
    const watch = new MutationObserver(() => {
      const share = /GIF: (\d+) %, epoch ([\d,]+)/.exec(words(element).replace(/\s+/g, ' '));
      if (share) seen.add(`${share[1]} ${share[2]}`);
    });
    watch.observe(element.shadowRoot as ShadowRoot, {
      subtree: true,
      childList: true,
      characterData: true,
    });
    await userEvent.click(inside(element, '[data-kind=gif]'));
    await expect.poll(() => saved, { timeout: 30_000 }).toHaveLength(1);
    expect(saved[0].name).toBe('two-moons.gif');
    expect(saved[0].blob.type).toBe('image/gif');
    expect(seen.has('50 300')).toBe(true);
    await expect
      .poll(() => words(element), { timeout: 30_000 })
      .toContain('two-moons.gif is saved.');
    watch.disconnect();
  });

  it('[EX8] saves a video in the format that it told before', async () => {
    const saved = catchSaved();
    const element = await form(recorded(10));
    expect(words(element)).toContain(`Videos made here are ${element.videoFormat}.`);
    await userEvent.click(inside(element, '[data-kind=video]'));
    await expect.poll(() => saved, { timeout: 30_000 }).toHaveLength(1);
    const ending = element.videoFormat?.startsWith('MP4') ? 'mp4' : 'webm';
    expect(saved[0].name).toBe(`two-moons.${ending}`);
  });

  it('[EX8] is stopped by a press, saves nothing, and leaves the focus on what made it', async () => {
    const saved = catchSaved();
    const element = await form(recorded(100));
    await userEvent.click(inside(element, '[data-kind=video]'));
    await expect.poll(() => element.making?.share ?? 0, { timeout: 30_000 }).toBeGreaterThan(0);
    expect(element.shadowRoot?.activeElement?.textContent.trim()).toBe('Cancel');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => words(element), { timeout: 30_000 }).toContain('Stopped.');
    expect(saved).toEqual([]);
    expect(element.shadowRoot?.activeElement?.textContent.trim()).toBe('Video');
  });

  it('[EX8] says why where the browser makes no video, and makes a GIF all the same', async () => {
    vi.stubGlobal('VideoEncoder', undefined);
    const saved = catchSaved();
    const element = await form(recorded(3));
    expect(allInside(element, '[data-kind=video]')).toEqual([]);
    expect(words(element)).toContain('This browser makes no video here');
    await userEvent.click(inside(element, '[data-kind=gif]'));
    await expect.poll(() => saved, { timeout: 30_000 }).toHaveLength(1);
  });

  it('[EX8] says what went wrong where an encoder fails', async () => {
    const element = await form(recorded(3));
    vi.spyOn(VideoEncoder.prototype, 'encode').mockImplementation(() => {
      throw new Error('out of encoders');
    });
    await userEvent.click(inside(element, '[data-kind=video]'));
    await expect.poll(() => words(element), { timeout: 30_000 }).toContain('out of encoders');
    expect(element.making).toBe(null);
  });
});
