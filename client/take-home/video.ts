import {
  BufferTarget,
  CanvasSource,
  Mp4OutputFormat,
  Output,
  QUALITY_HIGH,
  WebMOutputFormat,
} from 'mediabunny';
import type { Recording } from '../../shared/view/recording.ts';
import {
  drawMovingPicture,
  type MovingPictureOptions,
  type MovingPicturePlan,
} from './moving-picture.ts';
import { encodableFormats, type VideoFormat } from './video-format.ts';

const framesPerSecond = 30;
/** The last picture stays so long, as so many frames: some players do not know how long one is. */
const restSeconds = 2;
const restFrames = 4;
const scale = 2;

export interface Video {
  bytes: ArrayBuffer;
  format: VideoFormat;
}

/** Rejected with it where this browser encodes no video. */
export class NoVideoError extends Error {}

/**
 * A video of the network as it learns, encoded by the browser itself: MP4 where it encodes H.264,
 * else WebM. Frames are handed on as the encoder takes them, so that few are kept.
 */
export async function makeVideo(
  recording: Pick<Recording, 'messages'>,
  options: MovingPictureOptions = {},
): Promise<Video> {
  const { seconds = 12 } = options;
  let film: Film | null = null;
  try {
    const plan = await drawMovingPicture(
      recording,
      options,
      { count: framesPerSecond * seconds, scale },
      async (plan, canvas) => {
        film = await Film.begin(plan, canvas);
      },
      ({ index }) => film?.add(index),
    );
    // The compiler does not see that `begin` was called.
    const made = film as Film | null;
    if (!made) throw new NoVideoError();
    const bytes = await made.end(plan);
    // Its last stretch takes a while as well.
    options.signal?.throwIfAborted();
    return { bytes, format: made.format };
  } catch (error) {
    await (film as Film | null)?.cancel();
    throw error;
  }
}

/** One output of mediabunny with one track, whose frames are one canvas as it is drawn anew. */
class Film {
  readonly format: VideoFormat;
  readonly #output: Output<Mp4OutputFormat | WebMOutputFormat, BufferTarget>;
  readonly #source: CanvasSource;
  readonly #frameSeconds: number;

  private constructor(
    format: VideoFormat,
    { seconds }: MovingPicturePlan,
    canvas: HTMLCanvasElement,
  ) {
    this.format = format;
    this.#frameSeconds = seconds;
    this.#source = new CanvasSource(canvas, { codec: format.codec, quality: QUALITY_HIGH });
    this.#output = new Output({
      format:
        format.container === 'mp4'
          ? new Mp4OutputFormat({ fastStart: 'in-memory' })
          : new WebMOutputFormat(),
      target: new BufferTarget(),
    });
    this.#output.addVideoTrack(this.#source);
  }

  static async begin(plan: MovingPicturePlan, canvas: HTMLCanvasElement): Promise<Film> {
    const [format] = await encodableFormats(plan.width, plan.height);
    if (!format) throw new NoVideoError();
    const film = new Film(format, plan, canvas);
    await film.#output.start();
    return film;
  }

  /** Fulfilled when the encoder takes the next. */
  add(index: number): Promise<void> {
    return this.#source.add(index * this.#frameSeconds, this.#frameSeconds);
  }

  /** Rests on the last picture, and gives the file. */
  async end({ count, seconds }: MovingPicturePlan): Promise<ArrayBuffer> {
    const each = restSeconds / restFrames;
    for (let i = 0; i < restFrames; i++) await this.#source.add(count * seconds + i * each, each);
    await this.#output.finalize();
    const { buffer } = this.#output.target;
    if (!buffer) throw new Error('the video has no bytes');
    return buffer;
  }

  async cancel(): Promise<void> {
    if (this.#output.state === 'started') await this.#output.cancel();
  }
}
