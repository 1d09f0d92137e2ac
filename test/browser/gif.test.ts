import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { chooseViews, makeGif } from '../../client/take-home/gif.ts';
import '../../client/take-home/gif-button.ts';
import { prepareData } from '../../shared/datasets/prepare.ts';
import { createTrainingState, trainSlice } from '../../shared/engine/trainer.ts';
import { presets } from '../../shared/presets.ts';
import { protocolVersion } from '../../shared/protocol/messages.ts';
import { encodeSnapshot } from '../../shared/protocol/snapshot-codec.ts';
import type { RecordedMessage, Recording } from '../../shared/view/recording.ts';
import { inside, mount, unmount } from './support/mount.ts';

afterEach(() => {
  unmount();
  vi.restoreAllMocks();
});

const { experiment } = presets['exor-two-hidden'];

/** A class that trained for `count` snapshots, 20 epochs each. */
function recorded(count: number): Recording {
  const data = prepareData(experiment);
  let state = createTrainingState(experiment);
  const frames: Uint8Array[] = [];
  for (let sequence = 1; sequence <= count; sequence++) {
    const limits = { untilEpoch: 20 * sequence, budgetMs: Infinity, now: () => 0 };
    const slice = trainSlice(experiment, data, state, limits);
    state = slice.state;
    const { epoch, parameters } = state;
    frames.push(encodeSnapshot({ sequence, start: 1, epoch, metrics: slice.metrics, parameters }));
  }
  const messages = frames.map((frame, i): RecordedMessage => ({
    atMs: 100 * i,
    message:
      i > 0
        ? { type: 'snapshot', frame }
        : {
            type: 'state',
            protocol: protocolVersion,
            code: '',
            title: '',
            experiment,
            phase: 'training',
            outcome: null,
            frame,
            history: [],
            marks: [],
            studentCount: 0,
            isTeacherHere: false,
            canUndo: false,
            canRedo: false,
          },
  }));
  const header = { title: '', createdAt: '', durationMs: 100 * count, messageCount: count };
  return { header, messages, problem: null };
}

/** The pictures of a GIF, decoded by the browser itself. */
async function decoded(bytes: Uint8Array<ArrayBuffer>) {
  const decoder = new ImageDecoder({ data: bytes, type: 'image/gif' });
  await decoder.tracks.ready;
  await decoder.completed;
  const { frameCount = 0 } = decoder.tracks.selectedTrack ?? {};
  const canvas = document.createElement('canvas');
  const pixels: Uint8ClampedArray[] = [];
  for (let frameIndex = 0; frameIndex < frameCount; frameIndex++) {
    const { image } = await decoder.decode({ frameIndex });
    canvas.width = image.displayWidth;
    canvas.height = image.displayHeight;
    const context = canvas.getContext('2d');
    context?.drawImage(image, 0, 0);
    pixels.push(
      context?.getImageData(0, 0, canvas.width, canvas.height).data ?? new Uint8ClampedArray(),
    );
    image.close();
  }
  return { frameCount, width: canvas.width, height: canvas.height, pixels };
}

describe('makeGif', () => {
  it('[EX5] shows the recording from its first picture to its last', async () => {
    const recording = recorded(12);
    const views = chooseViews(recording, 5);
    expect(views.map(({ snapshot }) => snapshot.epoch)).toEqual([20, 80, 140, 180, 240]);
    expect(chooseViews(recording, 100)).toHaveLength(12);
    const shares: number[] = [];
    const bytes = await makeGif(recording, {
      frameCount: 5,
      onProgress: (share) => shares.push(share),
    });
    expect(shares).toEqual([0.2, 0.4, 0.6, 0.8, 1]);
    const gif = await decoded(bytes);
    expect(gif.frameCount).toBe(5);
    // The output, and two rows of tiles.
    expect([gif.width, gif.height]).toEqual([480, 764]);
    const [first, , , , last] = gif.pixels;
    let differing = 0;
    for (let i = 0; i < first.length; i += 4) if (Math.abs(first[i] - last[i]) > 40) differing++;
    expect(differing / (first.length / 4)).toBeGreaterThan(0.1);
  });

  it('[EX5] ends when it is told to', async () => {
    const abort = new AbortController();
    const making = makeGif(recorded(6), { signal: abort.signal, onProgress: () => abort.abort() });
    await expect(making).rejects.toThrow(/abort/i);
  });
});

describe('ml-gif-button', () => {
  it('[EX5] saves a file named after the class, and says how far it is', async () => {
    const saved = vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:none');
    const names: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      names.push(this.download);
    });
    const button = document.createElement('ml-gif-button');
    button.recording = recorded(8);
    button.heading = 'Two moons';
    mount(button, 300);
    await button.updateComplete;
    await userEvent.click(inside(button, 'button'));
    await expect.poll(() => names, { timeout: 30_000 }).toEqual(['two-moons.gif']);
    expect((saved.mock.calls[0][0] as Blob).type).toBe('image/gif');
    await expect
      .poll(() => inside(button, 'button').textContent.trim(), { timeout: 30_000 })
      .toBe('GIF');
  });
});
