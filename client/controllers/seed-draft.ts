import { createTrainingState } from '../../shared/engine/trainer.ts';
import {
  experimentOf,
  type KeptSeed,
  type SeedProgress,
  type SeedTask,
} from '../training/seed-run.ts';
import { recallDraft, rememberDraft } from './draft.ts';

/** As this page wrote it; another version's may lack something. */
interface Draft {
  seed: number;
  untilEpoch: number;
  epoch: number;
  parameters?: number[];
  optimizerState?: number[];
  generator?: { words: number[] };
  hasDiverged: boolean;
}

/** Keeps how far this tab's own start has come, for a reload. */
export function rememberSeed(
  code: string,
  round: number,
  { seed, untilEpoch }: SeedTask,
  { state, end }: SeedProgress,
): void {
  const { epoch, parameters, optimizerState, generator } = state;
  const draft: Draft = {
    seed,
    untilEpoch,
    epoch,
    parameters: Array.from(parameters),
    optimizerState: Array.from(optimizerState),
    generator: { ...generator, words: Array.from(generator.words) },
    hasDiverged: end === 'diverged',
  };
  rememberDraft(code, round, draft);
}

export const forgetSeed = (code: string, round: number): void => rememberDraft(code, round, null);

/** The seed that this tab had in that round; null where it had none. */
export const recallSeedNumber = (code: string, round: number): number | null =>
  recallDraft<Draft>(code, round)?.seed ?? null;

/** Where it was before the reload; null where nothing of just this task is kept. */
export function recallSeed(code: string, round: number, task: SeedTask): KeptSeed | null {
  const draft = recallDraft<Draft>(code, round);
  if (draft?.seed !== task.seed || draft.untilEpoch !== task.untilEpoch) return null;
  const start = createTrainingState(experimentOf(task));
  const parameters = Float64Array.from(draft.parameters ?? []);
  const optimizerState = Float64Array.from(draft.optimizerState ?? []);
  const words = Uint32Array.from(draft.generator?.words ?? []);
  const isWhole =
    parameters.length === start.parameters.length &&
    optimizerState.length === start.optimizerState.length &&
    words.length === start.generator.words.length &&
    draft.epoch <= task.untilEpoch;
  if (!isWhole) return null;
  const generator = { ...start.generator, ...draft.generator, words };
  const { epoch, hasDiverged } = draft;
  return { state: { parameters, optimizerState, epoch, generator }, hasDiverged };
}
