import type { Dataset } from '../experiment.ts';
import { makeBlobs } from './make-blobs.ts';
import { makeCheckerboard } from './make-checkerboard.ts';
import { makeCircles } from './make-circles.ts';
import { makeClassification } from './make-classification.ts';
import { makeExor } from './make-exor.ts';
import { makeMoons } from './make-moons.ts';
import { makePlayground, type PlaygroundShape } from './make-playground.ts';
import { createPointList, type PointList } from './point-list.ts';
import type { Samples } from './samples.ts';

/**
 * The points of a dataset, in its order: the same ones for the same dataset.
 * Shapes: x (count × 2) row-major; labels (count), 0 or 1.
 * Errors: RangeError naming the value where a dataset is not a valid one.
 */
export function generateDataset(dataset: Dataset): PointList {
  if (dataset.type === 'custom') return fromCustomPoints(dataset.points);
  const common = { nSamples: dataset.pointCount, randomState: dataset.seed };
  switch (dataset.type) {
    case 'exor':
      return makeExor({ ...common, gap: dataset.gap, noise: dataset.noise });
    case 'moons':
      return toPointList(makeMoons({ ...common, noise: dataset.noise }));
    case 'circles':
      return toPointList(makeCircles({ ...common, noise: dataset.noise, factor: dataset.factor }));
    case 'blobs':
      return toPointList(makeBlobs({ ...common, centers: 2, clusterStd: dataset.clusterStd }));
    case 'classification':
      return toPointList(
        makeClassification({
          ...common,
          nFeatures: 2,
          nRedundant: 0,
          nClustersPerClass: dataset.clustersPerClass,
          classSep: dataset.classSep,
          flipY: dataset.flipY,
        }),
      );
    case 'checkerboard':
      return makeCheckerboard({ ...common, cells: dataset.cells, noise: dataset.noise });
    case 'playground-circle':
    case 'playground-xor':
    case 'playground-gauss':
    case 'playground-spiral': {
      const shape = dataset.type.slice('playground-'.length) as PlaygroundShape;
      return makePlayground(shape, { ...common, noise: dataset.noise });
    }
    default:
      return dataset satisfies never;
  }
}

const toPointList = ({ x, y }: Samples): PointList => ({ x, labels: Float64Array.from(y) });

function fromCustomPoints(points: Extract<Dataset, { type: 'custom' }>['points']): PointList {
  const { x, labels } = createPointList(points.length);
  points.forEach(([x1, x2, label], i) => {
    x.set([x1, x2], 2 * i);
    labels[i] = label;
  });
  return { x, labels };
}
