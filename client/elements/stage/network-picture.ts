import type { ReactiveControllerHost } from 'lit';
import type { View } from '../../../shared/view/view.ts';
import { drawPass } from '../../render/draw-pass.ts';
import { edgeTurns, stripOf } from '../../render/edge-turns.ts';
import { drawBiases, drawEdge, drawEdges, type Edge, type Gaps } from '../../render/edges.ts';
import { drawLead } from '../../render/lead.ts';
import type { Lit } from '../../render/lit.ts';
import type { Box, NetworkLayout } from '../../render/network-layout.ts';
import { palette } from '../../render/palette.ts';
import type { PointRef } from '../../render/picked-point.ts';
import { hasPoint, passOf, type PointPass } from '../../render/point-pass.ts';
import { areFramesSlow } from '../../render/frame-scheduler.ts';
import type { UnitStyle } from '../../render/selection.ts';
import { TileImages } from '../../render/tile-images.ts';
import { picturesOf } from '../../render/unit-pictures.ts';
import { CanvasController, pixelRatio, type Surface } from './canvas-controller.ts';

/** What of a network is drawn. */
export interface NetworkScene {
  view: View;
  layout: NetworkLayout;
  unitStyle: UnitStyle;
  point: PointRef | null;
  lit: Lit | null;
  hasLead: boolean;
  /** The tile and the edge that are pointed at. */
  node: number | null;
  edge: Edge | null;
}

interface Host extends ReactiveControllerHost, HTMLElement {
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/**
 * The diagram's two canvases: the edges, and the tiles above them. Where frames are slow the tiles
 * have a turn of their own, and many edges several.
 */
export class NetworkPicture {
  readonly #host: Host;
  readonly #scene: () => NetworkScene | null;
  readonly #edges: CanvasController;
  readonly #tiles: CanvasController;
  readonly #images = new TileImages();
  /** What they were last painted for. */
  #painted: unknown[] = [];
  /** What all edges were last drawn for at once: layout, colours, pixels. */
  #drawnFor: unknown[] = [];
  /** Which of the edges' turns is the next, and how many are due. */
  #nextTurn = 0;
  #dueTurns = 0;

  /** `boxChanged` is called when the host has another size, `drawn` after each drawing. */
  constructor(
    host: Host,
    scene: () => NetworkScene | null,
    boxChanged: () => void,
    drawn: () => void,
  ) {
    this.#host = host;
    this.#scene = scene;
    this.#edges = new CanvasController(host, () => this.#drawEdges(), { boxChanged });
    const drawTiles = () => {
      this.#drawTiles();
      drawn();
    };
    this.#tiles = new CanvasController(host, drawTiles, {
      prepare: () => this.#paintTiles(),
      // Tiles are put into it as pixels: it stays in the memory where these are.
      contextSettings: { willReadFrequently: true },
    });
  }

  /** The size of the host's box, CSS pixels. */
  get box(): { width: number; height: number } {
    return { width: this.#tiles.boxWidth, height: this.#tiles.boxHeight };
  }

  request(): void {
    this.#dueTurns = Infinity;
    this.#edges.request();
    this.#tiles.request();
  }

  /** All of them, or the next of their turns, where frames are slow and no more than numbers changed. */
  #drawEdges(): unknown {
    const scene = this.#scene();
    if (!scene) return false;
    const { layout, view } = scene;
    const drawnFor = [layout, palette(), pixelRatio()];
    const isOther = drawnFor.some((part, i) => part !== this.#drawnFor[i]);
    if (isOther || !areFramesSlow()) {
      this.#drawnFor = drawnFor;
      this.#dueTurns = 0;
      return this.#drawGaps(scene, { from: 0, to: view.network.layers.length });
    }
    if (this.#dueTurns === 0) return false;
    const turns = edgeTurns(layout, view.network);
    const isDrawn = this.#drawGaps(scene, turns[this.#nextTurn % turns.length]);
    this.#nextTurn = (this.#nextTurn + 1) % turns.length;
    this.#dueTurns = Math.min(this.#dueTurns, turns.length) - 1;
    if (this.#dueTurns > 0) this.#edges.request();
    return isDrawn;
  }

  #drawGaps(scene: NetworkScene, gaps: Gaps): boolean {
    const { view, layout, node, edge, lit } = scene;
    const surface = this.#surface(this.#edges, '.edges', scene, stripOf(layout, gaps));
    if (!surface) return false;
    const { context } = surface;
    const { parameters } = view.snapshot;
    const colours = palette();
    const strengths = passThrough(scene)?.contributions ?? parameters;
    const litGap = lit && (lit.edgesInto ?? 0) - 1;
    drawEdges(context, layout, view.network, strengths, colours, node, litGap, gaps);
    const hasEdge = edge && edge.layer >= gaps.from && edge.layer < gaps.to;
    if (hasEdge) drawEdge(context, layout, view.network, parameters, colours, edge);
    drawBiases(context, layout, view.network, parameters, colours, gaps);
    const isLast = gaps.to === view.network.layers.length;
    if (scene.hasLead && isLast) drawLead(context, layout, colours);
    return true;
  }

  #drawTiles(): void {
    const scene = this.#scene();
    const surface = scene && this.#surface(this.#tiles, '.units', scene, wholeOf(scene.layout));
    if (!scene || !surface) return;
    const { view, layout } = scene;
    const { context, ratio } = surface;
    this.#paintTiles();
    this.#images.draw(context, layout, ratio);
    const pass = passThrough(scene);
    this.#host.toggleAttribute('has-pass', pass !== null);
    if (!pass) return;
    const font = getComputedStyle(this.#host).fontFamily;
    drawPass(context, layout, view.network, pass, palette(), font);
  }

  #surface(
    controller: CanvasController,
    name: string,
    { layout }: NetworkScene,
    part: Box,
  ): Surface | null {
    const canvas = this.#host.renderRoot.querySelector<HTMLCanvasElement>(name);
    return canvas && controller.surface(canvas, layout.width, layout.height, part);
  }

  /** Paints them where they are not the scene's; whether they were not. */
  #paintTiles(): boolean {
    const scene = this.#scene();
    if (!scene) return false;
    const { view, layout, unitStyle } = scene;
    const pictures = picturesOf(view);
    const [colours, ratio] = [palette(), pixelRatio()];
    const side = Math.round(layout.tile * ratio);
    const painted = [view.snapshot, pictures.grid, unitStyle, colours, side];
    if (painted.every((part, i) => part === this.#painted[i])) return false;
    this.#painted = painted;
    this.#images.paint(view, pictures, unitStyle, colours, side, Math.round(5 * ratio));
    return true;
  }
}

const wholeOf = ({ width, height }: NetworkLayout): Box => ({ x: 0, y: 0, width, height });

/** The way of the point that is looked into, while the data have it. */
function passThrough({ view, point }: NetworkScene): PointPass | null {
  return point && hasPoint(view, point) ? passOf(view, point) : null;
}
