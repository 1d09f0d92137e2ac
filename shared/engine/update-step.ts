import type { Layer } from './network.ts';

/** What a matrix holds; the input is the activation of layer 0, the output that of the last. */
export type TraceQuantity =
  | 'activation'
  | 'label'
  | 'weight'
  | 'bias'
  | 'pre-activation'
  | 'loss'
  | 'slope'
  | 'activation-gradient'
  | 'pre-activation-gradient'
  | 'weight-gradient'
  | 'bias-gradient'
  | 'new-weight'
  | 'new-bias';

/** A matrix with its live numbers: plain data, to be drawn or sent. */
export interface TraceMatrix {
  quantity: TraceQuantity;
  /** 0 is the input, 1 the first layer, as in the formulas. */
  layer: number;
  rows: number;
  columns: number;
  /** Row-major. */
  values: readonly number[];
  /** Written with ᵀ: rows and columns are those of the transposed. */
  isTransposed: boolean;
}

export const updateStepKinds = [
  'input',
  'forward',
  'error',
  'pre-activation-gradient',
  'weight-gradient',
  'bias-gradient',
  'input-gradient',
  'update',
  'result',
] as const;
export type UpdateStepKind = (typeof updateStepKinds)[number];

/** One line of the calculation: what goes into its formula, and what comes out. */
export interface UpdateStep {
  kind: UpdateStepKind;
  /** The layer whose formula it is; an input gradient is with respect to the layer before it. */
  layer: number;
  operands: readonly TraceMatrix[];
  results: readonly TraceMatrix[];
}

/** A 1 × n matrix. */
export const rowOf = (
  quantity: TraceQuantity,
  layer: number,
  values: ArrayLike<number>,
): TraceMatrix => ({
  quantity,
  layer,
  rows: 1,
  columns: values.length,
  values: Array.from(values),
  isTransposed: false,
});

/** A row written as a column, n × 1. */
export const columnOf = (
  quantity: TraceQuantity,
  layer: number,
  values: ArrayLike<number>,
): TraceMatrix => transposed(rowOf(quantity, layer, values));

export function transposed(matrix: TraceMatrix): TraceMatrix {
  const { rows, columns, values } = matrix;
  return {
    ...matrix,
    rows: columns,
    columns: rows,
    values: values.map((_, k) => values[(k % rows) * columns + Math.floor(k / rows)]),
    isTransposed: !matrix.isTransposed,
  };
}

/** A layer's part of what is laid out like the parameters: inputCount × unitCount, and 1 × unitCount. */
export function weightsOf(
  { inputCount, unitCount, weightOffset, biasOffset }: Layer,
  layer: number,
  source: Float64Array,
  weight: TraceQuantity,
  bias: TraceQuantity,
): { weights: TraceMatrix; biases: TraceMatrix } {
  return {
    weights: {
      quantity: weight,
      layer,
      rows: inputCount,
      columns: unitCount,
      values: [...source.subarray(weightOffset, biasOffset)],
      isTransposed: false,
    },
    biases: rowOf(bias, layer, source.subarray(biasOffset, biasOffset + unitCount)),
  };
}
