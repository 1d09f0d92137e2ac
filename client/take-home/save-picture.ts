import type { Picture } from './pictures.ts';
import { SvgPen } from './svg-pen.ts';

/** Sharp on paper and on fine screens. */
const pngScale = 2;

/** A picture as the text of an SVG file. */
export function pictureSvg({ title, width, height, draw }: Picture): string {
  const pen = new SvgPen(width, height, title);
  draw(pen);
  return pen.toString();
}

/** Draws a picture on a canvas, `scale` pixels to a CSS pixel. */
export function drawOn(canvas: HTMLCanvasElement, picture: Picture, scale: number): void {
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('this browser gives no 2D canvas');
  context.scale(scale, scale);
  picture.draw(context);
}

/** A picture as a PNG file, two pixels to a CSS pixel. */
export async function picturePng(picture: Picture): Promise<Blob> {
  const canvas = document.createElement('canvas');
  drawOn(canvas, picture, pngScale);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error('this browser makes no PNG of this size'));
    }, 'image/png');
  });
}
