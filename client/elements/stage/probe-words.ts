import type { View } from '../../../shared/view/view.ts';
import { formatValue } from '../../render/formula.ts';
import type { ProbeValues } from '../../render/probe.ts';
import { formatCount, formatProbability } from '../../texts/format.ts';
import { t } from '../../texts/translate.ts';
import type { Words } from './unit-words.ts';

/** “Layer 1, unit 2”, or “Output” where it is null. */
export const pictureTitle = (unit: { layerIndex: number; unitIndex: number } | null): string =>
  unit
    ? t('boundaryUnitTitle', { layer: unit.layerIndex + 1, unit: unit.unitIndex + 1 })
    : t('boundaryTitle');

/** The large picture of a unit, or of the output where it is null, in words. */
export function pictureLabel(
  { snapshot }: View,
  unit: { layerIndex: number; unitIndex: number } | null,
): string {
  const epoch = formatCount(snapshot.epoch);
  return unit
    ? t('boundaryUnitLabel', { epoch, layer: unit.layerIndex + 1, unit: unit.unitIndex + 1 })
    : t('boundaryLabel', { epoch });
}

/** A probe in one line, for a screen reader. */
export function probeText({ x1, x2, z, value, isOutput }: ProbeValues): string {
  const at = { x1: formatValue(x1), x2: formatValue(x2), z: formatValue(z) };
  return isOutput
    ? t('boundaryProbe', { ...at, p: formatProbability(value) })
    : t('boundaryUnitProbe', { ...at, a: formatValue(value) });
}

/** A probe as a card: what comes out, and beneath it where and from which sum. */
export function probeWords({ x1, x2, z, value, isOutput }: ProbeValues): Words {
  return {
    title: isOutput ? `p = ${formatProbability(value)}` : `a = ${formatValue(value)}`,
    lines: [`z = ${formatValue(z)}`, `x₁ = ${formatValue(x1)}, x₂ = ${formatValue(x2)}`],
  };
}
