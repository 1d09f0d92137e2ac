import { formatValue } from '../../render/formula.ts';
import type { ProbeValues } from '../../render/probe.ts';
import { t } from '../../texts/translate.ts';
import type { Words } from './unit-words.ts';

/** A probe in one line, for a screen reader. */
export function probeText({ x1, x2, z, value, isOutput }: ProbeValues): string {
  const at = { x1: formatValue(x1), x2: formatValue(x2), z: formatValue(z) };
  return isOutput
    ? t('boundaryProbe', { ...at, p: value.toFixed(3) })
    : t('boundaryUnitProbe', { ...at, a: formatValue(value) });
}

/** A probe as a card: what comes out, and beneath it where and from which sum. */
export function probeWords({ x1, x2, z, value, isOutput }: ProbeValues): Words {
  return {
    title: isOutput ? `p = ${value.toFixed(3)}` : `a = ${formatValue(value)}`,
    lines: [`z = ${formatValue(z)}`, `x₁ = ${formatValue(x1)}, x₂ = ${formatValue(x2)}`],
  };
}
