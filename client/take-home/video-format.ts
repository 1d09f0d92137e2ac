/** What videos are made in, the most widely played first: its file, and how a page asks for it. */
export const videoFormats = [
  { codec: 'avc', container: 'mp4', name: 'MP4 (H.264)', probe: 'avc1.640032' },
  { codec: 'vp9', container: 'webm', name: 'WebM (VP9)', probe: 'vp09.00.41.08' },
  { codec: 'vp8', container: 'webm', name: 'WebM (VP8)', probe: 'vp8' },
] as const;
export type VideoFormat = (typeof videoFormats)[number];

/**
 * The formats that this browser encodes. None where it has no WebCodecs, or hides it: it has it
 * over HTTPS and on localhost alone.
 */
export async function encodableFormats(
  width: number,
  height: number,
): Promise<readonly VideoFormat[]> {
  if (typeof VideoEncoder === 'undefined') return [];
  const answers = await Promise.all(
    videoFormats.map(({ probe: codec }) =>
      VideoEncoder.isConfigSupported({ codec, width, height, bitrate: 4e6, framerate: 30 }).then(
        ({ supported }) => supported === true,
        () => false,
      ),
    ),
  );
  return videoFormats.filter((_, i) => answers[i]);
}
