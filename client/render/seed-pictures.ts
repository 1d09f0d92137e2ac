import { preparedDataOf } from '../../shared/datasets/prepared-data.ts';
import type { PreparedData } from '../../shared/datasets/prepare.ts';
import { evaluateGrid, type Grid, type UnitGrids } from '../../shared/engine/decision-boundary.ts';
import { createNetwork, type Network } from '../../shared/engine/network.ts';
import type { Experiment } from '../../shared/experiment.ts';

/** Lattice points along a side: enough for a small picture, and for the mean of many. */
const latticeSide = 64;
/** What is left of a mean that all but reaches 0 or 1: its logit stays finite. */
const leastProbability = 1e-9;

/** What a device came to, as far as it is drawn. */
export interface SeedNetwork {
  device: number;
  parameters: readonly number[];
  hasDiverged?: boolean;
}

interface Picture {
  network: SeedNetwork;
  /** The output's logit over the grid. */
  logits: Float64Array;
}

const squash = (logit: number): number => 1 / (1 + Math.exp(-logit));

/**
 * The networks of a round over the plane: each is evaluated once a result, and their mean is kept
 * up to date by what comes and goes. One that diverged has no picture and no part in the mean.
 */
export class SeedPictures {
  readonly grid: Grid;
  readonly data: PreparedData;
  readonly #network: Network;
  readonly #experiment: Experiment;
  readonly #pictures = new Map<number, Picture>();
  /** Of all probabilities. */
  readonly #sum = new Float64Array(latticeSide * latticeSide);
  readonly #meanLogits = new Float64Array(latticeSide * latticeSide);
  #isMeanOld = false;
  #units: UnitGrids | undefined;

  /** Errors: RangeError where the experiment is not a valid one. */
  constructor(experiment: Experiment) {
    this.#experiment = experiment;
    this.#network = createNetwork(experiment.features.length, experiment.hiddenLayers);
    this.data = preparedDataOf(experiment);
    this.grid = { columns: latticeSide, rows: latticeSide, ...this.data.window };
  }

  /** How many networks the mean is of. */
  get count(): number {
    return this.#pictures.size;
  }

  /** The logits of a network over `grid`, evaluated where that was not done yet; null for none. */
  logitsOf(network: SeedNetwork): Float64Array | null {
    const known = this.#pictures.get(network.device);
    if (known?.network === network) return known.logits;
    if (known) this.#count(known.logits, -1);
    this.#pictures.delete(network.device);
    if (network.hasDiverged) return null;
    const { features } = this.#experiment;
    const parameters = Float64Array.from(network.parameters);
    this.#units = evaluateGrid(this.#network, parameters, features, this.grid, this.#units);
    const logits = known?.logits ?? new Float64Array(latticeSide * latticeSide);
    logits.set(this.#units.preActivations[this.#network.unitCount - 1]);
    this.#pictures.set(network.device, { network, logits });
    this.#count(logits, 1);
    return logits;
  }

  /** Whether `network` is evaluated, as it is. */
  has(network: SeedNetwork): boolean {
    return network.hasDiverged
      ? !this.#pictures.has(network.device)
      : this.#pictures.get(network.device)?.network === network;
  }

  /** Forgets the devices that are not among `devices`. */
  keepOnly(devices: ReadonlyMap<number, unknown>): void {
    for (const [device, { logits }] of this.#pictures) {
      if (devices.has(device)) continue;
      this.#pictures.delete(device);
      this.#count(logits, -1);
    }
  }

  /**
   * The logit of the mean probability over `grid`: 0 where the mean is 1/2. Null while there is no
   * network. What is returned is overwritten by the next call.
   */
  meanLogits(): Float64Array | null {
    const { count } = this;
    if (count === 0) return null;
    if (!this.#isMeanOld) return this.#meanLogits;
    this.#isMeanOld = false;
    for (let cell = 0; cell < this.#sum.length; cell++) {
      const mean = this.#sum[cell] / count;
      const p = Math.min(1 - leastProbability, Math.max(leastProbability, mean));
      this.#meanLogits[cell] = Math.log(p / (1 - p));
    }
    return this.#meanLogits;
  }

  #count(logits: Float64Array, sign: 1 | -1): void {
    this.#isMeanOld = true;
    for (let cell = 0; cell < logits.length; cell++) this.#sum[cell] += sign * squash(logits[cell]);
  }
}
