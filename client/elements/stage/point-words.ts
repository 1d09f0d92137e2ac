import type { View } from '../../../shared/view/view.ts';
import { formatValue } from '../../render/formula.ts';
import { passOf } from '../../render/point-pass.ts';
import type { PointRef } from '../../render/picked-point.ts';
import { formatLoss, formatProbability } from '../../texts/format.ts';
import { t } from '../../texts/translate.ts';
import type { Words } from './unit-words.ts';

/** A point of the data as a card: what it is, where, and what the network makes of it. */
export function pointWords(view: View, point: PointRef): Words {
  const { x1, x2, label, probability, loss } = passOf(view, point);
  const isRight = probability >= 0.5 === (label === 1);
  return {
    title: t(point.set === 'test' ? 'pointTest' : 'pointTrain', { label }),
    lines: [
      `x₁ = ${formatValue(x1)}, x₂ = ${formatValue(x2)}`,
      t(isRight ? 'pointRight' : 'pointWrong', { p: formatProbability(probability) }),
      t('pointLoss', { loss: formatLoss(loss) }),
    ],
  };
}

/** The same for a screen reader, with what every unit gives. */
export function pointText(view: View, point: PointRef): string {
  const { title, lines } = pointWords(view, point);
  const { activations } = passOf(view, point);
  const layers = view.network.layers.slice(0, -1).map(({ unitOffset, unitCount }, layerIndex) => {
    const values = [...activations.subarray(unitOffset, unitOffset + unitCount)];
    return t('pointLayer', { layer: layerIndex + 1, values: values.map(formatValue).join(', ') });
  });
  return [title, ...lines, ...layers].join('. ');
}
