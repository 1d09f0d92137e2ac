import type { ReactiveControllerHost } from 'lit';
import type { View } from '../../../shared/view/view.ts';
import { drawPass } from '../../render/draw-pass.ts';
import { drawBiases, drawEdge, drawEdges, type Edge } from '../../render/edges.ts';
import { drawLead } from '../../render/lead.ts';
import type { Lit } from '../../render/lit.ts';
import type { NetworkLayout } from '../../render/network-layout.ts';
import { palette, type Palette } from '../../render/palette.ts';
import type { PointRef } from '../../render/picked-point.ts';
import { hasPoint, passOf, type PointPass } from '../../render/point-pass.ts';
import type { UnitStyle } from '../../render/selection.ts';
import { TileAtlas } from '../../render/tile-atlas.ts';
import { picturesOf } from '../../render/unit-pictures.ts';
import { CanvasController, type Surface } from './canvas-controller.ts';

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
 * The diagram's two canvases: the edges, and the tiles above them. Each is drawn in its own turn,
 * so that where frames are slow no frame bears both.
 */
export class NetworkPicture {
  readonly #host: Host;
  readonly #scene: () => NetworkScene | null;
  readonly #edges: CanvasController;
  readonly #tiles: CanvasController;
  readonly #atlas = new TileAtlas();
  /** What the atlas was last painted for. */
  #painted: unknown[] = [];

  /** `boxChanged` is called when the host has another size, `drawn` after each drawing. */
  constructor(
    host: Host,
    scene: () => NetworkScene | null,
    boxChanged: () => void,
    drawn: () => void,
  ) {
    this.#host = host;
    this.#scene = scene;
    this.#edges = new CanvasController(host, () => this.#drawEdges(), boxChanged);
    this.#tiles = new CanvasController(host, () => {
      this.#drawTiles();
      drawn();
    });
  }

  /** The size of the host's box, CSS pixels. */
  get box(): { width: number; height: number } {
    return { width: this.#edges.boxWidth, height: this.#edges.boxHeight };
  }

  request(): void {
    this.#edges.request();
    this.#tiles.request();
  }

  #drawEdges(): void {
    const scene = this.#scene();
    const surface = this.#surface(this.#edges, '.edges', scene);
    if (!scene || !surface) return;
    const { view, layout, node, edge, lit } = scene;
    const { context } = surface;
    const { parameters } = view.snapshot;
    const colours = palette();
    const strengths = passThrough(scene)?.contributions ?? parameters;
    const litGap = lit && (lit.edgesInto ?? 0) - 1;
    drawEdges(context, layout, view.network, strengths, colours, node, litGap);
    if (edge) drawEdge(context, layout, view.network, parameters, colours, edge);
    drawBiases(context, layout, view.network, parameters, colours);
    if (scene.hasLead) drawLead(context, layout, colours);
  }

  #drawTiles(): void {
    const scene = this.#scene();
    const surface = this.#surface(this.#tiles, '.units', scene);
    if (!scene || !surface) return;
    const { view, layout } = scene;
    const { context, ratio } = surface;
    const colours = palette();
    this.#paintTiles(scene, colours, ratio);
    this.#atlas.draw(context, layout, ratio);
    const pass = passThrough(scene);
    this.#host.toggleAttribute('has-pass', pass !== null);
    if (!pass) return;
    const font = getComputedStyle(this.#host).fontFamily;
    drawPass(context, layout, view.network, pass, colours, font);
  }

  #surface(controller: CanvasController, name: string, scene: NetworkScene | null): Surface | null {
    const canvas = this.#host.renderRoot.querySelector<HTMLCanvasElement>(name);
    return canvas && scene && controller.surface(canvas, scene.layout.width, scene.layout.height);
  }

  #paintTiles({ view, layout, unitStyle }: NetworkScene, colours: Palette, ratio: number): void {
    const pictures = picturesOf(view);
    const side = Math.round(layout.tile * ratio);
    const painted = [view.snapshot, pictures.grid, unitStyle, colours, side];
    if (painted.every((part, i) => part === this.#painted[i])) return;
    this.#painted = painted;
    this.#atlas.paint(view, pictures, unitStyle, colours, side, Math.round(5 * ratio));
  }
}

/** The way of the point that is looked into, while the data have it. */
function passThrough({ view, point }: NetworkScene): PointPass | null {
  return point && hasPoint(view, point) ? passOf(view, point) : null;
}
