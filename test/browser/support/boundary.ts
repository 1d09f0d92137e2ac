import type { MlBoundary } from '../../../client/elements/stage/boundary.ts';
import '../../../client/elements/stage/boundary.ts';
import type { UnitStyle } from '../../../client/render/selection.ts';
import { forward } from '../../../shared/engine/forward.ts';
import type { View } from '../../../shared/view/view.ts';
import { drawn, mount } from './mount.ts';
import { trainedView } from './trained-view.ts';

/** No points near: what is seen there is the plane's own. */
export const lonely = {
  dataset: {
    type: 'custom',
    seed: 0,
    points: [
      [-1.4, 1.4, 1],
      [1.4, 1.4, 0],
    ],
  },
} as const;

export const lonelyView = () => {
  const trained = trainedView({ epochs: 400 });
  const points = structuredClone(lonely.dataset.points) as unknown as [number, number, 0 | 1][];
  return trainedView({
    experiment: { dataset: { ...lonely.dataset, points } },
    parameters: () => trained.snapshot.parameters,
  });
};

export async function mounted(
  view: View | null,
  style: UnitStyle = 'regions',
): Promise<MlBoundary> {
  const boundary = document.createElement('ml-boundary');
  boundary.view = view;
  boundary.unitStyle = style;
  mount(boundary, 480, 500);
  await drawn();
  return boundary;
}

/** The network at a point of the plane. */
export function outputAt(
  view: View,
  x1: number,
  x2: number,
  unit = view.network.unitCount - 1,
): number {
  const out = {
    preActivations: new Float64Array(view.network.unitCount),
    activations: new Float64Array(view.network.unitCount),
  };
  forward(view.network, view.snapshot.parameters, Float64Array.of(x1, x2), out);
  return out.preActivations[unit];
}
