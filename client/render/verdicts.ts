import type { PointSet } from '../../shared/datasets/prepare.ts';
import { forward } from '../../shared/engine/forward.ts';
import type { Network } from '../../shared/engine/network.ts';
import type { Snapshot } from '../../shared/protocol/snapshot-codec.ts';
import type { View } from '../../shared/view/view.ts';
import type { Misclassified } from './points.ts';

interface Buffers {
  input: Float64Array;
  out: { preActivations: Float64Array; activations: Float64Array };
}

const buffers = new WeakMap<Network, Buffers>();

/** Room for one forward pass of `network`, the same each time. */
export function forwardBuffers(network: Network): Buffers {
  let entry = buffers.get(network);
  if (!entry) {
    entry = {
      input: new Float64Array(network.inputCount),
      out: {
        preActivations: new Float64Array(network.unitCount),
        activations: new Float64Array(network.unitCount),
      },
    };
    buffers.set(network, entry);
  }
  return entry;
}

interface Entry extends Misclassified {
  snapshot: Snapshot | null;
  network: Network | null;
}

const entries = new WeakMap<PointSet, Entry>();

/**
 * Which of a view's points its network puts in the wrong class, by a forward pass each:
 * (p ≥ 0.5) ≠ label. Once a snapshot, into the same arrays.
 */
export function misclassifiedOf(view: View): Misclassified {
  const { train, test } = view.data;
  let entry = entries.get(train);
  if (!entry) {
    entry = {
      train: new Uint8Array(train.count),
      test: new Uint8Array(test.count),
      snapshot: null,
      network: null,
    };
    entries.set(train, entry);
  }
  if (entry.snapshot !== view.snapshot || entry.network !== view.network) {
    entry.snapshot = view.snapshot;
    entry.network = view.network;
    judge(view, train, entry.train);
    judge(view, test, entry.test);
  }
  return entry;
}

function judge({ network, snapshot }: View, points: PointSet, flags: Uint8Array): void {
  const { input, out } = forwardBuffers(network);
  const width = network.inputCount;
  for (let i = 0; i < points.count; i++) {
    for (let f = 0; f < width; f++) input[f] = points.inputs[i * width + f];
    // p ≥ 0.5 where the logit is ≥ 0.
    const isClass1 = forward(network, snapshot.parameters, input, out) >= 0;
    flags[i] = isClass1 === (points.labels[i] === 1) ? 0 : 1;
  }
}
