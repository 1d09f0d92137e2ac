import type { Network } from '../../shared/engine/network.ts';
import type { NetworkLayout } from './network-layout.ts';
import type { Palette } from './palette.ts';
import type { Pen } from './pen.ts';

/** One weight, from unit (or feature) `from` of the layer before to unit `to` of layer `layer`. */
export interface Edge {
  /** Index among the network's layers, the output's last. */
  layer: number;
  from: number;
  to: number;
}

const bucketCount = 16;

/** How strong a weight looks, 0 to 1: grows with |w| and never ends, so that it needs no scale. */
export const strengthOf = (weight: number): number => Math.abs(weight) / (Math.abs(weight) + 4);

/** An edge's width in CSS pixels, for tiles of the usual size. */
export const widthOf = (strength: number): number => 0.7 + 6.6 * strength;

const opacityOf = (strength: number): number => 0.22 + 0.68 * Math.min(1, 3 * strength);

/**
 * The bucket of each weight: twice its strength's step, and 1 more where it is positive. Kept between
 * frames; grows to the largest network drawn.
 */
let buckets = new Uint8Array(512);

/** Gaps between two columns of nodes: the first, and the one after the last. */
export interface Gaps {
  from: number;
  to: number;
}

/**
 * Draws every weight of some gaps as a curve: width by |w|, colour by sign (class 1's where
 * positive). Curves of a gap and about the same weight are one path, thin ones first. With `focus`
 * (a node) or `litGap` (edges into that layer) only those keep their strength; a gap of −1 has no
 * edge at all.
 */
export function drawEdges(
  context: Pen,
  layout: NetworkLayout,
  network: Network,
  parameters: Float64Array,
  palette: Palette,
  focus: number | null,
  litGap: number | null = null,
  gaps: Gaps = { from: 0, to: network.layers.length },
): void {
  sortIntoBuckets(network, parameters);
  const size = Math.min(1.6, Math.max(0.6, layout.tile / 48));
  const isAll = focus === null && litGap === null;
  context.lineCap = 'butt';
  let edge = 0;
  for (let gap = 0; gap < gaps.to; gap++) {
    const first = edge;
    edge += network.layers[gap].inputCount * network.layers[gap].unitCount;
    if (gap < gaps.from) continue;
    const isStrong = (source: number, target: number) =>
      focus === null ? gap === litGap : source === focus || target === focus;
    const isWeak = (source: number, target: number) => !isStrong(source, target);
    for (let bucket = 0; bucket < 2 * bucketCount; bucket++) {
      const strength = ((bucket >> 1) + 0.5) / bucketCount;
      context.lineWidth = widthOf(strength) * size;
      context.strokeStyle = bucket % 2 === 1 ? palette.class1 : palette.class0;
      if (isAll) {
        context.globalAlpha = opacityOf(strength);
        strokeBucket(context, layout, network, gap, first, bucket, isAny);
      } else {
        context.globalAlpha = 0.16 * opacityOf(strength);
        strokeBucket(context, layout, network, gap, first, bucket, isWeak);
        context.globalAlpha = Math.min(1, 1.2 * opacityOf(strength));
        strokeBucket(context, layout, network, gap, first, bucket, isStrong);
      }
    }
  }
  context.globalAlpha = 1;
}

const isAny = () => true;

function sortIntoBuckets(network: Network, parameters: Float64Array): void {
  let edge = 0;
  if (buckets.length < network.parameterCount) buckets = new Uint8Array(network.parameterCount);
  for (const layer of network.layers) {
    const end = layer.weightOffset + layer.inputCount * layer.unitCount;
    for (let i = layer.weightOffset; i < end; i++) {
      const weight = parameters[i];
      const bucket = Math.min(bucketCount - 1, (strengthOf(weight) * bucketCount) | 0);
      buckets[edge++] = bucket * 2 + (weight < 0 ? 0 : 1);
    }
  }
}

/** One path of one bucket's curves in a gap whose first edge has the index `edge` among all. */
function strokeBucket(
  context: Pen,
  layout: NetworkLayout,
  network: Network,
  gap: number,
  edge: number,
  bucket: number,
  isChosen: (source: number, target: number) => boolean,
): void {
  const { starts } = layout;
  const { inputCount, unitCount } = network.layers[gap];
  let isEmpty = true;
  for (let source = starts[gap]; source < starts[gap] + inputCount; source++) {
    for (let to = 0; to < unitCount; to++, edge++) {
      if (buckets[edge] !== bucket) continue;
      const target = starts[gap + 1] + to;
      if (!isChosen(source, target)) continue;
      if (isEmpty) context.beginPath();
      isEmpty = false;
      addCurve(context, layout, source, target);
    }
  }
  if (!isEmpty) context.stroke();
}

/** A curve from the one tile's side to the other's, level at both ends. */
function addCurve(
  context: Pen,
  { orientation, left, top, tile }: NetworkLayout,
  source: number,
  target: number,
): void {
  const half = tile / 2;
  if (orientation === 'columns') {
    const x0 = left[source] + tile;
    const x1 = left[target];
    const y0 = top[source] + half;
    const y1 = top[target] + half;
    const middle = (x0 + x1) / 2;
    context.moveTo(x0, y0);
    context.bezierCurveTo(middle, y0, middle, y1, x1, y1);
  } else {
    const x0 = left[source] + half;
    const x1 = left[target] + half;
    const y0 = top[source] + tile;
    const y1 = top[target];
    const middle = (y0 + y1) / 2;
    context.moveTo(x0, y0);
    context.bezierCurveTo(x0, middle, x1, middle, x1, y1);
  }
}

/**
 * The edge nearest to a point of the diagram, or null where none is within `reach` pixels.
 * All curves of one gap share the parameter t at a given x (or y), for
 * x(t) = x₀ + Δx·(1.5t − 1.5t² + t³) and y(t) = y₀ + Δy·(3t² − 2t³).
 */
export function edgeAt(
  layout: NetworkLayout,
  network: Network,
  x: number,
  y: number,
  reach = 6,
): Edge | null {
  const { orientation, left, top, tile, starts } = layout;
  const isColumns = orientation === 'columns';
  const along = isColumns ? left : top;
  const across = isColumns ? top : left;
  const [main, cross] = isColumns ? [x, y] : [y, x];
  for (let l = 0; l < network.layers.length; l++) {
    const begin = along[starts[l]] + tile;
    const share = (main - begin) / (along[starts[l + 1]] - begin);
    if (share < 0 || share > 1) continue;
    const t = solve(share);
    const rise = t * t * (3 - 2 * t);
    let nearest: Edge | null = null;
    let least = reach;
    for (let from = 0; from < network.layers[l].inputCount; from++) {
      const start = across[starts[l] + from];
      for (let to = 0; to < network.layers[l].unitCount; to++) {
        const end = across[starts[l + 1] + to];
        const distance = Math.abs(start + (end - start) * rise + tile / 2 - cross);
        if (distance < least) {
          least = distance;
          nearest = { layer: l, from, to };
        }
      }
    }
    return nearest;
  }
  return null;
}

/** t with 1.5t − 1.5t² + t³ = share, by bisection. */
function solve(share: number): number {
  let low = 0;
  let high = 1;
  for (let i = 0; i < 24; i++) {
    const t = (low + high) / 2;
    if (t * (1.5 - t * (1.5 - t)) < share) low = t;
    else high = t;
  }
  return (low + high) / 2;
}

/** Draws one edge alone, over the others: the one whose weight is being read. */
export function drawEdge(
  context: CanvasRenderingContext2D,
  layout: NetworkLayout,
  network: Network,
  parameters: Float64Array,
  palette: Palette,
  { layer, from, to }: Edge,
): void {
  const { weightOffset, unitCount } = network.layers[layer];
  const weight = parameters[weightOffset + from * unitCount + to];
  context.lineWidth = widthOf(strengthOf(weight)) + 2.5;
  context.strokeStyle = weight < 0 ? palette.class0 : palette.class1;
  context.beginPath();
  addCurve(context, layout, layout.starts[layer] + from, layout.starts[layer + 1] + to);
  context.stroke();
}

/** Each bias of the units behind some gaps as a short stub into its tile: width by |b|, colour by sign. */
export function drawBiases(
  context: Pen,
  layout: NetworkLayout,
  network: Network,
  parameters: Float64Array,
  palette: Palette,
  gaps: Gaps = { from: 0, to: network.layers.length },
): void {
  const { orientation, left, top, tile, starts } = layout;
  const size = Math.min(1.6, Math.max(0.6, tile / 48));
  const reach = Math.min(7, tile * 0.16);
  context.lineCap = 'round';
  for (let l = gaps.from; l < gaps.to; l++) {
    const layer = network.layers[l];
    for (let unit = 0; unit < layer.unitCount; unit++) {
      const bias = parameters[layer.biasOffset + unit];
      const strength = strengthOf(bias);
      const node = starts[l + 1] + unit;
      context.globalAlpha = opacityOf(strength);
      context.strokeStyle = bias < 0 ? palette.class0 : palette.class1;
      context.lineWidth = widthOf(strength) * size;
      context.beginPath();
      if (orientation === 'columns') {
        context.moveTo(left[node] + tile * 0.22, top[node] + tile + reach);
        context.lineTo(left[node] + tile * 0.22, top[node] + tile);
      } else {
        context.moveTo(left[node] - 0.6 * reach, top[node] + tile * 0.78);
        context.lineTo(left[node], top[node] + tile * 0.78);
      }
      context.stroke();
    }
  }
  context.globalAlpha = 1;
}
