import type { Snapshot } from '../../shared/protocol/snapshot-codec.ts';
import type { View } from '../../shared/view/view.ts';
import { unitName } from '../elements/stage/unit-words.ts';
import { unitSymbol } from '../render/formula.ts';
import { HiddenSpaces, type SpaceChoice } from '../render/hidden-space.ts';
import { palette, type Palette } from '../render/palette.ts';
import type { Pen } from '../render/pen.ts';
import { drawAxes } from '../render/plane-axes.ts';
import { PlanePicture } from '../render/plane-picture.ts';
import type { UnitStyle } from '../render/selection.ts';
import { drawSpace } from '../render/space-picture.ts';
import { shownPoints } from '../render/shown-points.ts';
import { picturesOf } from '../render/unit-pictures.ts';
import { wholeFrame, type Frame } from '../render/zoom.ts';
import { ZoomedPlanes } from '../render/zoomed-plane.ts';
import { t } from '../texts/translate.ts';
import { curveSize, drawCurve } from './curve-picture.ts';
import { GridPicture, gridSize } from './grid-picture.ts';
import { drawNetwork, networkPictureLayout } from './network-picture.ts';
import {
  drawHead,
  drawLegend,
  drawTile,
  headHeight,
  margin,
  pictureFont,
  type UnitPlace,
} from './picture-parts.ts';

/** What of a network a picture shows. */
export type PictureSubject =
  /** A unit, the output's included: large, or as a tile without axes and points. */
  | { type: 'unit' | 'tile'; layerIndex: number; unitIndex: number }
  | { type: 'space'; choice: SpaceChoice }
  /** The diagram. */
  | { type: 'network' }
  /** The output, and a row of tiles for each hidden layer. */
  | { type: 'grid' }
  /** The loss over the epochs. */
  | { type: 'curve' };

/** How it is shown on the page. */
export interface PictureLook {
  unitStyle: UnitStyle;
  /** What part of the plane is looked at. */
  frame?: Frame;
  /** Earlier snapshots, whose lines are seen. */
  trail?: readonly Snapshot[];
  /** Whether the test points are left out. */
  hidesTest?: boolean;
}

/** A picture that can be saved; lengths in CSS pixels. */
export interface Picture {
  title: string;
  width: number;
  height: number;
  draw: (pen: Pen) => void;
}

const side = 560;
const tileSide = 240;
const square = { x: 52, y: headHeight + 4, side };
const planeWidth = square.x + side + margin;
const planeHeight = square.y + side + 32;
const legendHeight = 32;

/** The picture of `subject` as `view` has it, in the page's colours of now. */
export function pictureOf(view: View, subject: PictureSubject, look: PictureLook): Picture {
  const colours = palette();
  const { hidesTest = false } = look;
  const hasTest = view.data.test.count > 0 && !hidesTest;
  const onPage = (
    title: string,
    width: number,
    height: number,
    draw: (pen: Pen) => void,
  ): Picture => ({
    title,
    width,
    height,
    draw: (pen) => {
      pen.fillStyle = colours.page;
      pen.fillRect(0, 0, width, height);
      draw(pen);
    },
  });
  switch (subject.type) {
    case 'unit': {
      const title = unitName(view, subject.layerIndex, subject.unitIndex);
      return onPage(title, planeWidth, planeHeight + legendHeight, (pen) => {
        drawHead(pen, planeWidth, title, view, colours);
        drawUnit(pen, view, placeOf(view, subject), look, colours);
        drawLegend(pen, square.x, planeHeight + 12, hasTest, colours);
      });
    }
    case 'tile': {
      const title = unitName(view, subject.layerIndex, subject.unitIndex);
      const all = { x: 0, y: 0, side: tileSide };
      const tile = { style: look.unitStyle, line: 3 };
      return onPage(title, tileSide, tileSide, (pen) =>
        drawTile(pen, all, view, picturesOf(view), placeOf(view, subject), tile, colours),
      );
    }
    case 'space': {
      const { choice } = subject;
      const title = t('spaceTitle', { layer: choice.layerIndex + 1 });
      return onPage(title, planeWidth, planeHeight + legendHeight, (pen) => {
        drawHead(pen, planeWidth, title, view, colours);
        const all = new HiddenSpaces().of(view, choice);
        const space = { ...all, data: shownPoints(all.data, hidesTest) };
        drawSpace(pen, square, view, choice, space, colours);
        const names = [unitSymbol(choice.across), unitSymbol(choice.up)] as const;
        drawAxes(pen, square, space.data.window, colours, pictureFont, 13, names);
        drawLegend(pen, square.x, planeHeight + 12, hasTest, colours);
      });
    }
    case 'network': {
      const title = t('stageNetwork');
      const layout = networkPictureLayout(view);
      const width = layout.width + 2 * margin;
      return onPage(title, width, layout.height + headHeight + margin, (pen) => {
        drawHead(pen, width, title, view, colours);
        pen.save();
        pen.translate(margin, headHeight);
        drawNetwork(pen, layout, view, look.unitStyle, colours);
        pen.restore();
      });
    }
    case 'grid': {
      const size = gridSize([view]);
      return onPage(t('takeGrid'), size.width, size.height, (pen) =>
        new GridPicture().draw(pen, size, view),
      );
    }
    case 'curve': {
      const { width, height } = curveSize;
      const title = t('timeLineLossLabel');
      return onPage(title, width, height, (pen) => {
        drawHead(pen, width, title, view, colours);
        drawCurve(pen, view, colours);
      });
    }
    default:
      return subject satisfies never;
  }
}

const placeOf = (
  { network }: View,
  { layerIndex, unitIndex }: { layerIndex: number; unitIndex: number },
): UnitPlace => ({ layerIndex, unit: network.layers[layerIndex].unitOffset + unitIndex });

/** One unit large, as the page's large picture shows it. */
function drawUnit(
  pen: Pen,
  view: View,
  unit: UnitPlace,
  { unitStyle: style, frame = wholeFrame, trail = [], hidesTest = false }: PictureLook,
  colours: Palette,
): void {
  const { pictures, data: all } = new ZoomedPlanes().of(view, frame);
  const data = shownPoints(all, hidesTest);
  const scene = { view, data, pictures, unit, style, trail, palette: colours };
  new PlanePicture().draw(pen, null, square, scene);
  drawAxes(pen, square, data.window, colours, pictureFont, 13);
}
