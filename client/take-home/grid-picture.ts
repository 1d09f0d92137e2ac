import type { View } from '../../shared/view/view.ts';
import { palette } from '../render/palette.ts';
import type { Pen } from '../render/pen.ts';
import {
  createStretch,
  drawBoundary,
  drawShades,
  type Square,
  type Stretch,
} from '../render/plane.ts';
import { drawPoints } from '../render/points.ts';
import { contourOf, picturesOf } from '../render/unit-pictures.ts';
import { formatCount, formatLoss, formatShare } from '../texts/format.ts';
import { t } from '../texts/translate.ts';

const width = 480;
const head = 36;
const gap = 8;
const rowLabel = 24;
const largestTile = 88;

/** The size of a picture that all of `views` fit in, CSS pixels. */
export interface GridSize {
  width: number;
  height: number;
}

const tileSide = (unitCount: number): number =>
  Math.min(largestTile, Math.floor((width - gap * (unitCount + 1)) / unitCount));

const rowsHeight = ({ network }: View): number =>
  network.layers
    .slice(0, -1)
    .reduce((sum, { unitCount }) => sum + rowLabel + tileSide(unitCount) + gap, 0);

/** The size that the largest of `views` needs; without the hidden units' rows, one for all. */
export function gridSize(views: Iterable<View>, hasUnits = true): GridSize {
  let rows = 0;
  if (hasUnits) for (const view of views) rows = Math.max(rows, rowsHeight(view));
  // Even, as encoders of video want it.
  const height = 2 * Math.ceil((head + width + gap + rows) / 2);
  return { width, height };
}

/**
 * Draws the article's picture: epoch and figures, the output large with the points, then a row of
 * tiles for each hidden layer, every unit with its own line.
 */
export class GridPicture {
  #stretch: Stretch | null = null;
  readonly #hasUnits: boolean;

  /** Without the units it is the output alone. */
  constructor(hasUnits = true) {
    this.#hasUnits = hasUnits;
  }

  draw(context: Pen, size: GridSize, view: View): void {
    const { network, snapshot } = view;
    const colours = palette();
    const pictures = picturesOf(view);
    const { columns, rows } = pictures.grid;
    if (this.#stretch?.canvas.width !== columns || this.#stretch.canvas.height !== rows) {
      this.#stretch = createStretch(columns, rows);
    }
    const stretch = this.#stretch;
    context.fillStyle = colours.page;
    context.fillRect(0, 0, size.width, size.height);
    context.fillStyle = colours.ink;
    context.textBaseline = 'middle';
    context.textAlign = 'left';
    context.font = '600 18px system-ui, sans-serif';
    context.fillText(`${t('epoch')} ${formatCount(snapshot.epoch)}`, gap, head / 2);
    context.font = '15px system-ui, sans-serif';
    context.textAlign = 'right';
    const { trainLoss, trainAccuracy } = snapshot.metrics;
    const figures = t('statusFigures', {
      loss: formatLoss(trainLoss),
      accuracy: formatShare(trainAccuracy),
    });
    context.fillText(figures, size.width - gap, head / 2);

    const drawUnit = (unit: number, layerIndex: number, square: Square, line: number) => {
      const plane = pictures.units.preActivations[unit];
      const { activation } = network.layers[layerIndex];
      context.save();
      context.beginPath();
      context.rect(square.x, square.y, square.side, square.side);
      context.clip();
      drawShades(context, square, plane, activation, stretch, colours);
      if (layerIndex === network.layers.length - 1) drawPoints(context, square, view.data, colours);
      drawBoundary(context, square, contourOf(pictures, unit), line, colours.ink);
      context.restore();
      context.strokeStyle = colours.lineStrong;
      context.lineWidth = 1;
      context.beginPath();
      context.rect(square.x - 0.5, square.y - 0.5, square.side + 1, square.side + 1);
      context.stroke();
    };
    const outputLayer = network.layers.length - 1;
    drawUnit(network.unitCount - 1, outputLayer, { x: gap, y: head, side: width - 2 * gap }, 2.5);
    if (!this.#hasUnits) return;
    let y = head + width - gap;
    network.layers.slice(0, -1).forEach(({ unitCount, unitOffset }, layerIndex) => {
      context.fillStyle = colours.ink2;
      context.font = '13px system-ui, sans-serif';
      context.textAlign = 'left';
      context.fillText(t('stageLayer', { layer: layerIndex + 1 }), gap, y + rowLabel / 2);
      y += rowLabel;
      const side = tileSide(unitCount);
      for (let i = 0; i < unitCount; i++) {
        drawUnit(unitOffset + i, layerIndex, { x: gap + i * (side + gap), y, side }, 1.5);
      }
      y += side + gap;
    });
  }
}
