/** One line of the bench's table. */
export interface Row {
  name: string;
  unit: string;
  value: number;
  /** The yardstick's value, measured in the same run. */
  reference?: number;
  /** How the value compares to the yardstick's; see the name for which is which. */
  ratio?: number;
  target?: number;
  /** Whether a ratio at the target or above is good ('min', as where missing), or at it or below ('max'). */
  bound?: 'min' | 'max';
}
