import '../../../client/elements/update-walk/update-walk.ts';
import type { MlUpdateWalk } from '../../../client/elements/update-walk/update-walk.ts';
import { traceUpdate } from '../../../shared/engine/update-trace.ts';
import type { Experiment } from '../../../shared/experiment.ts';
import type { View } from '../../../shared/view/view.ts';
import { allInside, drawn, inside, mount } from './mount.ts';
import { trainedView } from './trained-view.ts';

export async function mounted(view: View, width = 720, height = 660): Promise<MlUpdateWalk> {
  const walk = document.createElement('ml-update-walk');
  walk.view = view;
  walk.style.height = '100%';
  mount(walk, width, height);
  await drawn();
  return walk;
}

export const plain: Partial<Experiment> = { batchSize: 1, learningRate: 0.5 };

export const lesson = () => trainedView({ epochs: 3, experiment: plain });

export function traceOf({ network, snapshot, experiment, data }: View, pointIndex = 0) {
  const { inputs, labels } = data.train;
  const { loss, learningRate } = experiment;
  const from = pointIndex * network.inputCount;
  const input = inputs.slice(from, from + network.inputCount);
  const label = labels[pointIndex];
  const { parameters } = snapshot;
  return traceUpdate({ network, parameters, input, label, loss, learningRate });
}

/** The numbers of each table under `part`, as they are read. */
export const tablesIn = (walk: MlUpdateWalk, part: string) =>
  allInside(walk, `${part} table`).map((table) =>
    [...table.querySelectorAll('tbody td')].map((cell) => cell.textContent?.trim() ?? ''),
  );

export const heading = (walk: MlUpdateWalk) => inside(walk, 'h3').textContent.trim();

export async function goTo(walk: MlUpdateWalk, stepIndex: number): Promise<void> {
  walk.stepIndex = stepIndex;
  await drawn();
}
