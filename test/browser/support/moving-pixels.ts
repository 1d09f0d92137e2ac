/** The pictures of a GIF, decoded by the browser itself. */
export async function decoded(bytes: Uint8Array<ArrayBuffer>) {
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

export function pixelsOf(
  image: CanvasImageSource,
  width: number,
  height: number,
): Uint8ClampedArray {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  context?.drawImage(image, 0, 0, width, height);
  return context?.getImageData(0, 0, width, height).data ?? new Uint8ClampedArray();
}

/** The share of pixels whose red differs by more than noise. */
export function differingShare(a: Uint8ClampedArray, b: Uint8ClampedArray): number {
  let count = 0;
  for (let i = 0; i < a.length; i += 4) if (Math.abs(a[i] - b[i]) > 40) count++;
  return count / (a.length / 4);
}
