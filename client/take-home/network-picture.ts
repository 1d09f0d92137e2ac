import type { View } from '../../shared/view/view.ts';
import { columnName } from '../elements/stage/network-template.ts';
import { activationName } from '../elements/stage/unit-words.ts';
import { drawBiases, drawEdges } from '../render/edges.ts';
import { featureSymbol } from '../render/formula.ts';
import { layoutNetwork, type NetworkLayout } from '../render/network-layout.ts';
import type { Palette } from '../render/palette.ts';
import type { Pen } from '../render/pen.ts';
import { featureSteps } from '../render/pixel-tables.ts';
import type { Square } from '../render/plane.ts';
import type { UnitStyle } from '../render/selection.ts';
import { picturesOf, type UnitPictures } from '../render/unit-pictures.ts';
import { drawTile, drawTileFrame, pictureFont, stretchFor } from './picture-parts.ts';

/** The diagram as a page has it, but as large as its network needs. */
export function networkPictureLayout({ experiment, network }: View): NetworkLayout {
  const counts = [experiment.features.length, ...network.layers.map((layer) => layer.unitCount)];
  return layoutNetwork({
    width: Math.max(480, 150 * counts.length),
    height: 48 + 104 * Math.max(2, ...counts),
    counts,
    isEditable: false,
    isTouch: false,
    hasLead: false,
    scale: 1,
  });
}

/** Draws features, units, weights and biases; the layers' names above them. */
export function drawNetwork(
  pen: Pen,
  layout: NetworkLayout,
  view: View,
  style: UnitStyle,
  colours: Palette,
): void {
  const { network, snapshot, experiment } = view;
  const pictures = picturesOf(view);
  drawEdges(pen, layout, network, snapshot.parameters, colours, null);
  drawBiases(pen, layout, network, snapshot.parameters, colours);
  const squareOf = (node: number): Square => ({
    x: layout.left[node],
    y: layout.top[node],
    side: layout.tile,
  });
  experiment.features.forEach((feature, i) => {
    drawFeature(pen, squareOf(i), pictures, i, colours);
    drawSymbol(pen, squareOf(i), featureSymbol(feature), colours);
  });
  network.layers.forEach(({ unitOffset, unitCount }, layerIndex) => {
    for (let unit = unitOffset; unit < unitOffset + unitCount; unit++) {
      const square = squareOf(experiment.features.length + unit);
      const look = { style, line: 1.5 };
      drawTile(pen, square, view, pictures, { layerIndex, unit }, look, colours);
      drawTileFrame(pen, square, colours);
    }
  });
  drawNames(pen, layout, view, colours);
}

/** A feature from low to high, in greys. */
function drawFeature(
  pen: Pen,
  square: Square,
  pictures: UnitPictures,
  index: number,
  colours: Palette,
): void {
  const { context, image, pixels, canvas } = stretchFor(pictures);
  const plane = pictures.features[index];
  for (let i = 0; i < pixels.length; i++) {
    pixels[i] = colours.featurePixels[Math.round(plane[i] * (featureSteps - 1))];
  }
  context.putImageData(image, 0, 0);
  const { x, y, side } = square;
  pen.save();
  pen.beginPath();
  pen.roundRect(x, y, side, side, Math.min(6, side / 12));
  pen.clip();
  pen.drawImage(canvas, 0.5, 0.5, canvas.width - 1, canvas.height - 1, x, y, side, side);
  pen.restore();
  drawTileFrame(pen, square, colours);
}

/** A feature's name in the middle of its tile, on a plate of the page's colour. */
function drawSymbol(pen: Pen, { x, y, side }: Square, symbol: string, colours: Palette): void {
  pen.font = `600 15px ${pictureFont}`;
  const width = pen.measureText(symbol).width + 8;
  pen.globalAlpha = 0.72;
  pen.fillStyle = colours.page;
  pen.fillRect(x + (side - width) / 2, y + side / 2 - 11, width, 22);
  pen.globalAlpha = 1;
  pen.fillStyle = colours.ink;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.fillText(symbol, x + side / 2, y + side / 2);
}

function drawNames(pen: Pen, { names }: NetworkLayout, view: View, colours: Palette): void {
  pen.textAlign = 'center';
  pen.textBaseline = 'top';
  names.forEach(({ x, y, width }, column) => {
    pen.font = `600 13px ${pictureFont}`;
    pen.fillStyle = colours.ink;
    pen.fillText(columnName(view, column), x + width / 2, y + 2);
    if (column === 0) return;
    pen.font = `13px ${pictureFont}`;
    pen.fillStyle = colours.ink3;
    pen.fillText(activationName(view.network.layers[column - 1].activation), x + width / 2, y + 20);
  });
}
