import type { UpdateStep, UpdateStepKind } from '../../../shared/engine/update-step.ts';
import type { Activation, Experiment } from '../../../shared/experiment.ts';
import type { Lit } from '../../render/lit.ts';
import { activationFormula } from '../../render/formula.ts';
import { formatCount, formatSetting } from '../../texts/format.ts';
import { t, type PlainTextKey } from '../../texts/translate.ts';

/** The parts of an update, in their order; a kind of step belongs to one of them. */
const groupOfKind = {
  input: 'updateGroupInput',
  forward: 'updateGroupForward',
  error: 'updateGroupError',
  'pre-activation-gradient': 'updateGroupBackward',
  'weight-gradient': 'updateGroupBackward',
  'bias-gradient': 'updateGroupBackward',
  'input-gradient': 'updateGroupBackward',
  update: 'updateGroupUpdate',
  result: 'updateGroupResult',
} as const satisfies Record<UpdateStepKind, PlainTextKey>;

export interface StepGroup {
  name: string;
  /** Its steps: from `first` on, `count` of them. */
  first: number;
  count: number;
}

export function groupsOf(steps: readonly UpdateStep[]): StepGroup[] {
  const groups: StepGroup[] = [];
  steps.forEach(({ kind }, first) => {
    const name = t(groupOfKind[kind]);
    const open = groups.at(-1);
    if (open?.name === name) open.count++;
    else groups.push({ name, first, count: 1 });
  });
  return groups;
}

const layerName = (layer: number, last: number) =>
  layer === last ? t('updateInOutput') : t('updateInLayer', { layer });

export function stepTitle({ kind, layer }: UpdateStep, last: number): string {
  const name = { layer: layerName(layer, last) };
  switch (kind) {
    case 'input':
      return t('updateTitleInput');
    case 'forward':
      return t('updateTitleForward', name);
    case 'error':
      return t('updateTitleError');
    case 'pre-activation-gradient':
      return t('updateTitlePreActivationGradient', name);
    case 'weight-gradient':
      return t('updateTitleWeightGradient', name);
    case 'bias-gradient':
      return t('updateTitleBiasGradient', name);
    case 'input-gradient':
      return t('updateTitleInputGradient', { layer: layer - 1 });
    case 'update':
      return t('updateTitleUpdate', name);
    case 'result':
      return t('updateTitleResult');
    default:
      return kind satisfies never;
  }
}

/** A formula stays on one line. */
const unbroken = (text: string) => text.replaceAll(' ', '\u00a0');

/** φ′, by what is at hand. */
const slopeFormulas: Record<Activation, string> = {
  sigmoid: 'a (1 − a)',
  tanh: '1 − a²',
  relu: '1 (0 where z ≤ 0)',
  'leaky-relu': '1 (0.01 where z ≤ 0)',
  linear: '1',
  sine: 'cos z',
};

/** What happens in a step, in a sentence or two. */
export function stepText(
  { kind, operands, results }: UpdateStep,
  activation: Activation,
  learningRate: number,
): string {
  switch (kind) {
    case 'input':
      return t('updateTextInput');
    case 'forward':
      return t('updateTextForward', {
        activation: unbroken(`a = ${activationFormula(activation)}`),
      });
    case 'error':
      return t('updateTextError');
    case 'pre-activation-gradient':
      return t('updateTextPreActivationGradient', { slope: unbroken(slopeFormulas[activation]) });
    case 'weight-gradient':
      return t('updateTextWeightGradient');
    case 'bias-gradient':
      return t('updateTextBiasGradient');
    case 'input-gradient':
      return t('updateTextInputGradient');
    case 'update':
      return t('updateTextUpdate', { rate: formatSetting(learningRate) });
    case 'result': {
      const isLess = results[1].values[0] < operands[1].values[0];
      return t(isLess ? 'updateTextResultLess' : 'updateTextResultMore');
    }
    default:
      return kind satisfies never;
  }
}

/** What the diagram lights in a step. */
export function litOf({ kind, layer }: UpdateStep): Lit {
  switch (kind) {
    case 'forward':
    case 'weight-gradient':
    case 'update':
      return { column: layer, edgesInto: layer };
    case 'input-gradient':
      return { column: layer - 1, edgesInto: layer };
    default:
      return { column: layer, edgesInto: null };
  }
}

/** Where the class's training is more than what is shown; empty where it is not. */
export function honestNote(
  { batchSize, optimizer, regularization }: Experiment,
  pointCount: number,
): string {
  const differences: string[] = [];
  const count = Math.min(batchSize, pointCount);
  if (count > 1) differences.push(t('updateNoteBatch', { count: formatCount(count) }));
  if (optimizer.type === 'momentum') differences.push(t('updateNoteMomentum'));
  if (optimizer.type === 'adam') differences.push(t('updateNoteAdam'));
  if (regularization.type !== 'none' && regularization.rate > 0) {
    const type = regularization.type.toUpperCase();
    differences.push(t('updateNoteRegularization', { type }));
  }
  if (differences.length === 0) return '';
  return t('updateNote', { differences: differences.join(' ') });
}
