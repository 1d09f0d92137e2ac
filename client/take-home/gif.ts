import { applyPalette, GIFEncoder, quantize } from 'gifenc';
import { Player } from '../../shared/view/player.ts';
import type { Recording } from '../../shared/view/recording.ts';
import type { View } from '../../shared/view/view.ts';
import { GridPicture, gridSize } from './grid-picture.ts';

/** More make a file that no mail takes. */
const mostFrames = 120;
const frameMs = 100;
/** The last picture stays, before it begins again. */
const lastFrameMs = 2000;

/** What is asked for and told while a GIF is made. */
export interface GifOptions {
  /** Ends it: the promise is rejected with the signal's reason. */
  signal?: AbortSignal;
  /** Called with the share that is done, 0 to 1. */
  onProgress?: (share: number) => void;
  frameCount?: number;
}

/**
 * Views of `recording`, at most `count`, evenly along its snapshots: the first and the last are
 * among them, and no two show the same snapshot.
 */
export function chooseViews({ messages }: Pick<Recording, 'messages'>, count: number): View[] {
  const times = messages.flatMap(({ atMs, message }) => (message.frame ? [atMs] : []));
  const wanted = Math.min(count, times.length);
  const player = new Player(messages);
  const views: View[] = [];
  for (let i = 0; i < wanted; i++) {
    const at =
      wanted === 1 ? times.length - 1 : Math.round((i * (times.length - 1)) / (wanted - 1));
    const view = player.viewAt(times[at]);
    if (view && view.snapshot !== views.at(-1)?.snapshot) views.push(view);
  }
  return views;
}

/** A GIF of the network as it learns: a picture of all units for each of some moments. */
export async function makeGif(
  recording: Pick<Recording, 'messages'>,
  { signal, onProgress, frameCount = mostFrames }: GifOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const views = chooseViews(recording, frameCount);
  const size = gridSize(views);
  const canvas = document.createElement('canvas');
  canvas.width = size.width;
  canvas.height = size.height;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('this browser gives no 2D canvas');
  const picture = new GridPicture();
  const encoder = GIFEncoder();
  for (const [i, view] of views.entries()) {
    signal?.throwIfAborted();
    picture.draw(context, size, view);
    const { data } = context.getImageData(0, 0, size.width, size.height);
    const palette = quantize(data, 256);
    const delay = i === views.length - 1 ? lastFrameMs : frameMs;
    encoder.writeFrame(applyPalette(data, palette), size.width, size.height, { palette, delay });
    onProgress?.((i + 1) / views.length);
    // The page stays usable: each frame is a task of its own.
    await new Promise((resolve) => setTimeout(resolve));
  }
  signal?.throwIfAborted();
  encoder.finish();
  return encoder.bytes();
}
