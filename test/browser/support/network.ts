import '../../../client/elements/stage/network.ts';
import type { MlNetwork } from '../../../client/elements/stage/network.ts';
import type { View } from '../../../shared/view/view.ts';
import { allInside, drawn, mount } from './mount.ts';
import { trainedView } from './trained-view.ts';

export interface Options {
  width?: number;
  height?: number;
  isEditable?: boolean;
}

export async function mounted(view: View | null, options: Options = {}): Promise<MlNetwork> {
  const { width = 640, height = 480, isEditable = false } = options;
  const network = document.createElement('ml-network');
  network.view = view;
  network.isEditable = isEditable;
  mount(network, width, height);
  await drawn();
  return network;
}

export const tilesOf = (network: MlNetwork) => allInside<HTMLElement>(network, '.tile');

export const centerOf = (element: HTMLElement, within: HTMLElement) => {
  const box = element.getBoundingClientRect();
  const origin = within.getBoundingClientRect();
  return [box.left + box.width / 2 - origin.left, box.top + box.height / 2 - origin.top];
};

/** One hidden unit: w₁, w₂, b; then the output's weight and bias. */
export const oneUnit = (...parameters: number[]) =>
  trainedView({
    experiment: { hiddenLayers: [{ unitCount: 1, activation: 'tanh' }] },
    parameters: () => Float64Array.from(parameters),
  });
