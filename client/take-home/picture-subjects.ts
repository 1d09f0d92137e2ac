import type { View } from '../../shared/view/view.ts';
import { unitName } from '../elements/stage/unit-words.ts';
import { t } from '../texts/translate.ts';
import { hasCurve } from './curve-picture.ts';
import type { PictureSubject } from './pictures.ts';

/** A subject among those of a view: the same for two that differ in their details. */
export function subjectKey({ network }: View, subject: PictureSubject): string {
  switch (subject.type) {
    case 'unit':
    case 'tile': {
      const { layerIndex, unitIndex } = subject;
      const isOutput = layerIndex === network.layers.length - 1;
      return isOutput ? 'output' : `unit ${layerIndex} ${unitIndex}`;
    }
    case 'space':
      return `space ${subject.choice.layerIndex}`;
    default:
      return subject.type;
  }
}

/**
 * All that can be seen of a view's network, the output first, with what it is called; `shown` stays
 * as it is: a space has axes of its own.
 */
export function subjectsOf(
  view: View,
  shown: PictureSubject,
): Map<string, { label: string; subject: PictureSubject }> {
  const { layers } = view.network;
  const subjects = new Map<string, { label: string; subject: PictureSubject }>();
  const add = (label: string, subject: PictureSubject) =>
    subjects.set(subjectKey(view, subject), { label, subject });
  const outputLayer = layers.length - 1;
  add(t('stageOutput'), { type: 'unit', layerIndex: outputLayer, unitIndex: 0 });
  add(t('stageNetwork'), { type: 'network' });
  add(t('takeGrid'), { type: 'grid' });
  if (hasCurve(view)) add(t('timeLineLossLabel'), { type: 'curve' });
  layers.slice(0, -1).forEach(({ unitCount }, layerIndex) => {
    for (let unitIndex = 0; unitIndex < unitCount; unitIndex++) {
      add(unitName(view, layerIndex, unitIndex), { type: 'unit', layerIndex, unitIndex });
    }
    if (unitCount < 2) return;
    const label = t('spaceTitle', { layer: layerIndex + 1 });
    add(label, { type: 'space', choice: { layerIndex, across: 0, up: 1 } });
  });
  const key = subjectKey(view, shown);
  const same = subjects.get(key);
  if (same) subjects.set(key, { ...same, subject: shown });
  return subjects;
}
