import { applyPalette, GIFEncoder, quantize } from 'gifenc';
import type { Recording } from '../../shared/view/recording.ts';
import { drawMovingPicture, type MovingPictureOptions } from './moving-picture.ts';

/** More make a file that no mail takes. */
const mostFrames = 120;
const framesPerSecond = 10;
/** The last picture stays, before it begins again. */
const lastFrameMs = 2000;

/** A GIF of the network as it learns: a picture for each of some moments. */
export async function makeGif(
  recording: Pick<Recording, 'messages'>,
  options: MovingPictureOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const encoder = GIFEncoder();
  const { seconds = 12 } = options;
  const count = Math.min(mostFrames, framesPerSecond * seconds);
  let frameMs = 0;
  let last = 0;
  await drawMovingPicture(
    recording,
    options,
    { count, scale: 1 },
    (plan) => {
      frameMs = 1000 * plan.seconds;
      last = plan.count - 1;
    },
    ({ context, canvas: { width, height }, index }) => {
      const { data } = context.getImageData(0, 0, width, height);
      const palette = quantize(data, 256);
      const delay = index === last ? lastFrameMs : frameMs;
      encoder.writeFrame(applyPalette(data, palette), width, height, { palette, delay });
    },
  );
  encoder.finish();
  return encoder.bytes();
}
