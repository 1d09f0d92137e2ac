import * as z from 'zod/mini';
import { createNetwork } from '../../shared/engine/network.ts';
import { createOptimizerState } from '../../shared/engine/optimizers.ts';
import { experimentSchema } from '../../shared/experiment.ts';
import { measure, type SavedLesson } from '../../shared/lesson/saved-lesson.ts';
import { emptyUndoStack } from '../../shared/lesson/undo-stack.ts';
import { phases, type Mark, type Outcome } from '../../shared/protocol/messages.ts';
import { RandomState } from '../../shared/random/random-state.ts';
import { packHistory, unpackHistory } from '../../shared/view/history.ts';
import { parseKept } from './parse-kept.ts';

/**
 * A lesson of one's own as text, for this browser's storage: all that training goes on from, its
 * curve and its marks. What can be undone is not in it: it would be larger than all the rest.
 */

const numbers = z.array(z.number());
const count = z.int().check(z.gte(0));
const keptSchema = z.object({
  version: z.literal(1),
  experiment: experimentSchema,
  phase: z.enum(phases),
  outcome: z.nullable(z.object({ reason: z.string(), epoch: count })),
  epoch: count,
  parameters: numbers,
  optimizerState: numbers,
  generator: z.object({
    words: z.array(count),
    position: count,
    cachedNormal: z.nullable(z.number()),
  }),
  sequence: count,
  start: count,
  history: z.array(z.array(z.nullable(z.number()))),
  marks: z.array(z.object({ epoch: count, parts: z.array(z.string()), experiment: z.any() })),
});

export function packLesson(saved: SavedLesson): string {
  const { experiment, phase, outcome, training, sequence, start, history, marks } = saved;
  const { parameters, optimizerState, epoch, generator } = training;
  return JSON.stringify({
    version: 1,
    experiment,
    phase,
    outcome,
    epoch,
    parameters: [...parameters],
    optimizerState: [...optimizerState],
    generator: { ...generator, words: [...generator.words] },
    sequence,
    start,
    history: packHistory(history),
    marks,
  });
}

/** The inverse, paused where it was training; null for what is no whole lesson. */
export function unpackLesson(text: string): SavedLesson | null {
  const parsed = parseKept(text, keptSchema);
  if (!parsed) return null;
  const { experiment, epoch, sequence, start, ...kept } = parsed;
  const { features, hiddenLayers, optimizer } = experiment;
  const { parameterCount } = createNetwork(features.length, hiddenLayers);
  const generator = { ...kept.generator, words: Uint32Array.from(kept.generator.words) };
  const parameters = Float64Array.from(kept.parameters);
  const optimizerState = Float64Array.from(kept.optimizerState);
  const isWhole =
    parameters.length === parameterCount &&
    optimizerState.length === createOptimizerState(optimizer, parameterCount).length &&
    isGenerator(generator);
  if (!isWhole) return null;
  const isTraining = kept.phase === 'training';
  return {
    experiment,
    phase: isTraining ? 'paused' : kept.phase,
    outcome: isTraining ? null : (kept.outcome as Outcome | null),
    stepTo: null,
    training: { parameters, optimizerState, epoch, generator },
    metrics: measure(experiment, parameters),
    sequence,
    start,
    history: unpackHistory(kept.history),
    marks: kept.marks as Mark[],
    undoStack: emptyUndoStack,
  };
}

function isGenerator(value: ReturnType<RandomState['getState']>): boolean {
  try {
    new RandomState(0).setState(value);
    return true;
  } catch {
    return false;
  }
}
