import type { Experiment } from '../../../shared/experiment.ts';
import { formatSetting } from '../../texts/format.ts';
import { t } from '../../texts/translate.ts';

export type Pace = Experiment['pace'];

/** Epochs a second, from slow enough to talk over each one to as fast as it goes. */
export const paces: readonly Pace[] = [0.5, 1, 2, 5, 10, 20, 40, 60, 100, 200, 500, 1000, 'max'];

/** The step of the slider that is nearest to `pace`, by ratio. */
export function paceStep(pace: Pace): number {
  if (pace === 'max') return paces.length - 1;
  const distance = (one: Pace) =>
    one === 'max' ? Infinity : Math.abs(Math.log(one) - Math.log(pace));
  return paces.reduce<number>(
    (nearest, one, i) => (distance(one) < distance(paces[nearest]) ? i : nearest),
    0,
  );
}

export const paceText = (pace: Pace): string =>
  pace === 'max' ? t('paceMax') : t('paceValue', { pace: formatSetting(pace) });
