import type { Experiment } from './experiment.ts';
import { articleExperiments } from './presets/article.ts';
import { lessonExperiments } from './presets/lessons.ts';

/** The article's five experiments, then lessons on one thing each. */
export const presetNames = [
  'exor-one-hidden',
  'exor-two-hidden',
  'classification-902',
  'moons-0',
  'classification-910',
  'one-layer-is-a-line',
  'one-against-two',
  'features-instead-of-layers',
  'linear-activations',
  'circle-relu',
  'dead-relu',
  'zero-start',
  'rate-too-high',
  'rate-too-low',
  'batch-sizes',
  'momentum',
  'spiral-deep',
  'overfit-noise',
  'regularized',
] as const;
export type PresetName = (typeof presetNames)[number];

/** What a class begins with when nothing was chosen. */
export const defaultPreset: PresetName = 'exor-two-hidden';

const experiments: Record<PresetName, Experiment> = { ...articleExperiments, ...lessonExperiments };

/** Experiments by name, each complete. Their texts stand with the pages. */
export const presets = Object.fromEntries(
  presetNames.map((name) => [name, { experiment: experiments[name] }]),
) as Record<PresetName, { experiment: Experiment }>;
