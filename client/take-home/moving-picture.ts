import type { Recording } from '../../shared/view/recording.ts';
import type { View } from '../../shared/view/view.ts';
import { GridPicture, gridSize } from './grid-picture.ts';
import { momentsOf, viewsAt, wholeTake, type Take } from './moments.ts';

/** How many seconds a moving picture may last. */
export const lengths = [6, 12, 24, 60] as const;
/** No picture stands longer, however few there are. */
const slowestSeconds = 0.5;

/** What is asked for and told while a moving picture is made. */
export interface MovingPictureOptions {
  take?: Take;
  /** As long as this at most, in seconds, the rest on the last picture not counted. */
  seconds?: number;
  /** Ends it: the promise is rejected with the signal's reason. */
  signal?: AbortSignal;
  /** Called with the share that is done, 0 to 1, and the epoch that it has come to. */
  onProgress?: (share: number, epoch: number) => void;
}

/** What an encoder needs to know before it gets the first picture. */
export interface MovingPicturePlan {
  width: number;
  height: number;
  count: number;
  /** How long each picture stands. */
  seconds: number;
}

/** A picture as it was drawn, for as long as the next one is not. */
export interface DrawnPicture {
  canvas: HTMLCanvasElement;
  context: CanvasRenderingContext2D;
  view: View;
  index: number;
}

/**
 * Draws the moments of a recording one after the other on one canvas, `scale` times as large, and
 * gives each to `encode`. The page stays usable: each picture is a task of its own.
 */
export async function drawMovingPicture(
  recording: Pick<Recording, 'messages'>,
  { take = wholeTake(recording), seconds = 12, signal, onProgress }: MovingPictureOptions,
  { count, scale }: { count: number; scale: number },
  begin: (plan: MovingPicturePlan, canvas: HTMLCanvasElement) => Promise<void> | void,
  encode: (drawn: DrawnPicture) => Promise<void> | void,
): Promise<MovingPicturePlan> {
  const times = momentsOf(recording, take, count);
  if (times.length === 0) throw new RangeError('nothing of this recording can be drawn');
  const hasUnits = take.shows === 'grid';
  const size = gridSize(viewsAt(recording, times), hasUnits);
  const canvas = document.createElement('canvas');
  canvas.width = size.width * scale;
  canvas.height = size.height * scale;
  const context = canvas.getContext('2d', { willReadFrequently: scale === 1 });
  if (!context) throw new Error('this browser gives no 2D canvas');
  context.scale(scale, scale);
  const plan = {
    width: canvas.width,
    height: canvas.height,
    count: times.length,
    seconds: Math.min(slowestSeconds, seconds / times.length),
  };
  signal?.throwIfAborted();
  await begin(plan, canvas);
  const picture = new GridPicture(hasUnits);
  let index = 0;
  for (const view of viewsAt(recording, times)) {
    signal?.throwIfAborted();
    picture.draw(context, size, view);
    await encode({ canvas, context, view, index });
    index++;
    onProgress?.(index / times.length, view.snapshot.epoch);
    await nextTask();
  }
  signal?.throwIfAborted();
  return plan;
}

/** Lets the page do what waits; not by a timer, which stands still in a tab that is not seen. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
